"""
Names of teams in few cells: whole words, and no two teams called the same.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BOARD

from desk_theatre.show.board import TeamCard
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.drawing.text import brief
from desk_theatre.stage.widgets.floor import FloorPanel


@pytest.mark.parametrize(
    ("name", "width", "told"),
    [
        ("Facilities and catering", 23, "Facilities and catering"),
        ("Facilities and catering", 20, "Facilities"),
        ("Facilities and catering", 8, "Facilit…"),
        ("Team of the year", 10, "Team"),
        ("Network", 20, "Network"),
        ("", 5, ""),
    ],
)
def test_a_name_keeps_whole_words(name: str, width: int, told: str) -> None:
    """
    Never more than fits.
    """
    assert brief(name, width) == told


def _names(*names: str) -> list[str]:
    floor = FloorPanel()
    board = evolve(BOARD, teams=tuple(TeamCard(str(place), name, ()) for place, name in enumerate(names)), done=())
    floor._board = board
    return [read([floor._one_row(team, 78)]).split("  ")[0].strip() for team in board.teams]


def test_teams_in_a_row_are_told_by_their_first_words() -> None:
    """
    Unless two would be the same; then both are cut instead.
    """
    assert _names("Facilities and catering", "Network") == ["Facilities", "Network"]
    both = _names("Facilities and catering", "Facilities and cleaning staff")
    assert len(set(both)) == 2
    assert all(name.startswith("Facilities and") for name in both)
