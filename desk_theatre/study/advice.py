"""
Advice to the author of a scenario, in plain words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority
from desk_theatre.scenario.offering import introductions
from desk_theatre.simulation.room_reports import most_reports
from desk_theatre.study import wording
from desk_theatre.study.forecast import KEPT, NEARLY, PATH, WON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.forecast import Forecast
    from desk_theatre.study.load import Load, TeamLoad

FULL, TIGHT, IDLE = 1.0, 0.85, 0.1
"""
Shares of a team's time that its bare work takes: more than there is, hardly enough, hardly worth watching.
"""

BUSIEST, QUIETEST = 45.0, 3.0
"""
Incidents per minute of the room: more than anybody can follow, too few to keep a room awake.
"""

CALM, HOPELESS = 0.8, 0.02
"""
Shares of the SLA targets met in the first round: above the first it teaches little, below the second nobody believes
it.
"""


def remarks(scenario: Scenario, load: Load, forecast: Forecast | None) -> list[str]:
    """
    Return the advice, one sentence each; none if all is well.

    Args:
        forecast: `None` where nothing was played.
    """
    found = [*_about_work(load), *_about_promises(scenario), *_about_the_room(scenario, load)]
    found += [] if forecast is None else _about_rounds(scenario, forecast)
    return [scenario.words.say(remark) for remark in found]


def _about_work(load: Load) -> Iterator[str]:
    for each in load.teams:
        name, scarce = each.team.name, next(iter(each.skills), None)
        if each.share > FULL:
            yield wording.too_much_work(name, each.work, each.hours)
        elif scarce is not None and scarce.share > FULL:
            yield wording.skill_too_scarce(name, scarce.skill, scarce.work, scarce.people, scarce.hours)
        elif each.share > TIGHT:
            yield wording.tight(name, each.work, each.hours)
        elif each.share < IDLE:
            yield wording.idle(name, each.work, each.hours)
    for person in load.people:
        if person.alone > FULL * person.hours and not any(_only(each, person.person.name) for each in load.teams):
            yield wording.hero(person.person.name, person.alone, person.hours)


def _only(team: TeamLoad, name: str) -> bool:
    """
    Return whether this has been said already, of a skill that only one person has.
    """
    return any(each.people == (name,) and each.share > FULL for each in team.skills)


def _about_promises(scenario: Scenario) -> Iterator[str]:
    for kind in scenario.kinds:
        priority = Priority.MAJOR if kind.major else scenario.agreement.table.priority(kind.impact, kind.urgency)
        promised = scenario.agreement.target(priority).seconds("resolution") / 60
        work = scenario.chaos.contact.minutes + kind.diagnosis.minutes + kind.repair.minutes
        if work > promised:
            yield wording.target_out_of_reach(kind.title, priority.word, promised, work)


def _about_the_room(scenario: Scenario, load: Load) -> Iterator[str]:
    plan = scenario.plan
    a_minute = load.expected / plan.minutes
    if a_minute > BUSIEST:
        yield wording.too_fast(a_minute)
    elif a_minute < QUIETEST:
        yield wording.too_slow(a_minute)
    if plan.rounds == 1:
        yield wording.ONE_ROUND
    if not scenario.conference.programme:
        yield wording.NO_PROGRAMME
    elif not any(kind.blocking for kind in scenario.kinds):
        yield wording.NOTHING_BLOCKS
    if not scenario.demand.cues:
        yield wording.NO_CUES
    if most_reports(scenario) == 0:
        yield wording.NO_REPORTS
    silent = [kind.title for kind in scenario.kinds if not kind.example]
    if silent:
        yield wording.without_example(silent[:3])


def _about_rounds(scenario: Scenario, forecast: Forecast) -> Iterator[str]:
    if not forecast.replications:
        return
    kept = forecast.first(KEPT).mean
    if kept is None:
        yield wording.NOTHING_DUE
        return
    if kept > CALM:
        yield wording.easy_start(kept)
    elif kept < HOPELESS:
        yield wording.hopeless_start(kept)
    yield from _about_the_end(kept, forecast)
    yield from _about_the_purse(scenario, forecast)
    if scenario.conference.programme and any(kind.blocking for kind in scenario.kinds):
        delayed = forecast.first("sessions_delayed").mean
        if delayed is not None and delayed < 0.5:
            yield wording.NOBODY_LATE


def _about_the_end(kept: float, forecast: Forecast) -> Iterator[str]:
    best = forecast.best
    if best is None:
        yield wording.NOTHING_HELPS
        return
    way, share = best
    if share < NEARLY:
        yield wording.cannot_be_won(share)
    elif share < WON:
        yield wording.nearly_won(share)
    elif way != PATH and forecast.path:
        yield wording.habits_too_slow(share, forecast.of(PATH, KEPT).mean or 0.0)
    if share - kept < 0.1 and kept <= CALM:
        yield wording.NO_DIFFERENCE


def _about_the_purse(scenario: Scenario, forecast: Forecast) -> Iterator[str]:
    """
    Yield what the path takes where a break cannot pay for it, as the forecast plays without a purse.
    """
    purse = scenario.purse
    if not purse.limited:
        return
    prices = introductions(scenario.offer)
    for number, chosen in enumerate(forecast.path, 1):
        minutes, money = (sum(prices[practice][part] for practice in chosen or ()) for part in (0, 1))
        if purse.minutes is not None and minutes > purse.minutes:
            yield wording.too_few_minutes(number, minutes, purse.minutes)
        if purse.money is not None and money > purse.money:
            yield wording.too_little_money(number, money, purse.money, scenario.currency)
