"""
The looks of the stage: every theme says the same in its own colours, and each kind of screen is accepted once in colour.

Text snapshots are taken in one theme only; that the others do not differ is shown here for every screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

import pytest
from everywhere import Place, places
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from screen_snapshots import ACCEPTED, UPDATE, ColourPicture, cells
from syrupy.assertion import SnapshotAssertion
from textual.color import Color

from desk_theatre.stage.drawing.themes import PALETTES

USUAL, *OTHERS = PALETTES
SIZE = (120, 40)
"""
The size that `places` has if it is told no other; so what it found for other tests is used again.
"""
TELLING = ("a show: round", "a show: help", "a show: practices", "a show: desk, what")
"""
What is accepted in every theme: all states with their colours, a dialogue, a list with a cursor, an input field.
"""
PALETTE = "a show: palette"
"""
Left out: the palette of commands says which theme is on, in colours that Textual mixes, and its cursor blinks.
"""

MEGABYTE = 1_000_000


def differences(usual: Iterable[Sequence[Segment]], other: Iterable[Sequence[Segment]], theme: str) -> list[str]:
    """
    Return the rows of another theme that have other words, or a cell that does not have the colours of its role.
    """
    different = []
    for row, same in zip(usual, other, strict=True):
        words = ["".join(piece.text for piece in each) for each in (row, same)]
        roles = (
            zip(cells(row, USUAL), cells(same, theme), strict=True) if words[0] == words[1] else [({"words"}, set())]
        )
        if any(not mark <= fitting or bool(mark) != bool(fitting) for mark, fitting in roles):
            different.append(words[1].rstrip())
    return different


@pytest.mark.parametrize("theme", OTHERS)
def test_every_theme_says_the_same_in_its_own_colours(theme: str) -> None:
    """
    On every screen the same words, and each cell in the colours that this theme has for its role.
    """
    both = zip(places(USUAL), places(theme), strict=True)
    found = {usual.name: differences(usual.rows, other.rows, theme) for usual, other in both if usual.name != PALETTE}

    assert {name: rows for name, rows in found.items() if rows} == {}


def test_another_role_in_another_theme_is_found() -> None:
    """
    Also if only the ground is another, or a letter is bold that should not be.
    """
    usual, light = PALETTES[USUAL], PALETTES["house-light"]
    row = [Segment("late", Style(color=usual.bad, bgcolor=usual.back, bold=True))]

    def other(colour: str, ground: str, *, bold: bool, word: str = "late") -> list[str]:
        style = Style(color=Color.parse(colour).rich_color, bgcolor=Color.parse(ground).rich_color, bold=bold)
        return differences([row], [[Segment(word, style)]], "house-light")

    assert other(light.bad, light.back, bold=True) == []
    assert other(light.bad, light.back, bold=True, word="soon") == ["soon"]
    for colour, ground, bold in (
        (light.good, light.back, True),
        (light.bad, light.raised, True),
        (light.bad, light.back, False),
        (usual.bad, usual.back, True),
    ):
        assert other(colour, ground, bold=bold) == ["late"]


def _in_colour(place: Place) -> str:
    """
    Return the place as an SVG picture.
    """
    console = Console(
        width=SIZE[0],
        height=SIZE[1],
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
    )
    for y, row in enumerate(place.rows):
        console.print(Segments([*([Segment.line()] if y else []), *row]), end="")
    return console.export_svg(title="Desk theatre")


@pytest.mark.parametrize("theme", PALETTES)
def test_each_kind_of_screen_in_colour(theme: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    """
    In the usual theme one place of each kind of screen; in the others those that show all their colours.
    """
    accepted, different = snapshot.use_extension(ColourPicture), []
    kinds: dict[str, Place] = {}
    for place in places(theme):
        kinds.setdefault(place.screen, place)
    shown = [place for place in kinds.values() if place.name in TELLING or (theme == USUAL and place.name != PALETTE)]
    for place in shown:
        picture = _in_colour(place)
        same = accepted(name=place.name) == picture
        if not same:
            (tmp_path / f"{place.name.replace(':', '')}.svg").write_text(picture, encoding="utf-8")
            different.append(place.name)

    assert different == [], f"look at what is in {tmp_path}; if this is what you want, run `{UPDATE}`"
    assert set(TELLING) <= {place.name for place in shown}


def test_pictures_in_colour_are_few() -> None:
    """
    At most forty, and at most four megabytes of snapshots in all: words are compared as text.
    """
    files = [path for path in ACCEPTED.rglob("*") if path.is_file()]

    assert len([path for path in files if path.suffix == ".svg"]) <= 40
    assert sum(path.stat().st_size for path in files) <= 4 * MEGABYTE
