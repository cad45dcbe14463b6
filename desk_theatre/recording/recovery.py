"""
Recover an interrupted recording: check it, cut off its torn end, and save that end next to it.

What is cut off was never acknowledged, unless the disk lost it; nothing is thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from desk_theatre.errors import NotSaved, RecordingUnreadable
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording
from desk_theatre.recording.disk import Disk, said, uninterrupted
from desk_theatre.recording.entry_json import entry_in
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.header import FORMAT
from desk_theatre.recording.line import HEAD_LIMIT, LineDamaged, checked, decode, encode
from desk_theatre.recording.line_scan import HEADS, MOST_BYTES, LineScan, restored, scan
from desk_theatre.recording.recording_file import PlaceFailed, RecordingFile

_MOST_TORN = 1000


@value
class PickedUp:
    """
    A recording that can be written to again.

    Args:
        next_number: of the next line.
        count: lines in the file.
        torn: where the torn end was put, if there was one.
    """

    place: RecordingFile
    next_number: int
    count: int
    torn: Path | None


def opening_lines(document: Mapping[str, Any]) -> bytes:
    """
    Return the first lines of a recording: its header, as often as it is written.

    Raises:
        ValueError: they are too long, or could not be read again.
    """
    lines = [encode(number, dict(document), HEAD_LIMIT) for number in range(HEADS)]
    try:
        entry_in(decode(checked(lines[0][:-1], HEAD_LIMIT))[1])
    except (UnfitValue, LineDamaged) as error:
        raise ValueError(wording.UNREADABLE_HEAD) from error
    return b"".join(lines)


def pick_up(path: Path, disk: Disk) -> PickedUp:
    """
    Return the recording in `path`, cut to its last good line.

    Raises:
        NotSaved: another show is writing it, or it is not writable.
        RecordingUnreadable: it is not a recording, or not one that this program can resume.
    """
    try:
        place = RecordingFile.again(path, disk)
    except BlockingIOError as error:
        raise NotSaved(wording.in_use(path)) from error
    except OSError as error:
        raise NotSaved(wording.cannot_resume(path, said(error))) from error
    try:
        return _picked_up(place, disk)
    except (OSError, PlaceFailed) as error:
        place.close()
        raise NotSaved(wording.cannot_resume(path, said(error))) from error
    except RecordingUnreadable:
        place.close()
        raise


def _picked_up(place: RecordingFile, disk: Disk) -> PickedUp:
    size = place.size()
    if size > MOST_BYTES:
        raise RecordingUnreadable(wording.cannot_resume(place.path, wording.TOO_LARGE))
    data = b"".join(place.pieces(size))
    if restored(data) != data:
        raise RecordingUnreadable(wording.cannot_resume(place.path, wording.LINE_ENDS_CHANGED))
    found = scan(data)
    _check_head(place.path, found)
    torn = _keep_torn(place.path, data[found.good_until :], disk) if found.good_until < size else None
    place.trust(found.good_until)
    count = data[: found.good_until].count(b"\n")
    return PickedUp(place, max(found.numbers) + 1, count, torn)


def _check_head(path: Path, found: LineScan) -> None:
    document = next((document for document in found.documents if "head" in document), None)
    if document is None or found.cut_short:
        raise RecordingUnreadable(wording.cannot_resume(path, wording.OPENING_LINE_LOST))
    form = document["head"]
    if type(form) is not int or form > FORMAT:
        raise RecordingUnreadable(wording.cannot_resume(path, wording.NEWER_VERSION))


def _keep_torn(path: Path, tail: bytes, disk: Disk) -> Path:
    for number in range(1, _MOST_TORN):
        beside = path.with_name(f"{path.name}.torn-{number}")
        try:
            torn = RecordingFile.new(beside, disk)
        except FileExistsError:
            continue
        try:
            torn.append(tail)
            uninterrupted(partial(disk.sync_folder, path.parent))
        finally:
            torn.close()
        return beside
    raise OSError(wording.too_many_torn(_MOST_TORN))
