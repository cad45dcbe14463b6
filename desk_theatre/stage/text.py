"""
Typed text on the stage: always plain, never wider than its place.

Delegates type anything, and scenarios and recordings come from anywhere; every such text passes through here on its way
to the screen.  `shown` is for Textual's own widgets, which would otherwise read markup; `cut` and `cell` are for rows
that are drawn cell by cell, where wide letters and combining marks must not push the border.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from desk_theatre.itsm.text import clean

LIMIT = 280
"""
Characters of a text that a delegate may say; names are cut to their place.
"""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """
    The text without anything that a terminal would obey instead of show.
    """
    return clean(text, LIMIT)


def shown(text: str) -> Content:
    """
    The text for a widget of Textual: shown as it is, brackets and all.
    """
    return Content(plain(text))


def cut(text: str, width: int) -> str:
    """
    The text in at most `width` cells; three dots in one cell say that there is more.
    """
    text = plain(text)
    if (len(text) if text.isascii() else cell_len(text)) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return set_cell_size(text, width - 1).rstrip() + "…"


def cell(text: str, width: int) -> str:
    """
    The text in exactly `width` cells.
    """
    text = cut(text, width)
    return text.ljust(width) if text.isascii() else set_cell_size(text, width)


def wrap(text: str, width: int) -> list[str]:
    """
    The text in lines of at most `width` cells, broken between words, or within one that is too long.
    """
    lines: list[str] = []
    line = ""
    for word in plain(text).split():
        rest = word
        if line and cell_len(line) + 1 + cell_len(rest) <= width:
            line = f"{line} {rest}"
            continue
        if line:
            lines.append(line)
        while cell_len(rest) > width:
            head = set_cell_size(rest, width).rstrip()
            lines.append(head)
            rest = rest[len(head) :]
        line = rest
    return [*lines, line] if line else lines
