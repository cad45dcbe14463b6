"""
The lookout agrees with the definitions: with the clocks to the second, and with the lifecycle about what waits.
"""

from __future__ import annotations

from hypothesis import given

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import clocks
from desk_theatre.itsm.lifecycle import State, step
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.sla import Agreement
from desk_theatre.show.round_observer import RoundObserver
from histories import agreements, histories, rounds, small_scenario
from profiles import examples

ORDINARY = examples(120)
LONG_AFTER = 40 * 3600
PLACES = {
    State.REPORTED: "counter",
    State.ASSIGNED: "line",
    State.BLOCKED: "boss",
    State.PENDING_DELEGATE: "delegate",
    State.PENDING_SUPPLIER: "supplier",
    State.LOST: "nobody",
}


@given(histories(), agreements())
@ORDINARY
def test_a_promise_passes_at_the_second_at_which_its_clock_does(history: list[e.Event], agreement: Agreement) -> None:
    """
    The resolution clock is past its target then and was not the second before, unless a judgement has just set another target.
    """
    observer = RoundObserver(small_scenario(agreement))
    passed = [each for event in history for each in observer.add(event)] + observer.pass_time(LONG_AFTER)
    judged = {event.at for event in history if isinstance(event, e.IncidentAssessed)}

    for each in passed:
        if each.promise == "resolution":
            _, then, _ = clocks(history, agreement, each.at)
            _, before, _ = clocks(history, agreement, max(each.at - 1, history[0].at))
            assert then.elapsed > then.target or each.at in {event.at for event in history}
            assert before.elapsed <= before.target or each.at in judged


@given(histories(), agreements())
@ORDINARY
def test_no_broken_promise_is_overlooked(history: list[e.Event], agreement: Agreement) -> None:
    """
    What is late in the end has passed, once; what is in time in the end has not, unless it was judged again in between.
    """
    observer = RoundObserver(small_scenario(agreement))
    passed = [each for event in history for each in observer.add(event)] + observer.pass_time(LONG_AFTER)
    watch = observer.deadlines.promises.watches[0]
    late = watch.late(LONG_AFTER)
    judged = any(
        isinstance(event, IncidentJoined) or (isinstance(event, e.IncidentAssessed) and not event.guess)
        for event in history
    )

    count = sum(each.promise == "resolution" for each in passed)
    assert count in {int(late), int(judged)}


@given(rounds())
@ORDINARY
def test_what_waits_is_what_the_lifecycle_says(events: list[e.Event]) -> None:
    """
    After every event, each incident is in the place of its state, and in exactly one line.
    """
    observer = RoundObserver(small_scenario())
    states: dict[int, State | None] = {}
    for event in events:
        number = getattr(event, "incident", None)
        if number is not None and not isinstance(event, e.SessionDelayed):
            states[number] = step(states.get(number), event)
        observer.add(event)

        waits = {number: waiting.place for number, waiting in observer.waits.now.items()}
        assert {n: PLACES[state] for n, state in states.items() if state in PLACES} == waits
        lines = sorted(n for line in observer.waits.lines.values() for n in line)
        assert sorted(n for n, place in waits.items() if place == "line") == lines


@given(rounds())
@ORDINARY
def test_waiting_adds_up(events: list[e.Event]) -> None:
    """
    The stretches of an incident do not overlap, and lie between its report and the end.
    """
    observer = RoundObserver(small_scenario())
    for event in events:
        observer.add(event)
    end = events[-1].at

    last: dict[int, int] = {number: report.at for number, report in observer.reports.items()}
    for wait in sorted(observer.waits.all(end), key=lambda each: (each.since, each.until)):
        assert last[wait.incident] <= wait.since <= wait.until <= end
        last[wait.incident] = wait.until


@given(histories())
@ORDINARY
def test_an_incident_whose_report_is_missing_is_not_known(history: list[e.Event]) -> None:
    """
    A recording with a damaged line can be looked at all the same.
    """
    observer = RoundObserver(small_scenario())

    assert [event for event in history[1:] if observer.knows(event)] == []
    assert observer.knows(history[0])
