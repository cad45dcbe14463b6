"""
How wide a page is, and text filled to it at spaces, so that no word breaks at the edge of a terminal.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.terminal_safe import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

WIDEST = 100
"""
Characters in a line by default, and at most: longer lines are hard to read.
"""

NARROWEST = 20
_NO_BREAK = "\u00a0"


def columns(stream: TextIO | None) -> int | None:
    """
    Return the width of the terminal that `stream` writes to; `None` for a file, a pipe and a terminal that
    does not say, where a line may have any length.
    """
    with suppress(OSError, ValueError, AttributeError):
        if stream is not None and stream.isatty() and (width := os.get_terminal_size(stream.fileno()).columns):
            return max(NARROWEST, width)
    return None


def page_width() -> int:
    """
    Return how wide a page on standard output is; in a file or a pipe COLUMNS can say so.
    """
    told = os.environ.get("COLUMNS", "")[:6]
    wanted = max(NARROWEST, int(told)) if told.isascii() and told.isdecimal() and int(told) else WIDEST
    return min(WIDEST, columns(sys.stdout) or wanted)


def filled(words: str, width: int, first: str = "", then: str = "") -> str:
    """
    Break `words` at spaces into lines of `width`.  A longer word, such as a path, stays whole, and so does `62 %`.
    """
    lines = wrap(
        words.replace(" %", f"{_NO_BREAK}%"),
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace(_NO_BREAK, " ")


def fitted(text: str, stream: TextIO | None) -> str:
    """
    Fill each line of `text` to the terminal of `stream`, a little further in than it begins; as it is where there is none.
    """
    width = columns(stream)
    if width is None:
        return text
    return "\n".join(line if len(line) <= width else _further_in(line, width) for line in text.split("\n"))


def _further_in(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return filled(line.strip(" "), width, indent, f"{indent}  ")


def table_line(words: str, cells: Sequence[str], label: int, cell: int, width: int) -> str:
    """
    Return a line of a table: `words` in a column of `label` characters, and each cell at the right of one of `cell`.  Where not
    even one cell has room next to the words, the cells stand below them, and no number is broken.
    """
    row = "".join(f"{each:>{cell}}" for each in cells)
    if width >= label + cell:
        return f"{words:<{label}}{row}".rstrip()
    indent = " " * (len(words) - len(words.lstrip()))
    below = [row] if len(row) <= width else [f"{each:>{min(cell, width)}}" for each in cells]
    return "\n".join([*([filled(words.strip(), width, indent, f"{indent}  ")] if words.strip() else []), *below])


def say(text: str, *, err: bool = False) -> None:
    """
    Print text that people read; its lines are filled where it goes to a terminal.
    """
    click.echo(fitted(text, sys.stderr if err else sys.stdout), err=err)


def say_on_stderr(text: str) -> None:
    """
    Print a sentence that may hold a path or typed text, for people.
    """
    say(shown(text), err=True)


def say_command(text: str) -> None:
    """
    Print what a command is for and, after a colon, the command; it is to be copied, so its line is never broken.
    """
    width = columns(sys.stdout)
    words, _, command = text.partition(": ")
    click.echo(text if width is None or len(text) <= width else f"{words}:\n  {command}")
