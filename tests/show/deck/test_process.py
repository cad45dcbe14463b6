"""
Cards about process ring where work is forgotten, shuffled, repeated or not finished, and only there.
"""

from __future__ import annotations

from collections.abc import Iterator

from days import P1, P2, P3, P4, at, day, incident, look_at, seen, words, work
from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of

Events = list[e.Event]


def _quarters(count: int, first: str = "09:00") -> list[str]:
    """
    So many times of day, a quarter of an hour apart.
    """
    start = at(first)
    return [f"{(start + 900 * i) // 3600:02}:{(start + 900 * i) % 3600 // 60:02}" for i in range(count)]


def _fine(count: int, first: int = 100) -> Iterator[Events]:
    return (incident(first + n, time) for n, time in enumerate(_quarters(count)))


# ---------------------------------------------------------------------------------------------------- in-the-head


def _in_heads(count: int) -> Iterator[Events]:
    return (incident(n, time, held=True) for n, time in enumerate(_quarters(count)))


def test_what_is_only_in_a_head_gets_lost() -> None:
    """
    Three of four; one of them is forgotten, and its delegate comes back.
    """
    lost = incident(7, "15:00", held=True, taken=False, priority=P1)
    gone: Events = [e.IncidentLost(at("15:10"), 7, "ada", None), e.IncidentRecovered(at("15:40"), 7, "bo")]
    happened = day(*_in_heads(2), incident(8, "12:00"), lost, gone)

    assert words("in-the-head", happened) == (
        "3 of 4 incidents were not logged at first, only in one person’s head; 1 was forgotten, and once a delegate had to tell the story again."
    )
    assert (at("15:10"), 7) in look_at("in-the-head", happened)


def test_heads_that_forgot_nothing_are_still_heads() -> None:
    """
    It went well this time.
    """
    assert words("in-the-head", day(*_in_heads(3))) == (
        "3 of 3 incidents were not logged at first, only in one person’s head; none was forgotten this time."
    )


def test_one_in_seven_is_where_it_begins() -> None:
    """
    Three of twenty, and three of twenty-one.
    """
    assert seen("in-the-head", day(*_in_heads(3), *_fine(17))) is not None
    assert seen("in-the-head", day(*_in_heads(3), *_fine(18))) is None


# -------------------------------------------------------------------------------------------------------- loudest


def _shouting(count: int) -> Iterator[Events]:
    """
    Every hour an urgent incident waits for forty minutes, and ten minutes before that Cy takes up a trivial one.
    """
    for n in range(count):
        yield incident(10 + n, f"{9 + n:02}:00", priority=P1, wait=2400, takes=60)
        yield incident(20 + n, f"{9 + n:02}:20", priority=P4, wait=600, takes=60)


def test_the_lesser_thing_is_taken_first() -> None:
    """
    Each time there were two to choose from, the wrong one was taken; when the urgent one is taken, it stands alone.
    """
    happened = day(*_shouting(3))

    assert words("loudest", happened) == (
        f"3 of 3 times an incident was picked up while a more urgent one was in the same queue; “No sound” in Aurora ({code_of(10)}), P1, had waited 30 min when Cy took a P4."
    )
    assert look_at("loudest", happened) == [(at(f"{9 + n:02}:31"), 10 + n) for n in range(3)]


def test_an_urgent_one_that_has_just_come_was_not_passed_over() -> None:
    """
    Four minutes in the line.
    """
    fresh = [
        part
        for n in range(4)
        for part in (
            incident(10 + n, f"{9 + n:02}:00", priority=P1, wait=300),
            incident(20 + n, f"{9 + n:02}:00", priority=P4, wait=239),
        )
    ]

    assert seen("loudest", day(*fresh)) is None


def test_the_most_urgent_first_is_as_it_should_be() -> None:
    """
    The trivial ones wait.
    """
    sorted_ = [
        part
        for n in range(4)
        for part in (
            incident(10 + n, f"{9 + n:02}:00", priority=P4, wait=2400),
            incident(20 + n, f"{9 + n:02}:10", priority=P1, wait=60),
        )
    ]

    assert seen("loudest", day(*sorted_)) is None


# --------------------------------------------------------------------------------------------------- from-scratch


def _scratched(count: int) -> Iterator[Events]:
    return (incident(n, time, scratch=True, takes=600) for n, time in enumerate(_quarters(count)))


def test_the_cause_is_looked_for_again_and_again() -> None:
    """
    Three times ten minutes; and once somebody knew.
    """
    known = [*incident(8, "14:00", solved=False), e.KnownErrorApplied(at("14:03"), 8, "cy", "no-sound")]

    assert words("from-scratch", day(*_scratched(3), known)) == (
        "3 times, an incident was worked out from scratch although that kind had been resolved before that day: 30 min of work; “No sound” alone 3 times."
    )


def test_where_people_look_things_up_nothing_is_from_scratch() -> None:
    """
    Three of eleven.
    """
    known = [
        [*incident(20 + n, f"{12 + n // 4}:{n % 4}5"), e.KnownErrorApplied(at("16:00"), 20 + n, "cy", "no-sound")]
        for n in range(8)
    ]

    assert seen("from-scratch", day(*_scratched(3), *known)) is None
    assert seen("from-scratch", day(*_scratched(3), *known[:-1])) is not None


# -------------------------------------------------------------------------------------------------------- mopping

BROKEN = [e.FaultBegan(at("09:10"), "cable")]


def test_a_fault_keeps_sending_incidents() -> None:
    """
    The same thing in the same room, four times from the second at which the cable broke.
    """
    times = ["09:10", "11:00", "13:00", "15:30"]
    happened = day(BROKEN, *(incident(n, time) for n, time in enumerate(times)))

    assert words("mopping", happened) == (
        "“No sound” in Aurora came 4 times between 09:10 and 15:30. The root cause was there all that time, and nobody removed it: a worn cable "
        "in Aurora."
    )
    assert look_at("mopping", happened) == [(at("09:10"), 0), (at("13:00"), 2), (at("15:30"), 3)]


def test_what_came_before_the_fault_or_elsewhere_is_not_of_the_fault() -> None:
    """
    One before it broke, one in another room, one of another sort: three are left.
    """
    others = [incident(7, "09:05"), incident(8, "12:00", room="b"), incident(9, "12:30", kind="wifi")]

    assert (
        seen("mopping", day(BROKEN, *others, *(incident(n, t) for n, t in enumerate(["09:20", "11:00", "14:00"]))))
        is None
    )


def test_a_tap_that_somebody_turned_off_is_no_story() -> None:
    """
    After the fourth time Cy replaces the cable.
    """
    times = ["09:10", "11:00", "13:00", "15:30"]
    removed: Events = [e.FaultRemoved(at("16:00"), "cable", 3, "cy")]

    assert seen("mopping", day(BROKEN, removed, *(incident(n, time) for n, time in enumerate(times)))) is None


def test_without_a_fault_nothing_drips() -> None:
    """
    The same four incidents, by chance.
    """
    assert (
        seen("mopping", day(*(incident(n, time) for n, time in enumerate(["09:20", "11:00", "13:00", "15:30"]))))
        is None
    )


# ---------------------------------------------------------------------------------------------------- should-work


def test_solved_is_said_and_not_so() -> None:
    """
    Three of four are back after half an hour.
    """
    happened = day(*(incident(n, time, back=1800) for n, time in enumerate(_quarters(3))), incident(8, "14:00"))

    assert words("should-work", happened) == (
        "3 of 4 times an incident was called resolved and was not: 30 min later, on average, the delegate was back at the desk."
    )
    assert look_at("should-work", happened) == [(at(time) + 420 + 1800, n) for n, time in enumerate(_quarters(3))]


def test_one_in_thirty_is_no_habit() -> None:
    """
    Three of seventy-six; three of seventy-five are one in twenty-five.
    """
    back = [incident(n, time, back=600) for n, time in enumerate(_quarters(3))]
    fine = [part for i in range(4) for part in _fine(20, 100 + 100 * i)][:73]

    assert seen("should-work", day(*back, *fine)) is None
    assert seen("should-work", day(*back, *fine[:-1])) is not None


# ----------------------------------------------------------------------------------------------------- unattended


def _late(count: int) -> Iterator[Events]:
    """
    P2, promised within an hour, and an hour and a half in the line.
    """
    return (incident(n, f"{9 + n:02}:00", priority=P2, wait=5400) for n in range(count))


def test_promises_pass_and_nobody_is_looking() -> None:
    """
    At that moment each waits in the line; once Cy and Di have nothing in hand.
    """
    busy = [*work("cy", "09:00", "10:30"), *work("cy", "10:37", "11:30"), *work("di", "09:00", "11:55")]
    happened = day(*_late(3), busy)

    assert words("unattended", happened) == (
        "3 of 3 incidents breached their SLA, 3 of them while nobody was working on it; once a skilled colleague was free at that moment."
    )
    assert look_at("unattended", happened) == [(at(f"{10 + n:02}:00") + 1, n) for n in range(3)]


def test_a_promise_that_passes_in_somebodys_hands_is_another_story() -> None:
    """
    It is being worked on all the time.
    """
    slow = [incident(n, f"{9 + 2 * n:02}:00", priority=P2, takes=5400) for n in range(4)]

    assert seen("unattended", day(*slow)) is None


# --------------------------------------------------------------------------------------------- bottom-of-the-pile


def test_the_old_ones_are_overtaken_until_the_end() -> None:
    """
    Three incidents of the morning are never taken up, and ten of the afternoon are solved.
    """
    old = [incident(n, f"09:0{n}", taken=False) for n in range(3)]
    quick = [incident(50 + n, f"1{n // 5}:{n % 5}0") for n in range(10)]

    assert words("bottom-of-the-pile", day(*old, *quick)) == (
        "3 incidents were still open at the end although 10 or more later ones of the same team were resolved; “No sound” in Aurora "
        f"({code_of(0)}) from 09:00 was overtaken 10 times."
    )
    assert seen("bottom-of-the-pile", day(*old, *quick[:-1])) is None


def test_overtaken_by_another_team_is_not_overtaken() -> None:
    """
    The network is quick; that takes nothing from those who wait for sound.
    """
    old = [incident(n, f"09:0{n}", taken=False) for n in range(3)]
    quick = [incident(50 + n, f"1{n // 5}:{n % 5}0", kind="wifi") for n in range(10)]

    assert seen("bottom-of-the-pile", day(*old, *quick)) is None


def test_priorities_are_those_of_the_business() -> None:
    """
    A guess binds nobody: what the desk takes for P4 stays the P1 that it is.
    """
    guessed = [
        part
        for n in range(3)
        for part in (
            incident(10 + n, f"{9 + n:02}:00", priority=P1, judged=P4, guess=True, wait=2400, takes=60),
            incident(20 + n, f"{9 + n:02}:20", priority=P3, judged=P3, guess=True, wait=600, takes=60),
        )
    ]
    judged = [
        part
        for n in range(3)
        for part in (
            incident(10 + n, f"{9 + n:02}:00", priority=P1, judged=P4, wait=2400, takes=60),
            incident(20 + n, f"{9 + n:02}:20", priority=P3, wait=600, takes=60),
        )
    ]

    assert seen("loudest", day(*guessed)) is not None
    assert seen("loudest", day(*judged)) is None
