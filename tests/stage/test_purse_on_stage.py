"""
The purse on the stage: what is left of it, and what each practice takes.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from seeing import press, said, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario.facilitation import Purse
from desk_theatre.show.board import PracticeCard
from desk_theatre.stage.pages.practices import introduction
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


def _introduce(evening: Evening, practice: str) -> tuple[int, int] | None:
    return next(card.introduce for card in evening.picture.board(evening.show.at).practices if card.id == practice)


def _evening(minutes: int | None, money: int | None) -> Evening:
    return Evening(scenario=evolve(SCENARIO, purse=Purse(minutes, money)))


def test_before_the_first_round_and_after_the_last_no_practice_names_a_price() -> None:
    """
    Everything is free then.
    """
    evening = _evening(100, 500).live([c.SetPractice("recording", on=True)])
    assert _introduce(evening, "recording") is _introduce(evening, "ticket_tool") is None

    for _ in range(SCENARIO.plan.rounds):
        assert evening.give(c.OpenRound()).refused is None
        assert evening.give(c.EndRound()).refused is None
    assert _introduce(evening, "recording") is None


def test_the_price_of_a_practice_is_what_the_purse_really_gives_or_gets_back() -> None:
    """
    Of a practice that was on when the break began, the money is gone; where there is no limit, the purse does not move.
    """
    for minutes, money in ((400, 1000), (400, None), (None, 1000)):
        evening = _evening(minutes, money).live(
            [c.SetPractice("ticket_tool", on=True), c.OpenRound(), 60, c.EndRound()]
        )
        for practice in ("ticket_tool", "supplier_agreement"):
            for on in (practice == "supplier_agreement", practice == "ticket_tool"):
                price, before = _introduce(evening, practice), evening.picture.purse()
                assert evening.give(c.SetPractice(practice, on=on)).refused is None
                after = evening.picture.purse()
                assert before is not None
                assert after is not None
                moved = ((before.minutes or 0) - (after.minutes or 0), (before.money or 0) - (after.money or 0))
                assert price == (moved if on else (-moved[0], -moved[1])), (minutes, money, practice, on)


def test_a_proposal_to_start_names_what_it_takes_also_where_the_practice_is_on_already() -> None:
    """
    And one to stop names what comes back, also where it is off already.
    """
    card = PracticeCard(
        "x", "X", "people", on=True, commitment=0, mechanism="", price="", source="", introduce=(30, 20)
    )
    start = [f"{row}" for row in introduction(card, "EUR", 60, stops=False)]
    stop = [f"{row}" for row in introduction(card, "EUR", 60, stops=True)]
    assert "From the purse, once: 30 people-minutes, EUR 20" in start[0]
    assert "Back to the purse: 30 people-minutes, EUR 20" in stop[0]
    assert introduction(evolve(card, introduce=(0, 0)), "EUR", 60, stops=False) == []
    money_only = introduction(evolve(card, introduce=(0, 20)), "EUR", 60, stops=False)
    assert "once: EUR 20" in f"{money_only[0]}"
