"""
Before the first round: the same picture as in a round, with each question written where its answer will stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.stage.wall import lanes, letters, tiles
from desk_theatre.stage.wall.facts import Lane, Tile
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from desk_theatre.scenario.vocabulary import Vocabulary
    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.layout import Layout


def paint(canvas: Canvas, layout: Layout, clock: str, words: Vocabulary) -> None:
    """
    Paint the four questions, with an example for each.
    """
    rows, which_room = layout.letters, words.say(wording.WHICH_ROOM)
    if layout.small:
        canvas.large(wording.HOW_WELL, rows, 1, 0, "text", "how well")
        canvas.large(which_room, rows, 1, 4, "text", "which room", room=layout.width - 2)
        _examples(canvas, layout)
        canvas.large(wording.WHO_WAITS_WHERE, rows, 1, 16, "text", "who waits")
        _bricks(canvas, layout)
        return
    size = layout.pick(3, 5, 8)
    canvas.large(wording.HOW_WELL, size, 1, layout.pick(0, 1.5, 2), "text", "how well")
    canvas.large(clock, rows, layout.right, 0.5, "muted", "clock", align="right")
    canvas.large(which_room, size, 1, layout.pick(0, 10, 14), "text", "which room", room=layout.width - 2)
    _examples(canvas, layout)
    _bricks(canvas, layout)
    top = layout.pick(0, 36, 54)
    canvas.field(0, top, layout.width, layout.height - top, "good")
    canvas.large(wording.WHAT_NOW, rows, 1, top + 0.5, "back", "what now")


def _examples(canvas: Canvas, layout: Layout) -> None:
    """
    Paint the four states of a room, as tiles of a round are.
    """
    examples = (
        Tile("late", wording.EXAMPLE_LATE, "late", wording.people_example(70), "70", 70),
        Tile("risk", wording.EXAMPLE_RISK, "risk", wording.AT_RISK, "▲"),
        Tile("now", wording.EXAMPLE_NOW, "now", wording.ON_NOW, wording.ON),
        Tile("next", wording.EXAMPLE_NEXT, "calm", "09:00", "09:00"),
    )
    places = [each for each in tiles.places(layout, 8) if each.y > layout.pick(0, 15, 23)] if not layout.small else []
    if layout.small:
        places = [each for each in tiles.places(layout, 8) if 7 <= each.y < 15]
    for tile, place in zip(examples, places, strict=True):
        tiles.field(canvas, layout, tile.state, place)
        tiles.write(canvas, layout, tile, place, in_one_line=layout.small)


def _bricks(canvas: Canvas, layout: Layout) -> None:
    """
    Paint who waits where: a brick is one incident, and its colour is how long it has waited.
    """
    rows = layout.letters
    if layout.small:
        track = lanes.tracks(layout, 1)[0]
        canvas.field(track.left, track.y, track.width, track.rows, "raised")
        canvas.large(wording.EXAMPLE_TEAM, rows, track.name, track.y, "text", "team")
        lanes.bricks(canvas, layout, track, (3, 3, 3), 1)
        canvas.large("9", rows, track.right, track.y, "text", "count", align="right")
        return
    three = lanes.tracks(layout, 6)
    for track, words in zip(three[:2], wording.WHO_WAITS, strict=True):
        canvas.large(words, rows, track.name, track.y, "text", words, room=track.right - track.name)
    example = Lane("team", letters.capitals(wording.EXAMPLE_TEAM), 9, (3, 3, 3))
    canvas.field(three[2].left, three[2].y, three[2].width, rows, "raised")
    canvas.large(example.name, rows, three[2].name, three[2].y, "text", "team")
    canvas.large(str(example.waiting), rows, three[2].right, three[2].y, "text", "count", align="right")
    lanes.bricks(canvas, layout, three[2], example.ages, 1)
    ages: tuple[tuple[int, int, int], ...] = ((3, 0, 0), (0, 3, 0), (0, 0, 3))
    for track, words, count in zip(three[3:], wording.AGES, ages, strict=True):
        ink: Ink = "text"
        lanes.bricks(canvas, layout, track, count, 1)
        x = track.left + layout.pick(6, 6, 10)
        canvas.large(words, rows, x, track.y, ink, words, room=track.right - x)
