"""
`desk-theatre run`: play a round, or a whole show from timed commands, at full speed without a screen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.click_range import SEED
from desk_theatre.cli.page_width import page_width, say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals

if TYPE_CHECKING:
    from desk_theatre.live.play_through import PlayThrough


@click.command(help=help_texts.RUN)
@click.argument("scenario", default="conference")
@click.option("--seed", type=SEED, default=1, show_default=True, help=help_texts.SEED)
@click.option(
    "--practice",
    "practices",
    multiple=True,
    metavar="ID",
    help=help_texts.START_WITH,
)
@click.option(
    "--commands",
    type=NamedPath(path_type=Path, dir_okay=False),
    help=help_texts.COMMANDS_FILE,
)
@click.option("--record", type=NamedPath(path_type=Path, dir_okay=False), help=help_texts.RECORD)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def command(
    scenario: str, seed: int, practices: tuple[str, ...], commands: Path | None, record: Path | None, as_json: bool
) -> None:
    from desk_theatre.cli import paths
    from desk_theatre.cli.timed_commands import Timed, read
    from desk_theatre.errors import CommandNotUnderstood, UnknownName
    from desk_theatre.live.play_through import PlayThrough
    from desk_theatre.recording.header import head
    from desk_theatre.recording.writer import Recorder
    from desk_theatre.scenario import library
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.show import Show

    source = library.source_of(scenario)
    played = source.scenario()
    timed = read(commands) if commands is not None else [Timed.opening()]
    recorder = None
    if record is not None:
        recorder = Recorder.create(record, head(source.text, title=played.title, seed=seed, created=paths.now()))
    run = PlayThrough(Show(played, seed), Picture(played), recorder)
    try:
        choose(run, practices)
        for each in timed:
            each.carry_out(run)
    except (CommandNotUnderstood, UnknownName):
        if recorder is not None:
            recorder.discard()  # the next try may then use the same file name
        raise
    run.finish()
    if as_json:
        click.echo(json.dumps(document(run, played.id, seed, record), indent=2))
    else:
        from desk_theatre.cli.scorecard_table import table

        click.echo(table(run.picture.rounds(run.show.at), played.currency, page_width(), played.words))
        if record is not None:
            say(output.recorded_in(shown(record)))


def choose(run: PlayThrough, practices: tuple[str, ...]) -> None:
    """
    Switch practices on before the first round.

    Raises:
        DeskTheatreError: one is unknown, not offered, or named twice.
    """
    from desk_theatre.errors import CommandNotUnderstood, UnknownName
    from desk_theatre.itsm.commands import SetPractice
    from desk_theatre.practices.catalogue import catalogue

    for practice in practices:
        if practice not in catalogue():
            raise UnknownName("practice", practice, run.show.offered())
        outcome = run.give(SetPractice(practice, on=True, how="chosen"))
        if outcome.refused is not None:
            raise CommandNotUnderstood(refusals.practice_refused(practice, outcome.refused.reason))


def document(run: PlayThrough, scenario: str, seed: int, record: Path | None) -> dict[str, Any]:
    """
    Return the JSON document.
    """
    rounds = [
        {
            "round": each.round,
            "practices": list(each.practices),
            "scorecard": {**each.figures, "by_priority": dict(each.by_priority)},
        }
        for each in run.picture.rounds(run.show.at)
    ]
    return {"scenario": scenario, "seed": seed, "rounds": rounds, "recording": None if record is None else str(record)}
