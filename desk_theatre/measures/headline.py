"""
The six figures of the stage: within SLA, sessions on time, lost, waiting now, satisfaction, cost per solved.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import ScorecardFold, ratio, within


@value
class HeadlineFigures:
    """
    Named as the board names them; `None` while there is nothing to reckon with.

    Args:
        within_sla: share of the resolution promises kept, among those that are decided.
        sessions_on_time, sessions_due: of the sessions whose start has come.
        sessions_by_desk: of the late ones, those that the desk delayed.
        lost: incidents that nobody but the delegate remembers.
        waiting: open incidents that nobody has in hand.
        satisfaction: 1 to 5, as the model reckons it.
        cost_per_resolved: in the scenario's currency.
    """

    within_sla: float | None
    sessions_on_time: int
    sessions_due: int
    sessions_by_desk: int
    lost: int
    waiting: int
    satisfaction: float | None
    cost_per_resolved: float | None


def headline(scorecard_fold: ScorecardFold, now: int) -> HeadlineFigures:
    """
    The six at `now`; cheap enough to be asked for with every picture.
    """
    now = scorecard_fold.moment(now)
    here, programme = scorecard_fold.states, scorecard_fold.programme
    return HeadlineFigures(
        within_sla=within(scorecard_fold.promises.resolutions(now)),
        sessions_on_time=programme.due - programme.delayed,
        sessions_due=programme.due,
        sessions_by_desk=programme.delayed_by_desk(now),
        lost=here.lost,
        waiting=here.waiting,
        satisfaction=scorecard_fold.satisfaction.mean(now),
        cost_per_resolved=ratio(scorecard_fold.costs.total(now), here.resolved),
    )
