"""
The scorecard of a round at one moment: every figure there is, each with one definition.

What each figure means, in which unit, and which way is better stands in `desk_theatre.measures.figures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from desk_theatre.itsm.values import value


@value
class PriorityFigures:
    """
    What stands in `by_priority` for one priority.
    """

    count: int
    resolved: int
    resolution_sla_met: float | None
    mean_minutes: float | None
    median_minutes: float | None
    p90_minutes: float | None


@value
class Utilisation:
    """
    Share of the paid time that was worked, by id of the team and of the person.
    """

    teams: Mapping[str, float | None]
    people: Mapping[str, float | None]


@value
class Scorecard:
    """
    The figures in the order in which they are shown; `None` where there is nothing to reckon with yet.
    """

    submitted: int
    resolved: int
    open: int
    lost: int
    withdrawn: int
    reopened: int
    lost_ever: int
    response_sla_met: float | None
    resolution_sla_met: float | None
    by_priority: Mapping[str, PriorityFigures]
    first_contact_resolution: float | None
    handovers_per_incident: float | None
    bounces_per_incident: float | None
    failure_demand_share: float | None
    sessions: int
    sessions_delayed: int
    sessions_delayed_by_desk: int
    sessions_late_otherwise: int
    delegate_minutes_lost: float
    cost_total: float
    cost_wasted: float
    cost_per_resolved: float | None
    waste: Mapping[str, float]
    throughput_per_hour: float | None
    closed_per_hour: float | None
    utilisation: Utilisation
    satisfaction: float | None
    mood: float | None
    commitment: Mapping[str, float]


def as_json(scorecard: Scorecard) -> dict[str, Any]:
    """
    The scorecard as a JSON document; keys and their order are stable.
    """
    return attrs.asdict(scorecard)


def plain(scorecard: Scorecard) -> dict[str, float | int | None]:
    """
    The figures that are single numbers, by key.
    """
    return {key: figure for key, figure in as_json(scorecard).items() if not isinstance(figure, Mapping)}
