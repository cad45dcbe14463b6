"""
`desk-theatre export FILE`: write the events of a recording for other programs, or a clean copy of the recording.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.page_width import say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.whole_file import to_standard_output, written
from desk_theatre.cli.wording import help_texts, refusals
from desk_theatre.cli.wording import output as told
from desk_theatre.errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from desk_theatre.itsm.events import Event
    from desk_theatre.recording.reader import Recording


@click.command(help=help_texts.EXPORT)
@click.argument("file", type=NamedPath(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "recording"]),
    required=True,
    help=help_texts.FORMAT,
)
@click.option(
    "--output",
    type=NamedPath(path_type=Path, dir_okay=False),
    required=True,
    help=help_texts.OUTPUT,
)
def command(file: Path, form: str, output: Path) -> None:
    from desk_theatre.cli import paths

    if str(output) == "-" and sys.stdout is None:
        raise NotSaved(refusals.STDOUT_CLOSED)
    if form == "csv":
        _table(file, output)
        return
    from desk_theatre.recording.reader import clean_copy

    data = clean_copy(file)
    paths.spare_recordings(output)
    if str(output) == "-":
        with to_standard_output():
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        return
    with written(output) as target:
        target.write(data.decode("utf-8", "surrogateescape"))
    say(told.copied(shown(output), shown(file)))


def _table(file: Path, output: Path) -> None:
    from desk_theatre.cli import paths
    from desk_theatre.recording.guard import opened
    from desk_theatre.report.csv_export import write

    recording, scenario = opened(file)
    paths.spare_recordings(output)
    piped = str(output) == "-"
    with _opened(output, piped=piped) as target:
        count = write(_by_round(recording), target, _day(recording), scenario.organisation)
    for complaint in recording.complaints:
        say(told.complaint(shown(file), complaint), err=True)
    if not piped:
        say(told.events_written(shown(output), count))


@contextmanager
def _opened(output: Path, *, piped: bool) -> Iterator[TextIO]:
    if piped:
        with to_standard_output():
            yield sys.stdout
            sys.stdout.flush()
    else:
        with written(output) as target:
            yield target


def _by_round(recording: Recording) -> Iterator[tuple[int, Event]]:
    """
    Yield each event with the number of its round; later words about an incident belong to the round of that incident.
    """
    from desk_theatre.measures.own_incidents import OwnIncidents
    from desk_theatre.recording.guard import ABOUT_WORDS

    own = OwnIncidents()
    listening = own.handlers()
    for event in recording.events:
        if type(event) in listening:
            listening[type(event)](event)
        about = event.incident if isinstance(event, ABOUT_WORDS) else None
        yield own.round if about is None else own.rounds.get(about, own.round), event


def _day(recording: Recording) -> date:
    try:
        return date.fromisoformat(recording.head.created[:10])
    except ValueError:
        return date(1970, 1, 1)
