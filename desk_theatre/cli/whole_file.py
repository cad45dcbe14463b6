"""
A file written whole or not at all: what was there before stays until the new one is complete.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from desk_theatre.cli.wording import refusals
from desk_theatre.errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """
    Open a file for UTF-8 text; it gets its name when everything is on the disk.  What is no ordinary file, such as `/dev/null`
    or a named pipe, is written to directly.  Line ends, and bytes decoded with `surrogateescape`, come out as they were.

    Raises:
        NotSaved: it cannot be written; what was there before is unchanged.
    """
    try:
        target = path.resolve()  # a link stays a link
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                yield file
            return
        # As long as any name may be, whatever the name of the target.
        beside = target.with_name(f".{token_hex(8)}.part")
        try:
            with beside.open("x", encoding="utf-8", errors="surrogateescape", newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            with suppress(OSError):  # a new file has the usual permissions
                beside.chmod(target.stat().st_mode & 0o777)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise NotSaved(refusals.not_written(path, error)) from None


@contextmanager
def to_standard_output() -> Iterator[None]:
    """
    Say where and what to do if standard output cannot be written.

    Raises:
        NotSaved: it cannot.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise NotSaved(refusals.not_written(refusals.STANDARD_OUTPUT, error)) from None
