"""
Types of numbers on the command line.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.wording import refusals

if TYPE_CHECKING:
    from click import Context, Parameter


LONGEST = 40
"""
Characters of a number at most: a pasted page is neither read as a number nor printed again.
"""


class Whole(click.IntRange):
    """
    A whole number, in a range where there is one.
    """

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:
        """
        Return what was typed as a number.
        """
        if isinstance(value, str) and len(value) > LONGEST:
            self.fail(refusals.no_number(repr(f"{value[:LONGEST]}…"), self._describe_range()), param, ctx)
        return super().convert(value, param, ctx)

    def _describe_range(self) -> str:
        return "" if self.min is None and self.max is None else super()._describe_range()


SEED = Whole(1 - 2**53, 2**53 - 1)
"""
A seed: small enough for every JSON reader, because the header of a recording holds it.
"""


class Between(click.FloatRange):
    """
    A number in a range; rejects `nan`, which compares as neither inside nor outside.
    """

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:
        """
        Return what was typed as a number.
        """
        found = super().convert(value, param, ctx)
        if isnan(found):
            self.fail(refusals.no_number(repr(value), self._describe_range()), param, ctx)
        return found
