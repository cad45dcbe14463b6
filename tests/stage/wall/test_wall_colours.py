"""
Everybody can read the wall: contrast and colours reckoned from its cells, and states that are told apart without any colour.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from attrs import evolve
from colours import EYES, RGB, as_seen, contrast, distance
from rich.color import ColorSystem
from rich.terminal_theme import TerminalTheme
from walls import SCENES, Rounds, crowded, day, painted

from desk_theatre.show.board import RoomStatus
from desk_theatre.stage.drawing.themes import PALETTES
from desk_theatre.stage.wall.canvas import Canvas, Ink, LargeText
from desk_theatre.stage.wall.inks import SIXTEEN, Painted, colour_of, style_of
from desk_theatre.stage.wall.layout import LAYOUTS
from desk_theatre.stage.wall.scenes import Scenes

STANDARD = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)],
    [
        *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
        *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ],
)
"""
The sixteen colours as most terminals show them.
"""
LETTERS, OF_SIXTEEN, BRICKS = 7.0, 6.5, 3.0
APART = 20
TOLD_BY_BAR_AND_WORD = {
    ("house-light", "tritan", frozenset({"watch_ground", "back"})),
    ("house-light", "tritan", frozenset({"good_ground", "back"})),
    ("house-light", "tritan", frozenset({"good_ground", "watch_ground"})),
}
"""
Fields that are closer than that for some eyes: the bar at the edge and the words carry the state.
"""
LOOKED_AT: tuple[tuple[RoomStatus, bool], ...] = (
    *(("delayed", True), ("at risk", False)),
    *(("in session", False), ("free", False)),
)
"""
States of a room, and whether the desk is to blame.
"""
WAYS: list[tuple[str, Painted]] = [*((theme, "colours") for theme in PALETTES), ("house-dark", "sixteen")]


def _rgb(ink: Ink, theme: str, way: Painted) -> RGB:
    colour = colour_of(ink, theme, way)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _pairs(canvas: Canvas) -> set[tuple[Ink, Ink]]:
    """
    The inks of all letters with what lies behind them, cell by cell, large and small.
    """
    pairs: set[tuple[Ink, Ink]] = set()
    for text in canvas.texts:
        pairs |= _around(canvas, text)
    for row in canvas.rows():
        pairs |= {(cell.ink, cell.ground) for cell in row if cell.letter.isalnum()}
    return pairs


def _around(canvas: Canvas, text: LargeText) -> set[tuple[Ink, Ink]]:
    left, top = round(2 * text.x), round(2 * text.y)
    inks = {canvas.ink_at(left + x, top + y) for y in range(2 * text.rows) for x in range(round(2 * text.width))}
    return {(text.ink, ground) for ground in inks - {text.ink}}


PAIRS = {pair for scene in SCENES.values() for layout in LAYOUTS for pair in _pairs(painted(scene, layout))}


@pytest.mark.parametrize(("theme", "way"), WAYS)
def test_every_letter_of_every_scene_can_be_read(theme: str, way: Painted) -> None:
    least = OF_SIXTEEN if way == "sixteen" else LETTERS
    reached = {pair: contrast(_rgb(pair[0], theme, way), _rgb(pair[1], theme, way)) for pair in PAIRS}
    assert {pair: round(found, 2) for pair, found in reached.items() if found < least} == {}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_fields_of_the_states_are_told_apart(theme: str, eyes: str) -> None:
    fields: tuple[Ink, ...] = ("bad", "watch_ground", "good_ground", "back")
    near = {
        frozenset(pair): distance(*(as_seen(_rgb(ink, theme, "colours"), eyes) for ink in pair))
        for pair in combinations(fields, 2)
    }
    close = {pair: round(apart) for pair, apart in near.items() if apart < APART}
    assert {pair for pair in close if (theme, eyes, pair) not in TOLD_BY_BAR_AND_WORD} == set(), close


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_ages_of_those_who_wait_are_told_apart_and_seen_on_the_track(theme: str, eyes: str) -> None:
    bricks: tuple[Ink, ...] = ("bad", "mid", "young")
    for one, other in combinations(bricks, 2):
        apart = distance(*(as_seen(_rgb(ink, theme, "colours"), eyes) for ink in (one, other)))
        assert apart >= APART, (one, other)
    for ink in bricks:
        assert contrast(_rgb(ink, theme, "colours"), _rgb("raised", theme, "colours")) >= BRICKS, ink


def test_without_colours_late_at_risk_and_calm_look_different() -> None:
    """
    Late is light with dark letters, at risk has its bar, calm has neither; and the ages have textures.
    """
    for layout in LAYOUTS:
        board = crowded(4, 6, 9)
        looks = {}
        for status, by_desk in LOOKED_AT:
            rooms = tuple(evolve(room, status=status, by_desk=by_desk, late=0, wall="SAME") for room in board.rooms)
            canvas = painted(Scenes().of(evolve(board, rooms=rooms), Rounds(day("conference"))), layout)
            top = layout.pick(4, 9, 13)
            rows = ["".join(cell.letter for cell in canvas.row(y, colours=False)) for y in range(top, top + 4)]
            looks[status] = tuple(row[: layout.pick(39, 29, 49)] for row in rows)
        assert looks["delayed"] not in {looks["at risk"], looks["in session"], looks["free"]}
        assert looks["at risk"] not in {looks["in session"], looks["free"]}
        last = layout.pick(21, 24, 36)
        lane = "".join(cell.letter for cell in canvas.row(last, colours=False))
        assert {"█", "▒", "░"} <= set(lane)


def test_without_colours_every_letter_is_light_or_dark_and_reads_the_same() -> None:
    for scene in SCENES.values():
        canvas = painted(scene, LAYOUTS[1])
        for row in canvas.rows(colours=False):
            assert {(cell.ink, cell.ground) for cell in row if cell.letter in " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"} <= {("text", "back")}


@pytest.mark.parametrize("ink", SIXTEEN)
def test_the_sixteen_colours_are_those_that_every_terminal_has(ink: Ink) -> None:
    """
    Rich finds each of them exactly, so a terminal of sixteen colours paints what the table says.
    """
    style = style_of(ink, "back", "house-dark", "sixteen")
    assert style.color is not None
    found = style.color.downgrade(ColorSystem.STANDARD)
    assert found.number is not None
    assert found.get_truecolor(STANDARD) == style.color.get_truecolor()
