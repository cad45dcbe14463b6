"""
The store of a recording: puts lines on the disk, and finds a way when the disk fails.

The ways, in order: cut back and release the reserved space; go on in a new file, which begins with a copy of everything
that is promised; give up for now and say so. What `keep` returns from is on a disk, in order and without a gap. Nothing
here runs by itself or knows the time; `desk_theatre.recording.writer` calls it, from one thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from desk_theatre.errors import NotSaved
from desk_theatre.recording import wording
from desk_theatre.recording.disk import Disk, uninterrupted
from desk_theatre.recording.recording_file import Meddled, PlaceFailed, RecordingFile
from desk_theatre.recording.reserved_space import ReservedSpace

_MOST_NAMES = 100


class FailoverStore:
    """
    Stores one recording.

    Args:
        second_folder: where to go on when the first place fails.
        count: number of lines that are promised.
    """

    def __init__(self, place: RecordingFile, disk: Disk, second_folder: Path | None, count: int) -> None:
        self._place = place
        self._former: list[RecordingFile] = []
        self._disk = disk
        self._second_folder = second_folder
        self._reserved = ReservedSpace(place.path, disk)
        self._moved = self._unsaved = ""
        self._count = count
        self._reserved.take()

    @property
    def path(self) -> Path:
        """
        The file that is being written.
        """
        return self._place.path

    def keep(self, data: bytes, count: int) -> None:
        """
        Put `count` lines on the disk; with none, check that the promised ones are still there.

        Raises:
            NotSaved: they are not, and nothing can be done about it now; try again later.
        """
        self._kept(data, self._here(data))
        self._count += count

    def prove(self) -> None:
        """
        Compare every byte on the disk with what was promised; write all of it elsewhere if one differs.

        Raises:
            NotSaved: it could not be written there either.
        """
        reason = None
        try:
            self._place.check(whole=True)
        except PlaceFailed as failure:
            reason = failure.reason
        self._kept(b"", reason)

    def _kept(self, data: bytes, reason: OSError | None) -> None:
        if reason is not None:
            reason = self._elsewhere(data, reason)
        if reason is not None:
            self._unsaved = _spell(reason)
            raise NotSaved(self.notice() or "")
        self._unsaved = ""

    def end(self) -> tuple[int, str]:
        """
        Return the number of lines and their SHA-256, for the closing line.
        """
        return self._count, sha256(self._place.content).hexdigest()

    def discard(self) -> None:
        """
        Delete every file that was written; only for a show that began in them.
        """
        for place in (self._place, *self._former):
            place.discard()

    def close(self) -> None:
        """
        Close every file.
        """
        self._reserved.throw_off()
        for place in (self._place, *self._former):
            place.close()

    @property
    def lightened(self) -> bool:
        """
        Return whether the reserved space was released, so that it is worth reserving again.
        """
        return not self._reserved.held

    def take_ballast(self) -> None:
        """
        Reserve space for the next time the disk is full.
        """
        if not self._reserved.held:
            self._reserved.take()

    def notice(self) -> str | None:
        """
        Return what the facilitator has to know; `None` if all is well.
        """
        if self._unsaved:
            return wording.not_recording(self._unsaved, self.path)
        if self._moved:
            return wording.moved(self._moved, self.path)
        if not self._reserved.held:
            return wording.almost_full(self.path)
        return None

    def _here(self, data: bytes) -> OSError | None:
        """
        Append in the current file.  Return why that failed, or `None`.
        """
        if self._place.spoiled:
            return OSError(wording.given_up(self.path))
        try:
            self._place.append(data)
        except PlaceFailed as first:
            if first.spoiled or not self._reserved.throw_off():
                return first.reason
            try:
                self._place.append(data)
            except PlaceFailed as second:
                return second.reason
        return None

    def _elsewhere(self, data: bytes, reason: OSError) -> OSError | None:
        """
        Append in another folder.  Return why that failed, or `None`.
        """
        for folder in self._folders():
            try:
                place = self._copied_to(folder, data)
            except (OSError, PlaceFailed) as failure:
                later = failure.reason if isinstance(failure, PlaceFailed) else failure
                reason = reason if isinstance(reason, Meddled) else later
                continue
            failed = wording.disk_failed(self.path, _spell(reason))
            self._moved = str(reason) if isinstance(reason, Meddled) else failed
            self._former.append(self._place)
            self._place = place
            self._reserved.throw_off()
            self._reserved = ReservedSpace(place.path, self._disk)
            self._reserved.take()
            return None
        return reason

    def _folders(self) -> Iterator[Path]:
        if self._second_folder is not None:
            yield self._second_folder
        if self._place.spoiled:  # the folder may be as good as ever; a full disk would not be
            yield self.path.parent

    def _copied_to(self, folder: Path, data: bytes) -> RecordingFile:
        """
        Return a new file with everything promised and then `data`.
        """
        uninterrupted(partial(self._disk.make_folder, folder))
        place = self._new_in(folder)
        try:
            place.append(bytes(self._place.content) + data)
            uninterrupted(partial(self._disk.sync_folder, folder))
        except (OSError, PlaceFailed):
            place.discard()
            place.close()
            raise
        return place

    def _new_in(self, folder: Path) -> RecordingFile:
        name = self.path
        for number in range(1, _MOST_NAMES):
            path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
            with suppress(FileExistsError):
                return RecordingFile.new(path, self._disk)
        raise FileExistsError(wording.too_many_names(folder, _MOST_NAMES))


def _spell(reason: OSError) -> str:
    return reason.strerror or str(reason)
