"""
The measures of a replication: every figure of the scorecard that is a number, under one key each.

Figures inside others have the path to them as their key: `by_priority.P1.resolution_sla_met`, `waste.re-asking`,
`utilisation.teams.desk`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from desk_theatre.errors import UnknownName
from desk_theatre.measures import figures
from desk_theatre.measures.figures import FIGURES, PRIORITY_FIGURES, KeyFigure
from desk_theatre.measures.scorecard_fold import Scorecard, ScorecardFold, as_json
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary

Measured = Mapping[str, float | None]
"""
The figures of one replication; `None` where there was nothing to measure.
"""

HEADLINE = tuple(figure.studied_as or figure.key for figure in figures.HEADLINE)
"""
The measures to look at first, in the order of the stage.
"""


def flat(scorecard: Scorecard) -> dict[str, float | None]:
    """
    Return the figures of a scorecard by key, in its order.
    """
    return dict(_flat(as_json(scorecard), ""))


def _flat(document: Mapping[str, Any], before: str) -> Iterator[tuple[str, float | None]]:
    for key, found in document.items():
        if isinstance(found, Mapping):
            yield from _flat(found, f"{before}{key}.")
        else:
            yield f"{before}{key}", found


def keys_of(scenario: Scenario) -> tuple[str, ...]:
    """
    Return the keys that every replication of a scenario has, whatever practices are active.
    """
    return tuple(flat(ScorecardFold(scenario).scorecard(scenario.conference.opens)))


def known(measure: str, scenario: Scenario) -> str:
    """
    Return the measure if it exists.

    Raises:
        UnknownName: it does not.
    """
    keys = keys_of(scenario)
    if measure not in keys:
        raise UnknownName("measure", measure, keys)
    return measure


def figure_of(key: str) -> KeyFigure:
    """
    Return the figure of a key; for one inside another figure, in that figure's unit.
    """
    first, *within = key.split(".")
    return PRIORITY_FIGURES[within[-1]] if first == "by_priority" else FIGURES[first]


def words_of(key: str, words: Vocabulary = CONFERENCE) -> str:
    """
    Return the label of a key: `P1: within SLA`, `wasted by re-asking`.
    """
    first, *within = key.split(".")
    label = words.say(figure_of(key).label)
    if first == "by_priority":
        return f"{within[0]}: {label}"
    if first == "waste":
        return f"wasted by {within[0]}"
    return f"{label}: {within[-1]}" if within else label


def bounds_of(key: str) -> tuple[float, float]:
    """
    Return the bounds of the true value.
    """
    match figure_of(key).unit:
        case "share":
            return 0.0, 1.0
        case "1 to 5":
            return 1.0, 5.0
        case _:
            return 0.0, inf


def is_count(key: str) -> bool:
    """
    Return whether it is a whole number of incidents or sessions, which may be rare.
    """
    return figure_of(key).unit in {"incidents", "sessions"}


def benefit(key: str, difference: float) -> float:
    """
    Return a difference with its sign turned so that more is better; 0 for a figure that is neither good nor bad.
    """
    return {"more": difference, "less": -difference, "neither": 0.0}[figure_of(key).better]
