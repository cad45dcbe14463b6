"""
`desk-theatre replay FILE`: watch a recording.
"""

from __future__ import annotations

from pathlib import Path

import click

from desk_theatre.cli import theme_option
from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.wording import help_texts


@click.command(help=help_texts.REPLAY)
@click.argument("file", type=NamedPath(path_type=Path))
@click.option("--overview", is_flag=True, help=help_texts.OVERVIEW)
@theme_option.option
def command(file: Path, overview: bool, theme: str | None) -> None:
    from desk_theatre.cli import paths
    from desk_theatre.cli.page_width import say_on_stderr
    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.cli.terminal import need_terminal
    from desk_theatre.recording.summary import peek
    from desk_theatre.stage.app import Theatre

    peek(file)
    need_terminal("desk-theatre export")
    house = ShowLibrary(seed=1)
    theatre = Theatre(
        house,
        opening=lambda: house.replay(str(file)),
        log=paths.log(),
        theme=theme_option.chosen(theme),
        keep_theme=theme_option.keep,
        wall=not overview,
        tell=say_on_stderr,
    )
    raise SystemExit(theatre.perform())
