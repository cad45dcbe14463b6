"""
Large letters in any size, all made from the one drawing of six rows.

Widths and places are in dots: half a cell wide and half a row high.  At three rows each letter begins on a whole cell, so that
strokes have no seams in fonts that leave some.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall.face import BLANK, FACE

SIZES = (3, 5, 6, 7, 8, 9, 10, 12, 15, 20)
"""
Heights in which the face is used, in rows.
"""

_WIDER: Mapping[int, float] = {7: 8 / 3}
"""
Dots for each column of the drawing, where that is not as it is for rows: seven rows look better a little wide.
"""

_SPELT = {
    "ß": "SS",
    "Æ": "AE",
    "æ": "AE",
    "Œ": "OE",
    "œ": "OE",
    "Ø": "O",
    "ø": "O",
    "Đ": "D",
    "đ": "D",
    "Ł": "L",
    "ł": "L",
}
_SPELT |= {
    "ı": "I",
    "Þ": "TH",
    "þ": "TH",
    "ð": "D",
    "Ð": "D",
    "‘": "’",
    "—": "–",
    "„": "“",
    "…": "...",
    "−": "-",
    ";": ",",
    "€": "EUR ",
    "_": "-",
    "•": "■",
}


@value
class Stamp:
    """
    A line of letters, ready to be painted.

    Args:
        width: in dots.
        spans: row of dots, first column and the one after the last, of each stretch of ink.
    """

    width: int
    spans: tuple[tuple[int, int, int], ...]

    @property
    def cells(self) -> int:
        """
        Cells that it takes.
        """
        return -(-self.width // 2)


@lru_cache(maxsize=4096)
def capitals(text: str) -> str:
    """
    Return the text in the letters of the face: capitals without accents.  What the face does not have stays as it is.
    """
    found: list[str] = []
    for letter in text:
        upper = _SPELT.get(letter) or letter.upper()
        if upper not in FACE:
            upper = "".join(c for c in unicodedata.normalize("NFKD", upper) if not unicodedata.combining(c))
        found.append(upper)
    return " ".join("".join(found).split())


def can_write(text: str) -> bool:
    """
    Return whether the face has every letter of the text.
    """
    return all(letter == " " or letter in FACE for letter in capitals(text))


@lru_cache(maxsize=2048)
def stamp(text: str, rows: int) -> Stamp:
    """
    Return the text in letters of this height; a letter that the face does not have is a question mark.
    """
    spans: list[tuple[int, int, int]] = []
    left = 0
    for place, letter in enumerate(capitals(text)):
        left += _gap(rows) if place else 0
        glyph = _glyph(letter if letter == " " or letter in FACE else "?", rows)
        spans += [(y, left + x, left + end) for y, x, end in glyph.spans]
        left += glyph.width
    return Stamp(left, tuple(spans))


def cells_of(text: str, rows: int) -> int:
    """
    Return how many cells wide the text is in this height.
    """
    return stamp(text, rows).cells


def fitting(text: str, rows: int, cells: int) -> str:
    """
    Return as much of the text as fits into so many cells, cut between two words where that leaves something.
    """
    text = capitals(text)
    if cells_of(text, rows) <= cells:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        if cells_of(" ".join(words), rows) <= cells:
            return " ".join(words)
    word = words[0]
    while word and cells_of(word, rows) > cells:
        word = word[:-1]
    return word


def broken(text: str, rows: int, cells: int) -> tuple[str, ...]:
    """
    Return the text in lines of at most so many cells, broken between words; a word that is wider than that is cut.
    """
    lines: list[str] = []
    for word in capitals(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cells_of(longer, rows) <= cells:
            lines[-1] = longer
        else:
            lines.append(fitting(word, rows, cells))
    return tuple(lines)


def _gap(rows: int) -> int:
    """
    Dots between two letters: a cell at three rows, and as much more as the letters are larger.
    """
    return round(2 * rows / 3)


@lru_cache(maxsize=1024)
def _glyph(letter: str, rows: int) -> Stamp:
    drawing = BLANK if letter == " " else FACE[letter]
    across, down = _WIDER.get(rows, rows / 3), rows / 3
    columns = [_edge(across * i) for i in range(len(drawing[0]) + 1)]
    lines = [_edge(down * i) for i in range(len(drawing) + 1)]
    spans: list[tuple[int, int, int]] = []
    for i, line in enumerate(drawing):
        for x, end in _stretches(line):
            spans += [(y, columns[x], columns[end]) for y in range(lines[i], lines[i + 1])]
    width = columns[-1]
    return Stamp(width + (width % 2 if rows == 3 else 0), tuple(spans))


def _edge(at: float) -> int:
    return int(at + 0.5)


def _stretches(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, dot in enumerate(line):
        if dot != "#":
            continue
        if found and found[-1][1] == x:
            found[-1] = (found[-1][0], x + 1)
        else:
            found.append((x, x + 1))
    return found
