"""
Ballast: a file beside the recording that holds nothing but room on the disk, to be thrown off when the disk is full.

It buys a show some ten thousand more entries, and the facilitator the time to make room.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from desk_theatre.recording.disk import Disk, uninterrupted

SIZE = 8 * 1024 * 1024


class Ballast:
    """
    The ballast of the recording in `recording`.  A file of its name that holds anything but room is left alone.

    Args:
        held: there is room to be thrown off.
    """

    def __init__(self, recording: Path, disk: Disk, size: int = SIZE) -> None:
        self.path = recording.with_name(recording.name + ".ballast")
        self.held = False
        self._own = False
        self._disk = disk
        self._size = size

    def take(self) -> bool:
        """
        Take ballast in, if there is room for it and as much again; whether there was.
        """
        with suppress(OSError):
            file = self._open()
            try:
                if uninterrupted(partial(self._disk.read, file, 1, 0)) not in {b"", b"\0"}:
                    return False
                self._own = True
                uninterrupted(partial(self._disk.allocate, file, 2 * self._size))
                uninterrupted(partial(self._disk.cut, file, self._size))
                self.held = True
            finally:
                with suppress(OSError):
                    self._disk.close(file)
        if not self.held:
            self.throw_off()
        return self.held

    def throw_off(self) -> bool:
        """
        Give the room back to the disk; whether there was any.
        """
        held, self.held = self.held, False
        if not self._own:
            return False
        with suppress(OSError):
            uninterrupted(partial(self._disk.remove, self.path))
            return held
        return False

    def _open(self) -> int:
        try:
            return uninterrupted(partial(self._disk.create, self.path))
        except FileExistsError:
            return uninterrupted(partial(self._disk.reopen, self.path))
