"""
Pressing: when much of the promised time has passed, and what the floor then does about an incident.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.sla import Agreement, Target
from desk_theatre.scenario.organisation import Supplier
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation import escalation, steps
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import AGREEMENT, OPENS, desk_of, kind, team

MINUTE = 60
HOUR_LONG = Agreement(AGREEMENT.table, {priority: Target(10, 60, 60) for priority in AGREEMENT.targets})
"""
Everything is promised within an hour, so that half of the time has passed after thirty minutes.
"""
LONG = kind("no-sound", "av", diagnosis=Duration(10.0, "fixed"), repair=Duration(110.0, "fixed"))
DAY = desk_of(1, kinds=[LONG], teams=[team("av", 2, 1)], agreement=HOUR_LONG, hours=8)


def _with_two(day: Scenario = DAY) -> Organisation:
    """
    An organisation that escalates; of two incidents that were reported at the opening, one is in work and one waits.
    """
    organisation = Organisation(day, 1, 1, {"escalation": "chosen"})
    organisation.advance(OPENS)
    for _ in range(2):
        organisation.submit(day.kinds[0], None)
    return organisation


def test_half_of_the_promised_time_has_passed_then_an_incident_is_pressing() -> None:
    """
    Not a second before.
    """
    organisation = _with_two()
    waiting, seen = organisation.floor.incidents[3], []
    for second in (30 * MINUTE - 1, 30 * MINUTE):
        organisation.advance(OPENS + second)
        seen.append(waiting.pressing)

    assert seen == [False, True]


def test_time_that_does_not_count_makes_nothing_pressing() -> None:
    """
    It was on hold for its delegate for a quarter of an hour.
    """
    organisation = _with_two()
    floor, incident = organisation.floor, organisation.floor.incidents[1]
    steps.wait_for_delegate(floor, floor.people["av-0"], incident, 15 * MINUTE)
    seen = []
    for minute in (44, 45):
        organisation.advance(OPENS + minute * MINUTE)
        seen.append(incident.pressing)

    assert seen == [False, True]


def test_what_lies_with_the_manager_is_given_back_and_taken_first() -> None:
    """
    The manager sees to it personally, because nobody is idle where it was.
    """
    organisation = _with_two()
    floor = organisation.floor
    steps.block(floor, floor.manager, floor.incidents[3])

    events = organisation.advance(OPENS + 40 * MINUTE)

    escalated = [event for event in events if isinstance(event, e.IncidentEscalated)]
    assert [(event.at - OPENS, event.incident, event.by, event.team) for event in escalated] == [
        (32 * MINUTE, 3, "boss", "av")
    ]
    assert floor.with_manager == []
    assert floor.incidents[3].queued
    assert floor.incidents[3].escalated


def test_what_comes_next_anyway_is_not_escalated() -> None:
    """
    It waits in the backlog of its own team, with nothing before it.
    """
    events = _with_two().advance(OPENS + 60 * MINUTE)

    assert [event for event in events if isinstance(event, e.IncidentEscalated)] == []


def test_the_supplier_is_called_again_then_the_visit_is_over_in_half_of_the_time_that_was_left() -> None:
    """
    The process of the visit is interrupted; the incident continues once.
    """
    day = evolve(DAY, kinds=(evolve(LONG, supplier=1.0),))
    slow = Supplier("The supplier", 150.0, Duration(100.0, "fixed"), Duration(20.0, "fixed"))
    day = evolve(day, organisation=evolve(day.organisation, supplier=slow))
    organisation = Organisation(day, 1, 1, {"escalation": "chosen"})
    organisation.advance(OPENS)
    organisation.submit(day.kinds[0], None)

    events = organisation.advance(OPENS + 240 * MINUTE)

    called = next(event.at for event in events if isinstance(event, e.SupplierCalled)) - OPENS
    again = next(event.at for event in events if isinstance(event, e.IncidentEscalated)) - OPENS
    left = called + 120 * MINUTE - again
    continued = [event.at - OPENS for event in events if isinstance(event, e.IncidentContinued)]
    assert continued == [again + left // 2]


def test_a_second_pair_of_hands_comes_then_both_are_done_at_once() -> None:
    """
    Two who are equally good halve what was left; the agent in whose hands it is goes on, interrupted and not restarted.
    """
    day = evolve(DAY, organisation=desk_of(1, teams=[team("av", 2, 2)]).organisation)
    organisation = Organisation(day, 1, 1, {"escalation": "chosen"})
    organisation.advance(OPENS)
    organisation.submit(LONG, None)

    events = organisation.advance(OPENS + 120 * MINUTE)

    helped = next(event for event in events if isinstance(event, e.HelpGiven))
    work = [
        (event.by, event.task, event.at - OPENS, event.seconds)
        for event in events
        if isinstance(event, e.WorkStarted) and event.task in {"repair", "helping"}
    ]
    assert (helped.at - OPENS, helped.to) == (30 * MINUTE, "av-0")
    assert work == [
        ("av-0", "repair", 10 * MINUTE, 110 * MINUTE),
        ("av-0", "repair", 30 * MINUTE, 45 * MINUTE),
        ("av-1", "helping", 30 * MINUTE, 45 * MINUTE),
    ]
    assert [event.at - OPENS for event in events if isinstance(event, e.IncidentResolved)] == [75 * MINUTE]


def test_a_longer_target_leaves_time_again() -> None:
    """
    Assessed lower after most of its target was used up, an incident is neither pressing nor near its breach.
    """
    day = evolve(
        DAY, agreement=Agreement(AGREEMENT.table, {Priority.P1: Target(10, 20, 60), Priority.P4: Target(10, 200, 60)})
    )
    organisation = _with_two(day)
    floor, incident = organisation.floor, organisation.floor.incidents[3]
    organisation.advance(OPENS + 30 * MINUTE)
    incident.pressing = incident.near_breach = True

    steps.prioritise(floor, incident, Priority.P4)

    assert not incident.pressing
    assert not incident.near_breach


def test_work_that_was_a_waste_stays_one_with_a_second_pair_of_hands() -> None:
    """
    Help makes it shorter, not useful.
    """
    organisation = _with_two()
    floor, person = organisation.floor, organisation.floor.people["av-0"]
    person.shift = floor.clock.process(person.work(floor.incidents[1], "diagnosis", 600, "repeated diagnosis"))
    organisation.advance(OPENS + 1)

    person.shorten(300)

    (shorter,) = floor.take_events()
    assert isinstance(shorter, e.WorkStarted)
    assert shorter.waste == "repeated diagnosis"


def test_a_second_call_never_makes_the_visit_of_the_supplier_longer() -> None:
    """
    Not even in the second in which the supplier is done: there is no time left to save.
    """
    organisation = _with_two()
    floor, incident = organisation.floor, organisation.floor.incidents[1]
    steps.wait_for_supplier(floor, floor.people["av-0"], incident, 10 * MINUTE)
    organisation.advance(OPENS + 1)
    done = incident.back_at = floor.now

    escalation._call_again(floor, incident)

    assert incident.back_at == done
