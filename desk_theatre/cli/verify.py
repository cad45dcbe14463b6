"""
`desk-theatre verify FILE`: check that a recording is exact.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.page_width import say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals


@click.command(help=help_texts.VERIFY)
@click.argument("file", type=NamedPath(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def command(file: Path, as_json: bool) -> None:
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
            say(output.complaint(shown(file), complaint))
    if difference is not None:
        raise RecordingUnreadable(refusals.not_exact(file, difference.words))
    if not as_json:
        say(output.agrees(shown(file), verification.events, verification.digests))
