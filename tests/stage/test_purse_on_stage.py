"""
The purse on the stage: what is left of it, and what each practice takes.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from seeing import press, said, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario.facilitation import Purse
from runners import SCENARIO, Evening


class PurseSession(RoomSession):
    """
    A room with 100 people-minutes and EUR 500 for each break, in the reflection after the first round.
    """

    def __init__(self, *proposed: str) -> None:
        super().__init__()
        self.evening = Evening(scenario=evolve(SCENARIO, purse=Purse(100, 500)))
        for command in (*REFLECTING, *(s.ProposeImprovement("process", practice) for practice in proposed)):
            assert self.evening.give(command).refused is None, command
        self._look()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_reflection_says_what_is_left_and_what_a_practice_takes(size: tuple[int, int]) -> None:
    """
    And refuses what is beyond it, in a sentence.
    """
    app = theatre(PurseSession("recording", "routing"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4")
        assert "Purse: 100 of 100 people-minutes · EUR 500 of 500 left" in seen(app)
        assert "From the purse, once: 60" in seen(app)
        await press(pilot, "v")
        assert "Purse: 40 of 100 people-minutes · EUR 500 of 500 left" in seen(app)
        await press(pilot, "down", "v")
        assert said(app)[-1] == "That takes 60 people-minutes; 40 are left."


async def test_the_price_is_seen_before_a_practice_is_proposed() -> None:
    """
    In its description, also on the practices screen.
    """
    app = theatre(PurseSession())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "i")
        assert "From the purse, once: 60 people-minutes" in seen(app)


async def test_without_a_purse_the_reflection_says_nothing_of_it() -> None:
    """
    As in the shipped scenarios.
    """
    app = theatre(RoomSession(*REFLECTING, s.ProposeImprovement("process", "routing")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4")
        assert "urse" not in seen(app)
