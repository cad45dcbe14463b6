"""
Numbers on the command line.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.wording import refusals

if TYPE_CHECKING:
    from click import Context, Parameter


SEED = click.IntRange(1 - 2**53, 2**53 - 1)
"""
A seed: as large as every reader of JSON gets right, because it stands in the head of a recording.
"""


class Between(click.FloatRange):
    """
    A number in a range; `nan`, which is in no range and outside of none, is no number.
    """

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:
        """
        Whatever was typed, as a number.
        """
        found = super().convert(value, param, ctx)
        if isnan(found):
            self.fail(refusals.no_number(repr(value), self._describe_range()), param, ctx)
        return found
