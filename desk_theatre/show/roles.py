"""
Who may ask for what: each command comes from a role and is accepted only if the role may give it.

`desk_theatre.show.phases` says when a command is accepted, this table from whom. A recording holds only accepted
commands, so playing it again asks nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.values import value
from desk_theatre.show.wording import answers

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["facilitator", "delegate", "kiosk", "phone", "rehearsal"]
"""
*facilitator*: the keys of the show, or a console. *delegate*: the form on the facilitator's own terminal. *kiosk* and
*phone*: a terminal and a browser of their own. *rehearsal*: the simulated delegates.
"""

CONSOLE: Final = "console"
"""
How the sender of a facilitator's command from another terminal begins; there may be a number after it.
"""

_FACILITATOR: Final[frozenset[Role]] = frozenset({"facilitator"})
_ROOM: Final[frozenset[Role]] = frozenset({"facilitator", "delegate", "kiosk", "phone", "rehearsal"})
_SIMULATED: Final[frozenset[Role]] = frozenset({"facilitator", "rehearsal"})

MAY: Mapping[type[c.Command], frozenset[Role]] = {
    c.OpenRound: _FACILITATOR,
    c.EndRound: _FACILITATOR,
    c.SubmitIncident: _ROOM,
    # At a shared terminal nobody can tell whose an incident is.
    c.WithdrawIncident: _SIMULATED,
    c.SetPractice: _FACILITATOR,
    c.InjectCue: _FACILITATOR,
    c.InjectIncidents: _FACILITATOR,
    c.PauseRound: _FACILITATOR,
    c.ContinueRound: _FACILITATOR,
    c.SetSpeed: _FACILITATOR,
    c.HoldText: _FACILITATOR,
    c.ReleaseText: _FACILITATOR,
    r.MeToo: _ROOM,
    r.LeaveMood: _ROOM,
    r.HoldTexts: _FACILITATOR,
    r.MaskText: _FACILITATOR,
    r.ReplaceText: _FACILITATOR,
    s.ChoosePlan: _FACILITATOR,
    s.NextScene: _FACILITATOR,
    s.SkipScene: _FACILITATOR,
    s.RepeatScene: _FACILITATOR,
    s.PreviousScene: _FACILITATOR,
    s.EndShow: _FACILITATOR,
    s.ShowFigure: _FACILITATOR,
    s.GuessFigure: _FACILITATOR,
    s.SetTeams: _FACILITATOR,
    s.NameTeam: _FACILITATOR,
    s.SetOrganisers: _FACILITATOR,
    s.PickCard: _SIMULATED,
    s.NoteFinding: _SIMULATED,
    s.ProposeImprovement: _SIMULATED,
    s.CastVote: _SIMULATED,
    s.CountHands: _FACILITATOR,
    s.ChooseImprovement: _FACILITATOR,
    s.ChooseLeading: _FACILITATOR,
    s.TakeBackFinding: _FACILITATOR,
    s.TakeBackImprovement: _FACILITATOR,
    s.Undo: _FACILITATOR,
}
"""
The roles that may give each command.
"""


@value
class Envelope:
    """
    A command on its way to the show.

    Args:
        role: of the sender.
        sender: which console, kiosk or phone; empty at the show's own terminal.
    """

    command: c.Command
    role: Role
    sender: str = ""

    @property
    def recorded_sender(self) -> str:
        """
        The sender as the recording stores it; empty for people at the show's own terminal.
        """
        return self.sender or ("" if self.role in {"facilitator", "delegate"} else self.role)


def is_facilitator(sender: str) -> bool:
    """
    Return whether an input came from the facilitator, by the sender in the recording.
    """
    return not sender or sender.partition(" ")[0] == CONSOLE


def from_facilitator(command: c.Command) -> Envelope:
    """
    Return an envelope from the facilitator's keys.
    """
    return Envelope(command, "facilitator")


def overreach(envelope: Envelope) -> str | None:
    """
    Return why the role may not give the command, in a sentence; `None` if it may.
    """
    return None if envelope.role in MAY[type(envelope.command)] else answers.NOT_YOURS
