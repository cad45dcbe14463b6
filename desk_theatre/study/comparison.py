"""
What a study came to: for each variant and each pair of variants, every measure with its interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from attrs import field

from desk_theatre.itsm.values import value
from desk_theatre.study.interval import Interval
from desk_theatre.study.results import Failure, Results
from desk_theatre.study.variant import BETWEEN

Intervals = Mapping[str, Interval]


@value
class Comparison:
    """
    Args:
        replications: in how many every variant was played.
        variants: by name, their measures by key.
        differences: by "A - B", the measure of A less the measure of B under the same luck.
        failures: replications that ended in an error.
        precise: whether the intervals are as narrow as was asked for; `None` if nothing was.
        stopped: why it ended before its time; empty if it did not.
    """

    replications: int
    variants: Mapping[str, Intervals] = field(hash=False)
    differences: Mapping[str, Intervals] = field(hash=False)
    failures: tuple[Failure, ...] = ()
    precise: bool | None = None
    stopped: str = ""

    def document(self, scenario: str) -> dict[str, Any]:
        """
        As `--json` prints it.
        """
        return {
            "scenario": scenario,
            "replications": self.replications,
            "variants": {name: {"measures": documents(found)} for name, found in self.variants.items()},
            "differences": {name: documents(found) for name, found in self.differences.items()},
        }


def compare(results: Results, *, precise: bool | None = None, stopped: str = "") -> Comparison:
    """
    Compare the variants of some results.
    """
    variants = {name: results.of(name) for name in results.names}
    pairs = combinations(results.names, 2)
    differences = {f"{one}{BETWEEN}{other}": results.difference(one, other) for one, other in pairs}
    return Comparison(results.replications, variants, differences, results.failures, precise, stopped)


def documents(intervals: Intervals) -> dict[str, dict[str, float | None]]:
    """
    Intervals by key, as JSON documents have them.
    """
    return {key: found.document() for key, found in intervals.items()}
