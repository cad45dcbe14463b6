"""
The scorecard in plain words: what each figure is called on stage, in which unit, and whether more of it is better.
"""

from __future__ import annotations

from typing import Literal

from desk_theatre.itsm.values import value
from desk_theatre.stage.wording import labels

Unit = Literal["count", "share", "mark", "money", "minutes", "rate", "hour"]


@value
class ScorecardLine:
    """
    Args:
        better: 1 if more is better, -1 if less is, 0 if it is neither.
        adds_up: the longer a round lasts the more it becomes.
        part_of: the key of the figure that it is a part of; their bars have one axis.
    """

    key: str
    words: str
    unit: Unit
    better: int
    adds_up: bool = False
    part_of: str = ""


@value
class Part:
    """
    A group of lines that is read together.
    """

    title: str
    lines: tuple[ScorecardLine, ...]


PARTS: tuple[Part, ...] = (
    Part(
        "The conference",
        (
            ScorecardLine("sessions_delayed", "sessions late", "count", 0, True),
            ScorecardLine("sessions_delayed_by_desk", "delayed by the desk", "count", -1, True, "sessions_delayed"),
            ScorecardLine("sessions_late_otherwise", "late for other reasons", "count", 0, True, "sessions_delayed"),
            ScorecardLine("delegate_minutes_lost", "delegates' time lost", "minutes", -1, True),
            ScorecardLine("satisfaction", "satisfaction, of 5", "mark", 1),
            ScorecardLine("mood", "mood of the room, of 5", "mark", 1),
        ),
    ),
    Part(
        "Promises kept",
        (
            ScorecardLine("resolution_sla_met", "solved in time", "share", 1),
            ScorecardLine("response_sla_met", "taken up in time", "share", 1),
        ),
    ),
    Part(
        "What became of them",
        (
            ScorecardLine("submitted", "reported", "count", 0, True),
            ScorecardLine("resolved", "solved", "count", 1, True),
            ScorecardLine("open", "still open", "count", -1),
            ScorecardLine("lost", "lost", "count", -1, True),
            ScorecardLine("withdrawn", "withdrawn", "count", -1, True),
            ScorecardLine("reopened", "opened again", "count", -1, True),
        ),
    ),
    Part(
        "The work",
        (
            ScorecardLine("throughput_per_hour", "solved an hour", "hour", 1),
            ScorecardLine("closed_per_hour", "closed an hour, each time", "hour", 1),
            ScorecardLine("first_contact_resolution", "solved at first contact", "share", 1),
            ScorecardLine("handovers_per_incident", "hand-overs each", "rate", -1),
            ScorecardLine("bounces_per_incident", "sent to the wrong team, each", "rate", -1),
            ScorecardLine("failure_demand_share", "contacts that only chase", "share", -1),
        ),
    ),
    Part(
        "What it cost",
        (
            ScorecardLine("cost_per_resolved", "cost per solved", "money", -1),
            ScorecardLine("cost_wasted", "wasted", "money", -1, True),
            ScorecardLine("cost_total", "in all", "money", 0, True),
        ),
    ),
)

BY_PRIORITY: tuple[ScorecardLine, ...] = (
    ScorecardLine("resolution_sla_met", "solved in time", "share", 1),
    ScorecardLine("mean_minutes", "minutes until solved", "rate", -1),
)


def spell(figure: float | None, unit: Unit) -> str:
    """
    A figure with its unit.
    """
    if figure is None:
        return labels.NOTHING
    match unit:
        case "share":
            spelt = f"{labels.percent(figure)} %"
        case "count":
            spelt = f"{figure:,.0f}"
        case "minutes":
            spelt = f"{figure:,.0f} min"
        case "money":
            spelt = labels.money(figure)
        case "mark" | "hour":
            spelt = f"{figure:.1f}"
        case "rate":
            spelt = f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
    return spelt


def trend(first: float | None, last: float | None, line: ScorecardLine) -> int:
    """
    1 if the last round did better than the first, -1 if worse, 0 if neither can be said.
    """
    if first is None or last is None or not line.better or spell(first, line.unit) == spell(last, line.unit):
        return 0
    return 1 if (last > first) == (line.better > 0) else -1
