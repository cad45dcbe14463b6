"""
Small cases for the practices: incidents that are reported at given seconds, and what people do about them.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.itsm import events as e
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import OPENS


def day_of(scenario: Scenario, practices: Sequence[str], *reports: tuple[int, str]) -> list[e.Event]:
    """
    The events of a round in which incidents are reported at some seconds after the opening, each `(second, kind)`.
    """
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        kind = scenario.kind(name)
        events += organisation.submit(kind, "a" if kind.where == "room" else None)[1]
    return events + organisation.advance(scenario.conference.closes)


def work(events: Sequence[e.Event], *tasks: e.Task) -> list[tuple[e.Task, int]]:
    """
    The pieces of work of these sorts, or of all, with their seconds, in order.
    """
    pieces = (event for event in events if isinstance(event, e.WorkStarted))
    return [(piece.task, piece.seconds) for piece in pieces if not tasks or piece.task in tasks]


def picked_up(events: Sequence[e.Event]) -> list[tuple[str, int, int]]:
    """
    Who picked up which incident, and how many seconds after the opening.
    """
    return [(event.by, event.incident, event.at - OPENS) for event in events if isinstance(event, e.IncidentPickedUp)]


def count(events: Sequence[e.Event], type_: type[e.Event]) -> int:
    """
    How many events of a type there are.
    """
    return sum(isinstance(event, type_) for event in events)
