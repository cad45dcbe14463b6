"""
A Dask cluster plays what one process plays.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from busy_desk import BUSY, NONE, TIDY
from desk_theatre.errors import StudyImpossible
from desk_theatre.study.cluster import cluster_at
from desk_theatre.study.crew import crew_of
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
    with crew_of(cluster=scheduler) as crew:
        there = study(BUSY, (NONE, TIDY), Effort(12), crew=crew)

    assert there == study(BUSY, (NONE, TIDY), Effort(12))


@pytest.mark.parametrize(
    "address", ["", "nonsense", "foo://here:1", "tcp://127.0.0.1:1", "tcp://no-such-host.invalid:8786"]
)
def test_a_cluster_that_cannot_be_reached_is_answered_with_a_sentence(address: str) -> None:
    """
    With the form of an address that can.
    """
    with pytest.raises(StudyImpossible, match="no Dask scheduler can be reached"), cluster_at(address, reach=0.5):
        pass


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
