"""
Bars that are drawn with letters, so that two of them on the same axis can be compared at a glance.
"""

from __future__ import annotations

from desk_theatre.stage.row import Piece, Role


def bar(share: float, width: int, role: Role = "key") -> tuple[Piece, Piece]:
    """
    A share of `width` cells as a heavy line, to half a cell; what is missing is a thin line.
    """
    halves = round(min(1.0, max(0.0, share)) * width * 2)
    full, half = divmod(halves, 2)
    text = "━" * full + "╸" * half
    return Piece(text, role), Piece("─" * (width - len(text)), "rule")
