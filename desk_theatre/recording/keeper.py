"""
The keeper of a recording: puts lines on the disk, and finds a way when the disk fails.

The ways, in order: cut back and throw the ballast off; go on in a new file, which begins with a copy of everything that
is promised; give up for now and say so.  What `keep` returns from is on a disk, in order and without a hole.  Nothing
here runs by itself or knows the time; `desk_theatre.recording.writer` calls it, from one thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from desk_theatre.errors import NotSaved
from desk_theatre.recording.ballast import Ballast
from desk_theatre.recording.disk import Disk, uninterrupted
from desk_theatre.recording.line import HEAD_LIMIT, LineDamaged, checked
from desk_theatre.recording.place import Place, PlaceFailed

_MOST_NAMES = 100
_OPENING = (b'{"q":0,', b'{"q":1,')


class Keeper:
    """
    Keeps one recording.

    Args:
        head: the opening lines; a new file needs them even if the old one cannot be read any more.
        second_folder: where to go on when the first place fails.
        count: lines that are promised so far.
    """

    def __init__(self, place: Place, head: bytes, disk: Disk, second_folder: Path | None, count: int = 0) -> None:
        self._place = place
        self._former: list[Place] = []
        self._head = head
        self._disk = disk
        self._second_folder = second_folder
        self._ballast = Ballast(place.path, disk)
        self._moved = self._unsaved = self._incomplete = ""
        self._count = count
        self._ballast.take()

    @property
    def path(self) -> Path:
        """
        The file that is being written to.
        """
        return self._place.path

    def keep(self, data: bytes, count: int) -> None:
        """
        Put `count` lines on the disk.

        Raises:
            NotSaved: they are not there, and nothing can be done about it now; ask again later.
        """
        reason = self._here(data)
        if reason is not None:
            reason = self._elsewhere(data, reason)
        if reason is not None:
            self._unsaved = _spell(reason)
            raise NotSaved(self.notice() or "")
        self._unsaved = ""
        self._count += count

    def end(self) -> tuple[int, str]:
        """
        How many lines there are, and their digest: what the closing line says.
        """
        return self._count, self._place.digest()

    def close(self) -> None:
        """
        Let go of every file.
        """
        self._ballast.throw_off()
        for place in (self._place, *self._former):
            place.close()

    @property
    def lightened(self) -> bool:
        """
        There is no ballast any more, and it is worth trying to take it in again.
        """
        return not self._ballast.held

    def take_ballast(self) -> None:
        """
        Make ready for the next time that the disk is full.
        """
        if not self._ballast.held:
            self._ballast.take()

    def notice(self) -> str | None:
        """
        What the facilitator has to know, or `None` if all is well.
        """
        if self._unsaved:
            return (
                f"Not recording: {self._unsaved}. What the room reports now waits in memory and is not acknowledged; "
                f"make room on the disk of {self.path}, or end the show and start it in another folder."
            )
        if self._moved:
            return f"{self._moved} The recording goes on in {self.path}.{self._incomplete}"
        if not self._ballast.held:
            return f"The disk of {self.path} is almost full; make room on it."
        return None

    def _here(self, data: bytes) -> OSError | None:
        """
        Why it could not be kept where everything else is, or `None` if it was.
        """
        if self._place.spoiled:
            return OSError(f"{self.path} was given up")
        try:
            self._place.append(data)
        except PlaceFailed as first:
            if first.spoiled or not self._ballast.throw_off():
                return first.reason
            try:
                self._place.append(data)
            except PlaceFailed as second:
                return second.reason
        return None

    def _elsewhere(self, data: bytes, reason: OSError) -> OSError | None:
        """
        Why it could not be kept anywhere else either, or `None` if it was.
        """
        for folder in self._folders():
            try:
                place, count, incomplete = self._copied_to(folder, data)
            except (OSError, PlaceFailed) as failure:
                reason = failure.reason if isinstance(failure, PlaceFailed) else failure
                continue
            self._moved = f"The disk of {self.path} failed ({_spell(reason)})."
            self._incomplete = f" What was before stands only in {self.path}." if incomplete else ""
            self._former.append(self._place)
            self._place, self._count = place, count
            self._ballast.throw_off()
            self._ballast = Ballast(place.path, self._disk)
            self._ballast.take()
            return None
        return reason

    def _folders(self) -> Iterator[Path]:
        if self._second_folder is not None:
            yield self._second_folder
        if self._place.spoiled:  # the folder may be as good as ever; a full disk would not be
            yield self.path.parent

    def _copied_to(self, folder: Path, data: bytes) -> tuple[Place, int, bool]:
        """
        A new file with all that is promised and then `data`; how many lines were copied, and whether some were not.
        """
        uninterrupted(partial(self._disk.make_folder, folder))
        place = self._new_in(folder)
        copy = _Copy(self._place, self._head)
        try:
            for piece in copy.pieces():
                place.append(piece)
            place.append(data)
            uninterrupted(partial(self._disk.sync_folder, folder))
        except (OSError, PlaceFailed):
            place.close()
            with suppress(OSError):
                self._disk.remove(place.path)
            raise
        return place, copy.count, copy.incomplete

    def _new_in(self, folder: Path) -> Place:
        name = self.path
        for number in range(1, _MOST_NAMES):
            path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
            with suppress(FileExistsError):
                return Place.new(path, self._disk)
        raise FileExistsError(f"{folder} holds {_MOST_NAMES} recordings of this name")


class _Copy:
    """
    The promised lines of a place, read back and checked, after the opening lines as they were written.
    """

    def __init__(self, place: Place, head: bytes) -> None:
        self._place = place
        self._head = head
        self.count = head.count(b"\n")
        self.incomplete = False

    def pieces(self) -> Iterator[bytes]:
        yield self._head
        rest = b""
        try:
            for piece in self._place.pieces():
                *lines, rest = (rest + piece).split(b"\n")
                good = [line + b"\n" for line in lines if self._good(line)]
                self.count += len(good)
                yield b"".join(good)
        except OSError:
            self.incomplete = True

    def _good(self, line: bytes) -> bool:
        try:
            body = checked(line, HEAD_LIMIT)
        except LineDamaged:
            self.incomplete = True
            return False
        return not body.startswith(_OPENING)


def _spell(reason: OSError) -> str:
    return reason.strerror or str(reason)
