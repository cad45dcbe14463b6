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
        evolve(room, status="delayed" if i < late else "in session", by_desk=True, people=50)
        for i, room in enumerate(board.rooms)
    )
    headline = evolve(board.headline, resolution_sla_met=share)
    return evolve(board, rooms=rooms, at=board.at + at, headline=headline)


def test_the_sentence_stands_for_eight_seconds_unless_it_gets_worse() -> None:
    clock = Clock()
    steady = Steady(clock)
    assert steady.facts(_with(CALM, 2)).sentence.amount == 100
    clock.now += 1
    assert steady.facts(_with(CALM, 3, 60)).sentence.amount == 150
    clock.now += 1
    held = steady.facts(_with(CALM, 1, 120))
    assert held.sentence.amount == 150
    assert steady.again == 7.0
    clock.now += 7
    assert steady.facts(_with(CALM, 1, 180)).sentence.amount == 50
    assert steady.again == 0.0


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
    steady.facts(_with(CALM, 3))
    assert steady.facts(_with(CALM, 1, 3600)).sentence.amount == 50
    assert steady.facts(_with(evolve(CALM, at=CALM.at + 3600), 0, 0)).sentence.rank == 5
    assert steady.facts(evolve(_with(CALM, 0), round=CALM.round + 1)).sentence.rank == 0


def test_bricks_stand_in_columns_as_deep_as_before_until_the_round_is_over() -> None:
    steady = Steady(Clock())
    assert steady.facts(crowded(8, 6, 20)).stacks[1] == 1
    assert steady.facts(crowded(8, 6, 40)).stacks[1] == 2
    assert steady.facts(crowded(8, 6, 5)).stacks[1] == 2
    assert steady.facts(evolve(crowded(8, 6, 5), round=CALM.round + 1)).stacks[1] == 1
