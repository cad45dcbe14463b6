"""
The steps of the finale: all rounds, what was changed, one incident in two rounds, and then the room's own, one after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desk_theatre.stage.wall import finale, reflection
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wall.scenes import columns_scene

if TYPE_CHECKING:
    from desk_theatre.show.board import Board, IncidentCard, LifeLine, RoundSummary
    from desk_theatre.stage.wall.canvas import Canvas
    from desk_theatre.stage.wall.layout import Layout

MOST_STORIES = 12
"""
Incidents of the room that are told; more would be too many for an evening.
"""
MOST_LOOKED_AT = 60
"""
Incidents of the first round that are looked at to find the one to tell.
"""


class SeenShow(Protocol):
    """
    What the finale asks for beyond the board.
    """

    def rounds(self) -> tuple[RoundSummary, ...]:
        """
        Return a summary of each round.
        """

    def incidents(self, round_: int | None = None) -> tuple[IncidentCard, ...]:
        """
        Return all incidents of a round, the room's own first.
        """

    def life_line(self, number: int) -> LifeLine | None:
        """
        Return the life of an incident.
        """


def steps(board: Board, view: SeenShow) -> tuple[WallScene, ...]:
    """
    Return the pictures of the finale in their order.
    """
    rounds = view.rounds()
    found = [columns_scene(board, view)]
    columns = finale.finale_facts(board, rounds, reflection.practice_words(board.practices)).columns
    if any(column.chosen for column in columns):
        found.append(_decisions(columns))
    if len(rounds) > 1:
        cards = view.incidents(rounds[0].round)[:MOST_LOOKED_AT]
        told = finale.two_lives(view.life_line(card.number) for card in cards)
        found += [_lives("two lives", told)] if told is not None else []
    own = {card.number: None for each in rounds for card in view.incidents(each.round) if card.live or card.others}
    lives = [view.life_line(number) for number in list(own)[:MOST_STORIES]]
    found += [_lives(f"story {life.number}", finale.own_life(life)) for life in lives if life is not None]
    return tuple(found)


def _decisions(columns: tuple[finale.Column, ...]) -> WallScene:
    def paint(canvas: Canvas, layout: Layout) -> None:
        finale.decisions(canvas, layout, columns)

    return WallScene("decisions", columns, paint)


def _lives(name: str, facts: finale.LivesFacts) -> WallScene:
    def paint(canvas: Canvas, layout: Layout) -> None:
        finale.lives(canvas, layout, facts)

    return WallScene(name, facts, paint)
