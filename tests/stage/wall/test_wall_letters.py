"""
The typeface of the wall: letters that cannot be confused, and words that fit their places.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.stage.wall import letters, names
from desk_theatre.stage.wall.face import FACE

CAPITALS = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
DIGITS = "0123456789"
SENTENCES = st.text(alphabet="".join(FACE) + " ", min_size=1, max_size=40)


def _apart(one: str, other: str) -> int:
    """
    How many dots of two drawings of one width differ.
    """
    rows = zip(FACE[one], FACE[other], strict=True)
    return sum(a != b for upper, lower in rows for a, b in zip(upper, lower, strict=True))


def test_any_two_capitals_of_one_width_differ_in_four_dots_or_more() -> None:
    pairs = [pair for pair in combinations(CAPITALS, 2) if len(FACE[pair[0]][0]) == len(FACE[pair[1]][0])]
    close = {pair: _apart(*pair) for pair in pairs if _apart(*pair) < 4}
    assert close == {}


def test_any_two_digits_differ_in_three_dots_or_more_and_all_are_of_one_width() -> None:
    assert {len(FACE[digit][0]) for digit in DIGITS} == {6}
    assert [pair for pair in combinations(DIGITS, 2) if _apart(*pair) < 3] == []


@pytest.mark.parametrize("letter", FACE)
def test_a_letter_has_six_rows_of_one_width(letter: str) -> None:
    assert len(FACE[letter]) == 6
    assert len({len(row) for row in FACE[letter]}) == 1


@pytest.mark.parametrize("rows", letters.SIZES)
@given(text=SENTENCES)
def test_a_line_fills_its_rows_and_no_stroke_leaves_it(rows: int, text: str) -> None:
    stamp = letters.stamp(text, rows)
    assert all(0 <= y < 2 * rows and 0 <= start < end <= stamp.width for y, start, end in stamp.spans)
    if "E" in letters.capitals(text):
        assert {y for y, _, _ in stamp.spans} == set(range(2 * rows))


@pytest.mark.parametrize("rows", letters.SIZES)
def test_the_strokes_of_a_letter_keep_their_order_in_every_size(rows: int) -> None:
    """
    Shrunk back to six rows, each size shows the drawing that it was made from.
    """
    for letter, drawing in FACE.items():
        stamp = letters.stamp(letter, rows)
        ink = {(y, x) for y, start, end in stamp.spans for x in range(start, end)}
        across = 8 / 3 if rows == 7 else rows / 3
        for i, row in enumerate(drawing):
            for j, dot in enumerate(row):
                y, x = int((i + 0.5) * rows / 3), int((j + 0.5) * across)
                assert ((y, x) in ink) == (dot == "#"), (letter, rows, i, j)


def test_at_three_rows_each_letter_begins_on_a_whole_cell() -> None:
    for letter in FACE:
        assert letters.stamp(letter, 3).width % 2 == 0
    first = min(start for _, start, _ in letters.stamp("NE", 3).spans if start >= 8)
    assert first % 2 == 0


@given(text=SENTENCES, cells=st.integers(0, 120), rows=st.sampled_from(letters.SIZES))
def test_what_is_fitted_fits_and_is_a_beginning_of_the_text(text: str, cells: int, rows: int) -> None:
    shown = letters.fitting(text, rows, cells)
    assert not shown or letters.cells_of(shown, rows) <= cells
    assert letters.capitals(text).startswith(shown)


@given(text=SENTENCES, rows=st.sampled_from((3, 5, 8)))
def test_broken_lines_fit_and_lose_no_word_that_fits(text: str, rows: int) -> None:
    lines = letters.broken(text, rows, 78)
    assert all(letters.cells_of(line, rows) <= 78 for line in lines)
    if all(letters.cells_of(word, rows) <= 78 for word in letters.capitals(text).split()):
        assert " ".join(lines) == letters.capitals(text)


def test_accents_are_dropped_and_what_the_face_lacks_is_told() -> None:
    assert letters.capitals("Größe, Ærø, naïve") == "GROSSE, AERO, NAIVE"
    assert letters.can_write("“Crème brûlée”, 100% – yes!")
    assert not letters.can_write("会議")


@pytest.mark.parametrize("name", ["beginning", *library.names()])
def test_the_short_names_of_a_shipped_scenario_fit_their_places(name: str) -> None:
    assert list(names.misfits(_scenario(name))) == []


def test_a_short_name_that_is_too_wide_is_told_with_what_is_left_of_it() -> None:
    text = library.text_of("conference").replace('wall = "Cloud"', 'wall = "Cloudberry"')
    found = list(names.misfits(library.ScenarioSource("wide", text).scenario()))
    assert [(each.what, each.shown, each.most) for each in found] == [('room "C"', "CLOUDBE", names.ROOM)]


@pytest.mark.parametrize("practice", catalogue())
def test_a_practice_has_a_short_name_that_fits_with_its_tick(practice: str) -> None:
    word = catalogue()[practice].identity.wall
    assert 0 < len(word) <= 14
    assert letters.can_write(word)
    for told in (f"✓ {word}", f"× {word}"):
        assert letters.cells_of(told, 3) <= names.PRACTICE
        assert letters.cells_of(told, 5) <= names.ROOMY[names.PRACTICE]


def test_no_two_practices_share_a_short_name() -> None:
    words = [practice.identity.wall for practice in catalogue().values()]
    assert len(words) == len(set(words))


def _scenario(name: str) -> Scenario:
    return library.beginning().scenario() if name == "beginning" else library.load(name)


def test_opening_quotes_are_the_closing_ones_turned_upside_down() -> None:
    """
    A nine hangs from the top, as the apostrophe does; a six is the same turned by half a circle.
    """
    closing, opening, apostrophe = FACE["”"][:2], FACE["“"][:2], FACE["’"][:2]
    assert opening == tuple(line[::-1] for line in reversed(closing))
    assert closing == tuple(f"{line}.{line}" for line in apostrophe)
    assert opening != closing
