"""
The results of a study: the figures of each replication, in any order of arrival.
"""

from __future__ import annotations

from array import array
from itertools import takewhile
from math import isnan, nan
from typing import TYPE_CHECKING

from attrs import define, field

from desk_theatre.itsm.values import value
from desk_theatre.study.interval import Interval, interval, interval_of_counts, paired
from desk_theatre.study.measured import bounds_of, is_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from desk_theatre.study.measured import Measured
    from desk_theatre.study.units import Played


@value
class Failure:
    """
    A replication that ended in an error; the same variant and seed end in it again.
    """

    variant: str
    seed: int
    words: str


class Page:
    """
    The replications of one variant, in columns: eight bytes a figure, so that a hundred thousand days fit into memory.
    """

    def __init__(self) -> None:
        self._seeds = array("q")
        self._columns: dict[str, array[float]] = {}  # `nan`: there was nothing to measure, or the measure came later

    def add(self, seed: int, measured: Measured) -> None:
        """
        Add a replication.
        """
        for key in measured:
            if key not in self._columns:
                self._columns[key] = array("d", [nan]) * len(self._seeds)
        self._seeds.append(seed)
        for key, column in self._columns.items():
            found = measured.get(key)
            column.append(nan if found is None else found)

    @property
    def rows(self) -> dict[int, int]:
        """
        The row of each seed that was played, in the order of arrival.
        """
        return {seed: row for row, seed in enumerate(self._seeds)}

    @property
    def keys(self) -> Collection[str]:
        """
        The measures.
        """
        return self._columns.keys()

    def column(self, key: str, seeds: Iterable[int]) -> list[float | None]:
        """
        Return one measure, one value per seed.
        """
        column = self._columns.get(key)
        rows = self.rows
        found = (nan if column is None else column[rows[seed]] for seed in seeds)
        return [None if isnan(value) else value for value in found]

    def only(self, seeds: Iterable[int]) -> Page:
        """
        Return a page with those of these seeds that were played.
        """
        page, played = Page(), self.rows
        rows = [played[seed] for seed in seeds if seed in played]
        page._seeds = array("q", [self._seeds[row] for row in rows])
        page._columns = {key: array("d", [column[row] for row in rows]) for key, column in self._columns.items()}
        return page


@define(eq=False)
class Results:
    """
    Args:
        names: of the variants, in the order of the jobs that play them.
    """

    names: Sequence[str]
    _pages: list[Page] = field(init=False)
    _failures: list[Failure] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._pages = [Page() for _ in self.names]

    def add(self, played: Played) -> None:
        unit = played.unit
        if played.measured is None:
            self._failures.append(Failure(self.names[unit.job], unit.seed, played.failed))
        else:
            self._pages[unit.job].add(unit.seed, played.measured)

    def keep_whole(self, seeds: Iterable[int]) -> None:
        """
        Keep the days up to the first that a variant is missing from. What is left is a complete study of fewer days.

        Args:
            seeds: of the days, in the order in which they are played.
        """
        failed = {(each.variant, each.seed) for each in self._failures}
        pages = [(name, page.rows) for name, page in zip(self.names, self._pages, strict=True)]
        kept = list(takewhile(lambda day: all(day in played or (name, day) in failed for name, played in pages), seeds))
        self._pages = [page.only(kept) for page in self._pages]
        self._failures = [each for each in self._failures if each.seed in kept]

    def so_far(self, seeds: Iterable[int]) -> Results:
        """
        Return the days that every variant has finished, as results of their own: what would be kept if the study ended
        now.
        """
        found = Results(self.names)
        found._pages, found._failures = self._pages, [*self._failures]
        found.keep_whole(seeds)
        return found

    @property
    def failures(self) -> tuple[Failure, ...]:
        """
        All failures, by variant and seed.
        """
        return tuple(sorted(self._failures, key=lambda f: (self.names.index(f.variant), f.seed, f.words)))

    @property
    def replications(self) -> int:
        """
        The number of replications in which every variant has been played.
        """
        return len(self.seeds(self.names))

    def seeds(self, names: Iterable[str]) -> list[int]:
        """
        Return the seeds with which all these variants have been played, in order.
        """
        first, *others = [self._page(name).rows for name in names]
        return sorted(seed for seed in first if all(seed in other for other in others))

    def keys(self, *names: str) -> list[str]:
        """
        Return the measures that all these variants have, in the order of the first.
        """
        first, *others = [self._page(name).keys for name in names]
        return [key for key in first if all(key in other for other in others)]

    def column(self, name: str, key: str, seeds: Iterable[int]) -> list[float | None]:
        """
        Return one measure of a variant, one value per seed.
        """
        return self._page(name).column(key, seeds)

    def of(self, name: str, keys: Iterable[str] | None = None) -> dict[str, Interval]:
        """
        Return the mean measures of a variant; all of them, if none are named.
        """
        seeds = self.seeds([name])
        return {key: self._mean(name, key, seeds) for key in keys or self.keys(name)}

    def difference(self, one: str, other: str, keys: Iterable[str] | None = None) -> dict[str, Interval]:
        """
        Return one variant minus the other, with the same luck, in all measures that both have or in the named ones.
        """
        seeds = self.seeds([one, other])
        return {
            key: paired(self.column(one, key, seeds), self.column(other, key, seeds), counts=is_count(key))
            for key in keys or self.keys(one, other)
        }

    def _mean(self, name: str, key: str, seeds: Sequence[int]) -> Interval:
        found = [value for value in self.column(name, key, seeds) if value is not None]
        around = interval_of_counts(found) if is_count(key) else interval(found)
        return around.within(*bounds_of(key))

    def _page(self, name: str) -> Page:
        return self._pages[self.names.index(name)]
