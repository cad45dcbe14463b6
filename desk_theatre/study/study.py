"""
A study: variants, each played many times with the same luck, and compared.

Replication i of every variant has the same seed, so the same delegates come with the same incidents at the same
seconds, and a difference between two variants is a difference between ways of working.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from threading import Event

from attrs import define, field

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.values import value
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.study import wording
from desk_theatre.study.cancellation import Cancellation
from desk_theatre.study.comparison import Comparison, compare
from desk_theatre.study.measured import Measured
from desk_theatre.study.precision import GROWTH, Precision, reached, stages
from desk_theatre.study.replication import Replication
from desk_theatre.study.results import Results
from desk_theatre.study.units import Cancelled, Unit, play
from desk_theatre.study.variant import Variant

FIRST_LOOK = 5
"""
Replications after which the first look is taken; with fewer, the intervals are too wide.
"""
Watcher = Callable[[int, int], None]
"""
Called now and then with the number of replications played so far, over all variants, and the number planned.
"""
Looker = Callable[[Results], None]
"""
Called with the results of the replications that every variant has finished.
"""


@value
class Effort:
    """
    How much is played.

    Args:
        replications: of each variant; with a precision, at most.
        seed: of the first replication; each further one has the next.
        until: the precision that is enough; empty: all replications are played.
    """

    replications: int = 100
    seed: int = 1
    until: tuple[Precision, ...] = ()


@define(eq=False)
class Progress:
    """
    The progress of a study, and its cancellation.

    Args:
        watch: called after each batch.
        cancel: set it, from any thread, and the study ends with what it has.
        look: called after a few replications, and then less and less often; never with all of them, which are the
            result.
    """

    watch: Watcher | None = None
    cancel: Event = field(factory=Event)
    look: Looker | None = None

    def tell(self, done: int, total: int) -> None:
        """
        Report that `done` of `total` replications are played.
        """
        if self.watch is not None:
            self.watch(done, total)


def study(
    scenario: Scenario,
    variants: Sequence[Variant],
    effort: Effort | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """
    Play the variants and compare them.

    Args:
        executor: what plays; `None`: this process.

    Raises:
        StudyImpossible: there is nothing to play.
    """
    jobs = {variant.name: Replication(scenario, variant) for variant in variants}
    playing = Playing(jobs, effort or Effort(), executor, progress or Progress())
    playing.play()
    return compare(playing.results, precise=playing.precise, stopped=playing.stopped)


class Playing:
    """
    Replications being played, to the end or as far as they get.

    Args:
        jobs: called with a seed, by the name of the variant.
        effort: how much is played.
        executor: what plays; `None`: this process.
        progress: receives the reports.
    """

    def __init__(
        self,
        jobs: Mapping[str, Callable[[int], Measured]],
        effort: Effort,
        executor: Executor | None,
        progress: Progress,
    ) -> None:
        if not jobs or effort.replications < 1:
            raise StudyImpossible(wording.NOTHING_TO_PLAY)
        self.results = Results(tuple(jobs))
        self.effort = effort
        self.progress = progress
        self.stopped = ""
        self.precise: bool | None = False if effort.until else None
        self._cancellation = Cancellation(progress.cancel)
        self._jobs = tuple(jobs.values())
        self._executor = executor
        self._done = 0
        self._looks_at = FIRST_LOOK

    def play(self) -> None:
        """
        Play; after an interruption, a cancellation or the death of a process the results hold the days that were
        played.
        """
        try:
            with self._cancellation:
                self._stages()
        except (KeyboardInterrupt, Cancelled):
            self.stopped = wording.INTERRUPTED
        except StudyImpossible as error:
            self.stopped = str(error)
        if self.stopped:
            self.results.keep_whole(self._days)

    def _stages(self) -> None:
        before = 0
        for stage in stages(self.effort.replications, self.effort.until):
            self._stage(before, stage)
            before = stage
            if self.effort.until and reached(self.results, self.effort.until):
                self.precise = True
                return

    def _stage(self, first: int, end: int) -> None:
        total = end * len(self.results.names)
        for played in play(self._jobs, self._units(first, end), self._executor, self._cancellation):
            self.results.add(played)
            self._done += 1
            self.progress.tell(self._done, total)
            self._look()

    @property
    def _days(self) -> range:
        return range(self.effort.seed, self.effort.seed + self.effort.replications)

    def _look(self) -> None:
        """
        Report what is known so far, if it is time.
        """
        look, names = self.progress.look, len(self.results.names)
        if look is None or self._done < self._looks_at * names or self._looks_at >= self.effort.replications:
            return
        so_far = self.results.so_far(self._days)
        if self._looks_at <= so_far.replications < self.effort.replications:
            self._looks_at = int(so_far.replications * GROWTH)
            look(so_far)

    def _units(self, first: int, end: int) -> Iterable[Unit]:
        """
        Return the units; all variants of a replication are together, so that an interruption leaves whole pairs.
        """
        return _units(range(self.effort.seed + first, self.effort.seed + end), len(self.results.names))


def _units(seeds: range, jobs: int) -> Iterator[Unit]:
    return (Unit(job, seed) for seed in seeds for job in range(jobs))
