"""
The large face: every letter is whole, and no two look alike.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.ticket_code import LETTERS
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.big_digits_font import FIVE, FOUR

texts = st.text(alphabet=sorted(FIVE), min_size=1, max_size=12)


@given(texts, st.integers(1, 240), st.integers(1, 20))
def test_what_is_said_to_fit_fits(text: str, width: int, rows: int) -> None:
    """
    The size that is offered is as high and as wide as it says, and inside the room at hand.
    """
    size = big_digits.largest(text, width, rows)
    if size is None:
        smallest = big_digits.SIZES[-1]
        assert rows < smallest.rows or big_digits.width_in(text, smallest) > width
        return
    lines = big_digits.write(text, size)
    assert (len(lines), {len(line) for line in lines}) == (size.rows, {big_digits.width_in(text, size)})
    assert size.rows <= rows
    assert len(lines[0]) <= width


@given(texts, st.integers(1, 240), st.integers(1, 20))
def test_more_room_is_never_used_worse(text: str, width: int, rows: int) -> None:
    """
    In a larger room the letters are at least as high.
    """
    here = big_digits.largest(text, width, rows)
    there = big_digits.largest(text, width + 10, rows + 2)
    assert (here.rows if here else 0) <= (there.rows if there else 0)


@pytest.mark.parametrize("size", big_digits.SIZES, ids=str)
@pytest.mark.parametrize("letters", ["0123456789", LETTERS])
def test_no_two_letters_of_a_figure_or_a_code_look_alike(size: big_digits.Size, letters: str) -> None:
    """
    A digit is not taken for another digit, nor a letter of a code for another.
    """
    drawn = {big_digits.write(letter, size) for letter in letters}
    assert len(drawn) == len(letters)


def test_both_drawings_have_the_same_letters_of_the_right_height() -> None:
    """
    No letter is missing in the small size.
    """
    assert sorted(FOUR) == sorted(FIVE)
    for rows, master in ((5, FIVE), (4, FOUR)):
        for pattern in master.values():
            lines = pattern.split(" ")
            assert (len(lines), len({len(line) for line in lines})) == (rows, 1)


def test_a_text_the_face_does_not_know_is_refused() -> None:
    """
    Rather plain letters than a gap.
    """
    assert big_digits.largest("Ä1", 200, 60) is None
