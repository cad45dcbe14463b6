"""
The cap of the form and the lock of the terminal, by clocks of paper.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.show.lock import LONGEST_WAIT, Lock
from desk_theatre.show.rate_limit import MINUTE, RateLimit, RateLimits
from desk_theatre.show.wording.answers import too_many_at_once


@given(st.integers(1, 5), st.lists(st.integers(0, 30_000), max_size=40))
def test_no_minute_holds_more_than_the_cap(most: int, gaps: list[int]) -> None:
    """
    Wherever a minute begins; and whoever waits as long as told is taken.
    """
    cap, now, taken = RateLimit(most), 0, []
    for gap in gaps:
        now += gap
        wait = cap.wait(now)
        assert cap.wait(now + wait) == 0
        if not wait:
            cap.take(now)
            taken.append(now)

    assert all(sum(begin <= at < begin + MINUTE for at in taken) <= most for begin in taken)


@given(st.integers(1, 5), st.lists(st.tuples(st.integers(0, 30_000), st.booleans()), max_size=40))
def test_what_is_refused_does_not_count(most: int, reports: list[tuple[int, bool]]) -> None:
    """
    Whoever comes waits as long as if only what was accepted had come.
    """
    cap, other, now = RateLimit(most), RateLimit(most), 0
    for gap, accepted in reports:
        now += gap
        assert cap.wait(now) == other.wait(now)
        if cap.wait(now):
            continue
        cap.take(now)
        if accepted:
            other.take(now)
        else:
            cap.give_back(now)


def test_every_submission_without_a_limit_is_taken() -> None:
    """
    Zero is no limit.
    """
    cap = RateLimit(0)
    for _ in range(1000):
        cap.take(0)
        cap.give_back(0)

    assert cap.wait(0) == 0


def test_a_report_when_too_soon_says_when_the_next_one_is_taken() -> None:
    """
    When to try again, and that nothing is lost.
    """
    assert (
        too_many_at_once(20_100)
        == "Too many reports at once. The desk takes the next one in 21 seconds; your text is safe."
    )
    assert "in 1 second;" in too_many_at_once(3)


def test_only_the_pin_opens() -> None:
    """
    Not a part of it, not another script's digits, not nothing.
    """
    lock = Lock("4711")

    tried = [lock.opens(typed, 1000.0 * n) for n, typed in enumerate(("471", "47110", "४७११", "", "\ud800", "4711"))]

    assert tried == [False] * 5 + [True]


def test_who_guesses_waits_longer_and_longer() -> None:
    """
    And while one waits, not even the PIN opens; the facilitator is never shut out for more than a minute.
    """
    lock = Lock("4711")
    now, waits = 0.0, []
    for _ in range(9):
        assert not lock.opens("0000", now)
        waits.append(lock.wait(now))
        now += lock.wait(now)

    assert waits[:4] == [0.0, 0.0, 5.0, 10.0]
    assert max(waits) == LONGEST_WAIT
    assert lock.opens("4711", now)
    assert (lock.opens("1", now), lock.wait(now)) == (False, 0.0)


def test_the_repr_of_a_lock_hides_the_pin() -> None:
    """
    Not in a traceback, not in a log.
    """
    assert "4711" not in repr(Lock("4711"))
    for wrong in ("123", "1" * 13, "12a4", "١٢٣٤"):
        with pytest.raises(ValueError, match="digits"):
            Lock(wrong)


def test_each_sender_has_a_limit_of_its_own() -> None:
    """
    One kiosk that is used up keeps nobody else waiting; who was quiet for a minute takes no room.
    """
    limits = RateLimits(2)
    for now in (0, 10):
        limits.of("kiosk 1", now).take(now)

    assert limits.of("kiosk 1", 20).wait(20) == MINUTE - 20
    assert limits.of("kiosk 2", 20).wait(20) == 0
    assert limits.of("kiosk 1", 30).wait(30) == MINUTE - 30, "asking for another sender forgets nobody who has to wait"
    assert limits.of("kiosk 3", 10 + MINUTE).wait(10 + MINUTE) == 0
    assert list(limits._of) == ["kiosk 3"]
