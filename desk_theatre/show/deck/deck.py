"""
The deck: all worst-practice cards, theme by theme.

A new card is an entry in the file of its theme; `docs/reference/cards.md` is written from here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desk_theatre.errors import UnknownName
from desk_theatre.itsm.theme import THEMES
from desk_theatre.show.deck import customer, kpi, leadership, process, resistance, silo, tool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.itsm.theme import Theme
    from desk_theatre.show.deck.card import Card

DECK: tuple[Card, ...] = (
    *resistance.CARDS,
    *leadership.CARDS,
    *process.CARDS,
    *tool.CARDS,
    *kpi.CARDS,
    *silo.CARDS,
    *customer.CARDS,
)


@cache
def _by_id() -> Mapping[str, Card]:
    return {card.id: card for card in DECK}


def card(name: str) -> Card:
    """
    Return the card with this id.

    Raises:
        UnknownName: there is none.
    """
    try:
        return _by_id()[name]
    except KeyError:
        raise UnknownName("card", name, _by_id()) from None


def theme_order(first: tuple[Theme, ...]) -> dict[Theme, int]:
    """
    Return the place of each theme: those that the room named, in its order, then all others alike.
    """
    return {theme: first.index(theme) if theme in first else len(first) for theme in THEMES}
