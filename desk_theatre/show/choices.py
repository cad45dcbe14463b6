"""
What a scenario gives to choose from at the desk and in the facilitator's hands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.show.board import Choice

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario


def kinds_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    What can be reported: incidents first, then questions.
    """
    kinds = sorted(scenario.kinds, key=lambda kind: kind.question)
    return tuple(
        Choice(kind.id, kind.title, kind.example, kind.where == "room", "question" if kind.question else "incident")
        for kind in kinds
    )


def rooms_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    Where it can happen.
    """
    return tuple(Choice(room.id, room.name) for room in scenario.conference.rooms)


def cues_of(scenario: Scenario) -> tuple[Choice, ...]:
    """
    What it holds ready.
    """
    return tuple(
        Choice(cue.id, cue.title, f"{cue.count} × {scenario.kind(cue.kind).title}") for cue in scenario.demand.cues
    )
