"""
The recorder: takes entries from any thread and puts them on the disk, many at a time, in a thread of its own.

The sender of an input waits for its future, which resolves when the input is safe from a power cut. During one sync,
everything that comes in gathers for the next, so a slow disk makes the batches larger and not the wait longer. Events
and digests go along with the next input, or by themselves after a second.

Numbers are given when entries are handed in, and lines are written in that order. When the disk fails, lines wait in
memory, their senders are told after a while that they are not saved, and the recorder keeps trying.

While nothing comes in, the recorder checks every second that the file is still there and unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Condition, Thread

from desk_theatre.errors import NotSaved
from desk_theatre.itsm.values import value
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording import wording
from desk_theatre.recording.disk import Disk, said, uninterrupted
from desk_theatre.recording.entries import Continued, End, Entry
from desk_theatre.recording.entry_json import documents
from desk_theatre.recording.failover import FailoverStore
from desk_theatre.recording.header import Header
from desk_theatre.recording.line import encode
from desk_theatre.recording.recording_file import PlaceFailed, RecordingFile
from desk_theatre.recording.recovery import opening_lines, pick_up
from desk_theatre.recording.write_batch import WriteBatch

MOST_WAITING = 64 * 1024 * 1024
"""
Bytes that may wait in memory while the disk fails; some four hundred thousand entries.
"""

_GROUPS_WITHOUT_BALLAST = 60

Told = Callable[[str | None], None]
LineListener = Callable[[int, bytes, int], None]
"""
Gets the number of the first line, whole lines, and their count.
"""


@value
class SyncPace:
    """
    Waiting times.

    Args:
        gather: seconds in which events wait for an input to go along with.
        retry: seconds between two tries while the disk fails.
        tries: number of attempts after which a sender is told that nothing is saved.
        look: seconds without anything to write after which the file is checked.
    """

    gather: float = 1.0
    retry: float = 3.0
    tries: int = 3
    look: float = 1.0


USUAL = SyncPace()


class Recorder:
    """
    Writes one recording.  Made by `create` or `continue_`.

    Args:
        created: the recording began with this recorder, and may be discarded.
    """

    def __init__(
        self, failover: FailoverStore, next_number: int, on_trouble: Told | None, pace: SyncPace, *, created: bool
    ) -> None:
        self._failover = failover
        self._next = next_number
        self._on_trouble = on_trouble
        self._pace = pace
        self._changed = Condition()
        self._pending: list[WriteBatch] = []
        self._waiting = 0
        self._created = created
        self._urgent = self._closing = self._with_end = self._discarding = False
        self._since_ballast = 0
        self._notice: str | None = None
        self._failure: str | None = None
        self._on_disk = next_number - 1
        self._listeners: list[LineListener] = []
        self._thread = Thread(target=self._run, name="recorder", daemon=True)
        self._tell()
        self._thread.start()

    @classmethod
    def create(
        cls,
        path: Path,
        head: Header,
        *,
        disk: Disk | None = None,
        second_folder: Path | None = None,
        on_trouble: Told | None = None,
        pace: SyncPace = USUAL,
    ) -> Recorder:
        """
        Return the recorder of a new file, which is on the disk when this returns.

        Args:
            second_folder: where to go on when the disk of `path` fails.
            on_trouble: called in the recorder's thread whenever `notice` changes.

        Raises:
            NotSaved: the file exists, or cannot be written.
        """
        disk = disk or SystemDisk()
        try:
            lines = opening_lines(documents(head)[0])
            uninterrupted(partial(disk.make_folder, path.parent))
            place = RecordingFile.new(path, disk)
        except FileExistsError as error:
            raise NotSaved(wording.name_taken(path)) from error
        except ValueError as error:
            raise NotSaved(wording.cannot_write(path, error)) from error
        except OSError as error:
            raise NotSaved(wording.cannot_write(path, said(error))) from error
        try:
            place.append(lines)
            uninterrupted(partial(disk.sync_folder, path.parent))
        except (OSError, PlaceFailed) as error:
            place.discard()
            place.close()
            raise NotSaved(wording.cannot_write(path, said(error))) from error
        count = lines.count(b"\n")
        return cls(FailoverStore(place, disk, second_folder, count), count, on_trouble, pace, created=True)

    @classmethod
    def continue_(
        cls,
        path: Path,
        program: str,
        *,
        disk: Disk | None = None,
        second_folder: Path | None = None,
        on_trouble: Told | None = None,
        pace: SyncPace = USUAL,
    ) -> Recorder:
        """
        Resume an interrupted recording after its last good line; save what follows that line next to it.

        Args:
            program: the version that resumes it.

        Raises:
            NotSaved: another show is writing it, or it cannot be written.
            RecordingUnreadable: it is no recording, or one that can only be watched.
        """
        disk = disk or SystemDisk()
        found = pick_up(path, disk)
        failover = FailoverStore(found.place, disk, second_folder, found.count)
        recorder = cls(failover, found.next_number, on_trouble, pace, created=False)
        try:
            recorder.submit([Continued(program)]).result()
        except NotSaved:
            with suppress(NotSaved):
                recorder.close(end=False)
            raise
        return recorder

    @property
    def path(self) -> Path:
        """
        The file that is being written; another one after the first has failed.
        """
        return self._failover.path

    @property
    def discarded(self) -> bool:
        """
        True if the recording will be deleted.
        """
        return self._discarding

    @property
    def on_disk(self) -> int:
        """
        The number of the last line that is safe from a power cut.
        """
        return self._on_disk

    def listen(self, listener: LineListener) -> int:
        """
        Hand all further lines to a listener, in their order, before they are on disk; the closing line comes from the
        recorder's thread. A listener must be quick and must not submit anything.

        Returns:
            The number of the first line that it will get.
        """
        with self._changed:
            self._listeners.append(listener)
            return self._next

    def _hand_on(self, first: int, data: bytes, count: int) -> None:
        for listener in self._listeners:
            with suppress(Exception):  # whoever follows a recording must not stop it
                listener(first, data, count)

    def notice(self) -> str | None:
        """
        Return what the facilitator has to know about the disk, or `None` if all is well.
        """
        return self._notice

    def refusal(self) -> str | None:
        """
        Return why nothing can be submitted, or not now; `None` if it can.
        """
        with self._changed:
            return self._reason()

    def _reason(self) -> str | None:
        if self._closing or self._failure is not None:
            return self._failure or wording.CLOSED
        if self._waiting > MOST_WAITING:
            return self._notice or wording.TOO_MUCH_WAITING
        return None

    def submit(self, entries: Iterable[Entry], durable: bool = True) -> Future[int]:
        """
        Hand entries in.

        Args:
            durable: a sender waits for the answer, so write at once; otherwise within about a second.

        Returns:
            A future: the number of the last line when all of them are on the disk, or `NotSaved`. After that the lines
                keep their place in the order, and may be saved later.

        Raises:
            NotSaved: an entry cannot be written at all, the recording is closed, or too much is waiting.
        """
        written = [document for entry in entries for document in documents(entry)]
        with self._changed:
            reason = self._reason()
            if reason is not None:
                raise NotSaved(reason)
            try:
                lines = [encode(number, document) for number, document in enumerate(written, self._next)]
            except ValueError as error:
                raise NotSaved(wording.cannot_record(error)) from error
            batch = WriteBatch(lines, self._next + len(lines) - 1)
            self._pending.append(batch)
            self._hand_on(self._next, batch.data, len(lines))
            self._next += len(lines)
            self._waiting += len(batch.data)
            self._urgent = self._urgent or durable
            self._changed.notify_all()
        return batch.saved

    def close(self, end: bool = True) -> None:
        """
        Write what is left, then the closing line, and close the file; a second call does nothing.

        Args:
            end: the show is over. Without it, the recording stays interrupted, to be resumed.

        Raises:
            NotSaved: something that was submitted is not on the disk.
        """
        with self._changed:
            self._with_end = end if not self._closing else self._with_end
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        if self._failure is not None:
            raise NotSaved(self._failure)

    def discard(self) -> None:
        """
        Close, and delete the recording. One that was resumed existed before: it is closed and stays.
        """
        with self._changed:
            self._discarding = self._discarding or (self._created and not self._closing)
        with suppress(NotSaved):
            self.close(end=False)

    def _run(self) -> None:
        group: list[WriteBatch] = []
        try:
            while (gathered := self._gather()) is not None:
                group = gathered
                self._save(group)
            self._finish()
        except NotSaved as trouble:
            self._give_up(group, str(trouble))
        except Exception as error:  # noqa: BLE001  (every sender must hear of it, whatever it is)
            self._give_up(group, wording.unexpected(error))
        self._tell()
        self._failover.close()

    def _finish(self) -> None:
        if self._discarding:
            self._failover.discard()
            return
        if self._with_end:
            count, digest = self._failover.end()
            closing = encode(self._next, documents(End(count, digest))[0])
            self._failover.keep(closing, 1)
            self._hand_on(self._next, closing, 1)
        self._failover.prove()

    def _gather(self) -> list[WriteBatch] | None:
        """
        Wait for something to write. An empty batch asks for a check of the file; `None` says that the recording is to
        be closed and that nothing is left to write.
        """
        # Look at both under one lock: between two looks, another thread may submit and close.
        with self._changed:
            if self._changed.wait_for(lambda: self._pending or self._closing, self._pace.look):
                self._changed.wait_for(lambda: self._urgent or self._closing, self._pace.gather)
            group = self._take()
            return None if self._closing and not group else group

    def _take(self) -> list[WriteBatch]:
        taken, self._pending, self._urgent = self._pending, [], False
        return taken

    def _save(self, group: list[WriteBatch]) -> None:
        while True:
            try:
                self._failover.keep(b"".join(batch.data for batch in group), sum(batch.count for batch in group))
                break
            except NotSaved as trouble:
                self._tell()
                self._postpone(group, trouble)
        self._tell()
        with self._changed:
            self._waiting -= sum(len(batch.data) for batch in group)
            self._on_disk = max([self._on_disk, *(batch.last for batch in group)])
        for batch in group:
            if not batch.saved.done():
                batch.saved.set_result(batch.last)
        self._look_after_ballast()

    def _postpone(self, group: list[WriteBatch], trouble: NotSaved) -> None:
        """
        Tell the senders who have waited long enough, and wait for the next try, together with what has come in.

        Raises:
            NotSaved: the recording is to be closed, and everything that is left was tried twice.
        """
        for batch in group:
            batch.tries += 1
            if batch.tries >= self._pace.tries and not batch.saved.done():
                batch.saved.set_exception(NotSaved(str(trouble)))
        with self._changed:
            group += self._take()  # what came in during the try that failed was not tried
            if self._closing and all(batch.tries > 1 for batch in group):
                raise trouble
            self._changed.wait_for(lambda: self._closing, self._pace.retry)
            group += self._take()

    def _look_after_ballast(self) -> None:
        self._since_ballast += 1
        if self._failover.lightened and self._since_ballast >= _GROUPS_WITHOUT_BALLAST:
            self._since_ballast = 0
            self._failover.take_ballast()
            self._tell()

    def _give_up(self, group: list[WriteBatch], words: str) -> None:
        with self._changed:
            self._failure = words
            group = group + self._take()
        for batch in group:
            if not batch.saved.done():
                batch.saved.set_exception(NotSaved(words))

    def _tell(self) -> None:
        notice = self._failure or self._failover.notice()
        if notice != self._notice:
            self._notice = notice
            if self._on_trouble is not None:
                with suppress(Exception):  # an error of the screen must not stop the recording
                    self._on_trouble(notice)
