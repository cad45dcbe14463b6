"""
What came in, what was solved, and how old was what was left.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import State
from desk_theatre.measures.flow import FlowPoint, flow
from desk_theatre.measures.resolution_times import p10, p90
from desk_theatre.measures.scorecard_fold import ScorecardFold
from histories import rounds, small_scenario


def _slow(events: Sequence[e.Event], at: int) -> FlowPoint:
    """
    By the states of a tally that has seen only what happened up to then.
    """
    scorecard_fold = ScorecardFold(small_scenario())
    past = [event for event in events if event.at <= at]
    scorecard_fold.add_all(past)
    since = {event.incident: event.at for event in past if isinstance(event, e.IncidentReported)}
    over = {State.RESOLVED, State.CLOSED, State.WITHDRAWN}
    ages = [at - since[number] for number, state in scorecard_fold.states.state.items() if state not in over]
    here = scorecard_fold.states
    return FlowPoint(
        at,
        here.submitted,
        here.resolved,
        len(ages),
        (
            sum(age <= 900 for age in ages),
            sum(900 < age <= 3600 for age in ages),
            sum(3600 < age <= 14_400 for age in ages),
            sum(age > 14_400 for age in ages),
        ),
        max(ages) if ages else None,
    )


@given(rounds(), st.lists(st.integers(0, 20_000), max_size=6).map(sorted))
def test_flow_at_any_second_is_what_the_tally_counts_then(events: Sequence[e.Event], after: list[int]) -> None:
    """
    At any seconds, in the round and after it, the same one twice as well.
    """
    times = [events[0].at + each for each in after]

    assert tuple(_slow(events, at) for at in times) == flow(events, times)


@given(rounds())
def test_whoever_is_waited_for_is_open_or_lost(events: Sequence[e.Event]) -> None:
    """
    The chart and the scorecard count the same incidents.
    """
    scorecard_fold = ScorecardFold(small_scenario())
    scorecard_fold.add_all(events)
    card = scorecard_fold.scorecard(events[-1].at)

    (point,) = flow(events, [events[-1].at])

    assert (card.submitted, card.resolved, card.open + card.lost) == (point.reported, point.solved, point.waiting)


@given(st.lists(st.integers(0, 10_000), min_size=1).map(sorted))
def test_a_tenth_lies_at_or_below_the_tenth(ordered: list[int]) -> None:
    """
    At least one in ten took no longer, and fewer than one in ten took less; and the far end mirrors it.
    """
    low, high = p10(tuple(ordered)), p90(tuple(ordered))

    assert low is not None
    assert high is not None
    assert low <= high
    assert sum(each <= low for each in ordered) * 10 >= len(ordered)
    assert sum(each < low for each in ordered) * 10 < len(ordered)
