"""
Playing many replications, in this process or on an executor.

A replication is a call of something picklable with a seed. The order of their return from an executor depends on the
machine; their results do not.
"""

from __future__ import annotations

import pickle
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import field

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.values import value
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desk_theatre.study.cancellation import Cancellation
    from desk_theatre.study.measured import Measured

    Jobs = Sequence[Callable[[int], Measured]]

WINDOW = 500
"""
Calls on their way at the same time: enough for a large cluster, and few enough to be handed over at once.
"""
_LOOK = 0.2
"""
Seconds within which a cancellation is noticed.
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
    The result of a unit: the figures, or the words of the error that ended it.
    """

    unit: Unit
    measured: Measured | None = field(hash=False)
    failed: str = ""


class Cancelled(Exception):
    """
    The study was cancelled while it was played.
    """


def play(jobs: Jobs, units: Iterable[Unit], executor: Executor | None, cancellation: Cancellation) -> Iterator[Played]:
    """
    Play all units; yield each when it is done.

    Args:
        jobs: called, each with a seed.
        executor: `None` plays in this process.

    Raises:
        Cancelled: the study was cancelled.
        StudyImpossible: the executor cannot go on.
    """
    if executor is None:
        for unit in units:
            yield _one(jobs[unit.job], unit)
            _check(cancellation)
        return
    packed, left, running = pickle.dumps(tuple(jobs)), iter(units), set[Future[Played]]()
    try:
        while True:
            running |= {executor.submit(carry_out, packed, unit) for unit in islice(left, WINDOW - len(running))}
            if not running:
                return
            done, running = wait(running, _LOOK, FIRST_COMPLETED)
            for future in sorted(done, key=_failed):  # what arrived with the end of a worker is kept
                yield _result(future)
            _check(cancellation)
    finally:
        for future in running:
            future.cancel()


def carry_out(packed: bytes, unit: Unit) -> Played:
    """
    Play a unit in this process, that of a worker.
    """
    return _one(_unpacked(packed)[unit.job], unit)


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


def _failed(future: Future[Played]) -> bool:
    return future.cancelled() or future.exception() is not None


def _result(future: Future[Played]) -> Played:
    try:
        return future.result()
    except (Exception, CancelledError) as error:
        raise StudyImpossible(_stopped(error)) from error


def _check(cancellation: Cancellation) -> None:
    if cancellation.is_set():
        raise Cancelled


def _stopped(error: BaseException) -> str:
    words = str(error) or wording.STOPPED
    if isinstance(error, ModuleNotFoundError):
        return wording.worker_unfit(words)
    return wording.worker_ended(type(error).__name__, words)
