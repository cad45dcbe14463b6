"""
A running Dask cluster as an executor: the only place that knows Dask.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from socket import create_connection, gaierror
from typing import TYPE_CHECKING, Any

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.text import clean
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

REACH = 10.0
"""
Seconds in which a scheduler must answer.
"""


@contextmanager
def cluster_at(address: str, reach: float = REACH) -> Iterator[Executor]:
    """
    Yield the executor of the cluster whose scheduler has this address.

    Raises:
        StudyImpossible: Dask is not installed, the scheduler does not answer, or the cluster has no workers, or workers
            with another version of this program.
    """
    try:
        from distributed import Client
    except ImportError:
        raise StudyImpossible(wording.NO_DASK) from None
    shown = clean(address, 80)
    try:
        # With a wrong address a client takes long to close, and waits for ever where nothing answers.
        _look(address, reach)
        asyncio.run(asyncio.wait_for(_knock(address, reach), reach))
        client = Client(address, timeout=reach, set_as_default=False)
    except Exception as error:  # noqa: BLE001  (whatever answers there, and whatever Dask makes of it)
        raise StudyImpossible(wording.no_scheduler(shown, _reason(error, reach))) from None
    try:
        if not client.nthreads():
            raise StudyImpossible(wording.no_workers(shown))
        _same_program(client, shown)
        with client.get_executor(pure=False) as executor:
            yield executor
    finally:
        client.close(timeout=reach)


def _same_program(client: Any, shown: str) -> None:
    """
    Raise unless all workers play as this program plays.
    """
    ours = program()
    try:
        theirs = client.run(program)
    except ModuleNotFoundError as error:
        raise StudyImpossible(wording.workers_unfit(shown, error, ours)) from None
    others = sorted(set(theirs.values()) - {ours})
    if others:
        raise StudyImpossible(wording.workers_differ(shown, others, ours))


def program() -> str:
    """
    Return the version of this program on the machine that calls it.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("desk-theatre")
    except PackageNotFoundError:
        return wording.NOT_INSTALLED


def _look(address: str, reach: float) -> None:
    """
    Check the address and connect to it once.

    Raises:
        ValueError: it is no address.
        OSError: nobody answers there.
    """
    from distributed.comm import get_address_host_port, parse_address

    try:
        scheme, _ = parse_address(address)
        host, port = get_address_host_port(address, strict=True)
    except gaierror:
        raise
    except Exception:  # noqa: BLE001  (each kind of address has its own)
        raise ValueError from None
    if scheme in ("tcp", "tls"):
        create_connection((host, port), reach).close()


async def _knock(address: str, reach: float) -> None:
    """
    Connect to a scheduler and hang up.
    """
    from distributed.comm import connect

    comm = await connect(address, timeout=reach)
    await comm.close()


def _reason(error: Exception, reach: float) -> str:
    """
    Return why the scheduler cannot be reached, in plain words.
    """
    if isinstance(error, ValueError):
        return wording.NOT_AN_ADDRESS
    if isinstance(error, gaierror):
        return wording.NO_SUCH_MACHINE
    if isinstance(error, TimeoutError):
        return wording.no_answer(reach)
    if isinstance(error, ConnectionRefusedError):
        return wording.NOTHING_LISTENS
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return wording.NOT_A_SCHEDULER
