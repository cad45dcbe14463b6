"""
The disk: every call to the operating system by which a recording is written.

They pass through one small port, so that tests can place a fault at each of them, and cut the power after it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Protocol, TypeVar

from desk_theatre.itsm.values import value
from desk_theatre.recording import wording

Answer = TypeVar("Answer")

_TRIES = 100
_LOOKS, _LOOK = 10, 0.01


class Disk(Protocol):
    """
    What a recorder asks of a disk.  Every call may raise `OSError`.
    """

    def create(self, path: Path) -> int:
        """
        A new file, for its owner only, open for reading and writing; it must not exist.
        """

    def reopen(self, path: Path) -> int:
        """
        A file that exists, open for reading and writing.
        """

    def lock(self, file: int) -> None:
        """
        Keep every other writer away until the file is closed; `BlockingIOError` if somebody else has it.
        """

    def size(self, file: int) -> int:
        """
        How many bytes there are.
        """

    def read(self, file: int, count: int, at: int) -> bytes:
        """
        Up to `count` bytes from position `at`; none at the end.
        """

    def write(self, file: int, data: bytes, at: int) -> int:
        """
        Write at a position; how many bytes were written.
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
        Let go of the file and its lock.
        """

    def sync_folder(self, path: Path) -> None:
        """
        Return when the names in the folder are where a power cut cannot reach them.
        """

    def leads_to(self, path: Path, file: int) -> bool:
        """
        Whether the name `path` still leads to the open file; `FileNotFoundError` if it leads to nothing.
        """

    def remove(self, path: Path, file: int) -> None:
        """
        Take the name `path` away if it still leads to the open file; what has replaced the file is somebody else's, and stays.
        """

    def make_folder(self, path: Path) -> None:
        """
        Make the folder, for its owner only, and those above it, unless they are there.
        """


@value
class SystemDisk:
    """
    The disk of this machine.
    """

    def create(self, path: Path) -> int:
        """
        Refuses to follow a link or to open what is there.
        """
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)

    def reopen(self, path: Path) -> int:
        """
        Creates nothing.
        """
        return os.open(path, os.O_RDWR | os.O_CLOEXEC)

    def lock(self, file: int) -> None:
        """
        Waits only as long as a look at `is_locked` takes, which may be under way in another process.
        """
        for _ in range(_LOOKS):
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            sleep(_LOOK)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def size(self, file: int) -> int:
        """
        As it is now.
        """
        return os.fstat(file).st_size

    def read(self, file: int, count: int, at: int) -> bytes:
        """
        May be fewer than asked for.
        """
        return os.pread(file, count, at)

    def write(self, file: int, data: bytes, at: int) -> int:
        """
        May be fewer than asked for.
        """
        return os.pwrite(file, data, at)

    def sync(self, file: int) -> None:
        """
        On macOS an ordinary sync stops at the drive's own memory, and a full one has to be asked for.
        """
        if sys.platform == "darwin":
            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in {errno.ENOTSUP, errno.EINVAL}:
                    raise
                os.fsync(file)
        else:
            os.fdatasync(file)

    def cut(self, file: int, length: int) -> None:
        """
        The part before `length` is left alone.
        """
        os.ftruncate(file, length)

    def allocate(self, file: int, length: int) -> None:
        """
        Where a file system cannot reserve room, it is filled with zeros.
        """
        if sys.platform == "linux":
            os.posix_fallocate(file, 0, length)
            return
        zeros, at = bytes(1024 * 1024), 0
        while at < length:
            at += os.pwrite(file, zeros[: length - at], at)

    def close(self, file: int) -> None:
        """
        The lock goes with it.
        """
        os.close(file)

    def sync_folder(self, path: Path) -> None:
        """
        Some network file systems have nothing to sync in a folder; they say `EINVAL`.
        """
        folder = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(folder)

    def leads_to(self, path: Path, file: int) -> bool:
        """
        By device and inode.
        """
        return os.path.samestat(path.stat(), os.fstat(file))

    def remove(self, path: Path, file: int) -> None:
        """
        Only a file.
        """
        if self.leads_to(path, file):
            path.unlink()

    def make_folder(self, path: Path) -> None:
        """
        The name of each new folder is synced in the one above it.
        """
        if path.is_dir():
            return
        self.make_folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        self.sync_folder(path.parent)


def is_locked(path: Path) -> bool:
    """
    Whether a show, of this program or another one, is writing the recording in `path`; not if it cannot be opened.
    """
    with suppress(OSError), path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def no_file(path: Path) -> str:
    """
    What is there instead of an ordinary file.
    """
    return wording.FOLDER if path.is_dir() else wording.NO_FILE if path.exists() else wording.MISSING


def said(reason: Exception) -> str:
    """
    What went wrong, in the words of the system and without its numbers: `permission denied`.
    """
    return (getattr(reason, "strerror", None) or str(reason)).lower()


def uninterrupted(call: Callable[[], Answer]) -> Answer:
    """
    The answer to `call`, made again when a signal came in between (EINTR), which says nothing about the disk.
    """
    for _ in range(_TRIES):
        with suppress(InterruptedError):
            return call()
    return call()
