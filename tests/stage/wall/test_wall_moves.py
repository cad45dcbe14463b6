"""
Movement on the wall: where something happened, once, and then still.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import evolve
from walls import SCENES, SIZES, Rounds, crowded, day, painted

from desk_theatre.measures.figures import CURTAIN
from desk_theatre.show.board import Board
from desk_theatre.stage.wall.canvas import LIGHT, Canvas
from desk_theatre.stage.wall.changes import motions_between
from desk_theatre.stage.wall.layout import LAYOUTS, Layout
from desk_theatre.stage.wall.motion import BrickArrival, BrickDeparture, Close, Reveal, TileWipe, WipeIn
from desk_theatre.stage.wall.scene import Motion, WallScene
from desk_theatre.stage.wall.scenes import Scenes, curtain_scene
from desk_theatre.stage.wall.steady import Steady

VIEW = Rounds(day("conference"))
FRAMES = 10


def _walls(then: Board, now: Board) -> tuple[WallScene, WallScene]:
    scenes = Scenes(Steady(clock=lambda: 0.0))
    return scenes.of(then, VIEW), scenes.of(now, VIEW)


def _motions(then: Board, now: Board, layout: Layout) -> tuple[Motion, ...]:
    was, scene = _walls(then, now)
    return motions_between(was, then, scene, now, painted(was, layout))


def _frames(scene: WallScene, motions: tuple[Motion, ...], layout: Layout) -> list[Canvas]:
    """
    The pictures until everything has come to rest, as the panel paints them.
    """
    longest = max((motion.seconds for motion in motions), default=0.0)
    found = []
    for frame in range(int(longest * FRAMES) + 2):
        canvas = painted(scene, layout)
        for motion in motions:
            if frame / FRAMES < motion.seconds:
                motion.paint(canvas, layout, frame / FRAMES / motion.seconds)
        found.append(canvas)
    return found


def _cells(canvas: Canvas) -> set[tuple[int, int, str, str, str]]:
    return {(x, y, *cell) for y, row in enumerate(canvas.rows()) for x, cell in enumerate(row)}


def _changed(one: Canvas, other: Canvas) -> set[tuple[int, int]]:
    return {(x, y) for x, y, *_ in _cells(one) ^ _cells(other)}


BOARD = crowded(8, 6, 9)


def _waiting(board: Board, team: int, waiting: int) -> Board:
    teams = list(board.teams)
    teams[team] = evolve(teams[team], waiting=waiting, ages=(0, 0, waiting))
    return evolve(board, teams=tuple(teams), at=board.at + 5)


@pytest.mark.parametrize("size", SIZES)
def test_a_board_that_did_not_change_moves_nothing(size: str) -> None:
    layout = SIZES[size]
    assert _motions(BOARD, evolve(BOARD, at=BOARD.at + 5), layout) == ()
    was, scene = _walls(BOARD, BOARD)
    assert was.facts == scene.facts
    assert _changed(painted(was, layout), painted(scene, layout)) == set()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("waiting", [11, 13])
def test_one_report_changes_cells_of_its_lane_alone(size: str, waiting: int) -> None:
    """
    And while its brick moves, nothing but that lane and its number.
    """
    layout = SIZES[size]
    board = _waiting(BOARD, 4, 12)  # the longest, so that it is seen on the smallest wall, too
    now = _waiting(board, 4, waiting)
    was, scene = _walls(board, now)
    motions = _motions(board, now, layout)
    before = painted(was, layout)
    places = set()
    for frame in _frames(scene, motions, layout):
        places |= _changed(before, frame)
    lanes = layout.pick(range(20, 24), range(28, 32), range(42, 48))
    left = layout.pick(0, 61, 101)
    assert {y for _, y in places} <= set(lanes)
    assert all(x >= left for x, _ in places)


@pytest.mark.parametrize(
    ("more", "kind"), [(1, BrickArrival), (-1, BrickDeparture)], ids=["one more waits", "somebody works on it"]
)
def test_a_brick_comes_and_goes_and_then_the_lane_is_still(more: int, kind: type) -> None:
    layout = LAYOUTS[1]
    board = _waiting(BOARD, 4, 12)
    now = _waiting(board, 4, 12 + more)
    motions = _motions(board, now, layout)
    assert [type(motion) for motion in motions] == [kind]
    _, scene = _walls(board, now)
    frames = _frames(scene, motions, layout)
    assert _changed(frames[0], painted(scene, layout))
    assert _changed(frames[-1], painted(scene, layout)) == set()


@pytest.mark.parametrize("size", SIZES)
def test_a_room_that_becomes_late_is_wiped_in_and_one_that_begins_is_wiped_out(size: str) -> None:
    layout = SIZES[size]
    calm = evolve(BOARD, rooms=tuple(evolve(room, status="in session", late=0, blockers=()) for room in BOARD.rooms))
    rooms = list(calm.rooms)
    rooms[2] = evolve(rooms[2], status="delayed", by_desk=True, people=45)
    late = evolve(calm, rooms=tuple(rooms))
    for then, now, out in ((calm, late, False), (late, calm, True)):
        motions = _motions(then, now, layout)
        assert [(type(motion), getattr(motion, "place", None)) for motion in motions] == [(TileWipe, 2)]
        _, scene = _walls(then, now)
        frames = _frames(scene, motions, layout)
        spot = layout.pick((0, 11.5), (60, 8), (100, 12))
        lit = [frame.ink_at(round(2 * spot[0]) + 1, round(2 * spot[1]) + 1) for frame in frames]
        far = [frame.ink_at(round(2 * spot[0]) + layout.pick(70, 50, 90), round(2 * spot[1]) + 1) for frame in frames]
        assert (lit.count("bad"), far.count("bad")) != (0, 0)
        # The left edge is late first, and late last.
        assert lit.count("bad") >= far.count("bad")
        assert lit[-1] == ("good_ground" if out else "bad")


def test_the_curtain_closes_and_a_figure_counts_up() -> None:
    end = evolve(day("conference").last, phase="between", scene="curtain")
    running = evolve(end, phase="running", scene="round")
    scenes = Scenes()
    was, closed = scenes.of(running, VIEW), scenes.of(end, VIEW)
    layout = LAYOUTS[1]
    assert [type(each) for each in motions_between(was, running, closed, end, painted(was, layout))] == [Close]
    revealed = evolve(end, figures=CURTAIN.index("resolution_sla_met") + 1)
    figure = curtain_scene(revealed, VIEW)
    motions = motions_between(closed, end, figure, revealed, painted(closed, layout))
    assert [type(each) for each in motions] == [Reveal]
    said = [
        next(text.text for text in frame.texts if text.what == "figure") for frame in _frames(figure, motions, layout)
    ]
    numbers = [int(text.rstrip("%")) for text in said]
    assert numbers == sorted(numbers)
    assert numbers[0] == 0
    assert said[-1] == f"{round(100 * end.headline.resolution_sla_met)}%"  # type: ignore[operator]


def test_another_scene_is_wiped_in_and_a_jump_moves_nothing_within_one() -> None:
    vote, plan = SCENES["vote"], SCENES["plan"]
    before = painted(vote, LAYOUTS[1])
    assert [type(each) for each in motions_between(vote, BOARD, plan, BOARD, before)] == [WipeIn]
    later = evolve(_waiting(BOARD, 4, 20), at=BOARD.at + 3600)
    assert _motions(BOARD, later, LAYOUTS[1]) == ()
    assert _motions(BOARD, evolve(_waiting(BOARD, 4, 10), speed=300.0), LAYOUTS[1]) == ()


@pytest.mark.parametrize("size", SIZES)
def test_no_cell_goes_from_light_to_dark_more_than_three_times_a_second(size: str) -> None:
    """
    Over a round as the panel would show it: all motions of each step, picture by picture.
    """
    layout = SIZES[size]
    scenes = Scenes(Steady(clock=lambda: 0.0))
    boards = [evolve(board, at=9 * 3600 + 60 * i, speed=60.0) for i, board in enumerate(day("conference").boards[:24])]
    before: tuple[WallScene, Board] | None = None
    for board in boards:
        scene = scenes.of(board, VIEW)
        if before is not None:
            motions = motions_between(*before, scene, board, painted(before[0], layout))
            frames = [painted(before[0], layout), *_frames(scene, motions, layout)]
            for start in range(max(1, len(frames) - FRAMES)):
                assert _most_flips(frames[start : start + FRAMES + 1]) <= 3
        before = scene, board


def _most_flips(frames: list[Canvas]) -> int:
    flips: dict[tuple[int, int], int] = {}
    bright = [[[cell.ground in LIGHT for cell in row] for row in frame.rows()] for frame in frames]
    for one, other in pairwise(bright):
        for y, (old, new) in enumerate(zip(one, other, strict=True)):
            if old == new:
                continue
            for x, (was, now) in enumerate(zip(old, new, strict=True)):
                if was != now:
                    flips[x, y] = flips.get((x, y), 0) + 1
    return max(flips.values(), default=0)
