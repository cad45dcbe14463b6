"""
What stands on the wall stands whole, large enough, in its place, and says what is so.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from walls import SCENES, SIZES, Rounds, crowded, day, painted, rounds_of

from desk_theatre.itsm.counting import whole_percent
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.show.board import Board, LifeLine, RoomCard, RoomStatus
from desk_theatre.show.guesses import RoomGuess
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.canvas import Canvas, LargeText
from desk_theatre.stage.wall.facts import MOST_TILES
from desk_theatre.stage.wall.finale import own_life
from desk_theatre.stage.wall.layout import LAYOUTS, Layout, layout_for
from desk_theatre.stage.wall.scene import WallScene
from desk_theatre.stage.wall.scenes import Scenes, curtain_scene
from desk_theatre.stage.wall.tiles import places

LEAST = {"80x24": 3, "120x40": 3, "200x60": 5}
"""
Rows of a letter that the whole room must be able to read.
"""


def _boxes(canvas: Canvas) -> list[LargeText]:
    return [text for text in canvas.texts if text.text]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_everything_large_is_large_enough_and_whole_and_alone_in_its_place(name: str, size: str) -> None:
    layout = SIZES[size]
    canvas = painted(SCENES[name], layout)
    for text in _boxes(canvas):
        assert text.rows >= LEAST[size], text
        assert text.x >= 0, text
        assert text.x + text.width <= layout.width, text
        assert text.y >= 0, text
        assert text.y + text.rows <= layout.height, text
        assert not text.cut, text
    for one, other in combinations(_boxes(canvas), 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        below = one.y + one.rows <= other.y or other.y + other.rows <= one.y
        assert beside or below, (one, other)
    canvas.rows()
    assert not canvas.clashes


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_what_is_read_from_the_dots_is_what_was_written(name: str, size: str) -> None:
    """
    Nothing was painted over it, and no stroke is missing.
    """
    canvas = painted(SCENES[name], SIZES[size])
    for text in _boxes(canvas):
        assert _read(canvas, text) == _wanted(text), text


def _read(canvas: Canvas, text: LargeText) -> list[str]:
    left, top = round(2 * text.x), round(2 * text.y)
    width = letters.stamp(text.text, text.rows).width
    ink = text.ink
    return [
        "".join("#" if canvas.ink_at(left + x, top + y) == ink else "." for x in range(width))
        for y in range(2 * text.rows)
    ]


def _wanted(text: LargeText) -> list[str]:
    stamp = letters.stamp(text.text, text.rows)
    grid = [["."] * stamp.width for _ in range(2 * text.rows)]
    for y, start, end in stamp.spans:
        grid[y][start:end] = "#" * (end - start)
    return ["".join(row) for row in grid]


def _must_read(board: Board, layout: Layout) -> set[str]:
    """
    What the room must be able to read in a round, as the board has it.
    """
    scene = Scenes().of(board, Rounds(day("conference")))
    said = {text.what for text in painted(scene, layout).texts}
    needed = {"figure", "figure name", "lost", "clock"}
    if not layout.small:
        needed |= {"verdict", "sentence"}
        needed |= {f"team {team.id}" for team in board.teams} | {f"count {team.id}" for team in board.teams}
    needed |= {f"room {room.id}" for room in board.rooms if any(r.title for r in board.rooms)}
    return needed - said


@pytest.mark.parametrize("size", SIZES)
def test_all_that_the_room_must_read_in_a_round_is_large(size: str) -> None:
    missing = [(board.at, _must_read(board, SIZES[size])) for board in day("conference").boards]
    assert [each for each in missing if each[1]] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["conference", "rehearsal"])
def test_nothing_changes_its_place_while_a_round_lasts(name: str, size: str) -> None:
    """
    Each thing stands on the same line, with the same left edge or the same right one, in every picture; when the last session is over, the rooms make
    room for what became of them.
    """
    edges_of: dict[tuple[str, str], set[tuple[str, float, float]]] = {}
    for scene in rounds_of(name):
        for text in _boxes(painted(scene, SIZES[size])):
            foot = text.y + text.rows
            edges = {("left", foot, text.x), ("right", foot, text.x + text.width)}
            key = scene.name, text.what
            known = edges_of.setdefault(key, edges)
            if SIZES[size].small and text.what.startswith(("team ", "count ")):
                continue  # the longest line stands there, whoever's it is
            assert known & edges, (key, text, known)
            edges_of[key] = known & edges


@given(rooms=st.integers(1, 50), teams=st.integers(1, 12), waiting=st.integers(0, 300))
def test_a_room_keeps_its_place_whatever_happens(rooms: int, teams: int, waiting: int) -> None:
    view = Rounds(day("conference"))
    for layout in LAYOUTS:
        one = painted(Scenes().of(crowded(rooms, teams, waiting), view), layout)
        other = painted(Scenes().of(crowded(rooms, teams, 0), view), layout)
        names = {text.what: (text.x, text.y) for text in one.texts if text.what.startswith("room ")}
        assert names == {text.what: (text.x, text.y) for text in other.texts if text.what.startswith("room ")}
        assert not one.clashes | other.clashes
        assert not [text for text in (*one.texts, *other.texts) if text.cut]


@pytest.mark.parametrize("size", SIZES)
def test_the_wall_says_what_the_board_says(size: str) -> None:
    layout = SIZES[size]
    for board in day("conference").boards:
        scene = Scenes().of(board, Rounds(day("conference")))
        said = {text.what: text.text for text in painted(scene, layout).texts}
        share = board.headline.resolution_sla_met
        assert said["clock"] == spell_short(board.at)
        assert said["lost"] == f"{board.headline.lost} LOST"
        assert said["figure"] == ("–" if share is None else f"{whole_percent(share)}%")
        for team in board.teams:
            if not layout.small:
                assert said[f"count {team.id}"] == str(team.waiting)
                assert sum(team.ages) == team.waiting
        for room in board.rooms:
            late = room.status == "delayed" and room.people
            if late and f"state {room.id}" in said:
                assert said[f"state {room.id}"] == (str(room.people) if layout.small else f"{room.people} WAIT")


@pytest.mark.parametrize("name", ["conference", "rehearsal"])
def test_sentence_on_every_board_of_a_day_counts_what_the_tiles_show(name: str) -> None:
    """
    Also while the sentence is held so that a room can read it.
    """
    for scene in rounds_of(name):
        _agrees(painted(scene, LAYOUTS[1]))


@given(
    st.lists(
        st.tuples(st.sampled_from(get_args(RoomStatus)), st.booleans(), st.integers(0, 400)), min_size=1, max_size=12
    )
)
def test_sentence_whatever_the_rooms_are_counts_what_the_tiles_show(
    rooms: list[tuple[RoomStatus, bool, int]],
) -> None:
    cards = tuple(
        RoomCard(f"r{i}", f"Room {i}", status, "A talk", 36_000, 39_600, 0, (), by_desk, people)
        for i, (status, by_desk, people) in enumerate(rooms)
    )
    board = evolve(day("conference").boards[20], rooms=cards)
    _agrees(painted(Scenes().of(board, Rounds(day("conference"))), LAYOUTS[1]), rooms=len(cards))


def _agrees(canvas: Canvas, rooms: int = 0) -> None:
    said = {text.what: text.text for text in canvas.texts}
    states = [text for what, text in said.items() if what.startswith("state ")]
    waiting = [int(state.split()[0]) for state in states if state.split()[0].isdigit() and ":" not in state]
    counted = re.fullmatch(r"(\d+) PEOPLE WAITS? IN (\d+) .*|(\d+) PERSON WAITS IN (\d+) .*", said["sentence"])
    if counted:
        people, among = (int(each) for each in counted.groups() if each is not None)
        assert people == sum(waiting), said
        assert among == len(waiting) or rooms > MOST_TILES, said
    elif waiting:  # nobody waits because of the desk
        assert re.fullmatch(r"\d+ [A-Z]+ LATE.*", said["sentence"]), said
    if waiting or "LATE" in states:
        assert not said["sentence"].endswith("ON TIME"), said


def test_sentence_when_others_are_late_as_well_tells_the_front_rows_how_many_wait_for_the_desk() -> None:
    board = crowded(4, 4)
    one, two, *others = board.rooms
    rooms = (
        evolve(one, status="delayed", by_desk=True, people=45),
        evolve(two, status="delayed", by_desk=False, people=75),
        *(evolve(room, status="free") for room in others),
    )
    canvas = painted(Scenes().of(evolve(board, rooms=rooms), Rounds(day("conference"))), LAYOUTS[1])
    assert next(text.text for text in canvas.texts if text.what == "sentence") == "120 PEOPLE WAIT IN 2 ROOMS"
    lowest = "".join(cell.letter for y in range(36, 40) for cell in canvas.row(y))
    assert "because of" in lowest
    assert "the desk: 45" in lowest


def test_a_lane_has_a_brick_for_everybody_who_waits_as_long_as_there_is_room() -> None:
    for waiting in (0, 1, 25, 26, 27, 52, 53, 78, 79, 200):
        canvas = painted(Scenes().of(crowded(8, 6, waiting), Rounds(day("conference"))), LAYOUTS[1])
        wide = 26 if waiting < 100 else 23
        stack = min(3, max(1, -(-waiting // wide)))
        first = [[cell for cell in canvas.row(y)[22:48] if cell.letter == "▉"] for y in range(24, 27)]
        columns = max(map(len, first))
        assert columns == min(wide, -(-waiting // stack))
        assert sum(text.text == str(waiting) for text in canvas.texts if text.what.startswith("count")) == 6


@pytest.mark.parametrize(
    ("width", "height", "layout"), [(80, 24, 0), (119, 60, 0), (120, 40, 1), (199, 59, 1), (240, 67, 2)]
)
def test_the_largest_wall_that_fits_stands_in_the_middle(width: int, height: int, layout: int) -> None:
    assert layout_for(width, height) is LAYOUTS[layout]


def test_scenes_have_names_of_their_own() -> None:
    """
    Where the name changes the picture is wiped in; so two scenes that follow each other must not share it.
    """
    told: list[WallScene] = [SCENES[name] for name in ("explained", "closed", "vote", "plan", "columns", "story")]
    assert len({scene.name for scene in told}) == len(told)


@pytest.mark.parametrize(
    ("state", "told", "good"),
    [
        ("closed", "resolved", True),
        ("resolved", "resolved", True),
        ("lost", "lost", False),
        ("withdrawn", "withdrawn", False),
        ("assigned", "never resolved", False),
        ("in progress", "never resolved", False),
    ],
)
def test_an_incident_of_the_room_is_told_by_how_it_ended(state: str, told: str, good: bool) -> None:
    """
    Also where only one round was played, and there is nothing to compare it with.
    """
    fate = own_life(LifeLine(1, "N6L", "No sound", "Birch", state, None, (), (), round=1)).fates[0]
    assert (fate.told, fate.good) == (told, good)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("share", [0.0, 0.07, 0.86, 1.0])
def test_figure_of_every_length_stands_whole_on_the_wall(share: float, size: str) -> None:
    board = evolve(
        day("conference").boards[20], headline=evolve(day("conference").boards[20].headline, resolution_sla_met=share)
    )
    figure = next(
        t for t in painted(Scenes().of(board, Rounds(day("conference"))), SIZES[size]).texts if t.what == "figure"
    )
    assert figure.x >= 0
    assert not figure.cut
    assert figure.text == f"{round(100 * share)}%"


@given(name=st.text("ABCDEFGILMNOPRSTU", min_size=2, max_size=8), people=st.integers(1, 999))
def test_tile_on_the_smallest_wall_parts_its_name_from_its_state_and_the_state_from_the_bar(
    name: str, people: int
) -> None:
    """
    Letters stand a cell apart, so words and the bar stand further.
    """
    statuses: tuple[RoomStatus, ...] = ("delayed", "at risk", "in session", "free", "in session", "free")
    cards = tuple(
        RoomCard(f"r{i}", name, status, "A talk", 36_000, 39_600, 60 * (i == 4), (), i > 5, people, name)
        for i, status in enumerate(statuses)
    )
    canvas = painted(
        Scenes().of(evolve(day("conference").boards[20], rooms=cards), Rounds(day("conference"))), LAYOUTS[0]
    )
    boxes = {text.what: text for text in canvas.texts}
    for card, place in zip(cards, places(LAYOUTS[0], len(cards)), strict=True):
        called, state = boxes[f"room {card.id}"], boxes.get(f"state {card.id}")
        barred = canvas.ink_at(2 * (place.x + place.width) - 1, int(2 * place.y) + 1) == "warning"
        if state is not None:
            assert state.x - (called.x + called.width) >= 3, (called, state)
            assert not barred
        elif card.status in {"delayed", "at risk"} or card.late:
            assert barred


@pytest.mark.parametrize("size", SIZES)
def test_figure_of_a_moment_stands_with_its_name(size: str) -> None:
    for name, scene in SCENES.items():
        if name.startswith("moment "):
            said = {text.what: text.text for text in painted(scene, SIZES[size]).texts}
            assert said["figure name"] in {"SLA", "WITHIN SLA"}, said


@pytest.mark.parametrize("size", SIZES)
def test_closed_curtain_names_the_figure_to_guess_and_shows_the_guess(size: str) -> None:
    view = Rounds(day("conference"))
    end = evolve(day("conference").last, phase="between", scene="curtain", figures=0)
    for revealed, key in enumerate((*CURTAIN, None)):
        guesses = tuple(
            RoomGuess(figure, 40.0) for figure in CURTAIN if figure == key and key in {"lost", "satisfaction"}
        )
        scene = curtain_scene(evolve(end, revealed=revealed, guesses=guesses), view)
        said = {text.what: text.text for text in painted(scene, SIZES[size]).texts if text.text}
        if key is None:
            assert "next figure" not in said
            continue
        figure = end.words.told(KEY_FIGURES[key])
        names = {letters.capitals(name) for name in (figure.label, figure.short or figure.label)}
        assert said["next figure"].removeprefix("NEXT: ") in names
        assert said.get("guess", "").startswith("WE SAID ") == bool(guesses)
