"""
The luck band: whether a round was ordinary or lucky.

The same round, with everything the room did in it, is played with other luck. The band is the result of most of these
rounds; the place of the recorded round is the share of them that it was better than.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from math import ceil
from typing import Any

from attrs import field

from desk_theatre.itsm.values import value
from desk_theatre.study.measured import benefit, figure_of, flat
from desk_theatre.study.recorded_round import RecordedRound
from desk_theatre.study.results import Failure
from desk_theatre.study.study import Progress
from desk_theatre.study.what_if import RECORDED, play

LOW, HIGH = 0.05, 0.95


@value
class Band:
    """
    One measure of a round among many with other luck.

    Args:
        recorded: in the show; `None` if there was nothing to measure.
        low, median, high: one in twenty is at most `low`, half at most `median`, nineteen in twenty at most `high`.
        quantile: share of the others with a smaller figure; equal ones count half.
        better_than: share of the others that were worse, equal ones count half; `None` for a figure that is neither
            good nor bad.
    """

    recorded: float | None
    low: float
    median: float
    high: float
    quantile: float | None
    better_than: float | None

    def document(self) -> dict[str, float | None]:
        """
        Return the band as `--json` prints it.
        """
        return {
            "recorded": self.recorded,
            "low": self.low,
            "median": self.median,
            "high": self.high,
            "quantile": self.quantile,
            "better_than": self.better_than,
        }


@value
class LuckBand:
    """
    Args:
        round: its number.
        replications: rounds with other luck.
        measures: by key, without those that no round had.
        failures, stopped: as in a comparison.
    """

    round: int
    replications: int
    measures: Mapping[str, Band] = field(hash=False)
    failures: tuple[Failure, ...] = ()
    stopped: str = ""

    def document(self) -> dict[str, Any]:
        """
        Return the bands as `--json` prints them.
        """
        return {
            "round": self.round,
            "replications": self.replications,
            "measures": {key: band.document() for key, band in self.measures.items()},
        }


def luck_band(
    was: RecordedRound, *, replications: int = 200, executor: Executor | None = None, progress: Progress | None = None
) -> LuckBand:
    """
    Return the place of a recorded round among others with the same settings. `progress` reports how far it is, and
    cancels it.
    """
    played = was.round
    evening = flat(played.scorecard(was.events))
    playing = play({RECORDED: played}, replications, executor, progress)
    results = playing.results
    columns = {key: results.column(RECORDED, key, results.seeds([RECORDED])) for key in results.keys(RECORDED)}
    found = {key: sorted([v for v in column if v is not None]) for key, column in columns.items()}
    bands = {key: band(key, evening.get(key), others) for key, others in found.items() if others}
    return LuckBand(played.number, results.replications, bands, results.failures, playing.stopped)


def band(key: str, recorded: float | None, others: Sequence[float]) -> Band:
    """
    Return the place of `recorded` among `others`, which are sorted and at least one.
    """
    low, median, high = (others[max(0, ceil(share * len(others)) - 1)] for share in (LOW, 0.5, HIGH))
    if recorded is None:
        return Band(None, low, median, high, None, None)
    below = sum([other < recorded for other in others])
    same = sum([other == recorded for other in others])
    quantile = (below + same / 2) / len(others)
    sign = 0.0 if figure_of(key).better == "neither" else benefit(key, 1.0)
    better = None if not sign else quantile if sign > 0 else 1 - quantile
    return Band(recorded, low, median, high, quantile, better)
