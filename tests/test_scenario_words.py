"""
The nouns of a scenario: no text says a conference's noun by itself, so each scenario can put in its own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk_theatre.measures.figures import GROUPS, KEY_FIGURES, PRIORITY_FIGURES, WASTES
from desk_theatre.scenario.vocabulary import CONFERENCE, Noun, Vocabulary, with_article
from desk_theatre.stage.actions import VERBS
from test_word_list import CONTENT, PACKAGE, ROOMS, _texts

FILES = sorted(
    [
        *ROOMS,
        *CONTENT,
        PACKAGE / "stage" / "actions.py",
        PACKAGE / "measures" / "figures.py",
        PACKAGE / "live" / "wording.py",
        PACKAGE / "study" / "wording.py",
    ]
)
MARKED = re.compile(r"\{[^{}]*\}")
NOUN = re.compile(r"\b(conference|programme|session|delegate|speaker|organiser)(s|’s|s’|'s|s')?\b", re.IGNORECASE)
ROOM = re.compile(r"\brooms?\b", re.IGNORECASE)
WHO_WATCH = re.compile(r"(\b(the|this|show) room\b(?! check)|\broom’s share\b)", re.IGNORECASE)
"""
The people who watch are a room in every scenario.
"""
EQUIPMENT = re.compile(r"\b(sound|projectors?|microphones?|badges?|coffee|keynotes?|slides)\b", re.IGNORECASE)
"""
What breaks at a conference; elsewhere it is something else.
"""
KEY = re.compile(r"[a-z]+([-_][a-z]+)*|in session")
"""
A name that people do not read; the last one is a status of a board.
"""

MOON = Vocabulary(
    conference=Noun("moon base", "moon bases"),
    session=Noun("hour outside", "hours outside"),
    delegate=Noun("astronaut", "astronauts"),
    organiser=Noun("chief", "chiefs"),
    speaker=Noun("child", "children"),
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_text_holds_a_bare_noun_of_a_conference(path: Path) -> None:
    """
    Each is marked with braces; keys of documents and ids are not read by people.
    """
    texts = [(line, MARKED.sub("", text)) for line, text in _texts(path) if not KEY.fullmatch(text)]

    assert [each for each in texts if NOUN.search(each[1]) or ROOM.search(WHO_WATCH.sub("", each[1]))] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_text_speaks_of_what_only_a_conference_has(path: Path) -> None:
    """
    A hospital has no projector that everybody waits for.
    """
    texts = [(line, text) for line, text in _texts(path) if " " in text]

    assert [each for each in texts if EQUIPMENT.search(each[1]) and "the projector" not in each[1]] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_marked_is_a_noun(path: Path) -> None:
    """
    A slip between braces would stay on the screen, braces and all.
    """
    marks = [mark for _, text in _texts(path) for mark in MARKED.findall(text)]
    others = {"{}", "{team}", "{supplier}"}

    assert [mark for mark in marks if mark not in others and CONFERENCE.say(mark) == mark] == []


def test_names_of_figures_and_verbs_are_marked_too() -> None:
    """
    One word alone may look like a key, and is read nevertheless.
    """
    figures = (*KEY_FIGURES.values(), *PRIORITY_FIGURES.values())
    words = [*(group.title for group in GROUPS), *(each.label for each in figures), *(each.short for each in figures)]
    words += [*WASTES.values(), *(verb.short for verb in VERBS.values()), *(verb.tight for verb in VERBS.values())]

    assert [each for each in words if NOUN.search(MARKED.sub("", each))] == []


@pytest.mark.parametrize(
    ("sentence", "conference", "moon"),
    [
        ("The {delegate} asks.", "The delegate asks.", "The astronaut asks."),
        ("{Delegates} ask {a delegate}.", "Delegates ask a delegate.", "Astronauts ask an astronaut."),
        ("{A session}: {delegate’s}, {delegates’}", "A session: delegate’s, delegates’", "An hour outside: {0}"),
        ("the {speakers’} text", "the speakers’ text", "the children’s text"),
        ("{an organiser} of the {conference}", "an organiser of the conference", "a chief of the moon base"),
        ("no {room}", "no room", "no room"),
        ("waits in {team}, {}", "waits in {team}, {}", "waits in {team}, {}"),
    ],
)
def test_a_marked_noun_becomes_that_of_the_scenario(sentence: str, conference: str, moon: str) -> None:
    """
    Singular, plural, possessive, with its article and at the start of a sentence; other braces stay.
    """
    assert CONFERENCE.say(sentence) == conference
    assert MOON.say(sentence) == moon.replace("{0}", "astronaut’s, astronauts’")


@pytest.mark.parametrize(
    "phrase",
    [
        *("a nurse", "an astronaut", "a hospital", "an hour", "an heir", "a unit", "a union", "a university", "a user"),
        *("an umbrella", "an unloved one", "an uninvited guest", "a European", "an editor", "a one-man show", "a ward"),
    ],
)
def test_the_article_is_chosen_by_ear(phrase: str) -> None:
    """
    By the sound that a noun begins with.
    """
    assert with_article(phrase.partition(" ")[2]) == phrase
