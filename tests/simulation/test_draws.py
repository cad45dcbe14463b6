"""
Luck that is asked often: one number for each key, and four for each time that something comes up again.
"""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.simulation.draws import LOTS, PRIME, Draws

KEYS = [int(2**32 * Draws(11).uniform(number, b"key")) for number in range(4000)]
"""
As incidents have them.
"""


@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=30), st.integers(0, 2**32 - 1))
def test_who_does_it_at_one_level_does_it_at_each_higher_one(seed: int, purpose: bytes, key: int) -> None:
    """
    Nobody at level 0, everybody at level 1, and only once from no to yes in between.
    """
    luck = Draws(seed).luck(purpose)
    answers = [luck.below(level / 20, key) for level in range(21)]

    assert answers == sorted(answers)
    assert (answers[0], answers[-1]) == (False, True)


@given(st.integers(0, 50), st.sampled_from([b"anna recording take_contact", b"ben handover hand_over"]))
def test_as_many_do_it_as_the_level_says(seed: int, purpose: bytes) -> None:
    """
    Within four standard deviations, also in the first and in the second half.
    """
    luck = Draws(seed).luck(purpose)

    for level in (0.1, 0.5, 0.8):
        for keys in (KEYS, KEYS[:2000], KEYS[2000:]):
            off = sum(luck.below(level, key) for key in keys) - level * len(keys)
            assert abs(off) < 4 * (level * (1 - level) * len(keys)) ** 0.5


def test_what_one_does_says_nothing_of_the_other_nor_of_the_next() -> None:
    """
    Two people, and one after the other: as often alike as coins.
    """
    anna, ben = (Draws(5).luck(name) for name in (b"anna", b"ben"))
    first = [anna.below(0.5, key) for key in KEYS]
    second = [ben.below(0.5, key) for key in KEYS]

    alike = sum(a == b for a, b in zip(first, second, strict=True))
    like_the_next = sum(a == b for a, b in pairwise(first))

    assert abs(alike - 2000) < 4 * 1000**0.5
    assert abs(like_the_next - 2000) < 4 * 1000**0.5


@given(st.integers(0, 50), st.integers(0, 3), st.integers(0, 40))
def test_each_lot_is_as_likely_each_time(seed: int, which: int, time: int) -> None:
    """
    Within five standard deviations of the mean, and in each tenth.
    """
    often = Draws(seed).often(b"hand-over")
    lots = [often.lot(which, time, key) for key in KEYS]

    assert 0 <= min(lots) <= max(lots) < LOTS
    assert abs(sum(lots) / LOTS - 0.5 * len(lots)) < 5 * (len(lots) / 12) ** 0.5
    for tenth in range(10):
        off = sum(lot * 10 // LOTS == tenth for lot in lots) - 0.1 * len(lots)
        assert abs(off) < 5 * (0.09 * len(lots)) ** 0.5


@given(st.integers(0, 50))
def test_what_happens_once_says_nothing_of_the_next_time(seed: int) -> None:
    """
    The four of one time, and the first of four times: as often on the same side as coins.
    """
    often = Draws(seed).often(b"forget")
    asked = [*((which, 0) for which in range(4)), *((0, time) for time in range(1, 4))]
    sides = [[2 * often.lot(which, time, key) < LOTS for key in KEYS] for which, time in asked]

    for one, other in combinations(sides, 2):
        alike = sum(a == b for a, b in zip(one, other, strict=True))
        assert abs(alike - 2000) < 5 * 1000**0.5


@given(st.integers(0, 2**32), st.lists(st.integers(0, 30), min_size=1), st.integers(0, 2**32 - 1))
def test_it_does_not_matter_who_asks_first(seed: int, times: list[int], key: int) -> None:
    """
    The lot for a time is the same whatever was asked for before.
    """
    one, other = (Draws(seed).often(b"chase") for _ in range(2))

    assert [one.lot(1, time, key) for time in times] == [other.lot(1, time, key) for time in reversed(times)][::-1]


def test_a_lot_when_the_luck_is_the_best_or_the_worst_then_is_the_last_or_the_first_few() -> None:
    """
    The longest of all lengths can happen to what comes up again, as it can to what an incident is.
    """
    often = Draws(7).often(b"question")
    often.lot(0, 0, 0)
    slope, start = often._times[0][0], often._times[0][4]

    def lot_of(number: int) -> int:
        return often.lot(0, 0, (number - start) * pow(slope, -1, PRIME) % PRIME)

    assert lot_of(PRIME - 1) == LOTS - 1
    assert 0 <= lot_of(0) < 8
