"""
Bars that are drawn with letters, so that two of them on the same axis can be compared at a glance.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.stage.drawing.row import Piece, Role, Row

ON_TIME, BY_DESK, OTHERWISE = "━", "■", "─"
"""
The signs of a bar of sessions; they tell its parts apart without colours.
"""


def bar(share: float, width: int, role: Role = "key") -> tuple[Piece, Piece]:
    """
    A share of `width` cells as a heavy line, to half a cell; what is missing is a thin line.
    """
    halves = round(min(1.0, max(0.0, share)) * width * 2)
    full, half = divmod(halves, 2)
    text = "━" * full + "╸" * half
    return Piece(text, role), Piece("─" * (width - len(text)), "rule")


def sessions(on_time: int, by_desk: int, due: int, width: int, role: Role = "key") -> Row:
    """
    All sessions that were due in `width` cells: those on time, those delayed by the desk, those late for other reasons.
    What there is, has a cell at least.
    """
    cells = _shares((on_time, by_desk, due - on_time - by_desk), width)
    signs: tuple[tuple[str, Role], ...] = ((ON_TIME, role), (BY_DESK, "bad"), (OTHERWISE, "rule"))
    return tuple([Piece(sign * count, of) for count, (sign, of) in zip(cells, signs, strict=True)])


def _shares(counts: Sequence[int], width: int) -> list[int]:
    """
    Each count's part of `width` cells, which is at least as many as there are counts.
    """
    least = [min(1, count) for count in counts]
    spare, total = width - sum(least), sum(counts)
    ends = [round(spare * sum(counts[: i + 1]) / total) for i in range(len(counts))]
    return [few + end - begin for few, begin, end in zip(least, [0, *ends], ends, strict=False)]
