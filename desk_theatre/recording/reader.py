"""
Read a recording: read what can be proved and report the rest, whatever happened to the file.

Only a file without a header is refused. Lines that are damaged, missing, repeated or out of order, a torn end, a newer
format, a missing closing line: each is a phrase in `Recording.complaints`, shown to the user who opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm.commands import Input
from desk_theatre.itsm.events import Event
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording
from desk_theatre.recording.disk import no_file, said
from desk_theatre.recording.entries import (
    Bookmark,
    Continued,
    DigestEntry,
    End,
    Entry,
    EventEntry,
    InputEntry,
    WordsEntry,
)
from desk_theatre.recording.entry_json import entry_in, joined
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.header import FORMAT, Header
from desk_theatre.recording.line_scan import MOST_BYTES, MOST_LINES, LineScan, restored, scan


@value
class Recording:
    """
    A recording.

    Args:
        inputs: the accepted commands, in order, with their typed text.
        events: in order.
        digests: of the whole state, once a simulated minute.
        continued: how often it was resumed.
        closed: the show ended and nothing follows.
        complaints: what is wrong with the file, a sentence each; empty if nothing is.
        next_number: of the next line to write.
        whole: nothing is damaged, missing or unknown before its end.
        gaps: places in `events` before which lines are missing or unknown.
    """

    head: Header
    inputs: tuple[Input, ...]
    events: tuple[Event, ...]
    digests: tuple[DigestEntry, ...]
    marks: tuple[Bookmark, ...]
    continued: int
    closed: bool
    complaints: tuple[str, ...]
    next_number: int
    whole: bool = True
    gaps: tuple[int, ...] = ()


def read(path: Path) -> Recording:
    """
    Return the recording in the file `path`.

    Raises:
        RecordingUnreadable: it cannot be opened, or is no recording.
    """
    return recording_in(contents(path), path)


def recording_in(data: bytes, source: Path) -> Recording:
    """
    Return the recording in `data`, the content of the file `source`.

    Raises:
        RecordingUnreadable: it is none.
    """
    written = restored(data[:MOST_BYTES])
    found = scan(written)
    if not found.documents:
        raise RecordingUnreadable(wording.not_a_recording(source))
    order, disorder = _in_order(found.numbers)
    entries, unknown = _entries([found.documents[place] for place in order], [found.numbers[place] for place in order])
    sorted_out = _Sorted(entries)
    if sorted_out.head is None:
        raise RecordingUnreadable(wording.no_opening_line(source))
    gaps = list(_about_gaps([found.numbers[place] for place in order]))
    whole = not (found.damaged or disorder or gaps or unknown)
    complaints = [
        *_about_format(sorted_out.head),
        *([wording.LINE_ENDS_CHANGED] if len(written) < min(len(data), MOST_BYTES) else []),
        *_about_lines(found, len(data) > MOST_BYTES),
        *disorder,
        *gaps,
        *unknown,
        *sorted_out.about_end(found, written),
    ]
    return sorted_out.recording(tuple(complaints), found.numbers[order[-1]] + 1, whole)


def clean_copy(path: Path) -> bytes:
    """
    Return the bytes of the recording in the file `path` as they were written, whatever happened to its line ends since.

    Raises:
        RecordingUnreadable: it cannot be opened, is no recording, or is too large to be copied whole.
    """
    data = contents(path)
    recording_in(data, path)
    if len(data) > MOST_BYTES:
        raise RecordingUnreadable(wording.too_large_to_copy(path, MOST_BYTES))
    return restored(data)


def contents(path: Path) -> bytes:
    """
    Return the bytes of `path`, up to the limit and one more if there are more.

    Raises:
        RecordingUnreadable: it cannot be opened.
    """
    try:
        if not path.is_file():
            raise RecordingUnreadable(wording.no_recording_there(path, no_file(path)))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RecordingUnreadable(wording.cannot_read(path, said(error))) from error


class _Sorted:
    """
    Entries, sorted by kind.
    """

    def __init__(self, entries: list[tuple[int, Entry]]) -> None:
        self.head: Header | None = None
        self.end: End | None = None
        self.inputs: list[Input] = []
        self.events: list[Event] = []
        self.gaps: list[int] = []
        self.digests: list[DigestEntry] = []
        self.marks: list[Bookmark] = []
        self.continued = 0
        self._sort(entries)
        if entries and isinstance(last := entries[-1][1], End):
            self.end = last

    def _sort(self, entries: list[tuple[int, Entry]]) -> None:
        words: tuple[int, WordsEntry | None] = (-1, None)
        next_number = 0
        for number, entry in entries:
            if number != next_number:
                self.gaps.append(len(self.events))
            next_number = number + 1
            if type(entry) is EventEntry:
                self.events.append(entry.event)
                continue
            match entry:
                case InputEntry(given):
                    self.inputs.append(joined(given, words[1] if words[0] == number - 1 else None))
                case WordsEntry():
                    words = (number, entry)
                case DigestEntry():
                    self.digests.append(entry)
                case Bookmark():
                    self.marks.append(entry)
                case Continued():
                    self.continued += 1
                case Header() if self.head is None:
                    self.head = entry

    def about_end(self, found: LineScan, data: bytes) -> Iterator[str]:
        """
        Yield the complaints about the recording's end.
        """
        if self.end is None:
            yield wording.NOT_CLOSED
        elif not found.damaged and sha256(data[: found.last_at]).hexdigest() != self.end.sha256:
            yield wording.CHANGED_AFTERWARDS

    def recording(self, complaints: tuple[str, ...], next_number: int, whole: bool) -> Recording:
        assert self.head is not None
        return Recording(
            self.head,
            tuple(self.inputs),
            tuple(self.events),
            tuple(self.digests),
            tuple(self.marks),
            self.continued,
            self.end is not None,
            complaints,
            next_number,
            whole,
            tuple(self.gaps),
        )


def _in_order(numbers: list[int]) -> tuple[list[int], list[str]]:
    """
    Return which lines to read, in which order, and the complaints about that.
    """
    if all(a < b for a, b in pairwise(numbers)):
        return list(range(len(numbers))), []
    first_with: dict[int, int] = {}
    for place, number in enumerate(numbers):
        first_with.setdefault(number, place)
    places = list(first_with.values())
    order = [first_with[number] for number in sorted(first_with)]
    said = []
    if repeated := len(numbers) - len(places):
        said.append(wording.repeated(repeated))
    if order != places:
        said.append(wording.OUT_OF_ORDER)
    return order, said


def _entries(documents: list[dict[str, Any]], numbers: list[int]) -> tuple[list[tuple[int, Entry]], list[str]]:
    entries: list[tuple[int, Entry]] = []
    fields = unknown = inputs = 0
    for number, document in zip(numbers, documents, strict=True):
        is_input = "input" in document
        try:
            entry, surplus = entry_in(document)
        except UnfitValue:
            unknown += 1
            inputs += is_input
            continue
        fields += surplus
        entries.append((number, entry))
    said = []
    if unknown:
        said.append(wording.unknown_kind(unknown))
    if inputs:
        said.append(wording.unknown_inputs(inputs))
    if fields:
        said.append(wording.unknown_fields(fields))
    return entries, said


def _about_format(head: Header) -> Iterator[str]:
    if head.format > FORMAT:
        yield wording.newer_format(head.format)


def _about_lines(found: LineScan, too_large: bool) -> Iterator[str]:
    if found.damaged:
        yield wording.damaged(found.damaged)
    if found.torn and not found.cut_short:
        yield wording.TORN
    if found.cut_short:
        yield wording.too_many_lines(MOST_LINES)
    if too_large:
        yield wording.too_large(MOST_BYTES)


def _about_gaps(numbers: list[int]) -> Iterator[str]:
    gaps = [(a + 1, b - 1) for a, b in pairwise([-1, *numbers]) if b > a + 1]
    if gaps:
        yield wording.missing(gaps)
