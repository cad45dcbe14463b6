"""
When the promises run.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.service_hours import ServiceHours

LUNCH = ServiceHours(((100, 200), (300, 400)))
seconds = st.integers(0, 600)


@st.composite
def service_hours(draw: st.DrawFn) -> ServiceHours:
    """
    Up to four spans between 0 and 600.
    """
    edges = sorted(draw(st.sets(seconds, max_size=8)))
    return ServiceHours(tuple(zip(edges[::2], edges[1::2], strict=False)))


def test_a_lunch_break_does_not_count() -> None:
    """
    From 150 to 350 lie fifty seconds before lunch and fifty after.
    """
    assert LUNCH.within(150, 350) == 100


def test_service_time_is_found_behind_the_break() -> None:
    """
    Seventy seconds of service from 150 on have passed at 320; more than there are never pass.
    """
    assert LUNCH.after(150, 70) == 320
    assert LUNCH.after(150, 151) is None


def test_without_hours_the_promise_is_round_the_clock() -> None:
    """
    Every second counts.
    """
    assert (ServiceHours().within(10, 70), ServiceHours().after(10, 60)) == (60, 70)
    assert ServiceHours().split(10, 70) == [(10, 70, True)]


def test_a_stretch_is_cut_at_opening_and_closing() -> None:
    """
    Closed, open, lunch, open.
    """
    assert LUNCH.split(50, 350) == [(50, 100, False), (100, 200, True), (200, 300, False), (300, 350, True)]


@given(service_hours(), seconds, seconds)
def test_seconds_within_are_those_that_are_inside_a_span(hours: ServiceHours, start: int, end: int) -> None:
    """
    Counted one by one.
    """
    inside = [t for t in range(start, end) if not hours.spans or any(a <= t < b for a, b in hours.spans)]
    assert hours.within(start, end) == len(inside)


@given(service_hours(), seconds, seconds, seconds)
def test_stretches_add_up(hours: ServiceHours, a: int, b: int, c: int) -> None:
    """
    Up to any moment between and on from there is the whole.
    """
    start, between, end = sorted((a, b, c))
    assert hours.within(start, between) + hours.within(between, end) == hours.within(start, end)


@given(service_hours(), seconds, st.integers(1, 600))
def test_after_is_the_first_moment_at_which_so_much_has_passed(hours: ServiceHours, start: int, length: int) -> None:
    """
    At that moment exactly so much has passed, a second earlier not; and where there is none, it never does.
    """
    end = hours.after(start, length)
    if end is None:
        assert hours.within(start, 10000) < length
    else:
        assert hours.within(start, end) == length
        assert hours.within(start, end - 1) == length - 1


@given(service_hours(), seconds, st.integers(1, 600))
def test_splitting_leaves_nothing_out(hours: ServiceHours, start: int, length: int) -> None:
    """
    The pieces follow each other without gaps, and those in service have the seconds within.
    """
    pieces = hours.split(start, start + length)
    assert [piece[0] for piece in pieces] == [start, *(piece[1] for piece in pieces[:-1])]
    assert pieces[-1][1] == start + length
    assert sum(b - a for a, b, serving in pieces if serving) == hours.within(start, start + length)
