"""
What changes all the time is shown as often as a room can read it.
"""

from __future__ import annotations

from attrs import evolve
from walls import crowded

from desk_theatre.show.board import Board
from desk_theatre.stage.wall.steady import Steady

CALM = crowded(8, 6, 9)


class Clock:
    """
    A clock that is set.
    """

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _with(board: Board, late: int, at: int = 0, share: float = 0.5) -> Board:
    rooms = tuple(
        evolve(room, status="delayed" if i < late else "in session", by_desk=True, people=50, late=0)
        for i, room in enumerate(board.rooms)
    )
    headline = evolve(board.headline, resolution_sla_met=share)
    return evolve(board, rooms=rooms, at=board.at + at, headline=headline)


def _left(board: Board, waiting: int) -> Board:
    """
    The day is over, and so many still wait.
    """
    rooms = tuple(evolve(room, title="", status="free") for room in board.rooms)
    return evolve(board, rooms=rooms, headline=evolve(board.headline, waiting=waiting))


def test_the_sentence_stands_for_eight_seconds_unless_it_gets_worse() -> None:
    clock = Clock()
    steady = Steady(clock)
    assert steady.facts(_left(CALM, 2)).sentence.amount == 2
    clock.now += 1
    assert steady.facts(_left(CALM, 3)).sentence.amount == 3
    clock.now += 1
    assert steady.facts(_left(CALM, 1)).sentence.amount == 3
    assert steady.again == 7.0
    clock.now += 7
    assert steady.facts(_left(CALM, 1)).sentence.amount == 1
    assert steady.again == 0.0


def test_the_sentence_about_rooms_changes_together_with_their_tiles() -> None:
    clock = Clock()
    steady = Steady(clock)
    for late in (2, 3, 1, 0, 2):
        facts = steady.facts(_with(CALM, late))
        assert sum(tile.people for tile in facts.tiles) == 50 * late
        assert facts.sentence.amount == 50 * late
        clock.now += 1


def test_the_figure_changes_once_in_two_seconds() -> None:
    clock = Clock()
    steady = Steady(clock)
    told = []
    for share in (0.5, 0.51, 0.52, 0.53, 0.54, 0.55):
        told.append(steady.facts(_with(CALM, 0, share=share)).figure)
        clock.now += 0.5
    assert told == ["50%", "50%", "50%", "50%", "54%", "54%"]


def test_after_a_jump_and_in_a_new_round_nothing_is_held_back() -> None:
    steady = Steady(Clock())
    steady.facts(_left(CALM, 3))
    assert steady.facts(_left(evolve(CALM, at=CALM.at + 3600), 2)).sentence.amount == 2
    assert steady.facts(_left(evolve(CALM, at=CALM.at + 3600), 1)).sentence.amount == 2
    assert steady.facts(_left(evolve(CALM, round=CALM.round + 1), 0)).sentence.rank == 0


def test_bricks_stand_in_columns_as_deep_as_before_until_the_round_is_over() -> None:
    steady = Steady(Clock())
    assert steady.facts(crowded(8, 6, 20)).stacks[1] == 1
    assert steady.facts(crowded(8, 6, 40)).stacks[1] == 2
    assert steady.facts(crowded(8, 6, 5)).stacks[1] == 2
    assert steady.facts(evolve(crowded(8, 6, 5), round=CALM.round + 1)).stacks[1] == 1
