"""
Guesses at the curtain: typed before a figure, kept beside it, and undone.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeing import press, said, seen, settle, theatre
from session_on_stage import ROUND, RoomSession

from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.show.guesses import RoomGuess, read_guesses
from desk_theatre.stage.screens.session.figures_reveal import FiguresRevealScreen

LOST, WAITING, WITHIN_SLA = CURTAIN[:3]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_guess_stands_with_its_figure_and_says_which_team_was_closest(size: tuple[int, int]) -> None:
    """
    Typed by the facilitator while the room calls out: one number for the room, or one for each team.
    """
    show = RoomSession(*ROUND)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", "g", *"3 60 - 1", "enter")
        await settle(pilot)
        assert "lost: team 1 3 · team 2 60 · team 4 1" in seen(app)
        await press(pilot, "space", "g", *"12", "enter")
        await settle(pilot)
        assert "waiting now: guess 12" in seen(app)
        closest = [each.team for each in show.now.compared[0].closest]
        assert closest == [4]
        assert "team 1 3 · team 2 60 · team 4 1, closest" in seen(app)
        await press(pilot, "u")
        await settle(pilot)
        assert "waiting now: guess" not in seen(app)
    assert [each.team for each in show.now.guesses] == [1, 2, 4]


async def test_what_is_no_number_keeps_the_question_and_nothing_typed_keeps_nothing() -> None:
    """
    A share is typed in percent.
    """
    show = RoomSession(*ROUND)
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "space", "space", "g", *"many", "enter")
        await settle(pilot)
        assert "or one for each team." in seen(app)
        await press(pilot, "escape", "g", "enter")
        await settle(pilot)
        assert not show.now.guesses
        await press(pilot, "g", *"60%", "enter")
        await settle(pilot)
        assert show.now.guesses == (RoomGuess(WITHIN_SLA, 0.6),)


async def test_after_the_last_figure_there_is_nothing_to_guess() -> None:
    """
    The key says so.
    """
    show = RoomSession(*ROUND)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *["space"] * len(CURTAIN), "g")
        await settle(pilot)
        assert "All figures are shown. Press n for the reflection." in said(app)
        assert isinstance(app.screen, FiguresRevealScreen)


@given(st.text(max_size=30), st.sampled_from(CURTAIN), st.integers(1, 12))
def test_whatever_is_typed_is_read_as_possible_guesses_or_not_at_all(typed: str, figure: str, teams: int) -> None:
    """
    Never more than teams, never half of it.
    """
    found = read_guesses(typed, figure, teams)
    if found is not None:
        assert 1 <= len(found) <= max(1, teams)
        assert all(team is None or 1 <= team <= teams for team, _ in found)
        if KEY_FIGURES[figure].unit == "share":
            assert all(0 <= amount <= 1 for _, amount in found)


@pytest.mark.parametrize(
    ("typed", "figure", "found"),
    [
        ("60", WITHIN_SLA, ((None, 0.6),)),
        ("60 % 45,5 -", WITHIN_SLA, ((1, 0.6), (2, 0.455))),
        ("7 8 9 10 11", LOST, None),
        ("- -", LOST, None),
        ("-", LOST, None),
        ("nan", LOST, None),
        ("101", WITHIN_SLA, None),
        ("2,5", "satisfaction", ((None, 2.5),)),
    ],
)
def test_guesses_are_read_as_people_write_them(
    typed: str, figure: str, found: tuple[tuple[int | None, float], ...] | None
) -> None:
    """
    With a comma or a point, with or without a percent sign.
    """
    assert read_guesses(typed, figure, 4) == found
