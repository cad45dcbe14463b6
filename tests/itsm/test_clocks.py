"""
The clocks of one incident, as stories and as laws.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import clocks, raisings
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.service_hours import ServiceHours
from desk_theatre.itsm.sla import Agreement, Light, SlaClock, Target
from explained_clocks import explained_clocks, slow_raisings
from histories import AGREEMENT, NINE, agreements, histories
from slow_clocks import SlowClock, slow_clocks

MINUTE = 60


def at(minute: float) -> int:
    """
    So many minutes after nine.
    """
    return NINE + round(minute * MINUTE)


def reported(priority: Priority = Priority.P2) -> e.IncidentReported:
    """
    At nine; P2 promises a response in 10, a resolution in 60, news every 20 minutes.
    """
    return e.IncidentReported(NINE, 7, "no-sound", "a", 3, False, priority)


def picked_up(minute: float) -> e.IncidentPickedUp:
    """
    Cy takes it up.
    """
    return e.IncidentPickedUp(at(minute), 7, "cy")


def pended(minute: float, reason: str = "delegate") -> e.IncidentPended:
    """
    Cy has to wait for somebody.
    """
    return e.IncidentPended(at(minute), 7, "cy", "supplier" if reason == "supplier" else "delegate")


def continued(minute: float) -> e.IncidentContinued:
    """
    The waiting is over.
    """
    return e.IncidentContinued(at(minute), 7)


def resolved(minute: float) -> e.IncidentResolved:
    """
    Cy has mended it.
    """
    return e.IncidentResolved(at(minute), 7, "cy", False)


def informed(minute: float) -> e.DelegateInformed:
    """
    Ada tells the delegate.
    """
    return e.DelegateInformed(at(minute), 7, "ada", "waiting")


def judged(minute: float, priority: Priority, guess: bool = False) -> e.IncidentAssessed:
    """
    Ada judges what it is worth.
    """
    return e.IncidentAssessed(at(minute), 7, "ada", Level.HIGH, Level.HIGH, priority, guess)


def joined(minute: float, priority: Priority) -> IncidentJoined:
    """
    Somebody else has the same.
    """
    return IncidentJoined(at(minute), 7, 1, Level.HIGH, priority)


def story(clock: SlaClock) -> list[tuple[float, float, str]]:
    """
    The explanation of a clock, in minutes after nine.
    """
    return [((s.start - NINE) / MINUTE, (s.end - NINE) / MINUTE, s.why) for s in clock.spans]


def minutes(clock: SlaClock) -> tuple[float, float, Light]:
    """
    Minutes that count, minutes that do not, and the light.
    """
    return clock.elapsed / MINUTE, clock.paused / MINUTE, clock.light


def read(*history: e.Event, now: float, agreement: Agreement = AGREEMENT) -> tuple[SlaClock, SlaClock, SlaClock]:
    """
    The three clocks so many minutes after nine.
    """
    return clocks(history, agreement, at(now))


def test_waiting_for_the_delegate_stops_the_clocks() -> None:
    """
    Running from nine to eight past, then nobody is to be found for eleven minutes, then running again.
    """
    _, resolution, _ = read(reported(), picked_up(2), pended(8), continued(19), now=30)
    assert story(resolution) == [(0, 8, "running"), (8, 19, "waiting for delegate"), (19, 30, "running")]
    assert minutes(resolution) == (19, 11, Light.RUNNING)


def test_a_clock_that_stands_still_says_so() -> None:
    """
    However near the limit, while the delegate is awaited the light is that of a pause.
    """
    _, resolution, update = read(reported(), picked_up(2), pended(19), now=500)
    assert minutes(resolution) == (19, 481, Light.PAUSED)
    assert minutes(update) == (19, 481, Light.PAUSED)


def test_waiting_for_the_supplier_counts_unless_agreed_otherwise() -> None:
    """
    The delegate does not care whose engineer is late; a scenario may agree that the clock stops.
    """
    history = (reported(), picked_up(5), pended(10, "supplier"))
    lenient = evolve(AGREEMENT, supplier_pauses=True)

    _, strict, _ = read(*history, now=30)
    _, paused, _ = read(*history, now=30, agreement=lenient)

    assert story(strict) == [(0, 10, "running"), (10, 30, "running, waiting for supplier")]
    assert minutes(strict) == (30, 0, Light.RUNNING)
    assert story(paused) == [(0, 10, "running"), (10, 30, "waiting for supplier")]
    assert minutes(paused) == (10, 20, Light.PAUSED)


def test_lunch_is_no_service_time() -> None:
    """
    The desk is closed from half past nine to ten; that is nobody's broken promise.
    """
    lunch = evolve(AGREEMENT, hours=ServiceHours(((NINE, at(30)), (at(60), at(400)))))
    _, resolution, _ = read(reported(), picked_up(5), now=70, agreement=lunch)
    assert story(resolution) == [(0, 30, "running"), (30, 60, "outside service hours"), (60, 70, "running")]
    assert minutes(resolution) == (40, 30, Light.RUNNING)


@pytest.mark.parametrize(
    ("minute", "light"),
    [(29.9, Light.RUNNING), (30, Light.PAUSED), (59.9, Light.PAUSED), (60, Light.RUNNING)],
)
def test_the_light_is_that_of_a_pause_from_closing_to_opening(minute: float, light: Light) -> None:
    """
    The second at which the desk closes is the first of the pause; the second at which it opens is the first of service.
    """
    lunch = evolve(AGREEMENT, hours=ServiceHours(((NINE, at(30)), (at(60), at(400)))))
    _, resolution, _ = read(reported(), now=minute, agreement=lunch)
    assert resolution.light is light


def test_the_response_clock_ends_when_somebody_takes_it_up() -> None:
    """
    Ten minutes were promised, and it took ten: kept.  What comes later changes nothing.
    """
    response, _, _ = read(reported(), picked_up(10), judged(11, Priority.MAJOR), picked_up(50), now=60)
    assert (response.target, *minutes(response)) == (600, 10, 0, Light.MET)


def test_one_second_too_late_is_broken() -> None:
    """
    Ten minutes were promised, and it took a second more.
    """
    response, _, _ = read(reported(), e.IncidentPickedUp(at(10) + 1, 7, "cy"), now=60)
    assert response.light is Light.BREACHED


@pytest.mark.parametrize(
    ("minute", "light"),
    [(44, Light.RUNNING), (45, Light.AMBER), (60, Light.AMBER), (60.1, Light.BREACHED)],
)
def test_amber_from_three_quarters_and_red_past_the_limit(minute: float, light: Light) -> None:
    """
    An hour was promised.
    """
    _, resolution, _ = read(reported(), now=minute)
    assert resolution.light is light


def test_a_raised_priority_gives_its_own_target_from_then_on() -> None:
    """
    Forty minutes have passed of a P3's two hours; judged a P1, it is to be mended within half an hour from then.
    """
    _, before, _ = read(reported(Priority.P3), now=40)
    _, after, _ = read(reported(Priority.P3), judged(40, Priority.P1), now=40)
    assert (before.target, before.elapsed, before.light) == (7200, 2400, Light.RUNNING)
    assert (after.target, after.elapsed, after.left, after.light) == (4200, 2400, 1800, Light.RUNNING)


def test_a_raised_priority_never_moves_the_deadline_back() -> None:
    """
    A P3 is joined after a hundred minutes of its two hours: a P2's hour from then on would end later than what was promised.
    """
    _, resolution, _ = read(reported(Priority.P3), joined(100, Priority.P2), now=121)
    assert (resolution.target, resolution.elapsed, resolution.light) == (7200, 7260, Light.BREACHED)


def test_a_priority_raised_and_lowered_again_has_the_first_deadline() -> None:
    """
    Judged a P1 for ten minutes: the P3's two hours from the report stand, and not one more.
    """
    _, resolution, _ = read(reported(Priority.P3), judged(20, Priority.P1), judged(30, Priority.P3), now=40)
    assert (resolution.target, resolution.light) == (7200, Light.RUNNING)


def test_a_raised_priority_shortens_the_silence_from_then_on() -> None:
    """
    A P3 may be silent for forty minutes; joined after thirty, a P2's twenty would end later, so the forty stand; the next silence
    is a P2's.
    """
    history = (reported(Priority.P3), picked_up(5), joined(30, Priority.P2))
    _, _, before = read(*history, now=40)
    _, _, after = read(*history, informed(40), now=59)
    assert (before.target, before.light) == (2400, Light.AMBER)
    assert (after.target, after.elapsed) == (1200, 1140)


@given(histories(), agreements())
def test_a_raised_priority_breaks_no_promise_and_extends_none(history: Sequence[e.Event], agreement: Agreement) -> None:
    """
    At the second of raising, whatever raised it and whatever happened before: no clock is past its target that was not, and no
    deadline is later than it was.
    """
    raised = raisings(history, agreement)
    for raising in raised:
        index = next(i for i, event in enumerate(history) if event is raising.event)
        at = raising.event.at
        for before, after in zip(
            clocks(history[:index], agreement, at), clocks(history[: index + 1], agreement, at), strict=True
        ):
            assert after.elapsed == before.elapsed
            assert after.target <= before.target
            assert (after.light is Light.BREACHED) == (before.light is Light.BREACHED)


@given(histories(), agreements(), st.integers(0, 20000))
def test_a_second_count_of_the_clocks_agrees(history: Sequence[e.Event], agreement: Agreement, later: int) -> None:
    """
    Target, time elapsed and verdict of all three clocks, walked through without an explanation.
    """
    now = history[-1].at + later
    undecided = {Light.AMBER, Light.PAUSED}
    assert slow_clocks(history, agreement, now) == tuple(
        SlowClock(clock.target, clock.elapsed, Light.RUNNING if clock.light in undecided else clock.light)
        for clock in clocks(history, agreement, now)
    )


@given(histories(), agreements(), st.integers(0, 20000))
def test_clocks_that_keep_up_are_explained_as_the_whole_history_is(
    history: Sequence[e.Event], agreement: Agreement, later: int
) -> None:
    """
    Every span with its reason, after each event and later; and what raised the priority.
    """
    times = [*(event.at for event in history), history[-1].at + later]

    assert [clocks(history, agreement, now) for now in times] == [
        explained_clocks(history, agreement, now) for now in times
    ]
    assert raisings(history, agreement) == slow_raisings(history, agreement)


def test_a_major_incident_without_a_promise_has_that_of_p1() -> None:
    """
    A scenario may name targets for P1 to P4 only.
    """
    targets: dict[Priority, Target] = dict(AGREEMENT.targets)
    del targets[Priority.MAJOR]
    response, resolution, update = read(reported(Priority.MAJOR), now=1, agreement=evolve(AGREEMENT, targets=targets))
    assert [clock.target for clock in (response, resolution, update)] == [300, 1800, 600]


def test_a_judgement_of_what_has_ended_binds_nobody() -> None:
    """
    Mended within a P2's hour: calling it a P1 the day after breaks no promise, not even if it comes back.
    """
    history = (reported(), picked_up(5), resolved(50), judged(55, Priority.P1))
    _, ended, _ = read(*history, now=60)
    _, back, _ = read(*history, e.IncidentReopened(at(70), 7), now=72)
    assert (ended.target, ended.light) == (3600, Light.MET)
    assert (back.target, back.light) == (3600, Light.AMBER)


def test_a_guess_binds_nobody() -> None:
    """
    The loudest voice does not change what was promised.
    """
    _, resolution, _ = read(reported(Priority.P3), judged(1, Priority.MAJOR, guess=True), now=40)
    assert resolution.target == 7200


def test_reopening_goes_on_with_the_first_clock() -> None:
    """
    Mended after 50 of 60 minutes, and not mended after all: the time in which it passed as resolved does not count, the rest does.
    """
    kept = (reported(), picked_up(5), resolved(50))
    _, before, _ = read(*kept, now=80)
    _, after, _ = read(*kept, e.IncidentReopened(at(80), 7), now=95)
    assert minutes(before) == (50, 0, Light.MET)
    assert story(after) == [(0, 50, "running"), (50, 80, "resolved, then reopened"), (80, 95, "running")]
    assert minutes(after) == (65, 30, Light.BREACHED)


def test_reopening_does_not_reopen_the_response() -> None:
    """
    Somebody did respond.
    """
    response, _, _ = read(reported(), picked_up(5), resolved(50), e.IncidentReopened(at(80), 7), now=200)
    assert minutes(response) == (5, 0, Light.MET)


def test_losing_it_stops_no_clock() -> None:
    """
    Nobody told the delegate that the promise is off.
    """
    lost = e.IncidentLost(at(10), 7, "ada", 8)
    _, resolution, _ = read(reported(), e.IncidentHeld(at(1), 7, "ada"), lost, now=90)
    assert story(resolution) == [(0, 10, "running"), (10, 90, "running while lost")]
    assert minutes(resolution) == (90, 0, Light.BREACHED)


def test_telling_it_all_again_starts_no_new_clock() -> None:
    """
    The delegate came back after twenty minutes; the promise made at nine is the one that counts.
    """
    lost = e.IncidentLost(at(10), 7, "ada", 8)
    back = e.IncidentRecovered(at(20), 7, "bo")
    _, resolution, _ = read(reported(), e.IncidentHeld(at(1), 7, "ada"), lost, back, now=30)
    assert story(resolution) == [(0, 10, "running"), (10, 20, "running while lost"), (20, 30, "running")]


def test_nobody_waits_for_a_delegate_they_have_forgotten() -> None:
    """
    Losing an incident that waited for the delegate sets its clocks going again.
    """
    _, resolution, _ = read(reported(), picked_up(1), pended(10), e.IncidentLost(at(20), 7, "cy", 8), now=30)
    assert story(resolution) == [
        (0, 10, "running"),
        (10, 20, "waiting for delegate"),
        (20, 30, "running while lost"),
    ]


def test_withdrawing_stops_what_was_not_broken() -> None:
    """
    Withdrawn after half an hour: the hour's promise counts neither way; the ten minutes' response was broken and stays so.
    """
    response, resolution, _ = read(reported(), e.IncidentWithdrawn(at(30), 7), now=300)
    assert minutes(response) == (30, 0, Light.BREACHED)
    assert minutes(resolution) == (30, 0, Light.STOPPED)


def test_each_message_starts_the_update_clock_anew() -> None:
    """
    News every twenty minutes was promised; the last came at half past.
    """
    _, _, update = read(reported(), informed(15), informed(30), now=40)
    assert story(update) == [(30, 40, "running")]
    assert minutes(update) == (10, 0, Light.RUNNING)


def test_a_silence_that_was_too_long_stays_broken() -> None:
    """
    Half an hour without a word is not made good by a message every five minutes; the broken silence is the one that is shown.
    """
    _, _, update = read(reported(), informed(30), informed(35), informed(40), resolved(45), now=60)
    assert story(update) == [(0, 30, "running")]
    assert minutes(update) == (30, 0, Light.BREACHED)


def test_resolving_ends_the_last_silence() -> None:
    """
    Nobody needs news of what is mended.
    """
    _, _, update = read(reported(), informed(15), picked_up(16), resolved(30), now=300)
    assert minutes(update) == (15, 0, Light.MET)


def test_what_has_not_happened_yet_is_not_seen() -> None:
    """
    A replay that stands at a quarter past does not know that it will be mended.
    """
    history = (reported(), picked_up(5), resolved(50))
    assert clocks(history, AGREEMENT, at(15)) == clocks(history[:2], AGREEMENT, at(15))


def test_an_incident_that_was_not_reported_has_no_clock() -> None:
    """
    That would be a mistake of the caller.
    """
    with pytest.raises(ValueError, match="starts with its report"):
        clocks([picked_up(3)], AGREEMENT, at(5))


@given(histories(), agreements(), st.integers(0, 20000))
def test_explanations_have_no_gaps_and_add_up(history: Sequence[e.Event], agreement: Agreement, later: int) -> None:
    """
    Each span begins where the one before ended and differs from it; what ran is the time elapsed, the rest was paused.
    """
    now = history[-1].at + later
    for clock in clocks(history, agreement, now):
        spans = clock.spans
        assert all(one.end == two.start and one.why != two.why for one, two in pairwise(spans))
        assert all(span.start < span.end <= now for span in spans)
        assert sum(span.end - span.start for span in spans if span.running) == clock.elapsed
        assert clock.elapsed + clock.paused == (spans[-1].end - spans[0].start if spans else 0)


@given(histories(), agreements(), st.integers(0, 20000))
def test_resolution_clock_tells_the_whole_story(history: Sequence[e.Event], agreement: Agreement, later: int) -> None:
    """
    While it has not ended, its time elapsed and paused is all the time since the report.
    """
    now = history[-1].at + later
    _, resolution, _ = clocks(history, agreement, now)
    if resolution.light in {Light.RUNNING, Light.AMBER, Light.PAUSED}:
        assert resolution.elapsed + resolution.paused == now - history[0].at


@given(histories(), agreements(), st.integers(0, 20000))
def test_broken_is_past_the_limit_and_nothing_else(
    history: Sequence[e.Event], agreement: Agreement, later: int
) -> None:
    """
    Red and more than 100 % are the same thing on all three clocks.
    """
    for clock in clocks(history, agreement, history[-1].at + later):
        assert (clock.light is Light.BREACHED) == (clock.left < 0)


@given(histories(), agreements(), st.data())
def test_time_never_runs_backwards(history: Sequence[e.Event], agreement: Agreement, data: st.DataObject) -> None:
    """
    At a later moment no less time has been used up for the response and the resolution, and the past reads the same.
    """
    last = history[-1].at + 5000
    early = data.draw(st.integers(history[0].at, last))
    late = data.draw(st.integers(early, last))
    for before, after in zip(clocks(history, agreement, early)[:2], clocks(history, agreement, late)[:2], strict=True):
        assert before.elapsed <= after.elapsed
        assert before.paused <= after.paused
        whys = {(span.start, span.why) for span in after.spans}
        assert all((span.start, span.why) in whys for span in before.spans)


@given(histories(), agreements(), st.integers(0, 20000))
def test_response_comes_before_resolution(history: Sequence[e.Event], agreement: Agreement, later: int) -> None:
    """
    An incident that was resolved was taken up before, with no more time used up.
    """
    response, resolution, _ = clocks(history, agreement, history[-1].at + later)
    assert response.elapsed <= resolution.elapsed
    if resolution.light is Light.MET:
        assert response.light in {Light.MET, Light.BREACHED}


@given(histories(), agreements(), st.integers(0, 20000))
def test_what_moves_no_clock_leaves_the_clocks_alone(
    history: Sequence[e.Event], agreement: Agreement, later: int
) -> None:
    """
    Chases, known errors, assignments and guesses could be left out of a history.
    """
    idle = (e.DelegateChased, e.KnownErrorApplied, e.IncidentAssigned, e.IncidentBounced, e.IncidentRecorded)
    bare = [event for event in history if not isinstance(event, idle)]
    now = history[-1].at + later
    assert clocks(history, agreement, now) == clocks(bare, agreement, now)
