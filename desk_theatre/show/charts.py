"""
The numbers behind the charts of a round, folded from its events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.measures.flow import FlowPoint, flow
from desk_theatre.measures.resolution_times import median, p10, p90

if TYPE_CHECKING:
    from desk_theatre.show.round_view import RoundView

INSTANTS = 180
"""
Points of a chart's time axis, equally spaced; more than a chart has columns.
"""


@value
class Spread:
    """
    Time to resolve of one priority, in seconds.

    Args:
        count: number of resolved incidents.
        p10: the 10th percentile.
        p90: the 90th percentile.
    """

    priority: str
    count: int
    p10: float
    median: float
    p90: float


@value
class RoundCharts:
    """
    Args:
        lasted: seconds of the day that were played.
        spreads: one for each priority with resolved incidents, the most urgent first.
        flow: one value per `step` seconds; the first is one step after the opening, the last is where the round is or
            ended.
        waste: money by cause, all causes in their order.
    """

    round: int
    lasted: int
    spreads: tuple[Spread, ...] = ()
    step: int = 1
    flow: tuple[FlowPoint, ...] = ()
    waste: tuple[tuple[str, float], ...] = ()


def round_charts(scene: RoundView, now: int) -> RoundCharts:
    """
    Return the charts of a round up to second `now`, or to its end if that was earlier.
    """
    scorecard_fold, opened = scene.scorecard_fold, scene.scorecard_fold.opened
    if opened is None:
        return RoundCharts(scene.number, 0)
    until = scorecard_fold.moment(max(now, scene.latest))
    step = max(1, (scorecard_fold.scenario.conference.closes - opened) // INSTANTS)
    times = [*range(opened + step, until, step), until]
    return RoundCharts(
        scene.number,
        until - opened,
        tuple([found for priority in Priority if (found := _spread(priority, scorecard_fold.durations.of(priority)))]),
        step,
        flow(scene.events, times),
        tuple(scorecard_fold.scorecard(until).waste.items()),
    )


def _spread(priority: Priority, took: tuple[int, ...]) -> Spread | None:
    least, middle, most = p10(took), median(took), p90(took)
    if least is None or middle is None or most is None:
        return None
    return Spread(priority.word, len(took), least, middle, most)
