"""
`desk-theatre replay FILE`: the trainer's theatre.
"""

from __future__ import annotations

from pathlib import Path

import click

from desk_theatre.cli import colours


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@colours.option
def command(file: Path, theme: str | None) -> None:
    """
    Look at a recording: play, pause, faster, slower, step, seek, jump to an incident.
    """
    from desk_theatre.cli import places
    from desk_theatre.cli.house import TheatreHouse
    from desk_theatre.cli.terminal import need_terminal
    from desk_theatre.recording.summary import peek
    from desk_theatre.stage.app import Theatre

    peek(file)
    need_terminal()
    house = TheatreHouse(seed=1)
    theatre = Theatre(
        house,
        opening=lambda: house.replay(str(file)),
        log=places.log(),
        theme=colours.chosen(theme),
        keep_theme=colours.keep,
    )
    raise SystemExit(theatre.perform())
