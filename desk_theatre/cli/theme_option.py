"""
The colours of the stage: as asked for on the command line, else those that were chosen last on this machine.
"""

from __future__ import annotations

from contextlib import suppress

import click

from desk_theatre.cli import paths
from desk_theatre.cli.wording import help_texts

NAMES = ("dark", "light", "contrast")
HOUSE = "house-"
"""
What stands before these names inside the house.
"""


option = click.option(
    "--theme",
    type=click.Choice(NAMES),
    help=help_texts.THEME,
)
"""
Of every command that has a stage.
"""


def chosen(theme: str | None) -> str:
    """
    The colours to begin with; what was asked for is kept.
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
    These are the colours of the next time; a disk that cannot be written is no reason to stop a show.
    """
    with suppress(OSError):
        place = paths.colours()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{theme.removeprefix(HOUSE)}\n", encoding="utf-8")
