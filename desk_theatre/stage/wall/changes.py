"""
What is seen to move between two pictures of the wall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.measures.queues import MANAGER
from desk_theatre.stage import movement
from desk_theatre.stage.wall.curtain import CurtainFacts
from desk_theatre.stage.wall.facts import RoundFacts
from desk_theatre.stage.wall.motion import Bounce, BrickArrival, BrickDeparture, Close, Reveal, TileWipe, WipeIn

if TYPE_CHECKING:
    from desk_theatre.show.board import Board
    from desk_theatre.stage.wall.canvas import Canvas
    from desk_theatre.stage.wall.facts import Lane
    from desk_theatre.stage.wall.scene import Motion, WallScene

FASTEST = 120.0
"""
Simulated seconds a second up to which bricks are seen to move; beyond it there would be too many.
"""
JUMP = 10 * MINUTE
"""
Seconds of the day after which the picture has jumped, and nothing is seen to move.
"""
LATE, RELIEF = 0.4, 0.8
"""
Seconds in which a room becomes late, and in which it begins; relief takes longer.
"""
WORKED_ON, FORGOTTEN = 0.3, 0.9
"""
Seconds in which a brick leaves its lane.
"""


def motions_between(
    was: WallScene, board_then: Board, scene: WallScene, board: Board, before: Canvas | None
) -> tuple[Motion, ...]:
    """
    Return what is seen to move.

    Args:
        before: the picture that was there; `None` if there was none.
    """
    if before is None:
        return ()
    if was.name != scene.name:
        if scene.name == "closed":
            return (Close(before),)
        return (Reveal(scene.facts),) if isinstance(scene.facts, CurtainFacts) else (WipeIn(before),)
    if not isinstance(was.facts, RoundFacts) or not isinstance(scene.facts, RoundFacts):
        return ()
    if not 0 <= board.at - board_then.at <= JUMP:
        return ()
    return (*_rooms(was.facts, scene.facts, before), *_lanes(was.facts, scene.facts, board_then, board))


def _rooms(then: RoundFacts, now: RoundFacts, before: Canvas) -> tuple[Motion, ...]:
    if then.over != now.over or len(then.tiles) != len(now.tiles):
        return ()
    found: list[Motion] = []
    for place, (old, new) in enumerate(zip(then.tiles, now.tiles, strict=True)):
        late, was_late = new.state == "late", old.state == "late"
        if late != was_late:
            found.append(TileWipe(before, place, len(now.tiles), out=was_late, seconds=RELIEF if was_late else LATE))
    return tuple(found)


def _lanes(then: RoundFacts, now: RoundFacts, board_then: Board, board: Board) -> tuple[Motion, ...]:
    if board.speed > FASTEST or [lane.id for lane in then.lanes] != [lane.id for lane in now.lanes]:
        return ()
    found: list[Motion] = []
    forgotten = now.lost > then.lost
    for place, (old, new) in enumerate(zip(then.lanes, now.lanes, strict=True)):
        if new.waiting > old.waiting:
            found.append(BrickArrival(place, now.lanes, now.stacks))
        elif new.waiting < old.waiting:
            seconds = FORGOTTEN if forgotten else WORKED_ON
            found.append(BrickDeparture(place, then.lanes, now.stacks, lost=forgotten, seconds=seconds))
    bounce = _bounce(board_then, board, now.lanes)
    return (*found, bounce) if bounce is not None else tuple(found)


def _bounce(board_then: Board, board: Board, shown: tuple[Lane, ...]) -> Bounce | None:
    """
    Return the first incident that went from one team to another; not from the desk, which passes on what is not its own.
    """
    teams = {person.id: team.id for team in board.teams for person in team.people}
    lanes = {lane.id: place for place, lane in enumerate(shown)}
    desk = board.teams[0].id if board.teams else ""
    was = movement.places(board_then)
    for number, place in movement.places(board).items():
        kind, _, goal = place.partition(" ")
        before, _, where = was.get(number, "").partition(" ")
        origin = teams.get(where, "") if before == "hand" else where
        known = origin in lanes and goal in lanes and origin != goal
        if kind == "line" and known and not {origin, goal} & {desk, MANAGER}:
            return Bounce(lanes[origin], lanes[goal], len(shown))
    return None
