"""
Reading a recording: whatever the file has been through, what can be proved is read, and what cannot is said.

Only a file in which no head is left is refused.  Lines that are damaged, missing, repeated or out of order, a torn end, a
newer format, a closing line that is not there: each is a sentence in `Recording.complaints`, to be shown to whoever opens it.
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

LINE_ENDS_CHANGED = (
    "its line ends were changed in sharing, and nothing is lost; "
    "for a clean copy: desk-theatre export FILE --format recording --output COPY"
)


@value
class Recording:
    """
    A recording that was read.

    Args:
        inputs: the commands that were accepted, in order, with the words that were typed in them.
        events: what happened, in order.
        digests: of the whole state, once a simulated minute.
        continued: how often it was picked up again.
        closed: the show came to its end and nothing follows it.
        complaints: what is wrong with the file, a sentence each; empty if nothing is.
        next_number: of the line that would be written next.
        whole: nothing is damaged, missing or unknown before its end.
        gaps: places in `events` ahead of which lines are missing or unknown.
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
    The recording in the file `path`.

    Raises:
        RecordingUnreadable: it cannot be opened, or is no recording.
    """
    return recording_in(contents(path), path)


def recording_in(data: bytes, source: Path) -> Recording:
    """
    The recording that `data`, the content of the file `source`, is.

    Raises:
        RecordingUnreadable: it is none.
    """
    written = restored(data[:MOST_BYTES])
    found = scan(written)
    if not found.documents:
        raise RecordingUnreadable(f"{source} is not a recording of a show: not one line of it can be read")
    order, disorder = _in_order(found.numbers)
    entries, unknown = _entries([found.documents[place] for place in order], [found.numbers[place] for place in order])
    sorted_out = _Sorted(entries)
    if sorted_out.head is None:
        raise RecordingUnreadable(f"{source} cannot be read: no opening line with the scenario is left in it")
    gaps = list(_about_gaps([found.numbers[place] for place in order]))
    whole = not (found.damaged or disorder or gaps or unknown)
    complaints = [
        *_about_format(sorted_out.head),
        *([LINE_ENDS_CHANGED] if len(written) < min(len(data), MOST_BYTES) else []),
        *_about_lines(found, len(data) > MOST_BYTES),
        *disorder,
        *gaps,
        *unknown,
        *sorted_out.about_end(found, written),
    ]
    return sorted_out.recording(tuple(complaints), found.numbers[order[-1]] + 1, whole)


def clean_copy(path: Path) -> bytes:
    """
    Return the bytes of the recording in the file `path` as they were written, whatever was done to its line ends since.

    Raises:
        RecordingUnreadable: it cannot be opened, is no recording, or is too large to be copied whole.
    """
    data = contents(path)
    recording_in(data, path)
    if len(data) > MOST_BYTES:
        raise RecordingUnreadable(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB, too large to be copied")
    return restored(data)


def contents(path: Path) -> bytes:
    """
    The bytes of `path`, as far as they are looked at, and one more if there are more.

    Raises:
        RecordingUnreadable: it cannot be opened.
    """
    try:
        if not path.is_file():
            raise RecordingUnreadable(f"{path} {no_file(path)}; give the file of a recording")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RecordingUnreadable(f"{str(path)!r} cannot be read: {said(error)}") from error


class _Sorted:
    """
    Entries, each kind for itself.
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
        What there is to say about how the recording ends.
        """
        if self.end is None:
            yield "not closed properly: the show was broken off, or is still running"
        elif not found.damaged and sha256(data[: found.last_at]).hexdigest() != self.end.sha256:
            yield "changed after it was closed"

    def recording(self, complaints: tuple[str, ...], next_number: int, whole: bool) -> Recording:
        """
        All of it as a value.
        """
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
    Which lines to read, in which order, and what there is to say about that.
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
        said.append(f"{_count(repeated, 'entry')} stood in it twice and {_was(repeated)} read once")
    if order != places:
        said.append("the entries were out of order and were put back by their numbers")
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
        said.append(f"{_count(unknown, 'entry')} of a kind this program does not know {_was(unknown)} left out")
    if inputs:
        said.append(f"{_count(inputs, 'input')} among them: the show can be watched, but not be run again")
    if fields:
        said.append(f"{_count(fields, 'field')} this program does not know {_was(fields)} left out")
    return entries, said


def _about_format(head: Header) -> Iterator[str]:
    if head.format > FORMAT:
        yield f"written by a newer program, format {head.format}: what happened can be watched"


def _about_lines(found: LineScan, too_large: bool) -> Iterator[str]:
    if found.damaged:
        several = len(found.damaged) > 1
        lines = _ranges(found.damaged)
        yield f"line{'s' * several} {lines} {'are' if several else 'is'} damaged and {_was(len(found.damaged))} left out"
    if found.torn and not found.cut_short:
        yield "ends in the middle of a line"
    if found.cut_short:
        yield f"longer than {MOST_LINES} lines, and read only so far"
    if too_large:
        yield f"larger than {MOST_BYTES // 1024 // 1024} MiB, and read only so far"


def _about_gaps(numbers: list[int]) -> Iterator[str]:
    gaps = [(a + 1, b - 1) for a, b in pairwise([-1, *numbers]) if b > a + 1]
    if gaps:
        missing = sum(last - first + 1 for first, last in gaps)
        yield f"{_count(missing, 'entry')} {'are' if missing > 1 else 'is'} missing: {_spell(gaps)}"


def _ranges(numbers: list[int]) -> str:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return _spell(spans)


def _spell(spans: list[tuple[int, int]]) -> str:
    words = [f"{first} to {last}" if first != last else f"{first}" for first, last in spans[:5]]
    return ", ".join(words) + (", …" if len(spans) > 5 else "")


def _count(count: int, what: str) -> str:
    if count == 1:
        return f"1 {what}"
    return f"{count} {what[:-1] + 'ies' if what.endswith('y') else what + 's'}"


def _was(count: int) -> str:
    return "were" if count > 1 else "was"
