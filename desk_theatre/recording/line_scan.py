"""
Which bytes of a file are lines of a recording, and which are not.

The reader and the writer that resumes must see the same lines in a file, so both look here. A line without an end is
none: it was never acknowledged, or the file was cut.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Any

from desk_theatre.itsm.values import value
from desk_theatre.recording.line import HEAD_LIMIT, LIMIT, LineDamaged, checked, decode, decode_all, salvage

MOST_LINES = 1_000_000
"""
Lines that are looked at; a show has a few ten thousand.
"""

MOST_BYTES = 256 * 1024 * 1024

HEADS = 2
"""
The head is written twice, because nothing else can be understood without it.
"""

AT_ONCE = 500
NEWLINE = ord("\n")
_BOM = b"\xef\xbb\xbf"


@value
class LineScan:
    """
    The lines of a file.

    Args:
        numbers, documents: of each good line, in the order of the file.
        last_at, good_until: where the last good line begins and ends, in bytes.
        damaged: which lines of the file, from 1, are not good.
        torn: bytes of an unfinished line at the end.
        cut_short: there is more than was read.
    """

    numbers: list[int]
    documents: list[dict[str, Any]]
    last_at: int
    good_until: int
    damaged: list[int]
    torn: int
    cut_short: bool


def restored(data: bytes) -> bytes:
    """
    Return `data` with the line ends that were written, where an editor, a mail program or a version control has put those of
    Windows; the same bytes if none has.  No line of a recording contains a carriage return of its own.
    """
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n")


def scan(data: bytes) -> LineScan:
    """
    Return the lines in `data`.
    """
    bodies: list[bytes] = []
    lines: list[tuple[int, int, int]] = []
    damaged: list[int] = []
    place = end = torn = 0
    for place, raw in enumerate(BytesIO(data), 1):
        if place > MOST_LINES:
            break
        if raw[-1] != NEWLINE:
            torn = len(raw)
            break
        start, end = end, end + len(raw)
        try:
            found = [checked(raw[:-1], LIMIT if place > HEADS else HEAD_LIMIT)]
        except LineDamaged:
            damaged.append(place)
            found = _salvaged(raw[:-1], MOST_LINES - len(bodies))
        bodies += found
        lines += [(place, start, end)] * len(found)
    parsed, last = _parsed(bodies, lines, damaged)
    return LineScan(
        numbers=[number for number, _ in parsed],
        documents=[document for _, document in parsed],
        last_at=last[1],
        good_until=last[2],
        damaged=sorted(set(damaged)),
        torn=torn,
        cut_short=place > MOST_LINES,
    )


def _salvaged(raw: bytes, most: int) -> list[bytes]:
    bodies = []
    for piece in salvage(raw, most):
        with suppress(LineDamaged):
            bodies.append(checked(piece))
    return bodies


def _parsed(
    bodies: list[bytes], lines: list[tuple[int, int, int]], damaged: list[int]
) -> tuple[list[tuple[int, dict[str, Any]]], tuple[int, int, int]]:
    parsed: list[tuple[int, dict[str, Any]]] = []
    last = (0, 0, 0)
    for start in range(0, len(bodies), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        try:
            parsed += decode_all(bodies[some])
            last = lines[some][-1]
        except LineDamaged:
            for body, line in zip(bodies[some], lines[some], strict=True):
                try:
                    parsed.append(decode(body))
                    last = line
                except LineDamaged:
                    damaged.append(line[0])
    return parsed, last
