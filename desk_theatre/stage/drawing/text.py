"""
Typed text on the stage: always plain, never wider than its place.

Delegates type anything, and scenarios and recordings come from anywhere; every such text passes through here on its way
to the screen.  `shown` is for Textual's own widgets, which would otherwise read markup; `cut` and `cell` are for rows
that are drawn cell by cell, where wide letters and combining marks must not push the border.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from desk_theatre.itsm.text import clean

LIMIT = 280
"""
Characters of a text that a delegate may say; names are cut to their place.
"""

LONGEST_NOTICE = 2000
"""
Characters of a notice to the facilitator, who has to be able to read all of it.
"""

_AFTER_SLASH = re.compile("(?<=/)(?!$)")


@lru_cache(maxsize=4096)
def plain(text: str, limit: int = LIMIT) -> str:
    """
    The text without anything that a terminal would obey instead of show.
    """
    return clean(text, limit)


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


_JOINING = frozenset({"and", "&", "of", "for", "the", "with", "-", "–", "/"})


def brief(name: str, width: int) -> str:
    """
    A name in at most `width` cells: as many of its words as fit whole, and none that joins it to a missing one; cut only where
    not even the first word fits.
    """
    words = plain(name).split()
    while len(words) > 1 and (cell_len(" ".join(words)) > width or words[-1].lower() in _JOINING):
        words.pop()
    return cut(" ".join(words), width)


def cell(text: str, width: int) -> str:
    """
    The text in exactly `width` cells.
    """
    text = cut(text, width)
    return text.ljust(width) if text.isascii() else set_cell_size(text, width)


def what_and_where(what: str, where: str, width: int) -> str:
    """
    Both in at most `width` cells; if they are longer, as much of what it is as leaves the place whole.
    """
    if not where:
        return cut(what, width)
    end = f" · {plain(where)}"
    left = width - cell_len(end)
    if left >= min(width // 2, cell_len(plain(what))):
        return f"{cut(what, left)}{end}"
    return cut(what, width)


def and_more(others: int, what: str, where: str, width: int) -> str:
    """
    How many others have something as well: in words if they fit behind what it is and where, else as a figure.
    """
    if not others:
        return ""
    whole = f"{plain(what)} · {plain(where)}" if where else plain(what)
    told = f" and {others} more"
    return told if cell_len(whole) + len(told) <= width else f" +{others}"


def wrap(text: str, width: int, limit: int = LIMIT) -> list[str]:
    """
    The text in lines of at most `width` cells, broken between words; within one that is too long, and within a long path
    after a slash.  A letter of two cells needs two, so nothing is narrower.
    """
    width = max(2, width)
    lines: list[str] = []
    line = ""
    for glue, part in _parts(text, width, limit):
        rest = part
        if line and cell_len(line) + len(glue) + cell_len(rest) <= width:
            line = f"{line}{glue}{rest}"
            continue
        if line:
            lines.append(line)
        while cell_len(rest) > width:
            head = set_cell_size(rest, width).rstrip()
            lines.append(head)
            rest = rest[len(head) :]
        line = rest
    return [*lines, line] if line else lines


def _parts(text: str, width: int, limit: int) -> Iterator[tuple[str, str]]:
    """
    What must not be broken if it can be helped, and what stands before it if both are on one line.
    """
    for word in plain(text, limit).split():
        if "/" not in word or cell_len(word) <= width // 3:
            yield " ", word
            continue
        for i, part in enumerate(_AFTER_SLASH.split(word)):
            yield "" if i else " ", part
