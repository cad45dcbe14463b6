"""
Observer cards on the stage: in the briefing, and first in the reflection.
"""

from __future__ import annotations

import pytest
from seeing import press, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import session_commands as s
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages.observers import observer_rows

SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.mark.parametrize("size", SIZES)
async def test_the_briefing_shows_each_team_its_task(size: tuple[int, int]) -> None:
    """
    On its page, which scrolls where it does not fit.
    """
    show = RoomSession(s.NameTeam(2, "The Otters"))
    app = theatre(show)
    found = ""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        for _ in range(4):
            await settle(pilot)
            found += seen(app)
            await press(pilot, *["down"] * 10)
    assert "What each team watches" in found
    for card in show.briefing().observers:
        assert card.title in found
    assert "2 The Otters" in found


@pytest.mark.parametrize("size", SIZES)
async def test_the_reflection_asks_for_the_cards_before_it_shows_a_figure(size: tuple[int, int]) -> None:
    """
    At the top of its first part.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        told = seen(app)
    first = show.briefing().observers[0]
    assert told.index("First ask each team what it saw") < told.index(first.question)
    assert "Figures and targets" not in told or told.index(first.question) < told.index("Figures and targets")


async def test_the_reflection_compares_what_was_guessed_with_what_came() -> None:
    """
    Below the figures; without guesses there is nothing of it.
    """
    guesses = (s.GuessFigure(CURTAIN[0], 40.0), s.GuessFigure(CURTAIN[0], 3.0, 1), s.ShowFigure())
    show = RoomSession(*REFLECTING[:-1], *guesses, s.NextScene())
    app = theatre(show)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        assert "Your guesses" in seen(app)
        assert "guess 40 · team 1 3, closest · came 0" in seen(app)
    quiet = theatre(RoomSession(*REFLECTING))
    async with quiet.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        assert "Your guesses" not in seen(quiet)


def test_no_cards_take_no_rows_and_long_names_are_cut() -> None:
    """
    The tasks stand below each other.
    """
    assert observer_rows((), "What", 80) == []
    cards = RoomSession(s.NameTeam(1, "A team with a very long name indeed")).briefing().observers
    rows = observer_rows(cards, "What", 78)
    assert all(len(read([row])) <= 78 for row in rows)
    assert "…" in read(rows)
