"""
What can be asked for: a closed list.  A command says what somebody wants; it becomes true only through events.

The same commands come from keys, from the delegates' form, from a commands file and from a recording; `codec` in
`desk_theatre.recording` writes them, under the names in `COMMANDS`.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.room_commands import ROOM_COMMANDS, RoomCommand
from desk_theatre.itsm.session_commands import SESSION_COMMANDS, SessionCommand
from desk_theatre.itsm.values import value

How = Literal["imposed", "announced", "chosen"]
"""
How a practice came to be: imposed in mid-round, announced between rounds with its why, or chosen by the room.
"""


@value
class OpenRound:
    """
    The curtain rises on the next round.
    """


@value
class EndRound:
    """
    The round is over, although its time is not.
    """


@value
class SubmitIncident:
    """
    A delegate reports something.

    Args:
        kind: id of the kind, as the delegate picked it.
        room: id of the room, where the kind happens in a room.
        by: what the delegate wants to be called; typed text.
        text: what the delegate says; typed text.
        key: made by the sender, so that sending it twice makes one incident; empty: never twice.
    """

    kind: str
    room: str | None = None
    by: str = ""
    text: str = ""
    key: str = ""


@value
class WithdrawIncident:
    """
    A delegate does not need help any more; the incident is withdrawn when nobody else who has it does.
    """

    incident: int


@value
class SetPractice:
    """
    The facilitator switches a practice on or off.

    Args:
        how: `None` lets the show decide: imposed while a round runs, announced between rounds.
    """

    practice: str
    on: bool
    how: How | None = None


@value
class InjectCue:
    """
    Something the scenario holds ready happens now.
    """

    cue: str


@value
class InjectIncidents:
    """
    Something the facilitator makes up happens now: `count` incidents of one kind, spread over some minutes.
    """

    kind: str
    room: str | None = None
    count: int = 1
    minutes: int = 0


@value
class PauseRound:
    """
    Every clock stops.
    """


@value
class ContinueRound:
    """
    The clocks go on.
    """


@value
class SetSpeed:
    """
    How many simulated seconds pass in one second of the room.
    """

    speed: float


@value
class HoldText:
    """
    The words of an incident are taken off the stage; its clock runs on.
    """

    incident: int


@value
class ReleaseText:
    """
    The words of an incident may be shown.
    """

    incident: int


Command = (
    OpenRound
    | EndRound
    | SubmitIncident
    | WithdrawIncident
    | SetPractice
    | InjectCue
    | InjectIncidents
    | PauseRound
    | ContinueRound
    | SetSpeed
    | HoldText
    | ReleaseText
    | RoomCommand
    | SessionCommand
)

COMMANDS: dict[str, type[Command]] = {
    "open-round": OpenRound,
    "end-round": EndRound,
    "submit-incident": SubmitIncident,
    "withdraw-incident": WithdrawIncident,
    "set-practice": SetPractice,
    "inject-cue": InjectCue,
    "inject-incidents": InjectIncidents,
    "pause-round": PauseRound,
    "continue-round": ContinueRound,
    "set-speed": SetSpeed,
    "hold-text": HoldText,
    "release-text": ReleaseText,
    **ROOM_COMMANDS,
    **SESSION_COMMANDS,
}
"""
The name of each command in files and recordings.
"""


@value
class Input:
    """
    A command that was accepted.

    Args:
        number: counts the inputs of a show from 0.
        at: the simulated second at which it is applied.
        wall: milliseconds of the room's clock since the show began; for replay at the pace of the evening.
        sender: empty for people; else which part of the program gave it.
    """

    number: int
    at: int
    wall: int
    command: Command
    sender: str = ""
