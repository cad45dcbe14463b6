"""
Luck that is asked often: one number for each key.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.simulation.chance import Chance

KEYS = [int(2**32 * Chance(11).uniform(number, b"key")) for number in range(4000)]
"""
As incidents have them.
"""


@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=30), st.integers(0, 2**32 - 1))
def test_who_does_it_at_one_level_does_it_at_each_higher_one(seed: int, purpose: bytes, key: int) -> None:
    """
    Nobody at level 0, everybody at level 1, and only once from no to yes in between.
    """
    luck = Chance(seed).luck(purpose)
    answers = [luck.below(level / 20, key) for level in range(21)]

    assert answers == sorted(answers)
    assert (answers[0], answers[-1]) == (False, True)


@given(st.integers(0, 50), st.sampled_from([b"anna recording take_contact", b"ben handover hand_over"]))
def test_as_many_do_it_as_the_level_says(seed: int, purpose: bytes) -> None:
    """
    Within four standard deviations, also in the first and in the second half.
    """
    luck = Chance(seed).luck(purpose)

    for level in (0.1, 0.5, 0.8):
        for keys in (KEYS, KEYS[:2000], KEYS[2000:]):
            off = sum(luck.below(level, key) for key in keys) - level * len(keys)
            assert abs(off) < 4 * (level * (1 - level) * len(keys)) ** 0.5


def test_what_one_does_says_nothing_of_the_other_nor_of_the_next() -> None:
    """
    Two people, and one after the other: as often alike as coins.
    """
    anna, ben = (Chance(5).luck(name) for name in (b"anna", b"ben"))
    first = [anna.below(0.5, key) for key in KEYS]
    second = [ben.below(0.5, key) for key in KEYS]

    alike = sum(a == b for a, b in zip(first, second, strict=True))
    like_the_next = sum(a == b for a, b in pairwise(first))

    assert abs(alike - 2000) < 4 * 1000**0.5
    assert abs(like_the_next - 2000) < 4 * 1000**0.5
