"""
A show of a few incidents, recorded on a disk of the test's choice, with everything that was handed in and acknowledged.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from attrs import define, evolve, field

from desk_theatre.errors import NotSaved, RecordingUnreadable
from desk_theatre.itsm.commands import Input, SubmitIncident
from desk_theatre.itsm.events import IncidentRecorded, IncidentReported
from desk_theatre.itsm.priority import Priority
from desk_theatre.recording.disk import Disk
from desk_theatre.recording.entries import DigestEntry, Entry, EventEntry, InputEntry
from desk_theatre.recording.header import Header
from desk_theatre.recording.reader import Recording, recording_in
from desk_theatre.recording.writer import Recorder, SyncPace
from disks import Killed, ModelDisk

FIRST, SECOND = Path("/first"), Path("/second")
PATH = FIRST / "show.theatre"
HEAD = Header("title = 'Sommerfest på kontoret'\n" * 5, seed=3, created="2026-03-01T09:00:00", title="Sommerfest")
HASTY = SyncPace(gather=0.0, retry=0.0, tries=2, look=3600.0)


@define
class Outcome:
    """
    What a show handed in, and for what of it the recorder gave its word.
    """

    submitted: list[Entry] = field(factory=list)
    acknowledged: list[Entry] = field(factory=list)
    refused: list[Entry] = field(factory=list)
    notices: list[str | None] = field(factory=list)
    began: bool = False
    closed: bool = False
    path: Path = PATH


def incident(number: int) -> list[Entry]:
    """
    A report from the room and what came of it.
    """
    at = 33000 + 10 * number
    typed = SubmitIncident("no-sound", "B", f"badge {number}", f"ingen lyd på {number}", f"key-{number}")
    return [
        InputEntry(Input(number, at, 100 * number, typed)),
        EventEntry(IncidentReported(at, number, "no-sound", "B", number, True, Priority.P2)),
        EventEntry(IncidentRecorded(at + 45, number, "anna")),
    ]


def played(
    disk: Disk,
    incidents: range = range(20),
    second_folder: Path | None = SECOND,
    outcome: Outcome | None = None,
    end: bool = True,
) -> Outcome:
    """
    A show of some incidents; continued, if `outcome` is of a show that has begun.
    """
    ended = outcome or Outcome()
    try:
        recorder = (
            Recorder.create(
                PATH, HEAD, disk=disk, second_folder=second_folder, on_trouble=ended.notices.append, pace=HASTY
            )
            if not ended.began
            else Recorder.continue_(ended.path, "0.1.0", disk=disk, second_folder=second_folder, pace=HASTY)
        )
    except (NotSaved, Killed):
        return ended
    ended.began = True
    for number in incidents:
        if not _handed_in(recorder, incident(number), ended):
            return ended
    recorder.submit([DigestEntry(34000, sha256(b"x").hexdigest()[:16])], durable=False)
    with suppress(NotSaved):
        recorder.close(end=end)
        ended.closed = recorder._failure is None and not recorder._thread.is_alive()
    ended.path = recorder.path
    return ended


def _handed_in(recorder: Recorder, entries: list[Entry], outcome: Outcome) -> bool:
    try:
        future = recorder.submit(entries)
    except NotSaved:
        return True
    outcome.submitted += entries
    alive = _answered(recorder, future)
    outcome.path = recorder.path
    if future.done():
        (outcome.refused if future.exception() else outcome.acknowledged).extend(entries)
    return alive


def _answered(recorder: Recorder, future: Future[int]) -> bool:
    """
    Wait for the answer; whether the recorder lives.
    """
    while not future.done():
        with suppress(TimeoutError):
            future.exception(timeout=0.01)
        if not recorder._thread.is_alive():
            return False
    return True


def found_in(files: dict[Path, bytes]) -> list[Recording]:
    """
    The recordings among `files`.
    """
    return [found for path, content in files.items() if (found := _read(content, path)) is not None]


@lru_cache(10_000)
def _read(content: bytes, path: Path) -> Recording | None:
    """
    What is read from these bytes, once: faults that differ leave the same files thousands of times.
    """
    try:
        return recording_in(content, path)
    except RecordingUnreadable:
        return None


def entries_of(recording: Recording) -> list[Entry]:
    """
    What a recording says went in: inputs and events, each in order.
    """
    return [*map(InputEntry, recording.inputs), *map(EventEntry, recording.events)]


def lost(acknowledged: list[Entry], recordings: list[Recording]) -> list[Entry]:
    """
    What was acknowledged and stands in none of the recordings.
    """
    found = {entry for recording in recordings for entry in entries_of(recording)}
    return [entry for entry in acknowledged if entry not in found]


def invented(submitted: list[Entry], recordings: list[Recording]) -> list[Entry]:
    """
    What stands in a recording and was never handed in, or stands in one of them twice or out of order.  Where a line is
    said to be damaged, it may have been somebody's words.
    """
    wrong: list[Entry] = []
    for recording in recordings:
        damaged = any("damaged" in complaint for complaint in recording.complaints)
        for kind in (InputEntry, EventEntry):
            said = [_bare(entry, damaged) for entry in entries_of(recording) if isinstance(entry, kind)]
            handed_in = [_bare(entry, damaged) for entry in submitted if isinstance(entry, kind)]
            wrong += said if said != [entry for entry in handed_in if entry in set(said)] else []
    return wrong


def _bare(entry: Entry, bare: bool) -> Entry:
    if bare and isinstance(entry, InputEntry) and isinstance(entry.input.command, SubmitIncident):
        return InputEntry(evolve(entry.input, command=evolve(entry.input.command, by="", text="")))
    return entry


def plain(disk: ModelDisk) -> list[str]:
    """
    The calls of a show on a disk without faults.
    """
    played(disk)
    return disk.calls
