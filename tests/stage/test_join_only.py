"""
The form when the room has used its share of the round: it says so, offers what is open, and loses nothing.
"""

from __future__ import annotations

from attrs import evolve
from seeing import press, seen, settle, theatre
from session_on_stage import RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.show.wording import answers
from desk_theatre.stage.wording import desk as wording
from runners import SCENARIO

SIZE = (80, 24)
SHARE = answers.JOIN_ONLY["share"]
WITH_SHARE = evolve(SCENARIO, room_rules=RoomRules("instead", 0.1))
WIFI = c.SubmitIncident("wifi")


def _used() -> RoomSession:
    show = RoomSession(c.OpenRound(), scenario=WITH_SHARE)
    while not show.evening.picture.join_only:
        assert show.evening.give(WIFI).refused is None
    show._look()
    return show


async def test_the_first_question_says_why_and_the_list_has_only_open_incidents() -> None:
    """
    Somebody has no sound, and nobody else has; they join what they have, too.
    """
    show = _used()
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        first = seen(app)
        await press(pilot, *"sound", "enter", "enter")
        listed = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        done = seen(app)

    number = show.evening.picture.incidents(show.evening.show.at)[-1].number
    assert SHARE in first
    assert SHARE in listed
    assert wording.JOIN in listed
    assert wording.ANOTHER not in listed
    assert [type(command) for command in show.asked] == [MeToo]
    assert show.asked[0].incident == number  # type: ignore[union-attr]
    assert "Already reported; its code is" in done


async def test_a_report_that_comes_too_late_for_the_share_is_joined_with_its_words() -> None:
    """
    Others used the share up while this delegate typed.
    """
    show = RoomSession(c.OpenRound(), scenario=WITH_SHARE)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"it says Kim", "enter")
        while show.evening.give(WIFI).refused is None:
            pass
        show._look()
        await press(pilot, "enter")
        await settle(pilot)
        refused = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        done = seen(app)

    assert SHARE in refused
    assert "it says Kim" in refused
    assert isinstance(show.asked[-1], MeToo)
    assert show.asked[-1].text == "it says Kim"
    assert show.asked[-1].key == show.asked[0].key  # type: ignore[union-attr]
    assert "Already reported; its code is" in done


async def test_where_nothing_is_open_the_form_says_how_to_go_back() -> None:
    """
    And in the next round everything can be reported again.
    """
    show = _used()
    for card in show.evening.picture.incidents(show.evening.show.at):
        show.evening.give(c.WithdrawIncident(card.number))
    show._look()
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter")
        nothing = seen(app)
        show.evening.give(c.EndRound())
        show.evening.give(c.OpenRound())
        show._look()
        await press(pilot, "escape")
        await pilot.pause(0.6)
        again = seen(app)

    assert wording.NOTHING_TO_JOIN in nothing
    assert SHARE not in again
    assert wording.KIND in again
