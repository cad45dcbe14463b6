"""
Many clocks kept up with, against the clocks read off a history.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.sla import Agreement, ClockReading
from desk_theatre.measures.fold import listening
from desk_theatre.measures.promises import Promises
from explained_clocks import explained_clocks
from histories import agreements, histories


@given(histories(), agreements(), st.lists(st.integers(0, 5000), min_size=1, max_size=4))
def test_every_clock_is_told_as_its_history_says(
    history: Sequence[e.Event], agreement: Agreement, later: Sequence[int]
) -> None:
    """
    After each event, at moments between, and when the desk opens and closes, target, time elapsed and light of all three clocks are those of the slow count.
    """
    promises = Promises(agreement)
    table = listening([promises])
    for index, event in enumerate(history):
        for handler in table.get(type(event), ()):
            handler(event)
        until = history[index + 1].at if index + 1 < len(history) else event.at + 5000
        edges = (edge for span in agreement.hours.spans for edge in span if event.at <= edge <= until)
        for now in {event.at, *edges, *(min(until, event.at + wait) for wait in later)}:
            read = explained_clocks(history[: index + 1], agreement, now)
            told = tuple(promises.standing(0, clock.promise, now) for clock in read)
            assert told == tuple(ClockReading(c.promise, c.target, c.elapsed, c.light) for c in read)
