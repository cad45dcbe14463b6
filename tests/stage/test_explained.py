"""
The help says what each figure on the screen says, in one sentence.
"""

from __future__ import annotations

import pytest
from boards import BOARD
from everywhere import WALKS, Walk, follow
from seeing import press, settle

from desk_theatre.measures.figures import KEY_FIGURES, PRIORITY_FIGURES
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.board import RoundSummary
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages.key_figures import large_figures
from desk_theatre.stage.pages.per_hour import PerHour
from desk_theatre.stage.screens.base.help import KeyList
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.session.comparison import table
from desk_theatre.stage.wording import explained

LONGEST = 110
ALL = [
    found
    for name, found in vars(explained).items()
    if name.isupper() and name not in {"GROUPS", "HEADLINE", "BY_PRIORITY"}
]


def test_each_of_the_six_is_explained_in_the_order_in_which_they_stand() -> None:
    """
    By the name that stands below its digits; only the screen knows the currency.
    """
    assert [CONFERENCE.say(name) for name, _ in explained.LARGE_FIGURES] == [
        figure.label.removesuffix(f", {BOARD.currency}") for figure in large_figures(BOARD)
    ]


def test_each_line_of_the_scorecard_is_explained_in_the_order_in_which_they_stand() -> None:
    """
    By the name that stands before its bars.
    """
    rounds = [RoundSummary(1, (), dict.fromkeys(KEY_FIGURES, 1), {"P1": dict.fromkeys(PRIORITY_FIGURES, 1)})]
    rows = iter(read(table(rounds, (), 118, "EUR", PerHour(True, 9000))).splitlines())

    called = [CONFERENCE.say(name) for name, _ in explained.SCORECARD]
    names = [name.partition(": ")[0] if name.startswith("P1") else name for name in called]

    assert [name for name in names if not any(row.startswith(name) for row in rows)] == []  # each after the one before


def test_it_is_one_sentence() -> None:
    """
    Short enough to be read out, with a point at its end and nowhere else.
    """
    sentences = [sentence for found in ALL for _, sentence in found]
    sentences += [words for figure in KEY_FIGURES.values() for words in (figure.sentence, figure.empty) if words]

    sentences = [CONFERENCE.say(sentence) for sentence in sentences]
    assert [said for said in sentences if said.count(".") != 1 or not said.endswith(".") or len(said) > LONGEST] == []
    assert all(said[0].isupper() for said in sentences)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_the_help_of_each_screen_has_its_own(walk: Walk) -> None:
    """
    On the smallest stage, read to its end.
    """
    asked: set[str] = set()
    async for name, app, pilot in follow(walk, "house-dark", (80, 24)):
        screen = app.screen
        if not isinstance(screen, StageScreen) or type(screen).__name__ in asked:
            continue
        asked.add(type(screen).__name__)
        screen.do_help()
        await settle(pilot)
        keys = app.screen.query_one(KeyList)
        told = " ".join(read(keys._tell(keys.size.width)).split())
        await press(pilot, "escape")

        assert ("What is shown" in told) == bool(screen.EXPLAINS), name
        explains = [CONFERENCE.say(words) for each in screen.EXPLAINS for words in each]
        assert [words for words in explains if words not in told] == [], name
        assert told.count("Not now:") == len([verb for verb, reason in keys._verbs if reason]), name
