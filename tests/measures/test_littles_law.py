"""
Little's law holds to the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.measures.fold import listening
from histories import NINE, rounds
from littles_law import LittlesLaw


@given(rounds(), st.integers(0, 5000))
def test_area_under_the_number_inside_is_the_time_inside(events: Sequence[e.Event], later: int) -> None:
    """
    After each event of any round, both ways of counting incident-seconds agree exactly.
    """
    law = LittlesLaw()
    table = listening([law])
    for event in events:
        for handler in table.get(type(event), ()):
            handler(event)
        assert law.area(event.at + later) == law.time_inside(event.at + later)


def test_two_incidents_of_ten_and_twenty_minutes() -> None:
    """
    They were inside for 1800 seconds together, the second of them still is.
    """
    law = LittlesLaw()
    table = listening([law])
    first = e.IncidentReported(NINE, 0, "no-sound", None, 0, False, Priority.P3)
    second = e.IncidentReported(NINE, 1, "no-sound", None, 1, False, Priority.P3)
    for event in (first, second, e.IncidentResolved(NINE + 600, 0, "ada", False)):
        table[type(event)][0](event)

    assert (law.area(NINE + 1200), law.time_inside(NINE + 1200), law.inside) == (1800, 1800, 1)
