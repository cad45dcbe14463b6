"""
`desk-theatre check FILE`: is this scenario sound, and what does it hold?
"""

from __future__ import annotations

import json

import click

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with all mistakes.")
def command(file: str, as_json: bool) -> None:
    """
    Is the scenario in FILE sound?

    FILE is a path, or the name of a scenario that comes with the program.  Every mistake is named at once.
    """
    source = library.source_of(file)
    try:
        scenario = source.scenario()
    except ScenarioUnsound as unsound:
        if not as_json:
            raise
        click.echo(json.dumps({"sound": False, "mistakes": list(unsound.complaints)}, indent=2))
        raise ScenarioUnsound(unsound.source, unsound.complaints, brief=True) from None
    if as_json:
        click.echo(json.dumps({"sound": True, "mistakes": []}, indent=2))
        return
    click.echo(f"{file}: sound")
    for line in described(scenario):
        click.echo(f"  {line}")


def described(scenario: Scenario) -> list[str]:
    """
    What the scenario holds, in a few plain lines.
    """
    day, demand, plan, teams = scenario.conference, scenario.demand, scenario.plan, scenario.organisation.teams
    hours = f"each from {spell_short(day.opens)} to {spell_short(day.closes)}"
    staff = sum(len(team.staff) for team in teams)
    rooms, sessions = _count(len(day.rooms), "room"), _count(len(day.programme), "session")
    kinds, each_round = _count(len(scenario.kinds), "kind"), f"about {expected(scenario):.0f} incidents in a round"
    faults, cues = _count(len(demand.faults), "fault"), _count(len(demand.cues), "cue")
    return [
        scenario.title,
        f"{_count(plan.rounds, 'round')} of {plan.minutes:g} minutes, {hours} ({scenario.speed:g} times real time)",
        f"{_count(day.delegates, 'delegate')}, {rooms}, {sessions}",
        f"{_count(len(teams), 'team')} with {_count(staff, 'member')} of staff",
        f"{kinds} of incident, {each_round}; {faults}, {cues}",
        f"practices: {', '.join(scenario.offer.practices) or 'none'}",
    ]


def expected(scenario: Scenario) -> float:
    """
    How many incidents come in a round on average, without those from the room, from cues, or because nobody answered.
    """
    demand, day = scenario.demand, scenario.conference
    arrivals = sum((each.ends - each.starts) / 3600 * each.per_hour for each in demand.arrivals)
    programme = sum(session.attendance for session in day.programme) / 100 * demand.programme_per_100
    faults = sum((day.closes - fault.begins) / 60 / fault.every_minutes for fault in demand.faults)
    return arrivals + programme + faults


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
