"""
A row of the picture: pieces of text, each with a role, and what a click on it means.

Roles are words such as "good" or "muted"; which colour a role has stands in `themes`.  Everything the stage draws by itself
is made of rows, so a test can read a picture without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

Role = Literal[
    "text", "strong", "muted", "rule", "key", "good", "warning", "bad", "alarm", "live", "moved", "cursor", "done"
]
ROLES: tuple[Role, ...] = (
    "text",
    "strong",
    "muted",
    "rule",
    "key",
    "good",
    "warning",
    "bad",
    "alarm",
    "live",
    "moved",
    "cursor",
    "done",
)


class Piece(NamedTuple):
    """
    Args:
        target: what a click here is meant for, such as `incident 12` or `verb pause`; empty: nothing.
    """

    text: str
    role: Role = "text"
    target: str = ""


Row = tuple[Piece, ...]
EMPTY: Row = ()


JOINERS = frozenset("\u200c\u200d")
"""
Format characters that words of some scripts need; they take no cell.
"""


def printable(text: str) -> str:
    """
    The text with a space for whatever a terminal would obey; typed text was cleaned before, this is the second lock.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in JOINERS else " " for c in text)


def row(*pieces: Piece | str) -> Row:
    """
    A row of pieces; a bare string is plain text.
    """
    return tuple(Piece(p) if isinstance(p, str) else p for p in pieces)


def cells(text: str) -> int:
    """
    How many cells a text takes; most texts are plain ASCII, and then it is their length.
    """
    return len(text) if text.isascii() else cell_len(text)


def width_of(pieces: Iterable[Piece]) -> int:
    """
    How many cells the pieces take.
    """
    return sum(cells(p.text) for p in pieces)


def fit(pieces: Iterable[Piece], width: int) -> Row:
    """
    The pieces in exactly `width` cells: filled up with spaces, or cut; three dots in the last cell say that letters or
    digits are missing.
    """
    pieces = tuple(pieces)
    size = width_of(pieces)
    if size == width:
        return pieces
    if size > width:
        return _cut(pieces, width)
    return (*(piece for piece in pieces if piece.text), Piece(" " * (width - size)))


def _cut(pieces: Row, width: int) -> Row:
    kept: list[Piece] = []
    lost = ""
    left = width
    for piece in pieces:
        whole = cells(piece.text) <= left
        head = piece.text if whole else set_cell_size(piece.text, left)
        lost += "" if whole else piece.text[len(head.rstrip()) :]
        if head:
            kept.append(piece._replace(text=head))
        left -= cells(head)
    return _dotted(kept) if any(map(str.isalnum, lost)) else tuple(kept)


def _dotted(kept: list[Piece]) -> Row:
    """
    The same with dots in the last cell.
    """
    while kept:
        last = kept.pop()
        size = cells(last.text)
        if size:
            return (*kept, last._replace(text=f"{set_cell_size(last.text, size - 1)}…"))
    return EMPTY


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Row:
    """
    Something at the left border and something at the right one; the right one stays whole.
    """
    right_width = min(width, width_of(right))
    return fit((*fit(left, width - right_width), *right), width)


def heading(words: str, width: int, note: str = "", role: Role = "muted") -> Row:
    """
    The line above a part of the picture: its name, a rule, and at the right what is worth knowing at a glance.
    """
    name = Piece(f"{words} ", "strong")
    tail = (Piece(f" {note}", role),) if note else ()
    rule = max(0, width - width_of((name, *tail)))
    return fit((name, Piece("─" * rule, "rule"), *tail), width)


def read(rows: Iterable[Row]) -> str:
    """
    The rows as somebody without colours reads them.
    """
    return "\n".join("".join(p.text for p in r).rstrip() for r in rows)


def target_at(pieces: Iterable[Piece], column: int) -> str:
    """
    What a click in this column is meant for.
    """
    for piece in pieces:
        column -= cells(piece.text)
        if column < 0:
            return piece.target
    return ""
