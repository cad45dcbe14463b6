"""
Business cases in the reflection: computed while the room talks, and shown for each proposal.
"""

from __future__ import annotations

from attrs import evolve
from seeing import press, seen, settle, theatre, until
from session_on_stage import REFLECTING, RoomSession
from test_reflection_worth import FOUND, HandAssay

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario.vocabulary import CONFERENCE
from desk_theatre.show.practice_value import PracticeWorth
from desk_theatre.stage.pages.reflection import business_case

PROPOSED = s.ProposeImprovement("process", "routing")


def _worth(cost: float | None, saved: float, *, saves: bool) -> PracticeWorth:
    return PracticeWorth("routing", "Clear service ownership", False, 0.1, 0.0, 0.2, True, cost, saved, saves)


def _told(worth: PracticeWorth) -> str:
    return CONFERENCE.say(business_case("routing", HandAssay(found=evolve(FOUND, tags=(worth,))), "EUR"))


def test_a_case_says_what_a_minute_costs_or_that_it_pays() -> None:
    """
    And where luck may explain it, no figure at all.
    """
    assert _told(_worth(60.0, 240.0, saves=True)) == "Business case: EUR 0.25 for each delegate-minute saved."
    assert _told(_worth(-60.0, 240.0, saves=True)) == "Business case: saves 240 delegate-minutes and EUR 60."
    assert _told(_worth(60.0, 240.0, saves=False)) == "Business case: no delegate-minutes saved beyond luck."
    assert _told(_worth(None, 0.0, saves=False)) == "Business case: not available here."
    assert business_case("handover", HandAssay(found=FOUND), "EUR") == "Business case: not available here."
    assert business_case("routing", HandAssay(failure="it broke"), "EUR") == "Business case: not available here."
    assert business_case("routing", None, "EUR") == "Business case: not available here."


async def test_a_room_with_business_cases_sees_them_before_it_chooses() -> None:
    """
    First how far it is, then the case; leaving gives it up.
    """
    show = RoomSession(c.SetPractice("business_case", on=True), *REFLECTING, PROPOSED)
    show.valuing = assay = HandAssay()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4")
        await until(pilot, lambda: "computing, 25 %" in seen(app), "how far it is")
        assay.found = evolve(FOUND, tags=(_worth(60.0, 240.0, saves=True),))
        await until(pilot, lambda: "EUR 0.25 for each" in seen(app), "the case")
        await press(pilot, "escape")
        await until(pilot, lambda: assay.cancelled, "the end of it")


async def test_without_the_practice_nothing_is_computed_and_nothing_is_said() -> None:
    """
    The room guesses.
    """
    show = RoomSession(*REFLECTING, PROPOSED)
    show.valuing = assay = HandAssay(found=evolve(FOUND, tags=(_worth(60.0, 240.0, saves=True),)))
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4")
        await pilot.pause(0.7)
        assert "usiness case" not in seen(app)
        await press(pilot, "escape")
    assert not assay.cancelled
