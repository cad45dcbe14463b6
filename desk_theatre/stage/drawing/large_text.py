"""
A sentence in the large face, in as many lines as it needs.
"""

from __future__ import annotations

from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.big_digits import Size


def in_large_lines(text: str, width: int, rows: int) -> tuple[str, ...]:
    """
    The rows of the sentence in the largest size in which it fits whole; none if it fits in no size.
    """
    if not text.split() or not big_digits.can_write(text):
        return ()
    for size in big_digits.SIZES:
        lines = _broken(text, size, width)
        if lines and len(lines) * (size.rows + 1) - 1 <= rows:
            widest = max(big_digits.width_in(line, size) for line in lines)
            written = [(*big_digits.write(line, size), "") for line in lines]
            return tuple(f"{each:<{widest}}" for line in written for each in line)[:-1]
    return ()


def _broken(text: str, size: Size, width: int) -> list[str]:
    """
    The sentence broken between words; nothing if a word is wider than that.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and big_digits.width_in(longer, size) <= width:
            lines[-1] = longer
        elif big_digits.width_in(word, size) > width:
            return []
        else:
            lines.append(word)
    return lines
