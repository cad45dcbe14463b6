"""
Tables of a study: no interval where every day is the same, and differences as people say them.
"""

from __future__ import annotations

from desk_theatre.cli.interval_table import cell, table
from desk_theatre.study.interval import Interval


def test_what_is_the_same_every_day_has_no_interval() -> None:
    """
    Also where it differs by less than anybody can read.
    """
    assert cell(Interval(12.0, 12.0, 12.0), "sessions") == "12.00"
    assert cell(Interval(1.0, 1.0, 1.0), "resolution_sla_met") == "100.0 %"
    assert cell(Interval(12.0, 12.001, 12.002), "sessions") == "12.00"
    assert cell(Interval(12.0, 11.0, 13.0), "sessions") == "12.00 [11.00, 13.00]"
    assert cell(Interval(0.0, 0.0, 0.0), "sessions", starred=True) == "0.00"


def test_a_difference_says_what_the_later_variant_adds() -> None:
    """
    Its sign and both ends turn with it.
    """
    found = {"nothing - three": {"resolution_sla_met": Interval(-0.3, -0.4, -0.1)}}

    told = table(found, "EUR", 100, differences=True)

    assert "three minus nothing" in told
    assert "30.0 [10.0, 40.0] pp *" in told


def test_an_interval_without_ends_can_be_turned() -> None:
    """
    One day, and none.
    """
    assert Interval(0.5, None, None).negative == Interval(-0.5, None, None)
    assert Interval(None, None, None).negative == Interval(None, None, None)
    assert Interval(1.0, 0.5, 2.0).negative == Interval(-1.0, -2.0, -0.5)
