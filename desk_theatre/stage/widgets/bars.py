"""
Bars that are drawn with letters, so that two of them on the same axis can be compared at a glance.
"""

from __future__ import annotations

from desk_theatre.stage.row import Piece, Role

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(share: float, width: int, role: Role = "key") -> tuple[Piece, Piece]:
    """
    A share of `width` cells, to an eighth of a cell; what is missing is a thin line.
    """
    eighths = round(min(1.0, max(0.0, share)) * width * 8)
    full, part = divmod(eighths, 8)
    text = "█" * full + (_EIGHTHS[part] if part else "")
    return Piece(text, role), Piece("─" * (width - len(text)), "rule")
