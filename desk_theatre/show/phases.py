"""
The course of a show: which commands are accepted when.

A show is in one of five phases. It begins *before* the first round. Opening a round makes it *running*; a running round
can be *paused* and continued. When a round ends, by time or by command, the show is *between* two rounds, or *over*
after the last. The table says in which phases a command is accepted, and `wording.answers.PHASES` has the sentence for
a refusal.

Outside the rounds the room goes from scene to scene, in the order of `SCENES`. A round may be opened from any of them,
so a show without scenes works, too. Where the order ends with *round*, the stage is set for the next round, which waits
to be opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm import session_commands as s
from desk_theatre.show.wording import answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.itsm.scene import SceneName
    from desk_theatre.show.board import Phase

_IN_ROUND: tuple[Phase, ...] = ("running", "paused")
_OUTSIDE: tuple[Phase, ...] = ("before", "between")
_AFTER: tuple[Phase, ...] = ("between", "over")
_NOT_IN_ROUND: tuple[Phase, ...] = ("before", "between", "over")
_ALWAYS: tuple[Phase, ...] = ("before", "running", "paused", "between", "over")

HEARD: Mapping[type[c.Command], tuple[Phase, ...]] = {
    c.OpenRound: _OUTSIDE,
    c.EndRound: _IN_ROUND,
    c.SubmitIncident: _IN_ROUND,
    c.WithdrawIncident: _IN_ROUND,
    c.SetPractice: ("before", "running", "paused", "between"),
    c.InjectCue: _IN_ROUND,
    c.InjectIncidents: _IN_ROUND,
    c.PauseRound: ("running",),
    c.ContinueRound: ("paused",),
    c.SetSpeed: _ALWAYS,
    c.HoldText: _ALWAYS,
    c.ReleaseText: _ALWAYS,
    r.MeToo: _IN_ROUND,
    r.LeaveMood: _ALWAYS,
    r.HoldTexts: _ALWAYS,
    r.MaskText: _ALWAYS,
    r.ReplaceText: _ALWAYS,
    s.ChoosePlan: _OUTSIDE,
    s.NextScene: _NOT_IN_ROUND,
    s.SkipScene: _NOT_IN_ROUND,
    s.RepeatScene: _NOT_IN_ROUND,
    s.PreviousScene: _NOT_IN_ROUND,
    s.EndShow: _AFTER,
    s.ShowFigure: _AFTER,
    s.GuessFigure: _AFTER,
    s.SetTeams: _ALWAYS,
    s.NameTeam: _ALWAYS,
    s.SetOrganisers: _ALWAYS,
    s.PickCard: _AFTER,
    s.NoteFinding: _AFTER,
    s.ProposeImprovement: _AFTER,
    s.CastVote: _AFTER,
    s.CountHands: _AFTER,
    s.ChooseImprovement: _AFTER,
    s.ChooseLeading: _AFTER,
    s.TakeBackFinding: _AFTER,
    s.TakeBackImprovement: _AFTER,
    s.Undo: _AFTER,
}
"""
The phases in which each command is accepted.
"""

SCENES: Mapping[Phase, tuple[SceneName, ...]] = {
    "before": ("foyer", "briefing", "round"),
    "between": ("curtain", "reflection", "round"),
    "over": ("curtain", "reflection", "finale"),
}
"""
The scenes outside the rounds, in their order.
"""

GOES_ON: tuple[type[c.Command], ...] = (
    c.OpenRound,
    c.ContinueRound,
    c.SetSpeed,
    s.ChoosePlan,
    s.NextScene,
    s.SkipScene,
    s.PreviousScene,
    s.RepeatScene,
    s.EndShow,
)
"""
Commands that show that the room has moved on.
"""


def objection(command: c.Command, phase: Phase) -> str | None:
    """
    Return why a command is not accepted in this phase, in a sentence; `None` if it is.
    """
    return None if phase in HEARD[type(command)] else answers.PHASES[phase]


def scene_after(phase: Phase, scene: SceneName, by: int) -> SceneName | None:
    """
    Return the scene `by` places later in the order (earlier, below 0); `None` if there is none.
    """
    if by == 0:
        return scene
    order = SCENES[phase]
    place = (order.index(scene) if scene in order else len(order) - 1) + by  # the finale may come before its time
    return order[place] if 0 <= place < len(order) else None
