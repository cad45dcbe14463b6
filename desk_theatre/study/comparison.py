"""
The result of a study: each measure with its interval, for each variant and each pair of variants.
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
        replications: those in which every variant was played.
        variants: by name, their measures by key.
        differences: by "A - B", the measure of A minus the measure of B under the same luck.
        failures: replications that ended in an error.
        precise: the intervals are as narrow as requested; `None` if nothing was requested.
        stopped: why it ended early; empty if it did not.
    """

    replications: int
    variants: Mapping[str, Intervals] = field(hash=False)
    differences: Mapping[str, Intervals] = field(hash=False)
    failures: tuple[Failure, ...] = ()
    precise: bool | None = None
    stopped: str = ""

    def document(self, scenario: str) -> dict[str, Any]:
        """
        Return the comparison as `--json` prints it.
        """
        return {
            "scenario": scenario,
            "replications": self.replications,
            "variants": {name: {"measures": documents(found)} for name, found in self.variants.items()},
            "differences": {name: documents(found) for name, found in self.differences.items()},
        }


def compare(results: Results, *, precise: bool | None = None, stopped: str = "") -> Comparison:
    variants = {name: results.of(name) for name in results.names}
    pairs = combinations(results.names, 2)
    differences = {f"{one}{BETWEEN}{other}": results.difference(one, other) for one, other in pairs}
    return Comparison(results.replications, variants, differences, results.failures, precise, stopped)


def documents(intervals: Intervals) -> dict[str, dict[str, float | None]]:
    """
    Return intervals by key, as JSON documents have them.
    """
    return {key: found.document() for key, found in intervals.items()}
