"""
The quantile of Student's t.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.study.t_quantile import share_within, two_sided

PRINTED = {
    (1, 0.95): 12.706,
    (2, 0.95): 4.303,
    (3, 0.95): 3.182,
    (4, 0.99): 4.604,
    (5, 0.95): 2.571,
    (9, 0.95): 2.262,
    (10, 0.90): 1.812,
    (29, 0.95): 2.045,
    (30, 0.99): 2.750,
    (60, 0.95): 2.000,
    (120, 0.95): 1.980,
    (1_000_000, 0.95): 1.960,
}
"""
Degrees of freedom and level, and what the table in every textbook has for them.
"""


@pytest.mark.parametrize(("freedom", "level"), PRINTED)
def test_quantiles_are_those_of_the_printed_table(freedom: int, level: float) -> None:
    """
    To the three digits that are printed.
    """
    assert PRINTED[freedom, level] == pytest.approx(two_sided(freedom, level), abs=0.0006)


@given(st.integers(1, 1000), st.floats(0.01, 0.999))
def test_a_quantile_holds_the_share_that_was_asked_for(freedom: int, level: float) -> None:
    """
    Probability and quantile undo each other.
    """
    assert level == pytest.approx(share_within(two_sided(freedom, level), freedom), abs=1e-9)


@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.99])
def test_the_two_ways_of_reckoning_meet(level: float) -> None:
    """
    Where the sum ends and the expansion begins, nothing jumps.
    """
    sum_, expansion = two_sided(1000, level), two_sided(1001, level)

    assert 0 < sum_ - expansion < 6e-6
    assert level == pytest.approx(share_within(expansion, 1001), abs=1e-12)


@pytest.mark.parametrize(("freedom", "level"), [(0, 0.95), (-1, 0.95), (3, 0.0), (3, 1.0)])
def test_what_has_no_quantile_is_refused(freedom: int, level: float) -> None:
    """
    One replication has no interval.
    """
    with pytest.raises(ValueError, match="degrees of freedom"):
        two_sided(freedom, level)
