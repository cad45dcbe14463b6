"""
The ledger of a study: what each replication came to, whatever the order in which they came in.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import define, field

from desk_theatre.itsm.values import value
from desk_theatre.study.interval import Interval, interval, paired
from desk_theatre.study.measured import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.study.batches import Played
    from desk_theatre.study.measured import Measured


@value
class Failure:
    """
    A replication that ended in an error; playing that variant with that seed again ends in the same.
    """

    variant: str
    seed: int
    words: str


@define(eq=False)
class Ledger:
    """
    Args:
        names: of the variants, in the order of the jobs that play them.
    """

    names: Sequence[str]
    _pages: list[dict[int, Measured]] = field(init=False)
    _failures: list[Failure] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._pages = [{} for _ in self.names]

    def add(self, played: Played) -> None:
        """
        A replication has been played.
        """
        unit = played.unit
        if played.measured is None:
            self._failures.append(Failure(self.names[unit.job], unit.seed, played.failed))
        else:
            self._pages[unit.job][unit.seed] = played.measured

    def keep_whole(self, seeds: Iterable[int]) -> None:
        """
        Keep the days up to the first that not every variant has met, so that what is left is a study of fewer days: all
        variants have had the same ones, and whoever plays as many again comes to the same.

        Args:
            seeds: of the days, in the order in which they are played.
        """
        failed = {(each.variant, each.seed) for each in self._failures}
        pages = list(zip(self.names, self._pages, strict=True))
        kept = set(takewhile(lambda day: all(day in page or (name, day) in failed for name, page in pages), seeds))
        self._pages = [{day: found for day, found in page.items() if day in kept} for page in self._pages]

    def so_far(self, seeds: Iterable[int]) -> Ledger:
        """
        The days that every variant has met already, in a ledger of their own: what would be kept if it ended now.
        """
        found = Ledger(self.names)
        found._pages, found._failures = self._pages, [*self._failures]
        found.keep_whole(seeds)
        return found

    @property
    def failures(self) -> tuple[Failure, ...]:
        """
        By variant and seed.
        """
        return tuple(sorted(self._failures, key=lambda f: (self.names.index(f.variant), f.seed, f.words)))

    @property
    def replications(self) -> int:
        """
        In how many every variant has been played.
        """
        return len(self.seeds(self.names))

    def seeds(self, names: Iterable[str]) -> list[int]:
        """
        Those with which all these variants have been played, in order.
        """
        pages = [self._page(name) for name in names]
        return sorted(set(pages[0]).intersection(*pages[1:])) if pages else []

    def keys(self, *names: str) -> list[str]:
        """
        The measures that all these variants have, in the order of the first.
        """
        orders = [
            dict.fromkeys(key for seed in sorted(self._page(name)) for key in self._page(name)[seed]) for name in names
        ]
        return [key for key in orders[0] if all(key in other for other in orders[1:])]

    def column(self, name: str, key: str, seeds: Iterable[int]) -> list[float | None]:
        """
        One measure of a variant, a value a seed.
        """
        page = self._page(name)
        return [page[seed].get(key) for seed in seeds]

    def of(self, name: str, keys: Iterable[str] | None = None) -> dict[str, Interval]:
        """
        The means of the measures of a variant; of all of them, if none are named.
        """
        seeds = self.seeds([name])
        return {key: self._mean(name, key, seeds) for key in keys or self.keys(name)}

    def difference(self, one: str, other: str, keys: Iterable[str] | None = None) -> dict[str, Interval]:
        """
        One variant less the other, with the same luck, in all measures that both have, or in those that are named.
        """
        seeds = self.seeds([one, other])
        return {
            key: paired(self.column(one, key, seeds), self.column(other, key, seeds))
            for key in keys or self.keys(one, other)
        }

    def _mean(self, name: str, key: str, seeds: Sequence[int]) -> Interval:
        found = [value for value in self.column(name, key, seeds) if value is not None]
        return interval(found).within(*bounds_of(key))

    def _page(self, name: str) -> dict[int, Measured]:
        return self._pages[self.names.index(name)]
