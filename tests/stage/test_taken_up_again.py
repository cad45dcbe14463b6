"""
A show that is taken up again stands in the scene in which it was left, on the screen as well.
"""

from __future__ import annotations

import pytest
from boards import HandHouse
from seeing import press, settle
from session_on_stage import REFLECTING, ROUND, RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.briefing import BriefingScreen
from desk_theatre.stage.screens.session.figures_reveal import FiguresRevealScreen
from desk_theatre.stage.screens.session.finale import FinaleScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from runners import SCENARIO

ALL = ROUND * SCENARIO.plan.rounds
LEFT: dict[str, tuple[tuple[c.Command, ...], type]] = {
    "before anything": ((), RoundScreen),
    "briefing": ((s.NextScene(),), BriefingScreen),
    "stage set": ((s.NextScene(), s.NextScene()), RoundScreen),
    "round": ((c.OpenRound(),), RoundScreen),
    "curtain": ((*ROUND, s.ShowFigure()), FiguresRevealScreen),
    "reflection": (REFLECTING, ReflectionScreen),
    "last curtain": (ALL, FiguresRevealScreen),
    "last reflection": ((*ALL, s.NextScene()), ReflectionScreen),
    "finale": ((*ALL, s.NextScene(), s.NextScene()), FinaleScreen),
    "finale before its time": ((*ROUND, s.EndShow()), FinaleScreen),
}


@pytest.mark.parametrize("from_foyer", [False, True])
@pytest.mark.parametrize("left", LEFT)
async def test_the_screen_is_that_of_the_scene(left: str, from_foyer: bool) -> None:
    """
    With `--resume`, and chosen in the foyer; escape leads to the stage.
    """
    commands, expected = LEFT[left]
    app = Theatre(
        HandHouse(show=lambda: RoomSession(*commands)),
        opening=None if from_foyer else lambda: RoomSession(*commands),
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if from_foyer:
            await press(pilot, "down", "down", "enter")
            await settle(pilot)
        screen = type(app.screen)
        if screen is not RoundScreen:
            await press(pilot, "escape")
            await settle(pilot)

        assert (screen, type(app.screen)) == (expected, RoundScreen)
