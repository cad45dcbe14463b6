"""
A place: one file that a recording is being written to, and the bytes of it that are promised.

Bytes are promised when a sync has said that they are on the disk.  Everything behind them may be cut off.  After a sync
that failed, the file is given up: the system may have dropped the bytes and would say at the next sync that all is well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from desk_theatre.recording.disk import Disk, said, uninterrupted

_AT_ONCE = 1024 * 1024


class PlaceFailed(Exception):
    """
    Something could not be written here; nothing of it is promised.

    Args:
        reason: what the disk said.
        spoiled: the place was given up.
    """

    def __init__(self, reason: OSError, spoiled: bool) -> None:
        self.reason = reason
        self.spoiled = spoiled
        super().__init__(said(reason))


class Place:
    """
    An open file that belongs to this writer alone.

    Args:
        promised: bytes that are on the disk.
    """

    def __init__(self, path: Path, file: int, disk: Disk) -> None:
        self.path = path
        self.promised = 0
        self.spoiled = False
        self._file = file
        self._disk = disk
        self._sum = sha256()

    @classmethod
    def new(cls, path: Path, disk: Disk) -> Place:
        """
        An empty file that did not exist.

        Raises:
            OSError: it could not be made, or exists.
        """
        return cls._locked(path, uninterrupted(partial(disk.create, path)), disk)

    @classmethod
    def again(cls, path: Path, disk: Disk) -> Place:
        """
        A file that exists; nothing of it is promised until `trust` is called.

        Raises:
            BlockingIOError: somebody else writes to it.
            OSError: it could not be opened.
        """
        return cls._locked(path, uninterrupted(partial(disk.reopen, path)), disk)

    @classmethod
    def _locked(cls, path: Path, file: int, disk: Disk) -> Place:
        try:
            uninterrupted(partial(disk.lock, file))
        except OSError:
            with suppress(OSError):
                disk.close(file)
            raise
        return cls(path, file, disk)

    def trust(self, length: int) -> None:
        """
        Take the first `length` bytes for promised, after they were read and the rest was cut off.
        """
        for piece in self.pieces(length):
            self._sum.update(piece)
        self.cut(length)
        self.promised = length

    def append(self, data: bytes) -> None:
        """
        Put `data` on the disk.

        Raises:
            PlaceFailed: it is not there; the file ends where it ended before, or is given up.
        """
        try:
            self._write(data)
        except OSError as reason:
            try:
                self.cut(self.promised)
            except OSError:
                self.spoiled = True
            raise PlaceFailed(reason, self.spoiled) from reason
        self._sync()
        self.promised += len(data)
        self._sum.update(data)

    def pieces(self, length: int | None = None) -> Iterator[bytes]:
        """
        What stands in the file, up to `length` or as far as it is promised.

        Raises:
            OSError: it cannot be read, or the file is shorter.
        """
        at, end = 0, self.promised if length is None else length
        while at < end:
            piece = uninterrupted(partial(self._disk.read, self._file, min(_AT_ONCE, end - at), at))
            if not piece:
                raise OSError(f"{self.path} is shorter than it was")
            at += len(piece)
            yield piece

    def size(self) -> int:
        """
        Bytes in the file, promised or not.
        """
        return uninterrupted(partial(self._disk.size, self._file))

    def cut(self, length: int) -> None:
        """
        Drop what lies beyond `length`.
        """
        uninterrupted(partial(self._disk.cut, self._file, length))

    def digest(self) -> str:
        """
        The SHA-256 of all that is promised.
        """
        return self._sum.hexdigest()

    def close(self) -> None:
        """
        Let go of the file; what is promised stays promised, so a complaint of the disk says nothing new.
        """
        with suppress(OSError):
            self._disk.close(self._file)

    def _write(self, data: bytes) -> None:
        done = 0
        while done < len(data):
            count = uninterrupted(partial(self._disk.write, self._file, data[done:], self.promised + done))
            if count <= 0:
                raise OSError("the disk takes nothing more")
            done += count

    def _sync(self) -> None:
        try:
            uninterrupted(partial(self._disk.sync, self._file))
        except OSError as reason:
            self.spoiled = True
            raise PlaceFailed(reason, self.spoiled) from reason
