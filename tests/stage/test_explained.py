"""
The help says what each figure on the screen says, in one sentence.
"""

from __future__ import annotations

import pytest
from boards import BOARD
from everywhere import WALKS, Walk, follow
from seeing import press, settle

from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages.key_figures import six
from desk_theatre.stage.screens.base.help import KeyList
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.wording import explained
from desk_theatre.stage.wording.scorecard import BY_PRIORITY, PARTS
from desk_theatre.stage.wording.scorecard_explained import SCORECARD

LONGEST = 110
ALL = [SCORECARD, *(found for found in vars(explained).values() if isinstance(found, tuple))]


def test_each_of_the_six_is_explained_in_the_order_in_which_they_stand() -> None:
    """
    By the name that stands below its digits.
    """
    assert [name for name, _ in explained.SIX] == [figure.label for figure in six(BOARD)]


def test_each_line_of_the_scorecard_is_explained_in_the_order_in_which_they_stand() -> None:
    """
    By the name that stands before its bars.
    """
    lines = [line.words for part in PARTS for line in part.lines]

    assert [name for name, _ in SCORECARD] == [*lines, *(f"P1: {line.words}" for line in BY_PRIORITY)]


def test_it_is_one_sentence() -> None:
    """
    Short enough to be read out, with a point at its end and nowhere else.
    """
    sentences = [sentence for found in ALL for _, sentence in found]

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
        assert [words for each in screen.EXPLAINS for words in each if words not in told] == [], name
        assert told.count("Not now:") == len([verb for verb, reason in keys._verbs if reason]), name
