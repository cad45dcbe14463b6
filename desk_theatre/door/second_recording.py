"""
A console's copy of the recording: line by line the same file, which can be replayed, verified and resumed.

It belongs to one console at a time. Nothing is synced: the first recording is safe, and this one is a second.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from desk_theatre.live.tap import last_number
from desk_theatre.machine.disk import SystemDisk

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMES = 100
_AT_ONCE = 1024 * 1024


class SecondRecording:
    """
    Args:
        path: of the file.
        file: open, and locked.
    """

    def __init__(self, path: Path, file: int, disk: SystemDisk) -> None:
        self.path = path
        self._disk = disk
        self._file = file
        self._closed = False
        data = self._read()
        self.data = bytearray(data[: data.rfind(b"\n") + 1])
        """
        The whole lines in it.
        """
        if len(self.data) < len(data):
            disk.cut(file, len(self.data))

    @classmethod
    def open(cls, folder: Path, name: str, ending: str, *, new: bool = False) -> SecondRecording:
        """
        Return the copy with this name, or a new one beside it if another console keeps that.

        Args:
            new: in any case a file that did not exist.

        Raises:
            OSError: there is no place for it.
        """
        disk = SystemDisk()
        disk.make_folder(folder)
        for number in range(1, _MOST_NAMES):
            path = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
            if path.exists() and new:
                continue
            try:
                file = disk.reopen(path) if path.exists() else disk.create(path)
                disk.lock(file)
            except (FileExistsError, BlockingIOError):
                continue
            return cls(path, file, disk)
        raise FileExistsError(f"{folder} has {_MOST_NAMES} copies called {name}")

    @property
    def count(self) -> int:
        """
        The number of lines.
        """
        return self.data.count(b"\n")

    @property
    def next(self) -> int:
        """
        The number of the line that would come next.
        """
        with suppress(ValueError):
            return last_number(self.data) + 1
        return 0

    def digest(self, count: int) -> str:
        """
        Return the SHA-256 of the first lines.
        """
        return sha256(self._first(count)).hexdigest()

    def append(self, lines: bytes) -> None:
        """
        Add whole lines.

        Raises:
            OSError: the disk does not take them.
        """
        written = 0
        while written < len(lines):
            written += self._disk.write(self._file, lines[written:], len(self.data) + written)
        self.data += lines

    def cut(self, count: int) -> None:
        """
        Keep only the first lines: the show came back without the others, which nobody was promised.

        Raises:
            OSError: the disk does not cut it.
        """
        kept = self._first(count)
        self._disk.cut(self._file, len(kept))
        self.data = bytearray(kept)

    def close(self) -> None:
        """
        Close the file; a second call does nothing.
        """
        if not self._closed:
            self._closed = True
            self._disk.close(self._file)

    def discard(self) -> None:
        """
        Delete the file, of a show that was not kept either.
        """
        if not self._closed:
            with suppress(OSError):
                self._disk.remove(self.path, self._file)
            self.close()

    def _first(self, count: int) -> bytes:
        return b"".join(self.data.splitlines(keepends=True)[:count])

    def _read(self) -> bytes:
        found, size = b"", self._disk.size(self._file)
        while len(found) < size:
            piece = self._disk.read(self._file, min(_AT_ONCE, size - len(found)), len(found))
            if not piece:
                break
            found += piece
        return found
