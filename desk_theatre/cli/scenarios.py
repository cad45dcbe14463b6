"""
`desk-theatre scenarios`: what can be played; and `desk-theatre scenarios new NAME`: a file to begin one's own from.
"""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote

import click

from desk_theatre.cli.terminal_safe import shown
from desk_theatre.errors import FileTaken, ScenarioUnreadable, ScenarioUnsound
from desk_theatre.itsm.text import clean
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document; minutes are of the room, for one round.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """
    What can be played: the scenarios that come with the program, and those of your personal folder.
    """
    if context.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError(f"--json is for the list; put it behind {context.invoked_subcommand}.")
        return
    found, broken = _found()
    if as_json:
        click.echo(json.dumps([_document(name, scenario) for name, scenario in found], indent=2))
    else:
        for name, scenario in found:
            plan = scenario.plan
            rounds = "1 round" if plan.rounds == 1 else f"{plan.rounds} rounds"
            click.echo(f"{shown(name)}: {scenario.title}; {rounds} of {plan.minutes:g} minutes")
            click.echo(f"    {scenario.summary}")
    for words in broken:
        click.echo(words, err=True)


@command.command("new")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where the file is put, instead of this folder.",
)
@click.option("--personal", is_flag=True, help="Put it where scenarios are found by name, and the foyer lists them.")
@click.option(
    "--from",
    "start",
    metavar="SCENARIO",
    help="Begin as a copy of this one, instead of a small one that explains itself.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def new(name: str, folder: Path | None, personal: bool, start: str | None, as_json: bool) -> None:
    """
    Write a scenario to begin from into the file NAME.toml.

    It can be played as it is, and its comments explain every section.  Nothing is ever written over.
    """
    from desk_theatre.scenario.create import objection, text_for

    if personal and folder is not None:
        raise click.UsageError("--personal says where the file is put, and so does --folder; leave one of them out.")
    unfit = objection(name)
    if unfit is not None:
        raise click.BadParameter(f"{clean(name, 60)!r}: {unfit}.", param_hint="NAME")
    text = text_for(name, start)
    path = _written((library.personal() if personal else folder or Path()) / f"{name}.toml", text)
    if as_json:
        click.echo(json.dumps({"id": name, "path": str(path)}, indent=2))
        return
    called = name if personal else quote(str(path))
    click.echo(f"{shown(path)}: written; it can be played as it is")
    click.echo(f"is it sound, and how will it play:  desk-theatre check {shown(called)}")
    click.echo(f"play it:  desk-theatre play {shown(called)}")


def _written(path: Path, text: str) -> Path:
    """
    A new file with this text, whole or not at all.

    Raises:
        FileTaken: there is one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FileTaken(str(path)) from None
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _found() -> tuple[list[tuple[str, Scenario]], list[str]]:
    """
    What can be played, and a sentence for each of the personal ones that cannot.
    """
    found = [(name, library.load(name)) for name in library.names()]
    broken = []
    for name in library.own_names():
        try:
            found.append((name, library.load(name)))
        except ScenarioUnsound as error:
            count = len(error.complaints)
            mistakes = "1 mistake" if count == 1 else f"{count} mistakes"
            broken.append(f"{clean(name, 60)} has {mistakes}; to see them: desk-theatre check {quote(clean(name, 60))}")
        except ScenarioUnreadable as error:
            broken.append(clean(str(error), 200))
    return found, broken


def _document(name: str, scenario: Scenario) -> dict[str, str | float]:
    plan = scenario.plan
    minutes = int(plan.minutes) if plan.minutes == int(plan.minutes) else plan.minutes
    return {"id": name, "title": scenario.title, "minutes": minutes, "rounds": plan.rounds}
