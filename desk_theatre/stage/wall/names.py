"""
Short names on the wall: of rooms, teams and practices, and whether each fits its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.scenario.scenario import Scenario

ROOM, TEAM, PRACTICE, SENTENCE = 27, 20, 62, 110
"""
Cells of each place at three rows.
"""

ROOMY = {ROOM: 47, TEAM: 33, PRACTICE: 100, SENTENCE: 196}
"""
Cells of the same places in five rows on the largest wall.
"""


@value
class Misfit:
    """
    A short name that is too wide for its place.

    Args:
        what: such as `room "main"`.
        word: as it would be written.
        shown: what would be left of it.
        cells, most: what it takes and what there is, in cells.
    """

    what: str
    word: str
    shown: str
    cells: int
    most: int


def short_name(wall: str, name: str, place: int) -> str:
    """
    Return the short name; where there is none, as many words of the name as fit, or as much of its first one.

    Args:
        place: cells that it has at three rows, one of those above.
    """
    return letters.fitting(wall or name, 3, place)


def misfits(scenario: Scenario) -> Iterator[Misfit]:
    """
    Yield the short names of a scenario that would be cut, those made from a name as well.
    """
    for room in scenario.conference.rooms:
        yield from _misfit(f'room "{room.id}"', room.wall or room.name, ROOM, made=not room.wall)
    for team in scenario.organisation.teams:
        yield from _misfit(f'team "{team.id}"', team.wall or team.name, TEAM, made=not team.wall)


def _misfit(what: str, word: str, place: int, *, made: bool) -> Iterator[Misfit]:
    word = letters.capitals(word)
    shown = letters.fitting(word, 3, place)
    # A name of several words may lose some of them; a word may not lose letters.
    if shown != word and not (made and word.startswith(f"{shown} ")):
        yield Misfit(what, word, shown, letters.cells_of(word, 3), place)
    elif letters.cells_of(shown, 5) > ROOMY[place]:
        yield Misfit(what, word, letters.fitting(word, 5, ROOMY[place]), letters.cells_of(word, 5), ROOMY[place])
