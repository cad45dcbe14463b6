"""
Impact x urgency -> priority.
"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.priority import Level, Priority, PriorityTable, usual_table


def test_the_usual_table() -> None:
    """
    As it hangs on the wall of most desks, impact down and urgency across.
    """
    rows = [[usual_table().priority(impact, urgency).word for urgency in Level] for impact in Level]
    assert rows == [["P1", "P2", "P3"], ["P2", "P3", "P4"], ["P3", "P4", "P4"]]


@given(st.lists(st.sampled_from(Priority), min_size=9, max_size=9))
def test_any_table_is_read_impact_first(cells: list[Priority]) -> None:
    """
    A scenario's own table gives what its rows say.
    """
    table = PriorityTable(
        ((cells[0], cells[1], cells[2]), (cells[3], cells[4], cells[5]), (cells[6], cells[7], cells[8]))
    )
    assert [table.priority(impact, urgency) for impact, urgency in product(Level, Level)] == cells


@given(st.sampled_from(Level), st.sampled_from(Level), st.sampled_from(Level))
def test_more_impact_or_urgency_never_makes_it_less_pressing(one: Level, two: Level, other: Level) -> None:
    """
    In the usual table.
    """
    high, low = min(one, two), max(one, two)
    assert usual_table().priority(high, other) <= usual_table().priority(low, other)
    assert usual_table().priority(other, high) <= usual_table().priority(other, low)


@pytest.mark.parametrize("priority", Priority)
def test_a_major_incident_stands_outside_the_table(priority: Priority) -> None:
    """
    It comes before all others, is declared and not computed, and is called by its name.
    """
    assert priority >= Priority.MAJOR
    assert (priority.word == "major") == (priority is Priority.MAJOR)
    assert all(Priority.MAJOR not in row for row in usual_table().rows)
