"""
`desk-theatre export FILE`: the events of a recording, for other programs.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.itsm.events import Event
    from desk_theatre.recording.reader import Recording


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["csv"]), required=True, help="csv: one row an event.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; - for standard output.",
)
def command(file: Path, form: str, output: Path) -> None:  # noqa: ARG001  (there is one format so far, and it has to be named)
    """
    Write the events of a recording as a table that process-mining tools read as it is.
    """
    from desk_theatre.cli import places
    from desk_theatre.recording.reader import read
    from desk_theatre.recording.rerun import scenario_of
    from desk_theatre.report.csv_export import write

    recording = read(file)
    places.spare_recordings(output)
    organisation = scenario_of(recording).organisation
    events = _by_round(recording)
    if str(output) == "-":
        write(events, sys.stdout, _day(recording), organisation)
        return
    with output.open("w", encoding="utf-8", newline="") as target:
        count = write(events, target, _day(recording), organisation)
    for complaint in recording.complaints:
        click.echo(f"{shown(file)}: {complaint}", err=True)
    click.echo(f"{shown(output)}: {count} events")


def _by_round(recording: Recording) -> Iterator[tuple[int, Event]]:
    from desk_theatre.itsm.events import RoundOpened

    number = 0
    for event in recording.events:
        if isinstance(event, RoundOpened):
            number = event.round
        yield number, event


def _day(recording: Recording) -> date:
    try:
        return date.fromisoformat(recording.head.created[:10])
    except ValueError:
        return date(1970, 1, 1)
