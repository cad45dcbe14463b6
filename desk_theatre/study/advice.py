"""
What an author should know about a scenario before a room sees it, in plain words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority
from desk_theatre.study.forecast import KEPT, NEARLY, PATH, WON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.forecast import Forecast
    from desk_theatre.study.load import Load, TeamLoad

FULL, TIGHT, IDLE = 1.0, 0.85, 0.1
"""
Shares of the time of a team that its bare work takes: more than there is, hardly enough, hardly worth watching.
"""

BUSIEST, QUIETEST = 45.0, 3.0
"""
Incidents in a minute of the room: more than anybody can follow, fewer than keep a room awake.
"""

CALM, HOPELESS = 0.8, 0.02
"""
Shares of the promises kept in the first round: so many that it teaches little, so few that nobody believes it.
"""


def remarks(scenario: Scenario, load: Load, forecast: Forecast | None) -> list[str]:
    """
    One sentence each; none if all is well.

    Args:
        forecast: `None` where nothing was played.
    """
    found = [*_about_work(load), *_about_promises(scenario), *_about_the_room(scenario, load)]
    return found if forecast is None else [*found, *_about_rounds(scenario, forecast)]


def _about_work(load: Load) -> Iterator[str]:
    for each in load.teams:
        name, scarce = each.team.name, next(iter(each.skills), None)
        if each.share > FULL:
            yield f"{name} has work for {_hours(each.work)} in {_available(each)}: nobody will win this."
        elif scarce is not None and scarce.share > FULL:
            yield (
                f"{name}: {scarce.skill} takes {_hours(scarce.work)}, and {_listed(scarce.people)} "
                f"{'has' if len(scarce.people) == 1 else 'have'} {_hours(scarce.hours)}: nobody will win this."
            )
        elif each.share > TIGHT:
            yield (
                f"{name} has work for {_hours(each.work)} in {_available(each)}: any waste at all, and the queue "
                "never ends."
            )
        elif each.share < IDLE:
            yield f"{name} has work for {_hours(each.work)} in {_available(each)}: the room will see them sit."
    for person in load.people:
        if person.alone > FULL * person.hours and not any(_only(each, person.person.name) for each in load.teams):
            yield (
                f"{person.person.name} alone can do what takes {_hours(person.alone)} of a day of "
                f"{_hours(person.hours)}: hard ones will wait for ever."
            )


def _only(team: TeamLoad, name: str) -> bool:
    """
    Whether this has been said already, of a skill that nobody else has.
    """
    return any(each.people == (name,) and each.share > FULL for each in team.skills)


def _about_promises(scenario: Scenario) -> Iterator[str]:
    for kind in scenario.kinds:
        priority = Priority.MAJOR if kind.major else scenario.agreement.table.priority(kind.impact, kind.urgency)
        promised = scenario.agreement.target(priority).seconds("resolution") / 60
        work = scenario.chaos.contact.minutes + kind.diagnosis.minutes + kind.repair.minutes
        if work > promised:
            yield (
                f"{kind.title}: {priority.word} is promised within {promised:g} minutes, and the work alone takes "
                f"{work:g} on average: that promise cannot be kept."
            )


def _about_the_room(scenario: Scenario, load: Load) -> Iterator[str]:
    plan = scenario.plan
    a_minute = load.expected / plan.minutes
    if a_minute > BUSIEST:
        yield f"About {a_minute:.0f} incidents come in a minute of the room: nobody can follow that; make rounds longer."
    elif a_minute < QUIETEST:
        yield (
            f"About {a_minute:.1f} incidents come in a minute of the room: it will wait for something to happen; make "
            "rounds shorter, or let more come."
        )
    if plan.rounds == 1:
        yield "There is only one round, so nothing can be compared with anything."
    if not scenario.conference.programme:
        yield "There is no programme, so no session can be late."
    elif not any(kind.blocking for kind in scenario.kinds):
        yield "No kind of incident is blocking, so no session can be late."
    if not scenario.demand.cues:
        yield "There are no cues: the facilitator can only let loose what is made up on the spot."
    silent = [kind.title for kind in scenario.kinds if not kind.example]
    if silent:
        yield f"{_listed(tuple(silent[:3]))}: without an example, the room reads a category instead of a voice."


def _about_rounds(scenario: Scenario, forecast: Forecast) -> Iterator[str]:
    if not forecast.replications:
        return
    kept = forecast.first(KEPT).mean
    if kept is None:
        yield "Nothing is promised that falls due in a round, so nothing can be within SLA or outside it."
        return
    if kept > CALM:
        yield f"Round 1 keeps {kept:.0%} of its promises without anybody's help: it will teach the room little."
    elif kept < HOPELESS:
        yield f"Round 1 keeps {kept:.0%} of its promises: the room will laugh, and then think that it is rigged."
    yield from _about_the_end(kept, forecast)
    if scenario.conference.programme and any(kind.blocking for kind in scenario.kinds):
        delayed = forecast.first("sessions_delayed").mean
        if delayed is not None and delayed < 0.5:
            yield "Hardly a session is late in round 1: the room will not see what an incident does to people."


def _about_the_end(kept: float, forecast: Forecast) -> Iterator[str]:
    best = forecast.best
    if best is None:
        yield "No practice is on offer that could help: every round will be like the first."
        return
    way, share = best
    if share < NEARLY:
        yield (
            f"Even at best only {share:.0%} of the promises are kept: the last round cannot be won; promise less, let less "
            "come, or add people."
        )
    elif share < WON:
        yield f"At best {share:.0%} of the promises are kept: the last round can nearly be won."
    elif way != PATH and forecast.path:
        yield (
            f"What a room chooses has too little time to become a habit: the last round is won with everything in use "
            f"({share:.0%}), not by the path ({forecast.of(PATH, KEPT).mean or 0.0:.0%}); play more rounds, or let people "
            "learn faster."
        )
    if share - kept < 0.1 and kept <= CALM:
        yield "The last round can hardly be told from the first: what is on offer does not help where it hurts."


def _available(each: TeamLoad) -> str:
    people = len(each.team.staff)
    if people == 1:
        return f"a day of {_hours(each.hours)}"
    return f"the {_hours(each.hours)} that its {people} people have"


def _hours(hours: float) -> str:
    if hours < 0.95:
        minutes = round(60 * hours)
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    spelled = f"{hours:.1f}".removesuffix(".0") if hours < 10 else f"{hours:.0f}"
    return f"{spelled} hour{'' if spelled == '1' else 's'}"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
