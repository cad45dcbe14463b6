"""
The rooms as tiles: trouble is light, calm is dark.  A room has its place for the whole show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.facts import RoundFacts, State, Tile
    from desk_theatre.stage.wall.layout import Layout

WORD_GAP = 3
"""
Cells between two words in letters of three rows; with less they read as one.
"""
FEW = 4
"""
Up to so many rooms stand in one row, twice as high.
"""

GROUNDS: dict[State, Ink] = {
    "late": "bad",
    "waits": "watch_ground",
    "risk": "watch_ground",
    "behind": "watch_ground",
    "now": "good_ground",
}
LETTERS: dict[State, Ink] = {
    "late": "on_bad",
    "waits": "warning",
    "risk": "warning",
    "behind": "warning",
    "now": "good_on",
    "calm": "muted",
}
BARRED: tuple[State, ...] = ("waits", "risk", "behind")
"""
The states that have a bar at the right edge of the field.
"""


@value
class Place:
    """
    Where a tile stands, in cells and rows.
    """

    x: int
    y: float
    width: int
    height: float


def places(layout: Layout, count: int) -> list[Place]:
    """
    Return where so many tiles stand.
    """
    if layout.small:
        return list(_places_in_two_columns(count))
    top, bottom = layout.pick(0, 8, 12), layout.pick(0, 23.5, 35.5)
    columns = max(1, count) if count <= FEW else 4
    rows = 1 if count <= FEW else 2
    width = (layout.width - columns) // columns  # a cell is free at the right of each
    height = (bottom - top - (rows - 1) / 2) / rows
    return [
        Place((i % columns) * (width + 1), top + (i // columns) * (height + 0.5), width, height) for i in range(count)
    ]


def _places_in_two_columns(count: int) -> Iterator[Place]:
    deep = 2 if count <= FEW else 4
    height = 16 / deep
    for i in range(count):
        yield Place((i // deep) * 40, 3.5 + (i % deep) * height, 39, height - 0.5)


def paint(canvas: Canvas, layout: Layout, tiles: Sequence[Tile]) -> None:
    """
    Paint all tiles.
    """
    for tile, place in zip(tiles, places(layout, len(tiles)), strict=True):
        field(canvas, layout, tile.state, place)
        if layout.small and len(tiles) > FEW:
            _in_one_line(canvas, tile, place)
        else:
            _in_lines(canvas, tile, place, _sizes(layout, len(tiles)))


def write(canvas: Canvas, layout: Layout, tile: Tile, place: Place, *, in_one_line: bool = False) -> None:
    """
    Write what stands in a tile of a full wall.
    """
    if in_one_line:
        _in_one_line(canvas, tile, place)
    else:
        _in_lines(canvas, tile, place, (layout.letters,))


def _sizes(layout: Layout, count: int) -> tuple[int, ...]:
    return layout.pick((3,), (5, 3), (8, 5)) if count <= FEW else (layout.letters,)


def field(canvas: Canvas, layout: Layout, state: State, place: Place, share: float = 1.0) -> None:
    """
    Paint the field of a tile.

    Args:
        share: how much of its width, from the left.
    """
    width = round(place.width * share)
    canvas.field(place.x, place.y, width, place.height, GROUNDS.get(state, "back"))
    if state in BARRED and share == 1.0:
        thick = layout.pick(1, 1, 1)
        canvas.field(place.x + place.width - thick, place.y, thick, place.height, "warning")


def _in_one_line(canvas: Canvas, tile: Tile, place: Place) -> None:
    """
    Write the name at the left, and what fits of the state at the right; a long name stands alone.
    """
    ink = LETTERS[tile.state]
    edge = place.x + place.width - 2
    name = canvas.large(tile.name, 3, place.x + 1, place.y + 0.5, ink, f"room {tile.id}", room=place.width - 2)
    if tile.tight and name.x + name.width + WORD_GAP + letters.cells_of(tile.tight, 3) <= edge:
        if tile.state in BARRED:  # so near to a number, the bar would read as one more digit
            canvas.field(place.x + place.width - 1, place.y, 1, place.height, GROUNDS[tile.state])
        canvas.large(tile.tight, 3, edge, place.y + 0.5, ink, f"state {tile.id}", align="right")


def _in_lines(canvas: Canvas, tile: Tile, place: Place, sizes: Sequence[int]) -> None:
    """
    Write the name, and below it the state; each as large as it fits.
    """
    ink, room = LETTERS[tile.state], place.width - 2
    left, bottom = place.x + 1, place.y + place.height
    canvas.large(tile.name, _size(tile.name, sizes, room), left, place.y + 0.5, ink, f"room {tile.id}", room=room)
    tall, plain = sizes[0], sizes[-1]
    count, _, word = tile.words.partition(" ")
    wide = letters.cells_of(count, tall) + 2 + letters.cells_of(word, plain)
    if tile.people and tall > plain and letters.cells_of(tile.words, tall) > room >= wide:
        number = canvas.large(count, tall, left, bottom - tall - 0.5, ink, f"state {tile.id}")
        x = left + number.width + 2
        canvas.large(word, plain, x, bottom - plain - 0.5, ink, f"waits {tile.id}")
        return
    room = place.width - 1
    words = tile.words if letters.cells_of(tile.words, plain) <= room else tile.tight
    near_bar = 2 if tile.state in BARRED and letters.cells_of(words, plain) <= room - 2 else 0
    state = _size(words, sizes, room - near_bar)
    y = place.y + 0.5 + sizes[0] + 0.5 if len(sizes) == 1 else bottom - state - 0.5
    if tile.state in BARRED and not near_bar:  # the bar makes room for a long number
        canvas.field(left + room - 1, y - 0.5, 1, bottom - y + 0.5, GROUNDS[tile.state])
    canvas.large(words, state, left, y, ink, f"state {tile.id}", room=room)


def _size(text: str, sizes: Sequence[int], room: int) -> int:
    return next((rows for rows in sizes if letters.cells_of(text, rows) <= room), sizes[-1])


def day_over(canvas: Canvas, layout: Layout, facts: RoundFacts) -> None:
    """
    Paint what stands in place of the tiles when no session is left: how many of them began on time.
    """
    top = layout.pick(3.5, 8, 12)
    good = facts.on_time == facts.sessions
    ground: Ink = "good_ground" if good else "watch_ground"
    ink: Ink = "good_on" if good else "warning"
    canvas.field(0, top, layout.width - layout.pick(0, 1, 1), layout.pick(15.5, 15.5, 23.5), ground)
    canvas.large(wording.STARTED_ON_TIME, layout.letters, 1, top + 0.5, ink, "day over")
    figure = wording.of_all(facts.on_time, facts.sessions)
    canvas.large(figure, layout.pick(8, 9, 15), 1, top + layout.pick(5, 5, 7), ink, "sessions")
