"""
Playing many replications on whatever can play: this process, several processes, or a cluster.

A replication is a call of something picklable with a seed.  Calls travel in batches of about a tenth of a second, because a
message to another process costs as much as a short replication.  How they are cut and in which order they come back
depends on the machine; what comes back does not.
"""

from __future__ import annotations

import pickle
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.values import value
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desk_theatre.study.cancellation import Cancellation
    from desk_theatre.study.measured import Measured

BATCH_SECONDS = 0.1
_LARGEST_BATCH = 500
_LOOK = 0.2
"""
How often, in seconds, it is looked whether somebody has cancelled.
"""


@value
class Unit:
    """
    One call: of the job with this number, with this seed.
    """

    job: int
    seed: int


@value
class Played:
    """
    What came of a unit: the figures, or the words of the error that ended it.
    """

    unit: Unit
    measured: Measured | None = field(hash=False)
    failed: str = ""


class Cancelled(Exception):
    """
    Somebody does not want to wait any longer.
    """


@define
class Batches:
    """
    Args:
        jobs: what is called, each with a seed; they must be picklable.
        executor: on which.
        width: how many calls it makes at the same time.
        cancel: whether it shall end; looked at between two batches.
    """

    jobs: Sequence[Callable[[int], Measured]]
    executor: Executor
    width: int = 1
    cancel: Cancellation | None = None
    _size: int = field(default=1, init=False)

    def play(self, units: Iterable[Unit]) -> Iterator[Played]:
        """
        Play all units; each comes out when it is done.

        Raises:
            Cancelled: nobody wants it any longer.
            StudyImpossible: whoever played cannot go on.
        """
        packed = pickle.dumps(tuple(self.jobs))
        waiting, running = iter(units), set[Future[_Batch]]()
        try:
            while True:
                while len(running) < 2 * self.width and (batch := tuple(islice(waiting, self._size))):
                    running.add(self.executor.submit(carry_out, packed, batch))
                if not running:
                    break
                done, running = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from self._taken(future)
                if self.cancel is not None and self.cancel.is_set():
                    raise Cancelled
        finally:
            for future in running:
                future.cancel()

    def _taken(self, future: Future[_Batch]) -> tuple[Played, ...]:
        try:
            batch = future.result()
        except (Exception, CancelledError) as error:
            raise StudyImpossible(_stopped(error)) from error
        if batch.seconds > 0:
            self._size = max(1, min(_LARGEST_BATCH, round(BATCH_SECONDS * len(batch.played) / batch.seconds)))
        return batch.played


@value
class _Batch:
    played: tuple[Played, ...]
    seconds: float


def carry_out(packed: bytes, units: Sequence[Unit]) -> _Batch:
    """
    Play a batch here.  An error in one of them is what came of that one.
    """
    began = perf_counter()
    jobs = _unpacked(packed)
    return _Batch(tuple(_one(jobs[unit.job], unit) for unit in units), perf_counter() - began)


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> tuple[Any, ...]:
    jobs = pickle.loads(packed)  # noqa: S301  from the process that asked, which this one belongs to
    assert isinstance(jobs, tuple)
    return jobs


def _one(job: Callable[[int], Measured], unit: Unit) -> Played:
    try:
        return Played(unit, job(unit.seed))
    except Exception as error:  # noqa: BLE001  one replication must not end a study
        return Played(unit, None, f"{type(error).__name__}: {error}")


def _stopped(error: BaseException) -> str:
    words = str(error) or wording.STOPPED
    if isinstance(error, ModuleNotFoundError):
        return wording.worker_unfit(words)
    return wording.worker_ended(type(error).__name__, words)
