"""
`desk-theatre run`: a round, or a whole show with timed commands, at full speed and without a screen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.click_range import SEED
from desk_theatre.cli.terminal_safe import shown

if TYPE_CHECKING:
    from desk_theatre.live.play_through import PlayThrough


@click.command()
@click.argument("scenario", default="conference")
@click.option(
    "--seed", type=SEED, default=1, show_default=True, help="The luck of the day; the same seed, the same day."
)
@click.option(
    "--practice",
    "practices",
    multiple=True,
    metavar="ID",
    help="In force from the start, as if the room had chosen it.  May be given several times.",
)
@click.option(
    "--commands",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Timed commands, one JSON document a line; - for standard input.",
)
@click.option("--record", type=click.Path(path_type=Path, dir_okay=False), help="Write a recording to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    scenario: str, seed: int, practices: tuple[str, ...], commands: Path | None, record: Path | None, as_json: bool
) -> None:
    """
    Play a round at full speed without a screen, and print its scorecard.

    SCENARIO is the name of one that comes with the program, or a file.  With --commands a whole show can be played:
    rounds opened, practices switched and incidents submitted at the second that each line names.
    """
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
            recorder.discard()  # nothing is printed either, and the next try may have its name
        raise
    run.finish()
    if as_json:
        click.echo(json.dumps(document(run, played.id, seed, record), indent=2))
    else:
        from desk_theatre.cli.scorecard_table import table

        click.echo(table(run.picture.rounds(run.show.at), played.currency))
        if record is not None:
            click.echo(f"recorded in {shown(record)}")


def choose(run: PlayThrough, practices: tuple[str, ...]) -> None:
    """
    Put practices in force before the first round.

    Raises:
        DeskTheatreError: one is unknown, not offered, or named twice.
    """
    from desk_theatre.errors import CommandNotUnderstood
    from desk_theatre.itsm.commands import SetPractice
    from desk_theatre.practices.catalogue import find

    for practice in practices:
        find(practice)
        outcome = run.give(SetPractice(practice, on=True, how="chosen"))
        if outcome.refused is not None:
            raise CommandNotUnderstood(f"--practice {practice}: {outcome.refused.reason}")


def document(run: PlayThrough, scenario: str, seed: int, record: Path | None) -> dict[str, Any]:
    """
    What `--json` prints.
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
