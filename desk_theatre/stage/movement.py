"""
What moved between two pictures, so that the stage can point at it for a moment.
"""

from __future__ import annotations

from desk_theatre.show.board import Board

MANY = 12
"""
When more than this many moved at once the picture has jumped, and pointing at everything would point at nothing.
"""


def places(board: Board) -> dict[int, str]:
    """
    Where each incident of the floor is: in somebody's hands, in a team's line, or done.
    """
    where = {card.number: "done" for card in board.done}
    for team in board.teams:
        for card in team.line:
            where[card.number] = f"line {team.id}"
        for person in team.people:
            if person.card is not None:
                where[person.card.number] = f"hand {person.id}"
    return where


def moved(before: Board | None, after: Board) -> frozenset[int]:
    """
    The incidents that are somewhere else now, or new; none if the two are of different rounds.
    """
    if before is None or before.round != after.round:
        return frozenset()
    was = places(before)
    now = {number for number, place in places(after).items() if was.get(number) != place}
    return frozenset(now) if len(now) <= MANY else frozenset()
