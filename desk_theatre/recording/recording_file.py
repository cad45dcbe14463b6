"""
One file that a recording is written to, and the promised bytes of it.

Bytes are promised when a sync has said that they are on the disk. Everything after them may be cut off. After a failed
sync the file is given up: the system may have dropped the bytes and would say at the next sync that all is well.

The file is given up, too, when another program deleted, replaced or cut it, as programs that synchronise folders may.
The promised bytes are therefore kept in memory as well, some megabytes for a show, so that all of them can be written
again in another place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from desk_theatre.recording import wording
from desk_theatre.recording.disk import Disk, said, uninterrupted

_AT_ONCE = 1024 * 1024
_TAIL = 4096
"""
Bytes before the added ones that are compared with memory at each sync. A cut takes the last of them.
"""


class Meddled(OSError):
    """
    Another program has changed the file; the message says how.
    """


class PlaceFailed(Exception):
    """
    A write failed; nothing of it is promised.

    Args:
        reason: what the disk said.
        spoiled: the file was given up.
    """

    def __init__(self, reason: OSError, spoiled: bool) -> None:
        self.reason = reason
        self.spoiled = spoiled
        super().__init__(said(reason))


class RecordingFile:
    """
    An open file that belongs to this writer alone.

    Args:
        content: the promised bytes, which are on the disk.
        spoiled: the file was given up.
    """

    def __init__(self, path: Path, file: int, disk: Disk) -> None:
        self.path = path
        self.content = bytearray()
        self.spoiled = False
        self._file = file
        self._disk = disk

    @classmethod
    def new(cls, path: Path, disk: Disk) -> RecordingFile:
        """
        Return an empty file that did not exist.

        Raises:
            OSError: it could not be made, or exists.
        """
        return cls._locked(path, uninterrupted(partial(disk.create, path)), disk)

    @classmethod
    def again(cls, path: Path, disk: Disk) -> RecordingFile:
        """
        Return an existing file; nothing of it is promised until `trust` is called.

        Raises:
            BlockingIOError: another program is writing it.
            OSError: it could not be opened.
        """
        return cls._locked(path, uninterrupted(partial(disk.reopen, path)), disk)

    @classmethod
    def _locked(cls, path: Path, file: int, disk: Disk) -> RecordingFile:
        try:
            uninterrupted(partial(disk.lock, file))
        except OSError:
            with suppress(OSError):
                disk.close(file)
            raise
        return cls(path, file, disk)

    def trust(self, length: int) -> None:
        """
        Mark the first `length` bytes as promised, after they were read and the rest was cut off.
        """
        content = bytearray(b"".join(self.pieces(length)))
        self.cut(length)
        self.content = content

    def append(self, data: bytes) -> None:
        """
        Put `data` on the disk; without any, only check that the file is unchanged.

        Raises:
            PlaceFailed: it is not there; the file ends where it ended before, or is given up.
        """
        if not data:
            self.check()
            return
        try:
            self._write(data)
        except OSError as reason:
            try:
                self.cut(len(self.content))
            except OSError:
                self.spoiled = True
            raise PlaceFailed(reason, self.spoiled) from reason
        self._sync()
        self.check(data)
        self.content += data

    def check(self, added: bytes = b"", *, whole: bool = False) -> None:
        """
        Check that the name still leads to this file, that it holds the promised bytes and `added`, and that it ends
        with them.

        Args:
            whole: compare every byte, not only the last ones.

        Raises:
            PlaceFailed: the check failed or was not possible; the file is given up.
        """
        try:
            self._check(added, whole=whole)
        except OSError as reason:
            self.spoiled = True
            raise PlaceFailed(reason, self.spoiled) from reason

    def _check(self, added: bytes, *, whole: bool) -> None:
        try:
            own = uninterrupted(partial(self._disk.leads_to, self.path, self._file))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Meddled(wording.deleted(self.path)) from error
        if not own:
            raise Meddled(wording.replaced(self.path))
        start = 0 if whole else max(0, len(self.content) - _TAIL)
        expected, found = self.content[start:] + added, b""
        while len(found) < len(expected):
            # One byte more than there should be, to see that it is not there.
            piece = uninterrupted(
                partial(self._disk.read, self._file, len(expected) + 1 - len(found), start + len(found))
            )
            if not piece:
                break
            found += piece
        if found != expected:
            raise Meddled(wording.changed(self.path))

    def pieces(self, end: int) -> Iterator[bytes]:
        """
        Yield the content of the file up to a position.

        Raises:
            OSError: it cannot be read, or the file is shorter.
        """
        at = 0
        while at < end:
            piece = uninterrupted(partial(self._disk.read, self._file, min(_AT_ONCE, end - at), at))
            if not piece:
                raise OSError(wording.shorter(self.path))
            at += len(piece)
            yield piece

    def size(self) -> int:
        """
        Return the bytes in the file, promised or not.
        """
        return uninterrupted(partial(self._disk.size, self._file))

    def cut(self, length: int) -> None:
        uninterrupted(partial(self._disk.cut, self._file, length))

    def discard(self) -> None:
        """
        Delete the file if its name still leads to it; before closing it, so that no other program can have begun to write it.
        """
        with suppress(OSError):
            uninterrupted(partial(self._disk.remove, self.path, self._file))

    def close(self) -> None:
        """
        Close the file; what is promised stays promised, so an error of the disk says nothing new.
        """
        with suppress(OSError):
            self._disk.close(self._file)

    def _write(self, data: bytes) -> None:
        done = 0
        while done < len(data):
            at = len(self.content) + done
            count = uninterrupted(partial(self._disk.write, self._file, data[done:], at))
            if count <= 0:
                raise OSError(wording.DISK_FULL)
            done += count

    def _sync(self) -> None:
        try:
            uninterrupted(partial(self._disk.sync, self._file))
        except OSError as reason:
            self.spoiled = True
            raise PlaceFailed(reason, self.spoiled) from reason
