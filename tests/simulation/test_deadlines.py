"""
What the organisation takes for the deadline of an incident is what the SLA clock says, to the second.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import clocks
from desk_theatre.itsm.service_hours import ServiceHours
from desk_theatre.scenario.library import load
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import OPENS, Act, acts, interfere, practice_sets, scenarios

SEEDS = st.integers(0, 2**32)
Lives = dict[int, list[e.Event]]
JUDGED = ("recording", "prioritisation", "agreed_targets", "status_updates", "escalation", "checkpoint")


def _take(lives: Lives, events: list[e.Event]) -> None:
    for event in events:
        number = getattr(event, "incident", None)
        if number is not None and not isinstance(event, e.SessionDelayed):
            lives[number].append(event)


def _wrong(organisation: Organisation, lives: Lives) -> list[tuple[int, int, int, int]]:
    """
    Incidents judged by the agreed table: the second, the number, what the organisation thinks is left, and what is left.
    """
    now, found = organisation.now, []
    for incident in organisation.floor.incidents.values():
        if incident.open and incident.agreed and incident.assessed is incident.priority and incident.within is not None:
            left = incident.within - incident.counted(now)
            resolution = clocks(lives[incident.number], organisation.scenario.agreement, now)[1]
            if left != resolution.left:
                found.append((now, incident.number, left, resolution.left))
    return found


@examples(60)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_a_deadline_is_that_of_the_clock(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Whatever waits, is lost, comes back, or is raised and lowered; where the clocks run all day.
    """
    scenario = evolve(scenario, agreement=evolve(scenario.agreement, hours=ServiceHours()))
    organisation = Organisation(scenario, seed, 1, dict.fromkeys((*practices, *JUDGED), "chosen"))
    lives: Lives = defaultdict(list)
    _take(lives, organisation.advance(OPENS))
    for act in does:
        _take(lives, organisation.advance(OPENS + act[0]))
        _take(lives, interfere(organisation, act))
        assert _wrong(organisation, lives) == []


@pytest.mark.parametrize("pauses", [False, True], ids=["supplier counts", "supplier does not count"])
def test_a_deadline_is_that_of_the_clock_on_a_conference_day(pauses: bool) -> None:
    """
    Minute by minute, with the losses, the reopenings and the supplier of a whole day.
    """
    scenario = load("conference")
    scenario = evolve(scenario, agreement=evolve(scenario.agreement, supplier_pauses=pauses))
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(JUDGED, "chosen"))
    lives: Lives = defaultdict(list)
    _take(lives, organisation.advance(organisation.now))
    compared = 0
    while organisation.now < scenario.conference.closes - 60:
        _take(lives, organisation.advance(organisation.now + 60))
        assert _wrong(organisation, lives) == []
        compared += sum(incident.open and incident.agreed for incident in organisation.floor.incidents.values())
    assert compared > 1000
