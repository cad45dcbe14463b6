"""
A forecast as text and as a JSON document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.cli.interval_table import cell, label
from desk_theatre.cli.page_width import filled
from desk_theatre.cli.wording import output
from desk_theatre.study.advice import remarks
from desk_theatre.study.forecast import FIRST, IN_USE, PATH
from desk_theatre.study.load import load_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.forecast import Forecast
    from desk_theatre.study.load import Load, TeamLoad

KEYS = ("resolution_sla_met", "sessions_delayed", "lost", "open", "failure_demand_share", "satisfaction")
"""
The measures shown for a round.
"""

BAR, LABEL, CELL = 20, 30, 23
NARROW_BAR = 10
"""
Characters of a bar where a line has no room for a longer one.
"""

ROOMY = 100
HEADS = {
    FIRST: (output.ROUND_1, ""),
    PATH: (output.LAST_ROUND, output.STEP_BY_STEP),
    IN_USE: (output.LAST_ROUND, output.ALL_ACTIVE),
}


def page(scenario: Scenario, found: Forecast | None, width: int) -> str:
    """
    Return how a scenario will play, as text of `width` characters.

    Args:
        found: `None` where nothing was played.
    """
    load = load_of(scenario)
    lines = ["", filled(output.WORKLOAD, width)]
    lines += [_team(each, width) for each in load.teams]
    if found is not None and found.replications:
        lines += ["", *_people(scenario, load, found, width), "", *_rounds(scenario, found, width)]
    said = remarks(scenario, load, found)
    lines += ["", output.WORTH_KNOWING if said else output.NO_CONCERNS]
    lines += [filled(each, width, "  - ", "    ") for each in said]
    return "\n".join(lines)


def _team(each: TeamLoad, width: int) -> str:
    scarce = next((skill for skill in each.skills if skill.share > each.share + 0.15), None)
    most = output.scarce_skill(scarce.skill, scarce.share) if scarce is not None else ""
    return _row(each.team.name, each.share, each.hours, most, width, work=each.work)


def bar(share: float, length: int = BAR) -> str:
    """
    Draw a share of the staff time; more than all of it ends in `>`.
    """
    full = min(length, round(length * share))
    return f"|{'#' * full:<{length}}{'>' if share > 1 else '|'}"


def _people(scenario: Scenario, load: Load, found: Forecast, width: int) -> Iterator[str]:
    yield output.PEOPLE
    for each in load.people:
        share = found.first(f"utilisation.people.{each.person.id}").mean or 0.0
        alone = output.alone(each.alone) if each.alone >= 0.05 else ""
        yield _row(f"{each.person.name}, {each.team}", share, each.hours, alone, width)
    day = (scenario.conference.closes - scenario.conference.opens) / 3600
    manager = scenario.organisation.manager
    share = found.first(f"utilisation.people.{manager.id}").mean or 0.0
    yield _row(f"{manager.name}, {output.MANAGER}", share, day, "", width)


def _row(name: str, share: float, hours: float, more: str, width: int, *, work: float | None = None) -> str:
    drawn = bar(share, BAR if width >= ROOMY else NARROW_BAR)
    time = output.staff_time(share * hours if work is None else work, hours)
    return f"{_short(f'  {name}'):<{LABEL}}{drawn} {output.share(share):>6}  {time}{more}"


def _rounds(scenario: Scenario, found: Forecast, width: int) -> Iterator[str]:
    submitted = found.first("submitted")
    low, high = found.spread("submitted")
    a_minute = (submitted.mean or 0.0) / scenario.plan.minutes
    yield filled(output.forecast_head(found.replications), width)
    yield filled(output.incidents_line(cell(submitted, "submitted"), low, high, a_minute), width, "  ", "    ")
    names = found.results.names
    cells = {name: [cell(found.of(name, key), key) for key in KEYS] for name in names}
    column = max(CELL, 1 + max(len(each) for written in cells.values() for each in written))
    fit = max(1, (width - LABEL) // column)
    for first in range(0, len(names), fit):
        yield from _table(scenario, {name: cells[name] for name in names[first : first + fit]}, column)
    best = found.best
    if best is None:
        words = output.nothing_helps(output.CHANCES[found.winnable])
    else:
        words = output.best_way(output.CHANCES[found.winnable], best[1], step_by_step=best[0] == PATH)
    yield filled(words, width, "  ", "    ")
    if found.path:
        steps = [(number, step) for number, step in enumerate(found.path, 1) if step]
        yield filled(output.path(steps), width, "  ", "    ")


def _table(scenario: Scenario, cells: Mapping[str, Sequence[str]], column: int) -> Iterator[str]:
    for row in range(2):
        yield (f"{'':<{LABEL}}" + "".join(f"{HEADS[name][row]:>{column}}" for name in cells)).rstrip()
    for i, key in enumerate(KEYS):
        words = _short(f"  {label(key, scenario.currency, scenario.words)}")
        yield f"{words:<{LABEL}}" + "".join(f"{written[i]:>{column}}" for written in cells.values())


def document(scenario: Scenario, found: Forecast | None) -> dict[str, Any]:
    """
    Return the forecast as a JSON document; what was not played is `None`.
    """
    load = load_of(scenario)
    played = found if found is not None and found.replications else None
    return {
        "replications": 0 if played is None else played.replications,
        "incidents": _incidents(load, played),
        "teams": [_team_document(each) for each in load.teams],
        "people": [
            {
                "id": each.person.id,
                "hours": each.hours,
                "hours_alone": each.alone,
                "utilisation": played and played.first(f"utilisation.people.{each.person.id}").document(),
            }
            for each in load.people
        ],
        "first_round": played and _round(played, FIRST),
        "last_round": played and {name.replace(" ", "_"): _round(played, name) for name in played.results.names[1:]},
        "winnable": played and played.winnable,
        "remarks": remarks(scenario, load, found),
    }


def _incidents(load: Load, played: Forecast | None) -> dict[str, Any]:
    if played is None:
        return {"expected": load.expected, "mean": None, "low": None, "high": None, "p10": None, "p90": None}
    p10, p90 = played.spread("submitted")
    return {"expected": load.expected, **played.first("submitted").document(), "p10": p10, "p90": p90}


def _team_document(each: TeamLoad) -> dict[str, Any]:
    skills: Iterable[dict[str, Any]] = (
        {"skill": s.skill, "people": len(s.people), "hours_of_work": s.work, "hours": s.hours} for s in each.skills
    )
    return {"id": each.team.id, "hours_of_work": each.work, "hours": each.hours, "skills": list(skills)}


def _round(found: Forecast, name: str) -> dict[str, dict[str, float | None]]:
    return {key: found.of(name, key).document() for key in KEYS}


def _short(words: str) -> str:
    return words if len(words) < LABEL else f"{words[: LABEL - 2]}~"
