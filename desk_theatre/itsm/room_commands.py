"""
What the room can ask for beside reporting, and what the facilitator does about the words of others.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class MeToo:
    """
    Somebody else has the same incident: there is no second one, but this one counts for more people.  If that raises its
    priority, the shorter target counts from now and ends no later than the old one.

    Args:
        key: made by the sender, so that sending it twice counts once; empty: every time.
        text: what this delegate says; typed text.
    """

    incident: int
    key: str = ""
    text: str = ""


@value
class LeaveMood:
    """
    A delegate says how it felt; whoever says so again has changed their mind.

    Args:
        mood: from 1, let down, to 5, delighted.
    """

    incident: int
    mood: int


@value
class HoldTexts:
    """
    From now on, texts are held before they are shown, or are not.
    """

    on: bool


@value
class MaskText:
    """
    Of the words of an incident, only that there are some is shown; its clock runs on.
    """

    incident: int


@value
class ReplaceText:
    """
    Other words are shown for those of an incident.

    Args:
        text: what is shown instead; typed text.
        by: what the delegate is called instead; typed text.
    """

    incident: int
    text: str = ""
    by: str = ""


RoomCommand = MeToo | LeaveMood | HoldTexts | MaskText | ReplaceText

ROOM_COMMANDS: dict[str, type[RoomCommand]] = {
    "me-too": MeToo,
    "leave-mood": LeaveMood,
    "hold-texts": HoldTexts,
    "mask-text": MaskText,
    "replace-text": ReplaceText,
}
"""
The name of each in files and recordings.
"""
