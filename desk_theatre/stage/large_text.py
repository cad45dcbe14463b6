"""
A sentence in the large face, in as many lines as it needs.
"""

from __future__ import annotations

from desk_theatre.stage import face
from desk_theatre.stage.face import Size


def in_large_lines(text: str, width: int, rows: int) -> tuple[str, ...]:
    """
    The rows of the sentence in the largest size in which it fits whole; none if it fits in no size.
    """
    if not text.split() or not face.can_write(text):
        return ()
    for size in face.SIZES:
        lines = _broken(text, size, width)
        if lines and len(lines) * (size.rows + 1) - 1 <= rows:
            widest = max(face.width_in(line, size) for line in lines)
            written = [(*face.write(line, size), "") for line in lines]
            return tuple(f"{each:<{widest}}" for line in written for each in line)[:-1]
    return ()


def _broken(text: str, size: Size, width: int) -> list[str]:
    """
    The sentence broken between words; nothing if a word is wider than that.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width_in(longer, size) <= width:
            lines[-1] = longer
        elif face.width_in(word, size) > width:
            return []
        else:
            lines.append(word)
    return lines
