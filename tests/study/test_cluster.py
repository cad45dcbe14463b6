"""
A Dask cluster plays what one process plays.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from time import perf_counter

import pytest

from busy_desk import BUSY, NONE, TIDY
from desk_theatre.errors import StudyImpossible
from desk_theatre.study.cluster import cluster_at
from desk_theatre.study.executors import workers
from desk_theatre.study.study import Effort, study

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")

pytestmark = pytest.mark.filterwarnings("default")  # Dask's own, about its own threads and sockets


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """
    The address of a cluster of two processes on this machine.
    """
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_comes_to_the_same_numbers(scheduler: str) -> None:
    """
    To the last bit.
    """
    with workers(cluster=scheduler) as executor:
        there = study(BUSY, (NONE, TIDY), Effort(12), executor=executor)

    assert there == study(BUSY, (NONE, TIDY), Effort(12))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "that is not an address"),
        ("nonsense", "that is not an address"),
        ("foo://here:1", "that is not an address"),
        ("ucx://here:1", "that is not an address"),
        ("tcp://127.0.0.1:1", "nothing is listening there"),
        ("tcp://no-such-host.invalid:8786", "no machine has that name"),
    ],
)
def test_a_cluster_that_cannot_be_reached_is_answered_with_a_sentence(address: str, why: str) -> None:
    """
    Why, and with the form of an address that can be.
    """
    said = f"no Dask scheduler can be reached at '{address}' ({why}); expected an address such as"

    with pytest.raises(StudyImpossible, match=re.escape(said)), cluster_at(address, reach=0.5):
        pass


@pytest.mark.parametrize(
    ("hello", "why"),
    [(b"", "no answer within 1 seconds"), (b"HTTP/1.1 400 Bad Request\r\n" * 9, "is not a Dask scheduler")],
    ids=["says nothing", "a web server"],
)
def test_somebody_else_who_listens_there_is_not_waited_for(hello: bytes, why: str) -> None:
    """
    A firewall, a wrong port: a study begins or says why not, within the time that a scheduler is given.
    """
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        Thread(target=_greet, args=(stranger, hello), daemon=True).start()
        begun = perf_counter()

        with pytest.raises(StudyImpossible, match=why), cluster_at(f"tcp://127.0.0.1:{stranger.getsockname()[1]}", 1):
            pass

    assert perf_counter() - begun < 20


def _greet(stranger: socket.socket, hello: bytes) -> None:
    """
    Take whoever comes, and keep the line open.
    """
    lines = []
    with suppress(OSError):
        while True:
            line, _ = stranger.accept()
            line.sendall(hello)
            lines.append(line)


def test_a_cluster_without_workers_plays_nothing() -> None:
    """
    Instead of waiting for ever.
    """
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        pytest.raises(StudyImpossible, match="has no workers"),
        cluster_at(cluster.scheduler_address),
    ):
        pass
