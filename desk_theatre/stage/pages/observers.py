"""
Observer cards in rows: each team, what it watches, and its question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, cells, heading, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.wording import reflection as wording

if TYPE_CHECKING:
    from desk_theatre.show.observer_cards import ObserverCard

NAME = 22
"""
Cells of a team's name, so that the tasks stand below each other.
"""


def observer_rows(cards: Sequence[ObserverCard], title: str, width: int) -> list[Row]:
    """
    A heading, and for each team its task with its question, in one row where both fit; nothing without cards.
    """
    if not cards:
        return []
    rows = [EMPTY, heading(title, width)]
    for card in cards:
        name = cell(cut(wording.team(card.team, card.name), NAME - 1), NAME)
        together = f"{card.title}: {card.question}"
        if cells(together) <= width - NAME:
            rows.append(row(Piece(name, "strong"), Piece(f"{card.title}: ", "text"), Piece(card.question, "live")))
            continue
        first, *more = wrap(card.title, width - NAME) or [""]
        rows.append(row(Piece(name, "strong"), Piece(first, "text")))
        rows += [row(" " * NAME, Piece(line, "text")) for line in more]
        rows += [row(" " * NAME, Piece(line, "live")) for line in wrap(card.question, width - NAME)]
    return rows
