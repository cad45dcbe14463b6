"""
What the wall shows for each part of a reflection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.stage.screens.session.reflection_keys import CARDS, FINDINGS, IMPROVEMENTS
from desk_theatre.stage.wall.reflecting import card_marked, part_scene

if TYPE_CHECKING:
    from desk_theatre.show.board import Board
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.reflection import Reflection
    from desk_theatre.stage.wall.scene import WallScene

_NAMES = {FINDINGS: "findings", IMPROVEMENTS: "improvements"}


def on_wall(
    part: int, board: Board, reflection: Reflection, material: Material | None, marked: str, left: float
) -> WallScene:
    """
    Return the picture of a part.

    Args:
        marked: the entry of the list that is marked.
        left: seconds of the scene that are left.
    """
    if part == CARDS:
        card = card_marked(material, reflection, marked, left)
        if card is not None:
            return card
    return part_scene(board, reflection, _NAMES.get(part, ""), marked.partition(" ")[2])
