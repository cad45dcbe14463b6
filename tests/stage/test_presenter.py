"""
The presenter's stage: what only the facilitator should see is kept from the room, and one key shows it.
"""

from __future__ import annotations

import pytest
from boards import FULL_HOUSE, HandHouse, HandShow
from click.testing import CliRunner
from seeing import press, said, seen, settle
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.cli.main import main
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.backstage import Backstage, Notice
from desk_theatre.stage.screens.cues import CuesScreen
from desk_theatre.stage.screens.round import RoundScreen

SECRET = "2 texts are held; x shows which."
VEILED = "There is something for the facilitator"
QUESTION = "What would you think now?"
CARD_QUESTION = "How many things are in your head right now?"


def stage(show: Backstage, *, presenter: bool = True) -> Theatre:
    """
    A theatre whose screen the room sees.
    """
    return Theatre(HandHouse(), show, presenter=presenter)


def troubled() -> HandShow:
    """
    A show with something that the facilitator has to know.
    """
    show = HandShow(FULL_HOUSE)
    show.remarks = (Notice(SECRET, "plain"),)
    return show


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_notices_are_hidden_and_a_key_shows_them(size: tuple[int, int]) -> None:
    """
    The room sees that there is something, and not what; J shows it at once, and hides it again.
    """
    app = stage(troubled())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        hidden = seen(app)
        await press(pilot, "J")
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        shown = seen(app)
        await press(pilot, "J")
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        again = seen(app)

    assert [(SECRET in each, VEILED in each) for each in (hidden, shown, again)] == [
        (False, True),
        (True, False),
        (False, True),
    ]


async def test_help_does_not_tell_it_either() -> None:
    """
    Notices stand in the help as well.
    """
    app = stage(troubled())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        await settle(pilot)

        assert SECRET not in seen(app)


@pytest.mark.parametrize("key", ["x", "c"])
async def test_texts_and_cues_stay_off_the_screen(key: str) -> None:
    """
    What was typed, and what is still to come.
    """
    app = stage(HandShow(FULL_HOUSE))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)
        assert "That is for the facilitator only, and hidden now; press J first." in said(app)


async def test_a_private_screen_is_left_when_the_room_may_look() -> None:
    """
    Whoever hides things while the cues are open hides the cues.
    """
    app = stage(HandShow(FULL_HOUSE), presenter=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        await settle(pilot)
        assert isinstance(app.screen, CuesScreen)
        await press(pilot, "J")
        await settle(pilot)

        assert isinstance(app.screen, RoundScreen)


async def test_questions_of_moments_and_cards_are_the_facilitators() -> None:
    """
    In the reflection the room sees what happened and the evidence; the questions come with J.
    """
    app = stage(RoomSession(*REFLECTING))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        pages = [seen(app)]
        for key in ("2", "J", "1"):
            await press(pilot, key)
            await settle(pilot)
            pages.append(seen(app))

    told = [(QUESTION in page, CARD_QUESTION in page) for page in pages]
    assert "has heard nothing for 10 min" in pages[0]
    assert told == [(False, False), (False, False), (False, True), (True, False)]


def test_a_made_pin_is_not_shown_to_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A PIN that is made has to be shown; where the room looks on, it is typed.
    """
    monkeypatch.setattr("desk_theatre.cli.terminal.need_terminal", lambda: None)
    monkeypatch.setattr(Theatre, "perform", lambda self: 0)

    result = CliRunner().invoke(main, ["play", "conference", "--kiosk-lock", "--presenter"], input="\n\n2718\n2718\n")

    assert result.exit_code == 0, result.output
    assert "The PIN is" not in result.output
    assert result.output.count("The facilitator's PIN, 4 to 12 digits") == 3
