"""
Who plays the replications: this process, several processes on this machine, or a cluster.

All of them are executors as `concurrent.futures` defines them, so that one way of playing serves them all.
"""

from __future__ import annotations

import signal
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from os import cpu_count
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from attrs import define, field

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.values import value
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_START = 30.0
"""
Seconds that processes have to start.
"""


@define(eq=False)
class Alone(Executor):
    """
    Plays in this process, at once.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """
        Call it now; the future that comes back is done.
        """
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  it belongs to whoever asks the future
            future.set_exception(error)
        return future


@value
class Executors:
    """
    Processes cannot be started from within a stage, whose standard error is no file: a crew that shall play while a show is
    on is made before.

    Args:
        executor: plays what it is given.
        width: how much of it at the same time.
    """

    executor: Executor = field(factory=Alone)
    width: int = 1


def usual_jobs() -> int:
    """
    As many as this machine plays at the same time.
    """
    return cpu_count() or 1


@contextmanager
def crew_of(jobs: int = 1, cluster: str | None = None) -> Iterator[Executors]:
    """
    A crew, until the block ends; then its processes end too.

    Args:
        jobs: how many processes; 1 plays in this one.
        cluster: address of a Dask scheduler that plays instead.

    Raises:
        StudyImpossible: the cluster cannot be reached, Dask is not installed, or processes do not start.
    """
    if cluster is not None:
        from desk_theatre.study.cluster import cluster_at

        with cluster_at(cluster) as (executor, width):
            yield Executors(executor, width)
    elif jobs == 1:
        yield Executors(Alone())
    else:
        executor = _processes(jobs)
        try:
            yield Executors(executor, jobs)
        finally:
            executor.shutdown(cancel_futures=True)


def _processes(jobs: int) -> ProcessPoolExecutor:
    """
    Processes that have started.

    Raises:
        StudyImpossible: they do not start.
    """
    executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        with _ctrl_c_ignored():
            started = [executor.submit(_nothing) for _ in range(jobs)]  # a process starts when it is needed
        for each in started:
            each.result(_START)
    except (BrokenExecutor, TimeoutError, OSError) as error:
        executor.shutdown(wait=False, cancel_futures=True)
        raise StudyImpossible(wording.no_processes(type(error).__name__)) from error
    return executor


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """
    What a process ignores when it starts another one, the other one ignores too, from its first moment: ctrl-C is for
    the process that people talk to, and it ends the others.  Only a main thread can say so.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _nothing() -> None:
    """
    Asked for so that the processes start.
    """
