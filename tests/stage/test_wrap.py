"""
Text in lines: at every width a window can have, and always to an end.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from desk_theatre.stage.drawing.text import wrap


@given(st.text(max_size=60), st.integers(-3, 30))
def test_text_is_wrapped_at_every_width_and_nothing_of_it_is_lost(text: str, width: int) -> None:
    """
    Also where the window has no room for a letter; two cells are the least, for letters that need two.
    """
    lines = wrap(text, width)

    assert all(cell_len(line) <= max(2, width) for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(wrap(text, 1000)).split())
