"""
Claims of the acceptance table: each is an interval and the side of a bound on which all of it has to lie.
"""

from __future__ import annotations

from math import sqrt
from statistics import fmean, pvariance, variance
from typing import TYPE_CHECKING

from acts import COMMITMENT, DELAYED, LOST
from attrs import define

from desk_theatre.itsm.values import value
from desk_theatre.study.interval import Interval, interval, paired
from desk_theatre.study.measured import benefit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.study.results import Results


@value
class Claim:
    """
    Args:
        words: what is claimed.
        found: the interval of 95 %; `None` where a claim is about other claims.
        holds: whether all of the interval lies where it has to.
    """

    words: str
    found: Interval | None
    holds: bool


@define
class Evidence:
    """
    Claims about what stands in a ledger.
    """

    results: Results

    def at_most(self, words: str, act: str, key: str, bound: float) -> Claim:
        """
        The mean is not above `bound`.
        """
        found = self.mean(act, key)
        return Claim(f"{words} <= {bound:.3g}", found, found.high is not None and found.high <= bound)

    def at_least(self, words: str, act: str, key: str, bound: float) -> Claim:
        """
        The mean is not below `bound`.
        """
        found = self.mean(act, key)
        return Claim(f"{words} >= {bound:.3g}", found, found.low is not None and found.low >= bound)

    def more(
        self, words: str, one: tuple[str, str], other: tuple[str, str], times: float = 1.0, less: float = 0.0
    ) -> Claim:
        """
        Under the same luck, a measure of one act is more than `times` that of the other, by at least `less`; each is named as
        (act, measure).
        """
        found = self._difference(one, other, times, less)
        return Claim(words, found, found.low is not None and found.low > 0)

    def not_more(self, words: str, one: tuple[str, str], other: tuple[str, str], times: float = 1.0) -> Claim:
        """
        Under the same luck, a measure of one act is hardly more than `times` that of the other.
        """
        found = self._difference(one, other, times)
        return Claim(words, found, found.low is not None and found.low <= 0)

    def harm(self, one: str, other: str, keys: Iterable[str]) -> dict[str, Interval]:
        """
        Those measures that are worse in `one` than in `other`, intervals apart; a positive interval is harm.
        """
        found = {key: self._difference((other, key), (one, key)) for key in keys}
        turned = {key: _turned(key, each) for key, each in found.items() if each.mean is not None}
        return {key: each for key, each in turned.items() if each.low is not None and each.low > 0}

    def mean(self, act: str, key: str) -> Interval:
        """
        The mean of a measure of one act, and its interval.
        """
        return interval([each for each in self.results.column(act, key, self.results.seeds([act])) if each is not None])

    def dispersion(self, act: str, keys: Sequence[str]) -> Interval:
        """
        Variance over mean of a count over days, on average over several counts of a day, with an interval of 95 % by the
        jackknife over days: 1 for a Poisson stream that is the same every day.
        """
        seeds = self.results.seeds([act])
        days = list(zip(*(self.results.column(act, key, seeds) for key in keys), strict=True))
        left_out = [_dispersion(days[:i] + days[i + 1 :]) for i in range(len(days))]
        whole = _dispersion(days)
        half = 1.96 * sqrt((len(days) - 1) * pvariance(left_out))
        return Interval(whole, whole - half, whole + half)

    def _difference(
        self, one: tuple[str, str], other: tuple[str, str], times: float = 1.0, less: float = 0.0
    ) -> Interval:
        seeds = self.results.seeds([one[0], other[0]])
        ones = self.results.column(*one, seeds)
        others = [None if each is None else times * each + less for each in self.results.column(*other, seeds)]
        return paired(ones, others)


def _dispersion(days: Sequence[Sequence[float | None]]) -> float:
    counts = [[each or 0.0 for each in column] for column in zip(*days, strict=True)]
    return fmean(variance(column) / fmean(column) for column in counts)


def _turned(key: str, found: Interval) -> Interval:
    """
    The same with its sign so that more is better.
    """
    ends = [each and benefit_of(key, each) for each in (found.mean, found.low, found.high)]
    mean, *rest = ends
    low, high = sorted(each or 0.0 for each in rest)
    return Interval(mean, low, high)


def benefit_of(key: str, difference: float) -> float:
    """
    Positive if it is better; of the shares that only this table has, too.
    """
    signs = {LOST: -1, DELAYED: -1, COMMITMENT: 1}
    if key.startswith("commitment."):
        return difference
    return signs[key] * difference if key in signs else benefit(key, difference)


def all_hold(claims: Sequence[Claim]) -> bool:
    """
    Whether there are any, and each holds.
    """
    return bool(claims) and all(claim.holds for claim in claims)
