"""
Cards about the customer ring for what it is like on the other side of the counter.
"""

from __future__ import annotations

from days import P1, P2, P4, at, day, incident, look_at, seen, words
from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of

Events = list[e.Event]


def _hours(count: int, first: int = 9) -> list[str]:
    return [f"{first + i:02}:00" for i in range(count)]


# -------------------------------------------------------------------------------------------------------- no-news


def test_delegates_come_back_because_they_hear_nothing() -> None:
    """
    Three times, beside two reports; P1 promises a word every ten minutes.
    """
    silent = incident(1, "09:00", priority=P1, wait=3600, chases=("09:20", "09:40", "09:55"))
    happened = day(silent, incident(2, "10:00"))

    assert words("no-news", happened) == (
        "Delegates chased 3 times, 60 % of all visits to the desk; 1 of 2 heard nothing for longer than promised."
    )
    assert look_at("no-news", happened) == [(at("09:20"), 1), (at("09:40"), 1), (at("09:55"), 1)]


def test_three_questions_in_a_busy_day_are_few() -> None:
    """
    Three of thirty-one visits.
    """
    asked = incident(1, "09:00", chases=("09:20", "09:40", "09:55"))
    fine = [incident(20 + n, f"{9 + n // 4:02}:{10 * (n % 4) + 5:02}") for n in range(27)]

    assert seen("no-news", day(asked, *fine)) is None
    assert seen("no-news", day(asked, *fine[1:])) is not None


# --------------------------------------------------------------------------------------------------- only-a-cable


def test_urgent_for_the_business_and_small_for_the_desk() -> None:
    """
    Three of four; the furthest off is named.
    """
    less = [incident(n, time, priority=P2, judged=P4, guess=True) for n, time in enumerate(_hours(2))]
    worst = incident(5, "12:00", priority=P1, judged=P4, guess=True)
    happened = day(*less, worst, incident(6, "13:00", priority=P1), incident(7, "14:00", priority=P4))

    assert words("only-a-cable", happened) == (
        f"Of 4 incidents that are urgent for the business (P2 and up), 3 got a lower priority at the desk; “No sound” in Aurora ({code_of(5)}) was P1 and went through as P4."
    )
    assert (at("12:01"), 5) in look_at("only-a-cable", happened)


def test_taking_the_small_for_urgent_is_another_mistake() -> None:
    """
    And judging right is none.
    """
    more = [incident(n, time, priority=P4, judged=P1, guess=True) for n, time in enumerate(_hours(4))]
    right = [incident(20 + n, time, priority=P2, judged=P2, guess=True) for n, time in enumerate(_hours(4))]

    assert seen("only-a-cable", day(*more, *right)) is None


# ------------------------------------------------------------------------------------------------ not-our-session

DELAYED: Events = [
    e.SessionDelayed(at("10:00"), "keynote", 1),
    e.SessionStarted(at("10:15"), "keynote", 900),
    e.SessionDelayed(at("12:00"), "talk", 2),
    e.SessionStarted(at("12:05"), "talk", 300),
    e.SessionStarted(at("16:00"), "close", 0),
]


def test_the_desk_delays_sessions() -> None:
    """
    One waits for what was promised within half an hour and reported an hour before, one for forty minutes.
    """
    happened = day(
        incident(1, "09:00", priority=P1, taken=False),
        incident(2, "11:20", room="b", priority=P1, taken=False),
        DELAYED,
    )

    assert words("not-our-session", happened) == (
        "The desk delayed 2 of 3 sessions. One of them waited for “No sound” in Aurora, reported 1 h 00 earlier."
    )
    assert look_at("not-our-session", happened) == [(at("10:00"), 1), (at("12:00"), 2)]


def test_sessions_that_are_late_for_other_reasons_are_told_apart() -> None:
    """
    The third waits for what broke four minutes before it.
    """
    third: Events = [e.SessionDelayed(at("16:00"), "close", 3), e.SessionStarted(at("16:10"), "close", 600)]
    happened = day(
        incident(1, "09:00", priority=P1, taken=False, room="a"),
        [e.IncidentWithdrawn(at("10:15"), 1)],
        incident(2, "11:20", room="b", priority=P1, taken=False),
        incident(3, "15:56", priority=P1, takes=600),
        DELAYED[:-1],
        third,
    )

    assert (words("not-our-session", happened) or "").startswith(
        "The desk delayed 2 of 3 sessions; 1 more was late for other reasons."
    )
    assert look_at("not-our-session", happened) == [(at("10:00"), 1), (at("12:00"), 2)]


def test_where_every_promise_was_kept_no_late_session_accuses_the_desk() -> None:
    """
    Three sessions wait, each for what was reported shortly before it and solved in its time.
    """
    happened = day(
        incident(1, "09:50", priority=P1, takes=1200),
        incident(2, "11:50", room="b", priority=P1, takes=700),
        DELAYED,
    )

    assert seen("not-our-session", happened) is None


# ------------------------------------------------------------------------------------------- who-could-have-known


def test_everybody_comes_at_once_and_stands_in_line() -> None:
    """
    Five of six wait at the counter for more than five minutes, four of them in the first hour.
    """
    waiting = [incident(n, f"09:{10 * n:02}", counter=360 + 60 * n) for n in range(4)]
    happened = day(*waiting, incident(8, "11:00", counter=720), incident(9, "12:00", counter=300))

    assert words("who-could-have-known", happened) == (
        "5 of 6 reports waited at the counter for more than 5 min, 4 of them between 09:00 and 10:00; the longest wait was 12 min."
    )
    assert (at("11:00"), 8) in look_at("who-could-have-known", happened)


def test_what_was_found_before_stood_at_no_counter() -> None:
    """
    Somebody looked into the room before the session: four of these nine came to no counter.
    """
    found = [
        [
            *(event for event in incident(n, f"1{n}:00") if not isinstance(event, (e.WorkStarted, e.IncidentRecorded))),
            e.IncidentFound(at(f"1{n}:00"), n, "bo"),
        ]
        for n in range(4)
    ]
    waiting = [incident(20 + n, f"09:{10 * n:02}", counter=360) for n in range(5)]

    told = words("who-could-have-known", day(*found, *waiting))

    assert told is not None
    assert told.startswith("5 of 5 reports waited at the counter")


def test_five_minutes_are_polite() -> None:
    """
    To the second.
    """
    assert seen("who-could-have-known", day(*(incident(n, t, counter=300) for n, t in enumerate(_hours(7))))) is None


# -------------------------------------------------------------------------------------------------- no-complaints


def _gone(number: int, time: str) -> Events:
    return [*incident(number, time, taken=False), e.IncidentWithdrawn(at(time) + 3600, number)]


def _forgotten(number: int, time: str) -> Events:
    return [*incident(number, time, held=True, taken=False), e.IncidentLost(at(time) + 600, number, "ada", None)]


def test_some_disappear_without_a_word() -> None:
    """
    Two are given up, one is forgotten for good; one more is forgotten and remembered.
    """
    back = [
        *_forgotten(4, "11:00"),
        e.IncidentRecovered(at("12:00"), 4, "bo"),
        e.IncidentRecorded(at("12:01"), 4, "bo"),
    ]
    happened = day(_gone(1, "09:00"), _gone(2, "10:00"), _forgotten(3, "10:30"), back)

    assert words("no-complaints", happened) == (
        "1 incident was forgotten for good and 2 delegates gave up, of 4; the resolved incidents show none of that."
    )
    assert look_at("no-complaints", happened) == [(at("10:00"), 1), (at("10:40"), 3), (at("11:00"), 2)]


def test_two_of_many_are_no_silence() -> None:
    """
    And what is remembered again is not gone.
    """
    back = [*_forgotten(4, "11:00"), e.IncidentRecovered(at("12:00"), 4, "bo")]

    assert seen("no-complaints", day(_gone(1, "09:00"), _gone(2, "10:00"), back)) is None


# ----------------------------------------------------------------------------------------------------- tell-again


def test_the_same_story_again_and_again() -> None:
    """
    One is asked again, is forgotten, and comes back for a third time; two are asked again.
    """
    thrice = [
        *incident(1, "09:00", held=True, complete=False, asks=120, solved=False),
        e.IncidentLost(at("10:00"), 1, "cy", None),
        e.IncidentRecovered(at("10:30"), 1, "ada"),
    ]
    asked = [incident(n, "12:00", asks=60, complete=False) for n in (2, 3)]
    happened = day(thrice, *asked, incident(4, "14:00"))

    assert words("tell-again", happened) == (
        f"3 of 4 delegates had to tell their story more than once, “No sound” in Aurora ({code_of(1)}) 3 times."
    )
    assert (at("10:30"), 1) in look_at("tell-again", happened)


def test_two_who_are_asked_again_are_few() -> None:
    """
    Asking twice is a slip.
    """
    asked = [incident(n, "12:00", asks=60, complete=False) for n in (2, 3)]

    assert seen("tell-again", day(*asked)) is None
