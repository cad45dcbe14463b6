"""
The large figures of the stage, as a value; what each of them means stands in `desk_theatre.measures.figures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import KEY_FIGURES
from desk_theatre.measures.scorecard_fold import ScorecardFold


@value
class Headline:
    """
    Figures named by their keys; `None` while there is nothing to count.

    Args:
        sessions, sessions_delayed_by_desk: what `sessions_on_time` is shown with: the sessions due, and those that the desk
            made late.
        cost_wasted, cost_total: what `cost_per_resolved` is shown with, in the scenario's currency.
        due: resolution targets met or breached so far, of which `resolution_sla_met` is the share; `None` where nobody
            counted them.
    """

    resolution_sla_met: float | None = None
    sessions_on_time: int = 0
    sessions: int = 0
    lost: int = 0
    waiting: int = 0
    satisfaction: float | None = None
    cost_per_resolved: float | None = None
    sessions_delayed_by_desk: int = 0
    cost_wasted: float = 0.0
    cost_total: float = 0.0
    due: int | None = None


def headline(scorecard_fold: ScorecardFold, now: int) -> Headline:
    """
    Return the large figures at second `now` of the day.
    """
    figures = attrs.asdict(scorecard_fold.scorecard(now), recurse=False)
    resolutions = scorecard_fold.promises.resolutions(scorecard_fold.moment(now))
    due = sum(verdicts.decided for verdicts in resolutions.values())
    return attrs.evolve(headline_of(figures, scorecard_fold.queues.waiting), due=due)


def headline_of(figures: Mapping[str, Any], waiting: int) -> Headline:
    """
    Return the large figures of a round of which the scorecard is known.

    Args:
        figures: by the keys of the scorecard; a count that is missing is 0.
        waiting: incidents in a queue, which the scorecard does not have; nor has it how many targets came due.
    """
    names = (field.name for field in attrs.fields(Headline) if field.name not in {"waiting", "due"})
    read = {name: KEY_FIGURES[name].of(figures) for name in names}
    known: dict[str, Any] = {name: amount for name, amount in read.items() if amount is not None}
    return Headline(waiting=waiting, **known)
