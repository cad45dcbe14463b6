"""
The disk: every call to the operating system by which a recording is written.

They pass through one small port, so that tests can place a fault at each of them, and cut the power after it.  The disk of this machine
is `desk_theatre.machine.disk.SystemDisk`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from desk_theatre.recording import wording

Answer = TypeVar("Answer")

_TRIES = 100


class Disk(Protocol):
    """
    What a recorder asks of a disk.  Every call may raise `OSError`.
    """

    def create(self, path: Path) -> int:
        """
        Return a new file, for its owner only, open for reading and writing; it must not exist.
        """

    def reopen(self, path: Path) -> int:
        """
        Return an existing file, open for reading and writing.
        """

    def lock(self, file: int) -> None:
        """
        Lock the file against other writers until it is closed; raise `BlockingIOError` if another program has the lock.
        """

    def size(self, file: int) -> int:
        """
        Return the size in bytes.
        """

    def read(self, file: int, count: int, at: int) -> bytes:
        """
        Return up to `count` bytes from position `at`; none at the end.
        """

    def write(self, file: int, data: bytes, at: int) -> int:
        """
        Write at a position. Return how many bytes were written.
        """

    def sync(self, file: int) -> None:
        """
        Return when the bytes and the length are where a power cut cannot reach them.
        """

    def cut(self, file: int, length: int) -> None:
        """
        Drop what lies beyond `length`.
        """

    def allocate(self, file: int, length: int) -> None:
        """
        Give the file room on the disk for `length` bytes.
        """

    def close(self, file: int) -> None:
        """
        Close the file and release its lock.
        """

    def sync_folder(self, path: Path) -> None:
        """
        Return when the names in the folder are where a power cut cannot reach them.
        """

    def leads_to(self, path: Path, file: int) -> bool:
        """
        Return whether the name `path` still leads to the open file; `FileNotFoundError` if it leads to nothing.
        """

    def remove(self, path: Path, file: int) -> None:
        """
        Delete the name `path` if it still leads to the open file; a file that has replaced it stays.
        """

    def make_folder(self, path: Path) -> None:
        """
        Make the folder, for its owner only, and its missing parents.
        """


def no_file(path: Path) -> str:
    """
    Return what is there instead of an ordinary file.
    """
    return wording.FOLDER if path.is_dir() else wording.NO_FILE if path.exists() else wording.MISSING


def said(reason: Exception) -> str:
    """
    Return the message of the system without its number: `permission denied`.
    """
    return (getattr(reason, "strerror", None) or str(reason)).lower()


def uninterrupted(call: Callable[[], Answer]) -> Answer:
    """
    Return the answer to `call`, called again after a signal (EINTR), which says nothing about the disk.
    """
    for _ in range(_TRIES):
        with suppress(InterruptedError):
            return call()
    return call()
