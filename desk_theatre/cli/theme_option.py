"""
The theme of the stage: the one on the command line, or the last one chosen on this machine.
"""

from __future__ import annotations

from contextlib import suppress

import click

from desk_theatre.cli import paths
from desk_theatre.cli.wording import help_texts

NAMES = ("dark", "light", "contrast")
HOUSE = "house-"
"""
Prefix of these names inside the program.
"""


option = click.option(
    "--theme",
    type=click.Choice(NAMES),
    help=help_texts.THEME,
)
"""
The option of every command that has a stage.
"""


def chosen(theme: str | None) -> str:
    """
    Return the theme to start with, and remember one from the command line.
    """
    if theme is not None:
        keep(f"{HOUSE}{theme}")
        return f"{HOUSE}{theme}"
    with suppress(OSError, UnicodeDecodeError):
        kept = paths.colours().read_text(encoding="utf-8").strip()
        if kept in NAMES:
            return f"{HOUSE}{kept}"
    return f"{HOUSE}{NAMES[0]}"


def keep(theme: str) -> None:
    """
    Remember the theme for next time; a disk error does not stop a show.
    """
    with suppress(OSError):
        place = paths.colours()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{theme.removeprefix(HOUSE)}\n", encoding="utf-8")
