"""
`desk-theatre verify FILE`: is this recording exact?
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from desk_theatre.cli.terminal_safe import shown


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: Path, as_json: bool) -> None:
    """
    Simulate the inputs of a recording again, and compare with every recorded event.

    Ends with status 0 if the recording is exact, and with 1 if not; then the first difference is named.
    """
    from desk_theatre.errors import RecordingUnreadable
    from desk_theatre.recording.guard import guarded
    from desk_theatre.recording.reader import read
    from desk_theatre.recording.rerun import scenario_of
    from desk_theatre.recording.verification import verify

    recording = read(file)
    verification = verify(recording)
    difference = verification.first_difference
    if as_json:
        first = None if difference is None else difference.words
        document = {"exact": verification.exact, "events": verification.events, "first_difference": first}
        click.echo(json.dumps(document, indent=2))
    else:
        for complaint in guarded(recording, scenario_of(recording)).complaints:
            click.echo(f"{shown(file)}: {complaint}")
    if difference is not None:
        raise RecordingUnreadable(f"{file} is not exact: {difference.words}")
    if not as_json:
        click.echo(
            f"{shown(file)}: exact; {verification.events} events and {verification.digests} fingerprints of the state agree"
        )
