"""
What delegates do as well as reporting, and what happens to their texts.  None of it carries typed text.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value


@value
class IncidentJoined:
    """
    Another delegate has the same incident. Its impact is one step higher, if there is one, and its priority follows.

    Args:
        others: how many delegates have it now as well as the first.
        impact: as agreed for its kind, and raised.
        priority: the priority that the business sets now.
    """

    at: int
    incident: int
    others: int
    impact: Level
    priority: Priority


@value
class IncidentLeft:
    """
    One of several delegates who have an incident has given up. The others still wait.

    Args:
        others: how many delegates have it now as well as the first.
    """

    at: int
    incident: int
    others: int


@value
class MoodLeft:
    """
    A delegate said how the desk did.

    Args:
        mood: from 1, let down, to 5, delighted.
    """

    at: int
    incident: int
    mood: int


@value
class TextHoldingSet:
    """
    From now on, texts are held until they are released; or they are not.
    """

    at: int
    on: bool


@value
class TextMasked:
    """
    The stage shows only that an incident has a text.
    """

    at: int
    incident: int


@value
class TextReplaced:
    """
    The stage shows another text for an incident.

    Args:
        said: number of the input with that text.
    """

    at: int
    incident: int
    said: int


@value
class RoomShareUsed:
    """
    The room has used its share of the round. Until the round ends, its delegates can only join incidents that are open.

    Args:
        reports: how many incidents they have reported in this round.
    """

    at: int
    reports: int


RoomEvent = IncidentJoined | IncidentLeft | RoomShareUsed | MoodLeft | TextHoldingSet | TextMasked | TextReplaced
