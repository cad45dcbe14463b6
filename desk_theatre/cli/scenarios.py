"""
`desk-theatre scenarios`: list the scenarios; `desk-theatre scenarios new NAME`: write a new one.
"""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.page_width import filled, page_width, say, say_command
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals
from desk_theatre.errors import FileTaken, ScenarioUnreadable, ScenarioUnsound
from desk_theatre.itsm.text import clean
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario


@click.group(invoke_without_command=True, help=help_texts.SCENARIOS)
@click.option("--json", "as_json", is_flag=True, help=help_texts.SCENARIOS_JSON)
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    if context.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError(refusals.json_behind(context.invoked_subcommand))
        return
    found, broken = _found()
    if as_json:
        click.echo(json.dumps([_document(name, scenario) for name, scenario in found], indent=2))
    else:
        for name, scenario in found:
            plan = scenario.plan
            say(output.scenario_line(shown(name), scenario.title, plan.rounds, plan.minutes))
            if scenario.summary:
                click.echo(filled(scenario.summary, page_width(), "    ", "    "))
    for words in broken:
        say(words, err=True)


@command.command("new", help=help_texts.NEW_SCENARIO)
@click.argument("name")
@click.option(
    "--folder",
    type=NamedPath(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=help_texts.FOLDER,
)
@click.option("--personal", is_flag=True, help=help_texts.PERSONAL)
@click.option(
    "--from",
    "start",
    metavar="SCENARIO",
    help=help_texts.FROM,
)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def new(name: str, folder: Path | None, personal: bool, start: str | None, as_json: bool) -> None:
    from desk_theatre.scenario.create import objection, text_for

    if personal and folder is not None:
        raise click.UsageError(refusals.PERSONAL_OR_FOLDER)
    unfit = objection(name)
    if unfit is not None:
        raise click.BadParameter(refusals.unfit_name(repr(clean(name, 60)), unfit), param_hint="NAME")
    text = text_for(name, start)
    path = _written((library.personal() if personal else folder or Path()) / f"{name}.toml", text)
    if as_json:
        click.echo(json.dumps({"id": name, "path": str(path)}, indent=2))
        return
    called = name if personal else quote(str(path))
    say(output.written(shown(path)))
    say_command(output.check_with(shown(called)))
    say_command(output.play_with(shown(called)))


def _written(path: Path, text: str) -> Path:
    """
    Write `text` to a new file, whole or not at all.

    Raises:
        FileTaken: it exists.
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
    Return the playable scenarios, and a sentence for each personal one that is not.
    """
    found = [(name, library.load(name)) for name in library.names()]
    broken = []
    for name in library.own_names():
        try:
            found.append((name, library.load(name)))
        except ScenarioUnsound as error:
            command = output.check_command(quote(clean(name, 60)))
            broken.append(output.has_mistakes(clean(name, 60), len(error.complaints), command))
        except ScenarioUnreadable as error:
            broken.append(clean(str(error), 200))
    return found, broken


def _document(name: str, scenario: Scenario) -> dict[str, str | float]:
    plan = scenario.plan
    minutes = int(plan.minutes) if plan.minutes == int(plan.minutes) else plan.minutes
    return {"id": name, "title": scenario.title, "minutes": minutes, "rounds": plan.rounds}
