"""
The summary of a recording, for a list: read in a moment, without the rest of the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording
from desk_theatre.recording.disk import no_file, said
from desk_theatre.recording.entries import End
from desk_theatre.recording.entry_json import entry_in
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.header import Header
from desk_theatre.recording.line import HEAD_LIMIT, LIMIT, LineDamaged, checked, decode
from desk_theatre.recording.line_scan import HEADS, restored

_ROUND = b'"event":"RoundOpened"'
_CHUNK = 256 * 1024
_ROUNDS = range(1, 21)  # a scenario plans no more


@value
class Summary:
    """
    Args:
        title: of the scenario.
        created: when the show began, in ISO 8601.
        rounds: number of opened rounds.
        closed: the show ended.
    """

    path: Path
    title: str
    created: str
    rounds: int
    closed: bool


def is_recording(path: Path) -> bool:
    """
    Return whether the file begins as a recording does.
    """
    try:
        peek(path)
    except RecordingUnreadable:
        return False
    return True


def peek(path: Path) -> Summary:
    """
    Return the summary of the recording in `path`.

    Raises:
        RecordingUnreadable: it cannot be opened, or does not start as a recording does.
    """
    try:
        if not path.is_file():
            raise RecordingUnreadable(wording.no_recording_there(path, no_file(path)))
        with path.open("rb") as file:
            head = _head(file)
            if head is None:
                lost = wording.no_opening_line if _goes_on(file) else wording.not_a_recording
                raise RecordingUnreadable(lost(path))
            return Summary(path, head.title, head.created, _rounds(file), _closed(file))
    except (OSError, ValueError) as error:
        raise RecordingUnreadable(wording.cannot_read(path, said(error))) from error


def _goes_on(file: BinaryIO) -> bool:
    """
    Whether lines follow that only a recording has.
    """
    file.seek(0)
    return any(_document(file.readline(LIMIT)) is not None for _ in range(HEADS + 1))


def _head(file: BinaryIO) -> Header | None:
    for _ in range(HEADS):
        document = _document(file.readline(HEAD_LIMIT), HEAD_LIMIT)
        try:
            entry = entry_in(document)[0] if document and "head" in document else None
        except UnfitValue:
            continue
        if isinstance(entry, Header):
            return entry
    return None


def _closed(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    file.seek(max(0, size - LIMIT))
    lines = file.read(LIMIT).split(b"\n")
    document = _document(lines[-2] + b"\n") if len(lines) > 1 and not lines[-1] else None
    try:
        return document is not None and isinstance(entry_in(document)[0], End)
    except UnfitValue:
        return False


def _rounds(file: BinaryIO) -> int:
    """
    Return the number of the last round that opened, searching from the end.
    """
    end = file.seek(0, 2)
    after = b""
    while end > 0:
        start = max(0, end - _CHUNK)
        file.seek(start)
        after = file.read(end - start) + after[:LIMIT]
        at = len(after)
        while (at := after.rfind(_ROUND, 0, at)) >= 0:  # faster than line by line, of which there are some ten thousand
            piece = after[after.rfind(b"\n", 0, at) + 1 :].partition(b"\n")[0]
            if (document := _document(piece + b"\n")) and document.get("round") in _ROUNDS:
                return int(document["round"])
        end = start
    return 0


def _document(raw: bytes, limit: int = LIMIT) -> dict[str, Any] | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        return decode(checked(restored(raw)[:-1], limit))[1]
    except LineDamaged:
        return None
