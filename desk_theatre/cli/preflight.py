"""
`desk-theatre preflight`: is this machine ready for a show, and what has to be put right?
"""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import attrs
import click

from desk_theatre.cli.click_range import Between
from desk_theatre.errors import NotReady

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.cli.preflight_finding import Level, PreflightFinding
    from desk_theatre.cli.preflight_terminal import Surroundings

WIDTH = 90
HEADINGS: tuple[tuple[Level, str], ...] = (("fix", "To be put right"), ("note", "Worth knowing"), ("good", "Fine"))
SAMPLE = "  ◆ from this room   ● kept   ○ running   ▲ close to the limit   ■ broken   » moved   █▀█ █▄█ ▀▀▀   ─│┌┐└┘"
STEPS = 60


@click.command()
@click.option(
    "--recordings",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where the show will be recorded, instead of the usual folder.",
)
@click.option(
    "--picture",
    type=Between(0.2, 30),
    default=2.0,
    show_default=True,
    help="How high the picture of the projector is, in metres.",
)
@click.option("--no-keys", is_flag=True, help="Do not try the keys, which are else pressed one by one.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the page into this file as well."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document; the keys are not tried.")
def command(recordings: Path | None, picture: float, no_keys: bool, output: Path | None, as_json: bool) -> None:
    """
    Is everything ready for a show?

    Looks at the terminal, its colours, letters and keys, the disk, the clock and the machine, and says in plain words what to
    put right.  Run it on the machine, in the window and on the projector that the show will use.
    """
    from desk_theatre.cli import paths
    from desk_theatre.cli.preflight_terminal import surroundings
    from desk_theatre.stage.drawing.colour_depth import depth_of

    if output is not None:
        paths.spare_recordings(output)
    here = surroundings()
    live = here.size is not None and here.keyboard and not as_json
    if live:
        smooth = depth_of(here.environment, here.system) == "truecolor" and not here.environment.get("NO_COLOR")
        _sample(coloured=smooth)
    found = list(_all(here, picture, recordings, measured=live, keys=live and not no_keys))
    if as_json:
        click.echo(json.dumps(document(here, found), indent=2))
    else:
        click.echo(page(found))
    if output is not None:
        size = "no terminal" if here.size is None else f"a terminal of {here.size[0]} × {here.size[1]}"
        head = f"Preflight of {paths.now()[:16].replace('T', ' ')}, {size}\n\n"
        output.write_text(head + page(found) + "\n", encoding="utf-8")
    wrong = sum(each.level == "fix" for each in found)
    if wrong:
        raise NotReady(wrong)


def _all(
    here: Surroundings, picture: float, recordings: Path | None, *, measured: bool, keys: bool
) -> Iterator[PreflightFinding]:
    from desk_theatre.cli.preflight_machine import about_machine
    from desk_theatre.cli.preflight_terminal import about_terminal

    yield from about_terminal(here, picture)
    if measured:
        from desk_theatre.cli import preflight_live

        yield from preflight_live.about_widths()
        if keys:
            yield from preflight_live.about_keys()
    yield from about_machine(recordings)


def page(found: list[PreflightFinding]) -> str:
    """
    What was found, in plain words, what has to be done first.
    """
    lines = []
    for level, heading in HEADINGS:
        some = [each for each in found if each.level == level]
        if some:
            lines += [heading, *(line for each in some for line in _lines(each)), ""]
    wrong = sum(each.level == "fix" for each in found)
    return "\n".join([*lines, f"Not ready: {_things(wrong)} to put right." if wrong else "Ready for a show."])


def _lines(each: PreflightFinding) -> Iterator[str]:
    head = f"  {each.about:<10} "
    indent = " " * len(head)
    yield _filled(each.words, head, indent)
    if each.remedy:
        yield _filled(f"-> {each.remedy}", indent, f"{indent}   ")
        # A command has to be copied whole, so its line is as long as it is.
        yield from (f"{indent}   {command}" for command in each.commands)


def _filled(words: str, first: str, then: str) -> str:
    return fill(
        words, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False, break_long_words=False
    )


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
    What only eyes can tell: whether the letters are there, and whether colours run smoothly.
    """
    click.echo(SAMPLE)
    if coloured:
        steps = "".join(f"\x1b[48;2;{255 * i // STEPS};80;{255 - 255 * i // STEPS}m " for i in range(STEPS))
        click.echo(f"  {steps}\x1b[0m  a smooth run, or steps?")
    click.echo("  If you see boxes, question marks or gaps above, choose another font; steps mean fewer colours.\n")


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
