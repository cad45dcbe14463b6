"""
Prioritisation: the order within a priority.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm.events import DelegateChased, IncidentPickedUp
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.scenario.people import Patience
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import OPENS, desk_of, kind, team


def test_among_equals_whoever_asks_is_served_first() -> None:
    """
    Of two that are worth the same, the one whose delegate has come back to ask is taken up first; one that is worth more
    comes before both.
    """
    once = Patience(Duration(8.0, "fixed"), NOTHING, chases=1, withdraws=0.0)
    kinds = [
        kind("low", "av", impact=Level.LOW, urgency=Level.LOW, diagnosis=NOTHING, repair=Duration(10.0, "fixed")),
        kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH, diagnosis=NOTHING, repair=Duration(1.0, "fixed")),
    ]
    scenario = evolve(desk_of(1, kinds=kinds, teams=[team("av", 2, 1)]), patience=once)
    organisation = Organisation(scenario, 1, 1, {"prioritisation": "chosen"})
    events = organisation.advance(OPENS)
    for second, name in ((0, "low"), (60, "low"), (300, "low"), (400, "high")):
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None)[1]

    events += organisation.advance(scenario.conference.closes)

    asked = [x.at - OPENS for x in events if isinstance(x, DelegateChased) and x.incident == 3]
    assert asked == [60 + 480]
    assert [x.incident for x in events if isinstance(x, IncidentPickedUp)] == [1, 7, 3, 5]
