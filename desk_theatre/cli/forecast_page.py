"""
A forecast as people read it, and as a JSON document.
"""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from desk_theatre.cli.interval_table import cell, label
from desk_theatre.study.advice import remarks
from desk_theatre.study.forecast import FIRST, IN_USE, PATH
from desk_theatre.study.load import load_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.forecast import Forecast
    from desk_theatre.study.load import Load, TeamLoad

KEYS = ("resolution_sla_met", "sessions_delayed", "lost", "open", "failure_demand_share", "satisfaction")
"""
What is told of a round.
"""

BAR, LABEL, CELL, WIDTH = 20, 30, 24, 100
WAYS = {FIRST: "round 1", PATH: "last round, by a path", IN_USE: "last round, all in use"}
CHANCES = {
    "yes": "The last round can be won",
    "nearly": "The last round can nearly be won",
    "no": "The last round cannot be won",
}


def page(scenario: Scenario, found: Forecast | None) -> str:
    """
    What a scenario will be like to play.

    Args:
        found: `None` where nothing was played.
    """
    load = load_of(scenario)
    lines = ["", "work in a round, each thing done once and well, and the time there is for it"]
    lines += [_team(each) for each in load.teams]
    if found is not None and found.replications:
        lines += ["", *_people(scenario, load, found), "", *_rounds(scenario, found)]
    said = remarks(scenario, load, found)
    lines += ["", "worth knowing" if said else "nothing stands in the way of a good evening"]
    lines += [fill(each, WIDTH, initial_indent="  - ", subsequent_indent="    ") for each in said]
    return "\n".join(lines)


def _team(each: TeamLoad) -> str:
    name = f"  {each.team.name}"
    scarce = next((skill for skill in each.skills if skill.share > each.share + 0.15), None)
    most = f"; {scarce.skill} {scarce.share:.0%}" if scarce is not None else ""
    return f"{name:<{LABEL}}{bar(each.share)} {each.share:>5.0%}  {each.work:.1f} of {each.hours:.1f} hours{most}"


def bar(share: float) -> str:
    """
    A share of the time there is; what does not fit sticks out as `>`.
    """
    full = min(BAR, round(BAR * share))
    return f"|{'#' * full:<{BAR}}{'>' if share > 1 else '|'}"


def _people(scenario: Scenario, load: Load, found: Forecast) -> Iterator[str]:
    yield "people in round 1: hours at work, whatever it is good for; and of the work, what only they can do"
    for each in load.people:
        busy = found.first(f"utilisation.people.{each.person.id}")
        share = busy.mean or 0.0
        alone = f"; {each.alone:.1f} that only they can do" if each.alone >= 0.05 else ""
        name = _short(f"  {each.person.name}, {each.team}")
        yield f"{name:<{LABEL}}{bar(share)} {share:>5.0%}  {share * each.hours:.1f} of {each.hours:.1f} hours{alone}"
    day = (scenario.conference.closes - scenario.conference.opens) / 3600
    manager = found.first(f"utilisation.people.{scenario.organisation.manager.id}").mean or 0.0
    name = _short(f"  {scenario.organisation.manager.name}, manager")
    yield f"{name:<{LABEL}}{bar(manager)} {manager:>5.0%}  {manager * day:.1f} of {day:.1f} hours"


def _rounds(scenario: Scenario, found: Forecast) -> Iterator[str]:
    submitted = found.first("submitted")
    low, high = found.spread("submitted")
    often = "1 replication" if found.replications == 1 else f"{found.replications} replications of each"
    yield f"how it will go: means with intervals of 95 %, from {often}"
    yield (
        f"  incidents in a round: {cell(submitted, 'submitted')}; in four rounds of five, from {low:.0f} to {high:.0f}; "
        f"{(submitted.mean or 0.0) / scenario.plan.minutes:.0f} in a minute of the room"
    )
    names = found.results.names
    yield f"{'':<{LABEL}}" + "".join(f"{WAYS[name]:>{CELL}}" for name in names)
    for key in KEYS:
        words = _short(f"  {label(key, scenario.currency)}")
        yield f"{words:<{LABEL}}" + "".join(f"{cell(found.of(name, key), key):>{CELL}}" for name in names)
    best = found.best
    if best is None:
        yield f"  {CHANCES[found.winnable]}: nothing on offer helps."
    else:
        way = "by the path" if best[0] == PATH else "with all in use"
        yield f"  {CHANCES[found.winnable]}: {best[1]:.0%} of the promises are kept {way}."
    if found.path:
        steps = [f"round {i}: {', '.join(step)}" for i, step in enumerate(found.path, 1) if step]
        yield fill(f"the path: {'; '.join(steps)}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def document(scenario: Scenario, found: Forecast | None) -> dict[str, Any]:
    """
    The same for other programs; what was not played is `None`.
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
