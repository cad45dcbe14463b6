"""
A row that does not fit is cut, and says so: nobody takes half a sentence for a whole one.
"""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from desk_theatre.stage.drawing.row import Piece, fit, read, width_of

TEXTS = st.text(st.sampled_from("ab c.─ ●火é9"), max_size=12)


@given(st.lists(TEXTS, max_size=5), st.integers(0, 30))
@example(["Nothing proposed yet: i proposes an improvement."], 38)
@example(["ab", "", "c"], 2)
@example(["a火"], 2)
def test_dots_stand_where_letters_are_missing_and_only_there(texts: list[str], width: int) -> None:
    """
    Of exactly the width; whole if it fits; rules, signs and blanks may be cut without a word.
    """
    whole = "".join(texts)

    found = fit([Piece(text) for text in texts], width)
    seen = "".join(piece.text for piece in found)

    assert width_of(found) == width
    if cell_len(whole) <= width:
        assert seen.rstrip() == whole.rstrip()
    elif width:
        kept = seen.removesuffix("…").rstrip()
        assert whole.startswith(kept)
        lost = any(map(str.isalnum, whole[len(kept) :]))
        assert seen.endswith("…") == (lost and seen != whole)


def test_the_end_of_a_sentence_is_not_taken_for_granted() -> None:
    """
    As it once stood in a reflection on a small screen.
    """
    assert (
        read([fit((Piece("  "), Piece("Nothing proposed yet: i proposes an improvement.")), 20)])
        == "  Nothing proposed …"
    )
