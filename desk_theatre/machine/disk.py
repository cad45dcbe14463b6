"""
The disk: files of one writer, safe from a power cut after a sync.
"""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from time import sleep

from desk_theatre.machine import here

_LOOKS, _LOOK = 10, 0.01


class SystemDisk:
    """
    The disk of this machine: a `desk_theatre.recording.disk.Disk`.
    """

    def create(self, path: Path) -> int:
        """
        Refuse to follow a link or to open an existing file.
        """
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)

    def reopen(self, path: Path) -> int:
        return os.open(path, os.O_RDWR | os.O_CLOEXEC)

    def lock(self, file: int) -> None:
        """
        Wait only as long as `is_locked` may take in another process.
        """
        for _ in range(_LOOKS):
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            sleep(_LOOK)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def size(self, file: int) -> int:
        return os.fstat(file).st_size

    def read(self, file: int, count: int, at: int) -> bytes:
        return os.pread(file, count, at)

    def write(self, file: int, data: bytes, at: int) -> int:
        return os.pwrite(file, data, at)

    def sync(self, file: int) -> None:
        here.sync(file)

    def cut(self, file: int, length: int) -> None:
        os.ftruncate(file, length)

    def allocate(self, file: int, length: int) -> None:
        """
        Fill the file with zeros where the file system cannot reserve space.
        """
        here.reserve(file, length)

    def close(self, file: int) -> None:
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
        Compare device and inode.
        """
        return os.path.samestat(path.stat(), os.fstat(file))

    def remove(self, path: Path, file: int) -> None:
        if self.leads_to(path, file):
            path.unlink()

    def make_folder(self, path: Path) -> None:
        """
        Sync the name of each new folder in its parent.
        """
        if path.is_dir():
            return
        self.make_folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        self.sync_folder(path.parent)


def is_locked(path: Path) -> bool:
    """
    Return whether a show is writing the recording in `path`, in this program or another one; False if it cannot be
    opened.
    """
    with suppress(OSError), path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
