"""
What somebody means who types a few plain words, and what somebody is called who does not want to say.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.scenario import library
from desk_theatre.show.board import Choice
from desk_theatre.show.nicknames import BEINGS, MANNERS, nicknames
from desk_theatre.show.synonyms import SAME, folded, suggested
from desk_theatre.stage.widgets.form_parts import HALVES, as_large_as_fits
from strategies import TYPED_TEXT

KINDS = tuple(
    Choice(kind.id, kind.title, kind.example, kind.where == "room") for kind in library.load("conference").kinds
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("beamer", "no-picture"),
        ("the beamer is broken", "no-picture"),
        ("hdmi", "no-picture"),
        ("wlan", "wifi"),
        ("wi-fi", "wifi"),
        ("WI FI", "wifi"),
        ("wi", "wifi"),
        ("wi-", "wifi"),
        ("mic", "microphone"),
        ("Mikrofon", "microphone"),
        ("no sound", "no-sound"),
        ("kalt", "too-cold"),
        ("kühl", "too-cold"),
        ("kuehl", "too-cold"),
        ("zu heiß", "too-hot"),
        ("heiss", "too-hot"),
        ("lärm", "noise"),
        ("laerm", "noise"),
        ("password", "app-login"),
        ("i lost my scarf", "lost-property"),
        ("essen", "coffee"),
        ("prjector", "no-picture"),
        ("micrphone", "microphone"),
    ],
)
def test_plain_words_find_what_is_meant(typed: str, first: str) -> None:
    """
    Words for the same thing, in whatever spelling, and with a slip.
    """
    assert suggested(KINDS, typed)[0].id == first


@given(TYPED_TEXT)
def test_whatever_is_typed_is_answered_from_the_list(typed: str) -> None:
    """
    No text breaks it, and nothing comes twice or from elsewhere.
    """
    found = suggested(KINDS, typed)

    assert len({choice.id for choice in found}) == len(found)
    assert set(found) <= set(KINDS)


@given(st.sampled_from(KINDS), st.integers(1, 3))
def test_the_words_of_a_kind_find_it(kind: Choice, count: int) -> None:
    """
    Whoever types the beginning of its title has it in the list.
    """
    assert kind in suggested(KINDS, " ".join(kind.words.split()[:count]))


@given(st.sampled_from(KINDS), st.integers(2, 12))
def test_who_begins_a_title_is_offered_one_that_begins_so(kind: Choice, letters: int) -> None:
    """
    Enter takes the first of the list, so the first one has to be no surprise.
    """
    typed = folded(kind.words.split()[0])[:letters]

    assert folded(suggested(KINDS, typed)[0].words).startswith(typed)


def test_nothing_typed_is_everything_in_its_order() -> None:
    """
    Also where only a space was typed.
    """
    assert suggested(KINDS, "") == suggested(KINDS, "  ") == list(KINDS)


def test_what_nobody_would_say_finds_nothing() -> None:
    """
    So that the form can say so.
    """
    assert suggested(KINDS, "xyzzy") == []


@given(st.sampled_from([word for group in SAME for word in group if len(word) > 3]))
def test_every_word_of_the_table_can_be_typed(word: str) -> None:
    """
    It sounds like itself, so it is found again however it is written.
    """
    assert folded(word.upper()) == folded(word) != ""


@given(st.text(), st.integers(1, 6))
def test_nicknames_follow_from_the_form(key: str, count: int) -> None:
    """
    The same form, the same names; no name twice; all from the stock, and short enough for the line.
    """
    names = nicknames(key, count)

    assert names == nicknames(key, count)
    assert len({*names}) == count
    assert all(len(name) <= 30 for name in names)
    assert {tuple(name.split()) for name in names} <= {(manner, being) for manner in MANNERS for being in BEINGS}


def test_two_forms_are_offered_different_names() -> None:
    """
    A thousand forms in a row hardly ever meet.
    """
    assert len({nicknames(str(form), 1) for form in range(1000)}) > 450


@given(st.integers(0, 300_000), st.integers(3, 240), st.integers(1, 60))
def test_a_code_is_as_large_as_fits_and_never_cut(number: int, width: int, height: int) -> None:
    """
    At every size of the window, all rows equally long, and nothing but blocks where it is drawn large.
    """
    lines = as_large_as_fits(code_of(number), width, height)

    assert len({len(line) for line in lines}) == 1
    if len(lines) == 1:
        assert lines == (code_of(number),)
    else:
        assert len(lines[0]) <= width
        assert len(lines) <= max(2, height)
        assert set("".join(lines)) <= set(HALVES[0])


def test_where_there_is_room_a_code_is_twice_as_large() -> None:
    """
    The same letters, each cell four cells.
    """
    once, twice = as_large_as_fits("N6L", 78, 15), as_large_as_fits("N6L", 198, 50)

    assert (len(twice), len(twice[0])) == (2 * len(once), 2 * len(once[0]))
    assert [len(line.replace(" ", "")) % 2 for line in twice] == [0] * len(twice)
