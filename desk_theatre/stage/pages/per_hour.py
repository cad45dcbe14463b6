"""
Compares rounds of unequal length: totals are divided by the hours played, and the screen says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from desk_theatre.itsm.time_of_day import HOUR, MINUTE, spell_length
from desk_theatre.itsm.values import value
from desk_theatre.show.board import RoundSummary
from desk_theatre.stage.wording.scorecard import ScorecardLine

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

    def line(self, line: ScorecardLine) -> ScorecardLine | None:
        """
        What a figure is called, and its unit; `None` if another line says the same.
        """
        if self.even or not line.adds_up:
            return line
        if line.key in SAME_AS:
            return None
        return evolve(line, words=f"{line.words} per hour", unit="hour" if line.unit == "count" else line.unit)

    def figures(self, rounds: Sequence[RoundSummary], line: ScorecardLine) -> list[float | None]:
        """
        A line's figure in each round.
        """
        if self.even or not line.adds_up:
            return [r.figures.get(line.key) for r in rounds]
        return [_by_the_hour(r.figures, r.lasted, line.key) for r in rounds]

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
        return "▲ Rounds of unequal length: totals are divided by the hours played. A short round tells less."


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
