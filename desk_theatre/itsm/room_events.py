"""
What the room does beside reporting, and what becomes of its words.  None of it carries typed text.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value


@value
class IncidentJoined:
    """
    Somebody else has the same incident; its impact is one step higher, if there is one, and so is what it is worth.

    Args:
        others: how many have it now beside one.
        impact: as agreed for its kind, and raised.
        priority: what the business says it is worth now.
    """

    at: int
    incident: int
    others: int
    impact: Level
    priority: Priority


@value
class IncidentLeft:
    """
    One of several who have an incident does not want it solved any more; the others still do.

    Args:
        others: how many have it now beside one.
    """

    at: int
    incident: int
    others: int


@value
class MoodLeft:
    """
    A delegate has said how it felt.

    Args:
        mood: from 1, let down, to 5, delighted.
    """

    at: int
    incident: int
    mood: int


@value
class TextHoldingSet:
    """
    From now on, texts are held before they are shown, or are not.
    """

    at: int
    on: bool


@value
class TextMasked:
    """
    Of the words of an incident, only that there are some is shown.
    """

    at: int
    incident: int


@value
class TextReplaced:
    """
    Other words are shown for those of an incident.

    Args:
        said: number of the input with these words.
    """

    at: int
    incident: int
    said: int


RoomEvent = IncidentJoined | IncidentLeft | MoodLeft | TextHoldingSet | TextMasked | TextReplaced
