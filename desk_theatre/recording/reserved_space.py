"""
Reserved space: a file next to the recording that only takes up room, released when the disk is full.

It is enough for some ten thousand more entries, and gives the facilitator time to make room. The file is open and has
no name, so the system frees it when this process ends, however it ends.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from desk_theatre.recording.disk import Disk, uninterrupted

SIZE = 8 * 1024 * 1024


class ReservedSpace:
    """
    The reserved space of the recording in `recording`. A file of its name with any content is left alone.

    Args:
        path: the name of the file for a moment while it is made.
    """

    def __init__(self, recording: Path, disk: Disk, size: int = SIZE) -> None:
        self.path = recording.with_name(recording.name + ".ballast")
        self._disk = disk
        self._size = size
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """
        True if there is space to release.
        """
        return self._file is not None

    def take(self) -> bool:
        """
        Reserve the space, if as much again stays free. Return whether it was reserved.
        """
        with suppress(OSError):
            self._file = self._nameless()
        if self._file is not None:
            try:
                uninterrupted(partial(self._disk.allocate, self._file, 2 * self._size))
                uninterrupted(partial(self._disk.cut, self._file, self._size))
            except OSError:
                self.throw_off()
        return self.held

    def throw_off(self) -> bool:
        """
        Release the space.  Return whether there was any.
        """
        file, self._file = self._file, None
        if file is None:
            return False
        with suppress(OSError):
            self._disk.close(file)
        return True

    def _nameless(self) -> int:
        try:
            file = uninterrupted(partial(self._disk.create, self.path))
        except FileExistsError:  # an earlier version was killed here, or this one in the moment between the two calls
            file = uninterrupted(partial(self._disk.reopen, self.path))
        try:
            if uninterrupted(partial(self._disk.read, file, 1, 0)) not in {b"", b"\0"}:
                raise FileExistsError(f"{self.path} is another file")
            uninterrupted(partial(self._disk.remove, self.path, file))
        except OSError:
            with suppress(OSError):
                self._disk.close(file)
            raise
        return file
