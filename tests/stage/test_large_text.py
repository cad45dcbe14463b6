"""
A sentence in the large face: all of it, broken between words, as large as it fits.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.moments import PATTERNS
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.large_text import in_large_lines
from profiles import examples

WORDS = st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ,?", min_size=1, max_size=9), min_size=1, max_size=14)


@given(WORDS, st.integers(10, 240), st.integers(1, 60))
@examples(200)
def test_it_is_whole_or_not_there(words: list[str], width: int, rows: int) -> None:
    """
    Never wider, never higher, all rows alike; and where it is refused, not even the smallest letters have room.
    """
    lines = in_large_lines(" ".join(words), width, rows)

    assert len(lines) <= rows
    assert [line for line in lines if len(line) > width or len(line) != len(lines[0])] == []
    if not lines:
        smallest = big_digits.SIZES[-1]
        needed = sum(big_digits.width_in(word, smallest) + 4 for word in words)
        assert needed > width or rows < smallest.rows


def test_it_breaks_between_words() -> None:
    """
    Two words in a width for one: one below the other, with a row between them.
    """
    size = big_digits.SIZES[-2]

    lines = in_large_lines("who saw", big_digits.width_in("who", size), 2 * size.rows + 1)

    assert [line.rstrip() for line in lines] == [
        *(line.rstrip() for line in big_digits.write("who", size)),
        "",
        *(line.rstrip() for line in big_digits.write("saw", size)),
    ]


@pytest.mark.parametrize("text", ["", "   ", "“no”", "日本"])
def test_what_the_face_cannot_write_is_left_to_plain_letters(text: str) -> None:
    """
    Nothing, quotation marks, other scripts.
    """
    assert in_large_lines(text, 80, 24) == ()


@pytest.mark.parametrize("question", [question for each in PATTERNS.values() for question in each.questions])
@pytest.mark.parametrize(("width", "rows"), [(78, 14), (118, 29), (198, 48)])
def test_every_question_of_a_moment_can_be_shown_large(question: str, width: int, rows: int) -> None:
    """
    On the three sizes, below the longest sentence of a moment.
    """
    assert in_large_lines(CONFERENCE.say(question), width, rows)
