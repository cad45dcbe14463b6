"""
The course of a show: which commands make sense when.

A show is in one of five phases.  It begins *before* the first round.  Opening a round makes it *running*; a running round
can be *paused* and continued.  When a round ends, because its time is over or because somebody ends it, the show is
*between* two rounds, or *over* after the last.  The table says in which phases a command is heard, and `REASONS` what is
said when it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.show.board import Phase

_IN_ROUND: tuple[Phase, ...] = ("running", "paused")
_OUTSIDE: tuple[Phase, ...] = ("before", "between")
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
}
"""
The phases in which each command is heard.
"""

REASONS: Mapping[Phase, str] = {
    "before": "No round is open yet.",
    "running": "A round is running.",
    "paused": "The round is paused.",
    "between": "The round is over; the next one is not open yet.",
    "over": "The show is over.",
}


def objection(command: c.Command, phase: Phase) -> str | None:
    """
    Why a command is not heard in this phase, in a sentence; `None` if it is.
    """
    return None if phase in HEARD[type(command)] else REASONS[phase]
