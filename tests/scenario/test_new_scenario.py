"""
A scenario of one's own: it begins under its own name, changed in nothing else, and explains every section.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.scenario import library
from desk_theatre.scenario.create import objection, renamed, text_for, titled
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.schema import SECTIONS
from profiles import examples

NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", fullmatch=True)


@examples(25)
@given(name=NAMES, start=st.sampled_from((None, *library.names())))
def test_whatever_it_is_called_it_is_sound_and_is_the_same(name: str, start: str | None) -> None:
    """
    Another id and title, and nothing else.
    """
    before = (library.beginning() if start is None else library.source_of(start)).scenario()

    made = read(text_for(name, start), name)

    assert evolve(before, id=name, title=titled(name)) == made


@given(st.text(max_size=50))
def test_a_name_is_an_id_or_gets_a_sentence(name: str) -> None:
    """
    What is taken can be typed, is a file name everywhere, and hides no shipped scenario.
    """
    reason = objection(name)

    fits = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", name) is not None
    assert (reason is None) == (fits and name.lower() not in library.names())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mine.toml", "leave out .toml"),
        ("Rehearsal", "rehearsal comes with the program; choose another name, such as our-rehearsal"),
        ("my day", "use plain letters"),
        ("../mine", "use plain letters"),
        ("", "use plain letters"),
        ("x" * 41, "at most 40"),
    ],
)
def test_a_name_that_cannot_be_is_told_why(name: str, words: str) -> None:
    """
    In a sentence that says what can.
    """
    assert words in (objection(name) or "")


def test_the_beginning_explains_every_section() -> None:
    """
    What a scenario can hold stands in it, at least as a comment.
    """
    text = library.beginning().text

    missing = [key for key in SECTIONS if not re.search(rf"^(# )?(\[+{key}\b|{key} =)", text, re.MULTILINE)]

    assert missing == []


def test_what_is_a_comment_in_the_beginning_can_be_switched_on() -> None:
    """
    Every line that is switched off is sound when its `#` is taken away.
    """
    text = library.beginning().text
    off = r"^# (?=(\[\[?[a-z.]+\]\]?|[a-z_]+ = ))"

    switched = re.sub(off, "", text, flags=re.MULTILINE)

    assert len(re.findall(off, text, re.MULTILINE)) >= 10
    assert read(switched, "switched on").timings[0].minutes == 60


def test_the_beginning_fits_a_screen() -> None:
    """
    Its comments are read in an editor beside other windows.
    """
    long = [line for line in library.beginning().text.splitlines() if line.startswith("#") and len(line) > 124]

    assert long == []


def test_a_file_whose_title_cannot_be_changed_is_refused(tmp_path: Path) -> None:
    """
    Rather that than a copy that goes by the name of another.
    """
    odd = library.text_of("rehearsal").replace('id = "rehearsal"', '"id" = "rehearsal"')
    file = tmp_path / "odd.toml"
    file.write_text(odd, encoding="utf-8")

    with pytest.raises(ScenarioUnsound, match="expected on lines of their own"):
        text_for("mine", str(file))


def test_ids_further_down_keep_theirs() -> None:
    """
    Only the first lines are the scenario's own.
    """
    text = '# id = "no"\nid = "old" # kept\ntitle = \'x\'\n\n[[teams]]\nid = "old"\ntitle = "y"\n'

    assert renamed(text, "our-day") == (
        '# id = "no"\nid = "our-day" # kept\ntitle = "Our day"\n\n[[teams]]\nid = "old"\ntitle = "y"\n'
    )
