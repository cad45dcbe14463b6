"""
One line of a recording: a checksum, a space, and a JSON object that begins with the line's running number.

```
7b5e0a31 {"q":12,"event":"IncidentLost","at":33150,"incident":4,"by":"anna","pushed_out_by":9}
```

The checksum is the CRC-32 of everything between the space and the line's end, in eight small hexadecimal digits.  The
JSON is ASCII, so a line can be cut out with the simplest tools and no character can stop the writer.  The number
counts the lines of a recording from 0; because it lies under the checksum, a line that is missing, repeated or moved is
seen, and each line can be trusted alone.

A file may come from a stranger, so a line is read with limits on its length and depth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any
from zlib import crc32

from desk_theatre.recording import wording

LIMIT = 64 * 1024
"""
Bytes in a line, its end included.
"""

HEAD_LIMIT = 4 * 1024 * 1024
"""
The same for the head, which holds the whole scenario: a file of at most a million bytes, which JSON escapes make at
most three times as long.
"""

DEPTH = 20
"""
How deep the values of a line may be nested; those this program writes are three deep.
"""

MOST = 2**48
"""
Numbers of lines are smaller than this: the number after it must stay exact in JSON, too.
"""

_BEGINNING = re.compile(rb'[0-9a-f]{8} \{"q":')
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_write = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class LineTooLong(ValueError):
    """
    An entry does not fit into a line.
    """


class LineDamaged(ValueError):
    """
    These bytes are no line as it was written.
    """


def encode(number: int, document: dict[str, Any], limit: int = LIMIT) -> bytes:
    """
    Return the line, its end included.

    Raises:
        LineTooLong: it would be longer than `limit` bytes.
        ValueError: a number in it is infinite or not a number.
    """
    body = _write({"q": number, **document}).encode("ascii")
    if len(body) + 10 > limit:
        raise LineTooLong(wording.entry_too_long(len(body) + 10, limit))
    return b"%08x %b\n" % (crc32(body), body)


def checked(raw: bytes, limit: int = LIMIT) -> bytes:
    """
    Return the JSON of the line in `raw`, which is without its end.

    Raises:
        LineDamaged: it is not as it was written, or too long, or too deep.
    """
    body = raw[9:]
    if raw[:9] != b"%08x " % crc32(body):
        raise LineDamaged("the checksum does not fit")
    if len(raw) >= limit:
        raise LineDamaged(f"longer than {limit} bytes")
    if too_deep(body):
        raise LineDamaged(f"nested deeper than {DEPTH}")
    return body


def decode(body: bytes) -> tuple[int, dict[str, Any]]:
    """
    Return the number of a checked line, and its content.

    Raises:
        LineDamaged: this program did not write it.
    """
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise LineDamaged("not JSON") from error
    return _numbered(document)


def decode_all(bodies: Sequence[bytes]) -> list[tuple[int, dict[str, Any]]]:
    """
    Return the same for many lines at once, in half the time; if one cannot be read, none is.

    Raises:
        LineDamaged: this program did not write one of them.
    """
    try:
        documents = json.loads(b"[%b]" % b",".join(bodies))
    except (ValueError, RecursionError) as error:
        raise LineDamaged("not JSON") from error
    if len(documents) != len(bodies):
        raise LineDamaged("several objects in a line")
    return [_numbered(document) for document in documents]


def _numbered(document: Any) -> tuple[int, dict[str, Any]]:
    number = document.pop("q", None) if type(document) is dict else None
    if type(number) is not int or not 0 <= number < MOST:
        raise LineDamaged("not an object with a running number")
    return number, document


def too_deep(body: bytes) -> bool:
    """
    Return whether the values of a JSON text are nested deeper than `DEPTH`, without parsing it.
    """
    return body.count(b"{") + body.count(b"[") > DEPTH and _depth(body) > DEPTH


def salvage(raw: bytes, most: int) -> list[bytes]:
    """
    Return at most `most` pieces that may be lines, from a stretch that is none: where an end of line was destroyed, two
    lines are in one.

    The beginning of a line cannot be inside another, because quotes in typed text are written with a backslash.
    """
    starts = [match.start() for match in islice(_BEGINNING.finditer(raw), most)]
    ends = [start - 1 for start in starts[1:]] + [len(raw)] * bool(starts)
    found = [raw[start:end] for start, end in zip(starts, ends, strict=True)]
    return found if found != [raw] else []


def _depth(body: bytes) -> int:
    depth = deepest = 0
    for byte in _STRING.sub(b"", body):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest
