"""
The processes that play replications, on this machine or on a cluster; both are executors as `concurrent.futures`
defines them.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from desk_theatre.errors import StudyImpossible
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.process import BaseProcess

_START = 30.0
"""
Seconds that processes have to start.
"""


def usual_jobs() -> int:
    """
    Return how many processes this machine can run at the same time.
    """
    return os.cpu_count() or 1


@contextmanager
def workers(jobs: int = 1, cluster: str | None = None) -> Iterator[Executor | None]:
    """
    Yield an executor; its processes end with the block.  `None` means that this process plays.

    Args:
        jobs: how many processes; 1 plays in this one.
        cluster: address of a Dask scheduler that plays instead.

    Raises:
        StudyImpossible: the cluster cannot be reached, Dask is not installed, or processes do not start.
    """
    if cluster is not None:
        from desk_theatre.study.cluster import cluster_at

        with cluster_at(cluster) as executor:
            yield executor
    elif jobs == 1:
        yield None
    else:
        pool = _processes(jobs)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _begin_working() -> None:
    """
    Prepare a worker: leave Ctrl-C to the program, and end with it, even when it is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program = parent_process()
    if program is not None:
        Thread(target=_end_after, args=(program,), daemon=True).start()


def _end_after(program: BaseProcess) -> None:
    program.join()
    os._exit(1)


def _processes(jobs: int) -> ProcessPoolExecutor:
    """
    Return processes that have started, so that a machine that cannot start them says so before anything is played.

    Raises:
        StudyImpossible: they do not start.
    """
    # `spawn`, because a forked child would share the locks of this process's threads.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin_working)
    try:
        with _ctrl_c_ignored():
            started = [pool.submit(int) for _ in range(jobs)]  # a process starts with the first call it gets
        for each in started:
            each.result(_START)
    except (BrokenExecutor, TimeoutError, OSError) as error:
        pool.shutdown(wait=False, cancel_futures=True)
        raise StudyImpossible(wording.no_processes(type(error).__name__)) from error
    return pool


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """
    Ignore Ctrl-C while children start: they inherit that. The key is for the parent, which then ends its children. Only
    the main thread may change it.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
