"""
Names of files on the command line.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.wording import refusals

if TYPE_CHECKING:
    from click import Context, Parameter


class NamedPath(click.Path):
    """
    A path; rejects an empty name, as of a variable that is not set, which would mean the current folder.
    """

    def convert(self, value: str | os.PathLike[str], param: Parameter | None, ctx: Context | None) -> Any:
        """
        Return what was typed as a path.
        """
        if not os.fspath(value):
            self.fail(refusals.EMPTY_NAME, param, ctx)
        return super().convert(value, param, ctx)
