"""
`desk-theatre replay FILE`: the trainer's theatre.
"""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
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
    raise SystemExit(Theatre(house, opening=lambda: house.replay(str(file)), log=places.log()).perform())
