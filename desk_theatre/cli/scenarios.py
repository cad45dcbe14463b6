"""
`desk-theatre scenarios`: what can be played.
"""

from __future__ import annotations

import json

import click

from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document; minutes are of the room, for one round.")
def command(as_json: bool) -> None:
    """
    What can be played.
    """
    found = [(name, library.load(name)) for name in library.names()]
    if as_json:
        click.echo(json.dumps([_document(name, scenario) for name, scenario in found], indent=2))
        return
    for name, scenario in found:
        plan = scenario.plan
        click.echo(f"{name}: {scenario.title}; {plan.rounds} rounds of {plan.minutes:g} minutes")
        click.echo(f"    {scenario.summary}")


def _document(name: str, scenario: Scenario) -> dict[str, str | float]:
    plan = scenario.plan
    minutes = int(plan.minutes) if plan.minutes == int(plan.minutes) else plan.minutes
    return {"id": name, "title": scenario.title, "minutes": minutes, "rounds": plan.rounds}
