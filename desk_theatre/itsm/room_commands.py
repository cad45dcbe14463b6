"""
What delegates can ask for as well as reporting, and what the facilitator does with their texts.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class MeToo:
    """
    Join an incident that another delegate has reported. There is no second incident, but this one counts for more people. If that
    raises its priority, the shorter target counts from now and ends no later than the old one.

    Args:
        key: made by the sender, so that sending it twice counts once; empty: each one counts.
        text: this delegate's own words; typed text.
    """

    incident: int
    key: str = ""
    text: str = ""


@value
class LeaveMood:
    """
    Say how the desk did, as a delegate. The last answer counts.

    Args:
        mood: from 1, let down, to 5, delighted.
    """

    incident: int
    mood: int


@value
class HoldTexts:
    """
    Hold every new text until it is released; or stop holding them.
    """

    on: bool


@value
class MaskText:
    """
    Show only that an incident has a text. The incident's clock runs on.
    """

    incident: int


@value
class ReplaceText:
    """
    Show another text for an incident.

    Args:
        text: the text to show; typed text.
        by: the name to show for the delegate; typed text.
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
