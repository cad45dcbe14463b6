"""
The colours of the stage on the command line: named, kept for the next time, and never in the way of a show.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_theatre.cli import paths, theme_option
from desk_theatre.stage.drawing.themes import PALETTES


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Where they are kept, in a test.
    """
    place = tmp_path / "state" / "colours"
    monkeypatch.setattr(paths, "colours", lambda: place)
    return place


def test_the_names_are_those_of_the_house() -> None:
    """
    Every palette can be asked for, and no other.
    """
    assert [f"{theme_option.HOUSE}{name}" for name in theme_option.NAMES] == list(PALETTES)


@pytest.mark.parametrize("name", theme_option.NAMES)
def test_what_was_named_is_there_the_next_time(kept: Path, name: str) -> None:
    """
    Also if it was chosen by a key.
    """
    before = theme_option.chosen(None)
    theme_option.keep(f"house-{name}")
    after = theme_option.chosen(None)

    assert (before, after, theme_option.chosen("light"), theme_option.chosen(None)) == (
        "house-dark",
        f"house-{name}",
        "house-light",
        "house-light",
    )


@pytest.mark.parametrize("found", [b"", b"purple", b"\xff\xfe", b"../dark"])
def test_what_is_no_name_is_dark(kept: Path, found: bytes) -> None:
    """
    Whatever a file may hold.
    """
    kept.parent.mkdir()
    kept.write_bytes(found)

    assert theme_option.chosen(None) == "house-dark"


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(kept: Path) -> None:
    """
    The colours are taken, and not kept.
    """
    kept.parent.write_text("a file, and no folder")

    assert (theme_option.chosen("contrast"), theme_option.chosen(None)) == ("house-contrast", "house-dark")
