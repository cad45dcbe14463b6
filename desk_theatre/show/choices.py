"""
The lists to choose from that a scenario offers at the desk and to the facilitator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.text import curly
from desk_theatre.show.board import Choice

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario


def kinds_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    Return the kinds that can be reported: incidents first, then questions.
    """
    kinds = sorted(scenario.kinds, key=lambda kind: kind.question)
    return tuple(
        Choice(
            kind.id, kind.title, curly(kind.example), kind.where == "room", "question" if kind.question else "incident"
        )
        for kind in kinds
    )


def rooms_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    Return the rooms.
    """
    return tuple(Choice(room.id, room.name) for room in scenario.conference.rooms)


def cues_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    Return the cues.
    """
    return tuple(
        Choice(cue.id, cue.title, f"{cue.count} × {scenario.kind(cue.kind).title}") for cue in scenario.demand.cues
    )
