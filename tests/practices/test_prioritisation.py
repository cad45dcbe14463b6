"""
Prioritise by an agreed table.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.people import Patience
from desk_theatre.simulation.organisation import Organisation
from practice_cases import day_of, picked_up, work
from small_scenarios import OPENS, desk_of, kind, team


def test_the_highest_priority_is_picked_up_next_instead_of_the_latest_shout() -> None:
    """
    While one person is busy, the latest shout is taken next; judged by the agreed table, at 20 seconds each, the highest
    priority is, and among equals still the latest shout.
    """
    kinds = [
        kind("low", "av", impact=Level.LOW, urgency=Level.LOW),
        kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)])
    reports = [(0, "low"), (60, "low"), (120, "high"), (180, "high"), (240, "low")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["prioritisation"], *reports)

    assert [number for _, number, _ in picked_up(without)] == [1, 9, 7, 5, 3]
    assert [number for _, number, _ in picked_up(with_)] == [1, 7, 5, 9, 3]
    assert work(with_, "assessing") == [("assessing", 20)] * 5
    judged = {x.incident: (x.priority, x.guess) for x in with_ if isinstance(x, e.IncidentAssessed)}
    assert {n: (Priority.P1 if n in (5, 7) else Priority.P4, False) for n in (1, 3, 5, 7, 9)} == judged
    assert all(x.guess for x in without if isinstance(x, e.IncidentAssessed))


def test_an_incident_is_more_urgent_when_a_session_is_about_to_start_there() -> None:
    """
    The same kind in the same room is worth more when a session is about to start there.
    """
    session = Session("talk", "A talk", "a", OPENS + 5400, OPENS + 6000, 30)
    microphone = kind(where="room", impact=Level.HIGH, urgency=Level.LOW)
    scenario = desk_of(3, kinds=[microphone], sessions=[session])

    events = day_of(
        scenario, ["prioritisation"], (0, "no-sound"), (2400, "no-sound"), (4800, "no-sound"), (5500, "no-sound")
    )

    judged = [x.urgency for x in events if isinstance(x, e.IncidentAssessed)]
    assert judged == [Level.LOW, Level.MEDIUM, Level.HIGH, Level.LOW]


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

    asked = [x.at - OPENS for x in events if isinstance(x, e.DelegateChased) and x.incident == 3]
    assert asked == [60 + 480]
    assert [number for _, number, _ in picked_up(events)] == [1, 7, 3, 5]
