"""
Everyone sees the performance.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.practices.visible_performance import VisiblePerformance
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import DEVOTED, OPENS, desk_of, kind, team

HALF_AN_HOUR = Duration(30.0, "fixed")
KINDS = [
    kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH, repair=HALF_AN_HOUR),
    kind("middling", "av", impact=Level.MEDIUM, urgency=Level.MEDIUM, repair=HALF_AN_HOUR),
    kind("low", "av", impact=Level.LOW, urgency=Level.LOW, repair=HALF_AN_HOUR),
]
JUDGED = ("prioritisation",)


def _taken(practices: tuple[str, ...], *reports: tuple[int, str]) -> list[int]:
    """
    In which order incidents are taken up that are reported at some minutes, judged by the agreed table without loss of time.
    """
    scenario = desk_of(1, kinds=KINDS, teams=[team("av", 2, 1)], hours=6, parameters={"prioritisation": {"seconds": 0}})
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for minute, name in reports:
        events += organisation.advance(OPENS + 60 * minute)
        events += organisation.submit(scenario.kind(name), None)[1]
    events += organisation.advance(scenario.conference.closes)
    return [x.incident for x in events if isinstance(x, e.IncidentPickedUp)]


def test_what_is_nearly_broken_is_taken_as_one_priority_higher() -> None:
    """
    A P4 of the morning (four hours) that has waited for three is taken before the P3 that came an hour ago; without
    the board it waits until no P3 is left.
    """
    reports = [(0, "high"), (1, "low"), *((minute, "middling") for minute in range(30, 211, 30))]
    last = 2 * len(reports) - 1

    without, with_ = _taken(JUDGED, *reports), _taken((*JUDGED, "visible_performance"), *reports)

    assert without == [1, *range(5, last + 1, 2), 3]
    assert with_.index(3) < without.index(3)
    assert with_ == [1, *range(5, last - 3, 2), 3, last - 2, last]


def test_nothing_becomes_a_major_one_by_waiting() -> None:
    """
    Of two P1 the one that is due first comes first, however near its breach.
    """
    assert _taken((*JUDGED, "visible_performance"), (0, "high"), (1, "high"), (10, "high")) == [1, 3, 5]


def _scenario(imitation: float) -> Scenario:
    rates = evolve(DEVOTED, chosen=0.5, imitation=imitation, attention=99.0)
    return evolve(desk_of(2, hours=2), commitment=rates)


def _recording(scenario: Scenario, *practices: str) -> int:
    chosen = dict.fromkeys(("recording", *practices), "chosen")
    events = Organisation(scenario, 1, 1, chosen).advance(scenario.conference.closes)  # type: ignore[arg-type]
    return [x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1].levels[0]


def test_people_follow_what_they_see() -> None:
    """
    Another practice spreads faster; where nobody follows anybody, seeing it helps nothing.
    """
    assert _recording(_scenario(0.5), "visible_performance") > _recording(_scenario(0.5)) + 20
    assert _recording(_scenario(0.0), "visible_performance") == _recording(_scenario(0.0))


def test_it_has_no_price() -> None:
    """
    No second of anybody's time, no money.
    """
    events = Organisation(desk_of(1), 1, 1, {"visible_performance": "chosen"}).advance(OPENS + 7200)

    assert [x for x in events if isinstance(x, e.WorkStarted)] == []
    assert VisiblePerformance().money_per_hour() == 0.0
