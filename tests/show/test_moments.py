"""
Teachable moments: each pattern is noticed when it happens, not when it does not, a few times a round, and again in the replay.
"""

from __future__ import annotations

import gc
import sys
from collections import Counter
from itertools import pairwise
from types import FrameType

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from days import P1, P2, P4, SCENARIO, at, day, incident, work
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.scenario import library
from desk_theatre.show.moments import APART, MOST_OF_A_PATTERN, PATTERNS, Moment, Moments
from desk_theatre.show.show import Show
from histories import rounds, small_scenario
from profiles import examples

Events = list[e.Event]
ORDINARY = examples(80)


def _found(pattern: str, events: Events) -> list[Moment]:
    """
    The moments of one pattern in a day.
    """
    watcher = Moments(SCENARIO)
    watcher.add_all(events)
    return [moment for moment in watcher.found if moment.pattern == pattern]


def _told(pattern: str, events: Events) -> list[tuple[int, int | None, str]]:
    return [(moment.at, moment.incident, moment.words) for moment in _found(pattern, events)]


# ----------------------------------------------------------------------------------------------- urgent and trivial


def _behind(wait: int, urgent: Priority, trivial: Priority) -> Events:
    """
    At ten past nine Cy takes up one incident, while another has stood in the line for so many seconds.
    """
    start = at("09:10") - 60
    first = f"{(start - wait) // 3600:02}:{(start - wait) % 3600 // 60:02}"
    return day(
        incident(1, first, priority=urgent, wait=7200),
        incident(2, "09:08", priority=trivial, wait=60),
    )


def test_a_moment_when_an_urgent_incident_waits_behind_a_trivial_one() -> None:
    """
    P1 has waited for five minutes when Cy takes up a P4.
    """
    assert _told("urgent-behind-trivial", _behind(300, P1, P4)) == [
        (
            at("09:10"),
            1,
            (
                f"Cy picks up “No sound” in Aurora ({code_of(2)}), P4. “No sound” in Aurora ({code_of(1)}), P1, has waited in the "
                "same queue for 5 min."
            ),
        )
    ]


def test_a_little_earlier_or_a_little_less_urgent_is_no_lesson() -> None:
    """
    Four minutes; P2 before P4; P1 before P2.
    """
    assert _found("urgent-behind-trivial", _behind(240, P1, P4)) == []
    assert _found("urgent-behind-trivial", _behind(300, P2, P4)) == []
    assert _found("urgent-behind-trivial", _behind(300, P1, P2)) == []


# ------------------------------------------------------------------------------------------- the same fault, again


def test_the_same_fault_in_the_same_room_from_scratch_again() -> None:
    """
    The second time in Aurora is noticed; the first time in Birch is not.
    """
    happened = day(
        incident(1, "09:00"), incident(2, "10:00", room="b", scratch=True), incident(3, "11:00", scratch=True)
    )

    assert _told("solved-twice", happened) == [
        (
            at("11:02"),
            3,
            (
                f"Cy diagnoses “No sound” in Aurora ({code_of(3)}) from scratch. It was diagnosed before, in the same room "
                f"({code_of(1)})."
            ),
        )
    ]


def test_a_question_of_another_delegate_is_no_returning_fault() -> None:
    """
    Nor is going on with the same incident.
    """
    badges = day(*(incident(n, f"{9 + n:02}:00", kind="badge", room=None, scratch=True) for n in range(3)))
    again = day(incident(1, "09:00", scratch=True), work("cy", "12:00", "12:10"))
    same: Events = [*again[:-1], e.WorkStarted(at("13:00"), "di", 1, "diagnosis", 60, "repeated diagnosis"), again[-1]]

    assert _found("solved-twice", badges) == []
    assert _found("solved-twice", same) == []


# ------------------------------------------------------------------------------------------------------- ping-pong


def test_twice_to_a_wrong_team_is_ping_pong() -> None:
    """
    And once is not.
    """
    happened = day(incident(1, "09:00", astray=[("net", 60), ("desk", 60)]), incident(2, "12:00", astray=[("net", 60)]))

    assert _told("ping-pong", happened) == [
        (
            at("09:05"),
            1,
            f"“No sound” in Aurora ({code_of(1)}) went to a wrong team twice; Service desk passes it on.",
        )
    ]


# ---------------------------------------------------------------------------------------------------------- silent


def test_the_promised_time_for_news_passes_in_silence() -> None:
    """
    P1 promises a word every ten minutes; a word in time starts the time anew.
    """
    silent = day(incident(1, "09:00", priority=P1, wait=1800))
    told = day(incident(1, "09:00", priority=P1, wait=900), [e.DelegateInformed(at("09:08"), 1, "ada", "assigned")])

    assert _told("silent", silent) == [
        (
            at("09:10") + 1,
            1,
            (
                f"No news for 10 min about “No sound” in Aurora ({code_of(1)}), longer than promised. It is waiting "
                "in the queue of Sound."
            ),
        )
    ]
    assert [moment.at for moment in _found("silent", told)] == [at("09:18") + 1]
    assert _found("silent", day(incident(1, "09:00", priority=P1))) == []


# ---------------------------------------------------------------------------------------------------- heros-queue


def _queue(*, di: bool) -> Events:
    """
    Three incidents for Cy, who works all day, and a fourth that comes at half past nine.
    """
    waiting = [incident(n, f"09:0{n}", wait=7200) for n in range(3)]
    busy = work("di", "09:00", "17:00") if di else []
    return day(work("cy", "09:00", "10:50"), busy, *waiting, incident(9, "09:29", wait=7200))


def test_a_moment_when_a_queue_waits_for_one_person_and_a_colleague_is_idle() -> None:
    """
    It is noticed when the next one joins the line.
    """
    first, *_ = _told("heros-queue", _queue(di=False))

    assert first == (at("09:30"), 0, "3 incidents wait in Sound, longest 29 min. Di is free.")


def test_no_moment_when_a_queue_waits_and_everybody_works() -> None:
    """
    Or one of two incidents.
    """
    two = day(work("cy", "09:00", "17:00"), *(incident(n, f"09:0{n}", taken=False) for n in range(2)))

    assert _found("heros-queue", _queue(di=True)) == []
    assert _found("heros-queue", two) == []


# ------------------------------------------------------------------------------------------------ passed-while-free


def test_a_moment_when_a_target_is_breached_while_a_skilled_person_is_idle() -> None:
    """
    P2 promises an hour; Cy is busy until then, Di is free, and works half as fast.
    """
    late = incident(1, "09:00", priority=P2, wait=7200)

    assert _told("passed-while-free", day(late, work("cy", "09:30", "11:00"))) == [
        (
            at("10:00") + 1,
            1,
            (
                f"SLA breached for “No sound” in Aurora ({code_of(1)}), waiting in the queue of Sound. Di is free and could do "
                "it."
            ),
        )
    ]


def test_no_moment_when_a_target_is_breached_that_nobody_could_meet() -> None:
    """
    All sound people work; Fay of the network is free and cannot do it; or the supplier is awaited.
    """
    late = incident(1, "09:00", priority=P2, wait=7200)
    wifi = incident(1, "09:00", kind="wifi", priority=P2, wait=7200)
    awaited: Events = [
        *incident(1, "09:00", priority=P2, solved=False),
        e.IncidentPended(at("09:07"), 1, "cy", "supplier"),
    ]

    assert _found("passed-while-free", day(late, work("cy", "09:30", "11:00"), work("di", "09:30", "11:00"))) == []
    assert _found("passed-while-free", day(wifi, work("eve", "09:30", "11:00"))) == []
    assert _found("passed-while-free", day(awaited)) == []


# ------------------------------------------------------------------------------------------------- session-held-up


def _delayed(wait: int) -> Events:
    astray = incident(1, "09:00", astray=[("net", wait)], taken=False)
    return day(astray, [e.SessionDelayed(at("10:00"), "keynote", 1)])


def test_a_session_waits_for_something_that_went_astray() -> None:
    """
    Twenty minutes in the line of the network, and a minute until somebody there finds out.
    """
    assert _told("session-held-up", _delayed(1200)) == [
        (
            at("10:00"),
            1,
            f"“Keynote” cannot start because of “No sound” in Aurora ({code_of(1)}). It spent 21 min with Network, the wrong team.",
        )
    ]


def test_a_session_that_would_have_been_late_anyway_is_no_lesson() -> None:
    """
    It was with the wrong team for four minutes only, or with none.
    """
    right = day(incident(1, "09:00", taken=False), [e.SessionDelayed(at("10:00"), "keynote", 1)])

    assert _found("session-held-up", _delayed(180)) == []
    assert _found("session-held-up", right) == []


# --------------------------------------------------------------------------------------------------------- all of them


def test_every_pattern_has_a_question() -> None:
    """
    And the moment brings it along.
    """
    assert [each.id for each in PATTERNS.values() for words in each.questions if not words.endswith("?")] == []
    assert _found("session-held-up", _delayed(1200))[0].question == "When could this still have been saved?"


def test_the_second_round_asks_something_else() -> None:
    """
    The same pattern at the same second of the same day.
    """
    day = _delayed(1200)
    first = _found("session-held-up", day)
    second = _found("session-held-up", [evolve(x, round=2) if isinstance(x, e.RoundOpened) else x for x in day])

    assert [each.words for each in first] == [each.words for each in second]
    assert first[0].question != second[0].question


def test_no_question_is_asked_twice_in_a_row_of_moments() -> None:
    """
    Over a whole show of four rounds: none twice in a round, and not at the end of one and the beginning of the next.
    """
    for pattern in PATTERNS.values():
        asked = [pattern.question(round_, count) for round_ in (1, 2, 3, 4) for count in range(MOST_OF_A_PATTERN)]

        assert len(set(pattern.questions)) == len(pattern.questions) > MOST_OF_A_PATTERN
        assert all(len(set(asked[place : place + 4])) == 4 for place in range(len(asked) - 3))


def test_a_pattern_is_pointed_out_a_few_times_and_not_twice_in_a_row() -> None:
    """
    Forty silent incidents, ten minutes apart: three of them, each at least a tenth of the day after the one before.
    """
    silent = [incident(n, f"{9 + n // 6:02}:{10 * (n % 6):02}", priority=P1, wait=1200) for n in range(40)]

    moments = _found("silent", day(*silent))

    assert len(moments) == MOST_OF_A_PATTERN
    assert [b.at - a.at >= APART * 8 * 3600 for a, b in pairwise(moments)] == [True, True]


@given(rounds())
@ORDINARY
def test_moments_are_found_as_they_happen(events: Events) -> None:
    """
    Each event brings its own; nothing is found later about what was before, and all together are what the whole round has.
    """
    scenario = small_scenario()
    whole = Moments(scenario)
    whole.add_all(events)
    watcher = Moments(scenario)

    found: list[Moment] = []
    for event in events:
        new = watcher.add(event)
        found += new
        assert [moment for moment in new if moment.at > event.at] == []
        assert tuple(found) == watcher.found == whole.found[: len(found)]
    assert tuple(found) == whole.found
    assert [moment.at for moment in found] == sorted(moment.at for moment in found)


@given(rounds(), st.data())
@ORDINARY
def test_moments_during_a_round_are_those_found_afterwards(events: Events, data: st.DataObject) -> None:
    """
    Whenever somebody looks, up to then: not one moment less because nothing has happened since, and not one more.
    """
    whole = Moments(small_scenario())
    whole.add_all(events)
    whole.pass_time(events[-1].at + 7200)
    live = Moments(small_scenario())

    for event, following in pairwise([*events, None]):
        assert event is not None
        live.add(event)
        end = following.at if following is not None else event.at + 7200
        now = data.draw(st.integers(event.at, max(event.at, end - 1)))
        live.pass_time(now)
        if now < end:
            assert live.found == tuple([moment for moment in whole.found if moment.at <= now])


@given(rounds(), st.data())
@ORDINARY
def test_a_recording_with_holes_is_watched_as_far_as_it_goes(events: Events, data: st.DataObject) -> None:
    """
    Whatever lines are damaged, nothing goes wrong, and no moment comes before it has happened.
    """
    left = [event for event in events if data.draw(st.booleans())]
    watcher = Moments(small_scenario())

    for event in left:
        assert [moment for moment in watcher.add(event) if moment.at > event.at] == []


def _calls(watcher: Moments, events: Events) -> int:
    """
    Functions that are called to take these events in.
    """
    count = 0

    def called(frame: FrameType, what: str, more: object) -> None:
        nonlocal count
        count += what == "call"

    before = sys.getprofile()
    gc.disable()  # whoever listens to it would be counted
    sys.setprofile(called)
    try:
        watcher.add_all(events)
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


@pytest.mark.parametrize("priority", [P1, P4])
def test_an_event_costs_the_same_however_much_waits(priority: Priority) -> None:
    """
    Ten or three thousand incidents stand in the line of two who work; one more joins it, and a trivial one is taken up.
    """

    def joins(number: int, time: str, worth: Priority) -> Events:
        report = e.IncidentReported(at(time), number, "no-sound", "a", number, False, worth)
        return [report, e.IncidentAssigned(at(time), number, "ada", "sound", True)]

    cost = []
    for waiting in (10, 3000):
        watcher = Moments(SCENARIO)
        watcher.add_all([*work("cy", "09:00", "17:00"), *work("di", "09:00", "17:00")])
        for number in range(waiting):
            watcher.add_all(joins(number, "09:00", P4))
        cost.append(_calls(watcher, [*joins(waiting, "09:03", priority), e.IncidentPickedUp(at("09:03"), 0, "cy")]))

    assert cost[0] == cost[1]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_real_day_has_moments_of_most_patterns(seed: int) -> None:
    """
    The conference without any way of working: at least five patterns, none of them more often than is good.
    """
    scenario = library.load("conference")
    show = Show(scenario, seed)
    watcher = Moments(scenario)
    watcher.add_all(show.handle(c.OpenRound()).events)
    watcher.add_all(show.advance(show.until))

    often = Counter(moment.pattern for moment in watcher.found)

    assert len(often) >= 5
    assert max(often.values()) <= MOST_OF_A_PATTERN
