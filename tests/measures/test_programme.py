"""
Late sessions: delayed by the desk, or late for other reasons; each is exactly one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from days import P1, P3, SCENARIO, at, day, incident
from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import clocks
from desk_theatre.itsm.lifecycle import DONE, State, step
from desk_theatre.itsm.sla import Light
from desk_theatre.measures.headline import headline
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from profiles import examples
from small_scenarios import played, practice_sets, scenarios

Events = Sequence[e.Event]


def _late(events: Events) -> dict[str, int | None]:
    """
    The sessions that began late, with the place of their beginning, and those that should have begun.
    """
    held_up = {event.session: None for event in events if isinstance(event, e.SessionDelayed)}
    begun = {x.session: place for place, x in enumerate(events) if isinstance(x, e.SessionStarted) and x.delay > 0}
    return {**held_up, **begun}


def _open_in(room: str, scenario: Scenario, before: Events) -> set[int]:
    """
    Incidents of a blocking kind in a room that are not over, by the table of the life cycle.
    """
    blocking = {kind.id for kind in scenario.kinds if kind.blocking}
    states: dict[int, State | None] = {}
    there = set()
    for event in before:
        number = getattr(event, "incident", None)
        if number is not None:
            states[number] = step(states.get(number), event)
        if isinstance(event, e.IncidentReported) and (event.room, event.kind in blocking) == (room, True):
            there.add(event.incident)
    return {number for number in there if states[number] not in {*DONE, State.WITHDRAWN}}


def _each_late_session_is_counted_once(scenario: Scenario, events: Events) -> int:
    """
    How many the desk delayed, of them all.
    """
    scorecard_fold = ScorecardFold(scenario)
    scorecard_fold.add_all(events)
    now = events[-1].at
    card, late = scorecard_fold.scorecard(now), _late(events)
    by_desk = {session for session in late if scorecard_fold.programme.by_desk(session, now)}

    assert card.sessions_delayed == len(late)
    assert card.sessions_delayed_by_desk == len(by_desk)
    assert card.sessions_late_otherwise == len(late.keys() - by_desk)
    assert not any(
        scorecard_fold.programme.by_desk(each.id, now) for each in scenario.conference.programme if each.id not in late
    )
    for session in late:
        place = next(i for i, x in enumerate(events) if isinstance(x, e.SessionDelayed) and x.session == session)
        in_the_way = _open_in(scenario.session(session).room, scenario, events[:place])
        begins = late[session]
        upto, then = (events, now) if begins is None else (events[:begins], events[begins].at)
        lives = [[x for x in upto if getattr(x, "incident", None) == number] for number in sorted(in_the_way)]
        lives = [[x for x in life if not isinstance(x, e.SessionDelayed)] for life in lives]
        broken = [clocks(life, scenario.agreement, then)[1] for life in lives]
        assert in_the_way, f"{session} is late, and nothing stood in its way"
        if session in by_desk:
            assert any(clock.elapsed > clock.target for clock in broken), f"{session}: every promise was kept"
    return len(by_desk)


@examples(60)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_every_late_session_is_either_the_desks_or_late_for_other_reasons(
    scenario: Scenario, seed: int, practices: tuple[str, ...]
) -> None:
    """
    In any organisation; and the desk delays one only if an incident in its room was open when it should have begun.
    """
    _each_late_session_is_counted_once(scenario, played(scenario, seed, practices))


@pytest.mark.parametrize("practices", [(), tuple(catalogue())[:12]], ids=["none", "twelve"])
def test_of_a_conference_day_every_late_session_is_counted_once(practices: tuple[str, ...]) -> None:
    """
    On days with many late sessions of both sorts.
    """
    scenario = library.load("conference")

    assert _each_late_session_is_counted_once(scenario, played(scenario, 1, practices)) >= 10


# -- by hand ------------------------------------------------------------------------------------------------------


def _counts(*parts: Events) -> tuple[int, int, int]:
    """
    Sessions late, delayed by the desk, and late for other reasons, at the end of a day.
    """
    scorecard_fold = ScorecardFold(SCENARIO)
    events = day(*parts)
    scorecard_fold.add_all(events)
    card = scorecard_fold.scorecard(events[-1].at)
    six = headline(scorecard_fold, events[-1].at)
    assert six.sessions_delayed_by_desk == card.sessions_delayed_by_desk
    assert six.sessions - six.sessions_on_time == card.sessions_delayed
    return card.sessions_delayed, card.sessions_delayed_by_desk, card.sessions_late_otherwise


def _held_up(by: int, minutes: int) -> Events:
    """
    The keynote in room A begins late.
    """
    begins = at("10:00") + 60 * minutes
    return [e.SessionDelayed(at("10:00"), "keynote", by), e.SessionStarted(begins, "keynote", 60 * minutes)]


def test_a_broken_promise_delays_a_session_by_the_desk() -> None:
    """
    Reported at nine, promised within half an hour, not solved at ten.
    """
    assert _counts(incident(1, "09:00", priority=P1, taken=False), _held_up(1, 15)) == (1, 1, 0)


def test_what_was_reported_just_before_is_another_reason() -> None:
    """
    Six minutes before, and solved within its half hour.
    """
    assert _counts(incident(1, "09:54", priority=P1, takes=900), _held_up(1, 15)) == (1, 0, 1)


def test_what_the_supplier_has_is_another_reason() -> None:
    """
    The supplier had it for an hour; the promise is broken all the same, and not by those who work here.
    """
    life = incident(1, "09:00", priority=P1, solved=False)
    away: list[e.Event] = [e.IncidentPended(at("09:10"), 1, "cy", "supplier"), e.IncidentContinued(at("10:10"), 1)]
    solved: list[e.Event] = [e.IncidentPickedUp(at("10:10"), 1, "cy"), e.IncidentResolved(at("10:12"), 1, "cy", False)]
    scorecard_fold = ScorecardFold(SCENARIO)
    scorecard_fold.add_all(day(life, away, solved, _held_up(1, 12)))

    assert _counts(life, away, solved, _held_up(1, 12)) == (1, 0, 1)
    assert clocks([*life, *away, *solved], SCENARIO.agreement, at("11:00"))[1].light is Light.BREACHED


def test_any_incident_in_the_room_may_be_the_one_that_delays_it() -> None:
    """
    The event names the first, which is within its two hours; the second has broken its half hour.
    """
    first, second = incident(1, "09:00", priority=P3, taken=False), incident(2, "09:10", priority=P1, taken=False)

    assert _counts(first, second, _held_up(1, 15)) == (1, 1, 0)


def test_what_is_open_in_another_room_delays_nothing_here() -> None:
    """
    Nor what was solved before the session should have begun, nor what blocks no session.
    """
    here = incident(1, "09:50", priority=P3, taken=False)
    elsewhere = incident(2, "09:00", priority=P1, room="b", taken=False)
    over = incident(3, "09:00", priority=P1, wait=2400)
    harmless = incident(4, "09:00", kind="wifi", priority=P1, taken=False)

    assert _counts(here, elsewhere, over, harmless, _held_up(1, 15)) == (1, 0, 1)


def test_a_session_that_still_waits_is_the_desks_from_the_second_on_in_which_the_promise_breaks() -> None:
    """
    Reported at ten to ten, promised within half an hour: until twenty past ten it is late for other reasons.
    """
    events = day(
        incident(1, "09:50", priority=P1, taken=False), [e.SessionDelayed(at("10:00"), "keynote", 1)], ends=at("10:15")
    )
    scorecard_fold = ScorecardFold(SCENARIO)
    scorecard_fold.add_all(event for event in events if not isinstance(event, e.RoundEnded))

    assert [scorecard_fold.programme.by_desk("keynote", at(time)) for time in ("10:05", "10:20", "10:21")] == [
        False,
        False,
        True,
    ]
    assert [headline(scorecard_fold, at(time)).sessions_delayed_by_desk for time in ("10:05", "10:21")] == [0, 1]
