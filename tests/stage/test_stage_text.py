"""
Typed text on the stage: never wider than its place, never more than plain text.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from desk_theatre.stage.drawing.row import Piece, fit, spread, target_at, width_of
from desk_theatre.stage.drawing.text import cell, cut, shown, wrap

anything = st.text(max_size=80) | st.text(alphabet="日本語ｶ漢é\u0300\u0301ab [/]\x1b\u202e\U0001f389", max_size=40)
pieces = st.lists(st.builds(Piece, anything.map(lambda t: cut(t, 60))), max_size=6)


@given(anything, st.integers(0, 60))
def test_a_cell_has_exactly_its_width(text: str, width: int) -> None:
    """
    Wide letters and combining marks do not push the border.
    """
    assert cell_len(cell(text, width)) == width


@given(anything, st.integers(1, 60))
def test_lines_keep_their_width_and_lose_nothing(text: str, width: int) -> None:
    """
    Text is broken between words, or within one that is too long; no letter is lost.
    """
    width = max(2, width)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(cut(text, 10_000).split())


@given(pieces, st.integers(0, 60))
def test_a_row_has_exactly_its_width(row: list[Piece], width: int) -> None:
    """
    Whatever stands in it.
    """
    assert width_of(fit(row, width)) == width


@given(pieces, st.integers(20, 60))
def test_what_stands_at_the_right_stays_whole(left: list[Piece], width: int) -> None:
    """
    The left gives way.
    """
    right = Piece("09:31:20")
    assert spread(left, (right,), width)[-1] == right


def test_brackets_are_shown_as_brackets() -> None:
    """
    What looks like markup is text.
    """
    assert shown("[@click=app.quit]free coffee[/] [P1] a[/]").plain == "[@click=app.quit]free coffee[/] [P1] a[/]"


def test_a_click_means_what_stands_under_it() -> None:
    """
    Wide letters count as two columns.
    """
    row = (Piece("日本", target="first"), Piece("ab", target="second"))
    assert [target_at(row, x) for x in (0, 3, 4, 5, 6)] == ["first", "first", "second", "second", ""]
