"""
Service hours in a scenario file: spans that touch are one span, and what overlaps is refused.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from scenario_files import changed, complaints, document, written

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.scenario.from_toml import read
from profiles import examples

CONFERENCE = document()
minutes = st.integers(0, 24 * 60 - 1).map(lambda minute: minute * 60)
edges = st.lists(minutes, min_size=2, max_size=8, unique=True).map(sorted)


def _with_hours(spans: list[tuple[int, int]]) -> dict[str, object]:
    told = [[spell_short(opens), spell_short(closes)] for opens, closes in spans]
    return changed(CONFERENCE, ("sla", "hours"), told)


@examples(50)
@given(edges)
def test_spans_that_touch_are_one_span(times: list[int]) -> None:
    """
    However often a day is cut, the clocks run as if it were not.
    """
    cut = list(pairwise(times))

    assert read(written(_with_hours(cut))).agreement.hours.spans == ((times[0], times[-1]),)


@examples(50)
@given(edges)
def test_a_gap_stays_a_gap(times: list[int]) -> None:
    """
    Every second span is left out; what is left are the others.
    """
    apart = list(pairwise(times))[::2]

    assert read(written(_with_hours(apart))).agreement.hours.spans == tuple(apart)


@examples(50)
@given(st.integers(0, 1000), st.integers(1, 400), st.integers(1, 400))
def test_spans_that_overlap_are_refused(opens: int, length: int, overlap: int) -> None:
    """
    A span cannot begin before the one before it ends, and the line names the second one.
    """
    closes = opens + length
    begins = max(0, closes - overlap)
    spans = [(60 * opens, 60 * closes), (60 * begins, 60 * closes + 60)]

    (line,) = complaints(_with_hours(spans))

    assert line.startswith("sla.hours[1]: expected spans in order")


def test_a_break_for_coffee_that_takes_no_time() -> None:
    """
    Closed at 09:15 and open again at 09:15.
    """
    spans = [["08:15", "09:15"], ["09:15", "09:45"], ["10:00", "11:00"]]

    hours = read(written(changed(CONFERENCE, ("sla", "hours"), spans))).agreement.hours

    assert [(spell_short(a), spell_short(b)) for a, b in hours.spans] == [("08:15", "09:45"), ("10:00", "11:00")]
