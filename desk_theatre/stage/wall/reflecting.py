"""
What the wall shows while the facilitator works in a part of the reflection: the card, the finding or the vote that is marked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_theatre.stage.wall import reflection, scenes
from desk_theatre.stage.wording import wall as wording

SHORTEST = 20
"""
Letters of a part of a sentence that still says something by itself.
"""
_ENDS = re.compile(r"[,;:.]( |$)")

if TYPE_CHECKING:
    from desk_theatre.show.board import Board
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.reflection import Reflection
    from desk_theatre.stage.wall.scene import WallScene


def card_marked(material: Material | None, latest: Reflection, marked: str, left: float | None) -> WallScene | None:
    """
    Return the card that is marked; `None` if there is none.

    Args:
        marked: its id.
        left: seconds of the scene that are left; `None` where nobody counts them.
    """
    if material is None:
        return None
    seen = next((each for each in material.seen if each.card.id == marked), None)
    card = seen.card if seen else next((each for each in material.unseen if each.id == marked), None)
    if card is None:
        return None
    saw = next((set(each.teams) for each in latest.picks if each.card == marked), set())
    teams = tuple((team.number, team.number in saw) for team in latest.teams)
    told = _told(seen.words) if seen is not None else ("",)
    clock = "" if left is None else wording.time_left(left)
    return scenes.card_scene(reflection.CardFacts(card.title, told, teams, clock))


def part_scene(board: Board, latest: Reflection, part: str, marked: str) -> WallScene:
    """
    Return what the wall shows of the findings or the improvements.

    Args:
        part: `findings`, `improvements`, or another, of which the wall shows what was decided so far.
        marked: number of the finding that is marked; empty for the latest.
    """
    if part == "findings" and latest.findings:
        places = {str(note.number): place for place, note in enumerate(latest.findings)}
        place = places.get(marked, len(latest.findings) - 1)
        return scenes.finding_scene(latest, place)
    if part == "improvements":
        if latest.chosen and latest.chosen >= latest.most:
            return scenes.plan_scene(board)
        return scenes.vote_scene(board, latest)
    return scenes.reflection_scene(board)


def _told(words: str) -> tuple[str, ...]:
    """
    Return the evidence in ever fewer words, cut where a part of the sentence ends; at last nothing.
    """
    ends = [found.start() for found in _ENDS.finditer(words)]
    parts = [words[:end] for end in reversed(ends) if end >= SHORTEST]
    return (words, *parts, "")
