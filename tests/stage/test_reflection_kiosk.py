"""
The shared terminal: locked until the PIN, me too instead of a second report, how it felt, and whose words are seen.
"""

from __future__ import annotations

import pytest
from boards import HandHouse
from seeing import press, said, seen, settle, theatre
from session_on_stage import RoomSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.show.lock import Lock
from desk_theatre.show.roles import from_facilitator
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.desk.desk import DeskScreen
from desk_theatre.stage.screens.round.round import RoundScreen

SIZE = (120, 40)
WIFI = c.SubmitIncident("wifi", None, "row 4", "three bars, full of hope")
BADGE = c.SubmitIncident("badge", None, "row 4", "the wrong name, you [b]fools[/b]")


def _locked(show: RoomSession) -> Theatre:
    return Theatre(HandHouse(), show, lock=Lock("4711"))


async def _pin(pilot: Pilot[None], typed: str) -> None:
    await press(pilot, *typed, "enter")
    await settle(pilot)


async def test_only_the_pin_leads_away_from_a_locked_form() -> None:
    """
    Not escape, not ctrl+q, not the palette, not a wrong PIN.
    """
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "ctrl+p")
        palette = said(app)[-1]
        await press(pilot, "escape")
        await _pin(pilot, "1234")
        wrong = seen(app)
        await press(pilot, "escape")
        still = type(app.screen)
        await press(pilot, "ctrl+q", "escape")
        after_quit = type(app.screen)
        await press(pilot, "escape")
        shown = seen(app)
        await _pin(pilot, "4711")
        unlocked = type(app.screen)

    assert palette == "This terminal is only for reporting and asking."
    assert "Wrong PIN." in wrong
    assert (still, after_quit) == (DeskScreen, DeskScreen)
    assert "facilitator’s PIN" in shown
    assert unlocked is RoundScreen


async def test_who_guesses_the_pin_has_to_wait() -> None:
    """
    After three wrong ones the question counts down, also when it is given up and asked again.
    """
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await press(pilot, "escape")
        for _ in range(3):
            await _pin(pilot, "0000")
        third = seen(app)
        await press(pilot, "escape", "escape")
        await settle(pilot)
        asked = seen(app)

    assert "Wrong PIN. Try again in " in third
    assert "Wrong PIN. Try again in " in asked


async def test_a_pin_is_never_on_the_screen() -> None:
    """
    Not while it is made, and not while it is typed.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "k", *"98765")
        making = seen(app)
        await press(pilot, "enter", *"98765")
        making += seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        locked = app.kiosk_lock.locked
        await press(pilot, "escape", *"98765")
        typing = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        unlocked = not app.kiosk_lock.locked

    assert "98765" not in making + typing
    assert locked
    assert unlocked


async def test_after_a_slip_the_pin_is_not_typed_into_the_form() -> None:
    """
    Whoever sees the slip types it once more at once; the question is there again, and nobody reads along.
    """
    app = _locked(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "escape")
        await _pin(pilot, "4712")
        await press(pilot, *"4711")
        typing = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        unlocked = type(app.screen)

    assert "4711" not in typing
    assert unlocked is RoundScreen


async def test_a_pin_that_is_none_locks_nothing() -> None:
    """
    Letters, or too few digits.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "k", *"12a", "enter")
        await settle(pilot)

        assert "A PIN has 4 to 12 digits." in seen(app)
        assert not app.kiosk_lock.locked


async def test_a_locked_form_goes_on_to_the_next_delegate() -> None:
    """
    Escape after the receipt is the next one's first question.
    """
    show = RoomSession(c.OpenRound())
    app = _locked(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter", *"oh", "enter", "enter")
        await settle(pilot)
        receipt = seen(app)
        await press(pilot, "escape")
        await settle(pilot)
        again = seen(app)

    assert "Your code is" in receipt
    assert "What is wrong, or what do you need?" in again
    assert [type(command) for command in show.asked] == [c.SubmitIncident]


async def test_who_has_the_same_joins_and_gets_its_code() -> None:
    """
    Three keys, no second incident.
    """
    show = RoomSession(c.OpenRound(), WIFI)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"wi-fi", "enter")
        offered = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        receipt = app.screen

    assert f"Me too: No Wi-Fi   {code_of(1)}" in offered
    assert [type(command) for command in show.asked] == [r.MeToo]
    assert isinstance(receipt, DeskScreen)
    assert receipt.form.step == "done"
    assert [card.others for card in show.incidents() if card.live] == [1]


@pytest.mark.parametrize("width", [80, 120])
async def test_the_list_of_incidents_says_how_many_have_it(width: int) -> None:
    """
    The facilitator sees it before the story is opened.
    """
    app = theatre(RoomSession(c.OpenRound(), WIFI, *[r.MeToo(1)] * 3))
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        await settle(pilot)
        line = next(line for line in seen(app).splitlines() if code_of(1) in line)

    assert "No Wi-Fi" in line
    assert " and 3 more " in line


async def test_nobody_is_asked_whether_the_badge_of_another_is_his() -> None:
    """
    What is one person's own goes straight on to the words.
    """
    app = theatre(RoomSession(c.OpenRound(), BADGE))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"badge", "enter")
        await settle(pilot)

        assert "Me too" not in seen(app)
        assert "In your own words" in seen(app)


async def test_who_has_another_one_reports_it() -> None:
    """
    And can go back from there.
    """
    show = RoomSession(c.OpenRound(), WIFI)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", *"wi-fi", "enter", "down", "enter", *"mine", "enter", "enter")
        await settle(pilot)

    assert [type(command) for command in show.asked] == [c.SubmitIncident]
    assert len([card for card in show.incidents() if card.live]) == 2


@pytest.mark.parametrize("key", ["1", "4"])
async def test_a_delegate_says_how_it_felt(key: str) -> None:
    """
    With the code, one key, and a word beside the face.
    """
    show = RoomSession(c.OpenRound(), BADGE)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "w", *code_of(1).lower(), "enter")
        faces = seen(app)
        await press(pilot, key)
        await settle(pilot)
        told = seen(app)

    assert all(word in faces for word in ("let down", "annoyed", "it was OK", "happy", "delighted"))
    assert show.asked == [r.LeaveMood(1, int(key))]
    assert ("let down" if key == "1" else "happy") in told


async def test_words_stand_behind_a_key_and_are_masked_or_replaced() -> None:
    """
    The list tells whose they are; the words come with enter.
    """
    show = RoomSession(r.HoldTexts(on=True), c.OpenRound(), BADGE)
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        listed = seen(app)
        await press(pilot, "enter")
        await settle(pilot)
        read = seen(app)
        await press(pilot, "m")
        await settle(pilot)
        masked = show.typed()[0].state
        await press(pilot, "r", *"a wrong name", "enter")
        await settle(pilot)
        replaced = show.typed()[0]
        await press(pilot, "f", "h")
        await settle(pilot)

    assert "fools" not in listed
    assert "‖ held" in listed
    assert "you [b]fools[/b]" in read
    assert (masked, replaced.state, replaced.shown) == ("masked", "replaced", "a wrong name")
    assert not show.board().held_first
    assert show.typed()[0].state == "shown"


async def test_the_smallest_bar_has_words_and_lock_and_what_waits_comes_first() -> None:
    """
    On 80 columns; and when a text is held, its key stands before all others.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        usual = seen(app).splitlines()[-1]
        await show.hand_in(from_facilitator(r.HoldTexts(on=True)))
        await show.hand_in(from_facilitator(BADGE))
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        held = seen(app).splitlines()[-1]
        await show.hand_in(from_facilitator(c.ReleaseText(1)))
        app.screen.look()  # type: ignore[attr-defined]
        await settle(pilot)
        released = seen(app).splitlines()[-1]

    assert "x texts" in usual
    assert "k lock" in usual
    assert held.strip().startswith("x texts")
    assert released == usual
