"""
`desk-theatre preflight`: check that machine, terminal and projector are ready for a show.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.click_range import Between
from desk_theatre.cli.page_width import WIDEST, filled, page_width, say
from desk_theatre.cli.wording import help_texts
from desk_theatre.cli.wording import preflight as words
from desk_theatre.errors import NotReady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.cli.preflight_finding import Level, PreflightFinding
    from desk_theatre.cli.preflight_terminal import Surroundings

HEADINGS: tuple[tuple[Level, str], ...] = (("fix", words.TO_FIX), ("note", words.NOTES), ("good", words.FINE))
STEPS = 50


@click.command(help=help_texts.PREFLIGHT)
@click.option(
    "--recordings",
    type=NamedPath(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=help_texts.RECORDINGS_FOLDER,
)
@click.option(
    "--picture",
    type=Between(0.2, 30),
    default=2.0,
    show_default=True,
    help=help_texts.PICTURE,
)
@click.option("--back-row", type=Between(1, 200), help=help_texts.BACK_ROW)
@click.option("--no-keys", is_flag=True, help=help_texts.NO_KEYS)
@click.option("--output", type=NamedPath(path_type=Path, dir_okay=False), help=help_texts.PAGE)
@click.option("--json", "as_json", is_flag=True, help=help_texts.PREFLIGHT_JSON)
def command(
    recordings: Path | None,
    picture: float,
    back_row: float | None,
    no_keys: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    from desk_theatre.cli import paths
    from desk_theatre.cli.preflight_terminal import surroundings
    from desk_theatre.cli.whole_file import written
    from desk_theatre.stage.drawing.colour_depth import depth_of

    if output is not None:
        paths.spare_recordings(output)
    here = surroundings()
    live = here.size is not None and here.keyboard and not as_json
    if live:
        smooth = depth_of(here.environment, here.system) == "truecolor" and not here.environment.get("NO_COLOR")
        _sample(coloured=smooth)
    found = list(_all(here, picture, back_row, recordings, measured=live, keys=live and not no_keys))
    if as_json:
        click.echo(json.dumps(document(here, found), indent=2))
    else:
        click.echo(page(found, page_width()))
    if output is not None:
        head = words.saved_head(paths.now()[:16].replace("T", " "), here.size)
        with written(output) as target:
            target.write(f"{head}\n\n{page(found)}\n")
    wrong = sum(each.level == "fix" for each in found)
    if wrong:
        raise NotReady(wrong)


def _all(
    here: Surroundings, picture: float, back_row: float | None, recordings: Path | None, *, measured: bool, keys: bool
) -> Iterator[PreflightFinding]:
    from desk_theatre.cli.preflight_machine import about_machine
    from desk_theatre.cli.preflight_terminal import about_terminal

    yield from about_terminal(here, picture, back_row)
    if measured:
        from desk_theatre.cli import preflight_live

        yield from preflight_live.about_widths()
        if keys:
            yield from preflight_live.about_keys()
    yield from about_machine(recordings)


def page(found: list[PreflightFinding], width: int = WIDEST) -> str:
    """
    Return the findings as text, problems to fix first.
    """
    lines = []
    for level, heading in HEADINGS:
        some = [each for each in found if each.level == level]
        if some:
            lines += [heading, *(line for each in some for line in _lines(each, width)), ""]
    wrong = sum(each.level == "fix" for each in found)
    return "\n".join([*lines, words.not_ready(wrong) if wrong else words.READY])


def _lines(each: PreflightFinding, width: int) -> Iterator[str]:
    head = f"  {each.about:<10} "
    indent = " " * len(head)
    yield filled(each.words, width, head, indent)
    if each.remedy:
        yield filled(f"-> {each.remedy}", width, indent, f"{indent}   ")
        # A command is to be copied, so its line is never broken.
        yield from (f"{indent}   {command}" for command in each.commands)


def document(here: Surroundings, found: list[PreflightFinding]) -> dict[str, object]:
    """
    What `--json` prints.
    """
    return {
        "ready": not any(each.level == "fix" for each in found),
        "terminal": None if here.size is None else {"columns": here.size[0], "rows": here.size[1]},
        "findings": [attrs.asdict(each) for each in found],
    }


def _sample(*, coloured: bool) -> None:
    """
    Print what only eyes can judge: whether all letters are there, and whether colours run smoothly.
    """
    say(words.SAMPLE)
    if coloured:
        steps = "".join(f"\x1b[48;2;{255 * i // STEPS};80;{255 - 255 * i // STEPS}m " for i in range(STEPS))
        click.echo(f"  {steps}\x1b[0m  {words.SMOOTH_OR_STEPS}")
    say(f"{words.SAMPLE_HELP}\n")
