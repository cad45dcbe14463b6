"""
What several tests look at is made once in a run of the tests, however many workers take part.

A worker that needs it while another makes it waits, and then reads what the other has made.
"""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

Made = TypeVar("Made")

_folder: list[Path] = []


def share(folder: Path) -> None:
    """
    Share through a folder that belongs to all workers of this run and to no other run.

    Until this is called, `once` makes everything in its own process.
    """
    folder.mkdir(exist_ok=True)
    _folder[:] = [folder]


def once(name: str, make: Callable[[], Made]) -> Made:
    """
    Return what `make` returns, or what it returned in another worker for the same name.

    Args:
        name: says what is made, with everything it depends on.
        make: returns something that can be pickled.  If it fails, the next worker that needs it tries again.
    """
    if not _folder:
        return make()
    place = _folder[0] / sha256(name.encode()).hexdigest()
    with place.with_suffix(".lock").open("wb") as lock:
        # Released when the file is closed, so a worker that is killed keeps nobody waiting.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if place.exists():
            return cast("Made", pickle.loads(place.read_bytes()))
        made = make()
        half = place.with_suffix(".half")
        half.write_bytes(pickle.dumps(made))
        half.replace(place)
    return made
