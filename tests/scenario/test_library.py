"""
The library: shipped scenarios by name, other people's by path, and a sentence for everything else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_theatre.errors import DeskTheatreError, ScenarioUnreadable, UnknownName
from desk_theatre.scenario import library


def test_the_shipped_scenarios_have_names() -> None:
    """
    They can be asked for without knowing where they lie.
    """
    assert library.names() == ("conference", "hospital", "rehearsal", "release-day", "town-hall")


def test_a_path_and_a_name_give_the_same_scenario(tmp_path: Path) -> None:
    """
    A copy of a shipped scenario plays like the original; its name is the path it came from.
    """
    copy = tmp_path / "mine.toml"
    copy.write_text(library.text_of("rehearsal"), encoding="utf-8")

    found = library.source_of(str(copy))

    assert str(copy) == found.name
    assert library.load("rehearsal") == found.scenario()


def test_the_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    """
    A recording holds the whole file, comments and all.
    """
    file = tmp_path / "short.toml"
    file.write_bytes("# für später\r\nid = 'x'\n".encode())

    assert library.text_of(str(file)) == "# für später\r\nid = 'x'\n"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """
    Editors that put one in front are not the trainer's fault.
    """
    file = tmp_path / "bom.toml"
    file.write_bytes(b"\xef\xbb\xbf" + library.text_of("rehearsal").encode())

    assert library.load("rehearsal") == library.load(str(file))


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    """
    A slip in a name costs one look.
    """
    with pytest.raises(UnknownName, match=r"unknown scenario 'conferense'; did you mean conference\?"):
        library.load("conferense")


def _folder(at: Path) -> None:
    at.mkdir()


def _nothing(at: Path) -> None:
    pass


def _not_utf8(at: Path) -> None:
    at.write_bytes(b"id = 'x'\ntitle = '\xe6\xf8\xe5'\n")


def _huge(at: Path) -> None:
    at.write_bytes(b"#" * (library.LARGEST + 1))


def _pipe(at: Path) -> None:
    os.mkfifo(at)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_folder, "it is a folder"),
        (_nothing, "no such file"),
        (_not_utf8, "line 2 is not UTF-8 text; save the file as UTF-8"),
        (_huge, "larger than 1,000,000 bytes"),
        (_pipe, "not an ordinary file"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(make: Callable[[Path], None], why: str, tmp_path: Path) -> None:
    """
    Folders, missing files, other encodings, machine-made monsters and pipes that would wait for ever.
    """
    at = tmp_path / "it.toml"
    make(at)

    with pytest.raises(ScenarioUnreadable) as caught:
        library.load(str(at))

    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a\x00b", "a\x00b.toml", "x" * 5000, "~", "\udcff"])
def test_odd_names_are_errors_of_ours(name: str) -> None:
    """
    Whatever is typed as a name, the answer is a sentence.
    """
    with pytest.raises(DeskTheatreError):
        library.load(name)
