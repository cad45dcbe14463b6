"""
What can be asked for: a closed list.  A command says what a person wants; only events make it true.

The same commands come from keys, from the delegates' form, from a commands file and from a recording; `codec` in
`desk_theatre.recording` writes them, under the names in `COMMANDS`.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.room_commands import ROOM_COMMANDS, RoomCommand
from desk_theatre.itsm.scene import Stakeholder
from desk_theatre.itsm.session_commands import SESSION_COMMANDS, SessionCommand
from desk_theatre.itsm.values import value

How = Literal["imposed", "announced", "chosen"]
"""
How a practice came about: imposed in mid-round, announced between rounds with its why, or chosen by the room.
"""


@value
class OpenRound:
    """
    Open the next round.
    """


@value
class EndRound:
    """
    End the round before its time is over.
    """


@value
class SubmitIncident:
    """
    Report an incident, as a delegate.

    Args:
        kind: id of the kind that the delegate picked.
        room: id of the room, if the kind happens in a room.
        by: the delegate's name; typed text.
        text: the delegate's own words; typed text.
        key: made by the sender, so that sending it twice makes one incident; empty: each one counts.
    """

    kind: str
    room: str | None = None
    by: str = ""
    text: str = ""
    key: str = ""


@value
class WithdrawIncident:
    """
    Give up an incident, as a delegate. It is withdrawn when no other delegate waits for it.
    """

    incident: int


@value
class SetPractice:
    """
    Switch a practice on or off.

    Args:
        how: `None` lets the show decide: imposed while a round runs, announced between rounds.
        why: the group for which a reason is given with it, between rounds; `None`: no reason.
    """

    practice: str
    on: bool
    how: How | None = None
    why: Stakeholder | None = None


@value
class InjectCue:
    """
    Set off a cue of the scenario.
    """

    cue: str


@value
class InjectIncidents:
    """
    Add `count` incidents of one kind, spread over some minutes.
    """

    kind: str
    room: str | None = None
    count: int = 1
    minutes: int = 0


@value
class PauseRound:
    """
    Pause every clock.
    """


@value
class ContinueRound:
    """
    Continue every clock.
    """


@value
class SetSpeed:
    """
    Set how many simulated seconds pass in one second of the room.
    """

    speed: float


@value
class HoldText:
    """
    Hold the text of an incident: the stage does not show it. The incident's clock runs on.
    """

    incident: int


@value
class ReleaseText:
    """
    Release the text of an incident: the stage may show it.
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
        wall: milliseconds of the room's clock since the show began; for a replay at the pace of the show.
        sender: empty for people at the terminal of the show; otherwise the kiosk or phone it came from, or `rehearsal`.
    """

    number: int
    at: int
    wall: int
    command: Command
    sender: str = ""
