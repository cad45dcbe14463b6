"""
Compares rounds of unequal length: totals are divided by the hours played, and the screen says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from desk_theatre.itsm.time_of_day import HOUR, MINUTE, spell_length
from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import KeyFigure
from desk_theatre.show.board import RoundSummary
from desk_theatre.stage.wording import charts as wording

ALIKE = 0.95
"""
Rounds are equally long if the shortest lasted this share of the longest.
"""

SAME_AS = {"resolved": "throughput_per_hour"}
"""
What would be, by the hour, a figure that is on the scorecard anyway.
"""


@value
class PerHour:
    """
    How the rounds of a comparison are measured.

    Args:
        even: they were equally long, so that figures can be compared as they are.
        planned: seconds of the day that a whole round lasts.
    """

    even: bool
    planned: int

    def line(self, figure: KeyFigure) -> KeyFigure | None:
        """
        The figure as it is compared, with its name and unit; `None` if another line says the same.
        """
        if self.even or not figure.adds_up:
            return figure
        if figure.key in SAME_AS:
            return None
        count = figure.unit in {"incidents", "sessions"}
        return evolve(figure, label=f"{figure.label} per hour", unit="per hour" if count else figure.unit)

    def figures(self, rounds: Sequence[RoundSummary], figure: KeyFigure) -> list[float | None]:
        """
        The figure in each round.
        """
        if self.even or not figure.adds_up:
            return [r.figures.get(figure.key) for r in rounds]
        return [_by_the_hour(r.figures, r.lasted, figure.key) for r in rounds]

    def length(self, round_: RoundSummary) -> str:
        """
        How long it was played, and whether that was all; empty where nobody knows.
        """
        if not round_.lasted:
            return ""
        spelt = spell_length(round_.lasted)
        if not round_.complete:
            return f"{spelt} so far"
        return f"{spelt}, cut short" if round_.lasted < self.planned - MINUTE else spelt

    @property
    def remark(self) -> str:
        """
        What whoever looks at the comparison has to know; empty if all is equal.
        """
        if self.even:
            return ""
        return wording.UNEQUAL


def yardstick(rounds: Sequence[RoundSummary], planned: int) -> PerHour:
    """
    The one for these rounds; where nobody knows how long one of them lasted they are taken to be alike.
    """
    lengths = [r.lasted for r in rounds]
    even = not lengths or not min(lengths) or min(lengths) >= ALIKE * max(lengths)
    return PerHour(even, planned)


def _by_the_hour(figures: Mapping[str, float | int | None], lasted: int, key: str) -> float | None:
    figure = figures.get(key)
    return None if figure is None else figure * HOUR / lasted
