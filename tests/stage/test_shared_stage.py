"""
A stage beside other screens: from a console's arrival on it shows only what the room may see, it looks at once at what was done
elsewhere, and leaving it leaves the show to the console.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from boards import HandHouse
from seeing import press, seen, settle

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.room_commands import HoldTexts
from desk_theatre.live.host import ShowHost
from desk_theatre.live.start import begin
from desk_theatre.show.roles import Envelope
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base import live_screen
from desk_theatre.stage.screens.round.delegate_texts import DelegateTextsScreen
from desk_theatre.stage.wording import house
from runners import SCENARIO
from small_scenarios import SMALL_TOML

SIZE = (120, 40)


def _host(path: Path) -> ShowHost:
    return ShowHost(begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-20T09:00:00+00:00"))


def _from_console(command: c.Command) -> Envelope:
    return Envelope(command, "facilitator", "console")


async def test_stage_when_a_console_comes_hides_what_is_for_the_facilitator(tmp_path: Path) -> None:
    """
    Also a screen that is all for the facilitator; nothing is said on the wall, and it stays so when the console has gone.
    """
    host = _host(tmp_path / "x.theatre")
    app = Theatre(HandHouse(), host)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await host.hand_in(_from_console(HoldTexts(on=True)))
        await press(pilot, "o", "x")
        await settle(pilot)
        before = (app.navigation.presenter, isinstance(app.screen, DelegateTextsScreen))
        host.enter("console", "facilitator")
        await settle(pilot)
        with_it = (app.navigation.presenter, isinstance(app.screen, DelegateTextsScreen))
        said = seen(app)
        host.depart("console")
        await settle(pilot)
        after = app.navigation.presenter
    await host.end()

    assert before == (False, True)
    assert with_it == (True, False)
    assert after
    assert house.FACILITATOR_HIDDEN not in said


async def test_stage_when_a_kiosk_comes_stays_as_it_is(tmp_path: Path) -> None:
    host = _host(tmp_path / "x.theatre")
    app = Theatre(HandHouse(), host)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        host.enter("kiosk 1", "kiosk")
        await settle(pilot)
        hidden = app.navigation.presenter
    await host.end()

    assert not hidden


async def test_facilitator_at_the_stage_can_show_it_again_beside_a_console(tmp_path: Path) -> None:
    """
    And it is not hidden anew by every command; only by another console.
    """
    host = _host(tmp_path / "x.theatre")
    app = Theatre(HandHouse(), host)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        host.enter("console", "facilitator")
        await settle(pilot)
        await press(pilot, "j")
        await host.hand_in(_from_console(c.SetSpeed(10.0)))
        await settle(pilot)
        shown = not app.navigation.presenter
        host.enter("console 2", "facilitator")
        await settle(pilot)
        hidden = app.navigation.presenter
    await host.end()

    assert (shown, hidden) == (True, True)


async def test_command_from_elsewhere_is_on_the_stage_before_its_next_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The stage looks three times a second by itself; here it would look once in an hour.
    """
    monkeypatch.setattr(live_screen, "PAINTS", 1 / 3600)
    host = _host(tmp_path / "x.theatre")
    app = Theatre(HandHouse(), host)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await host.hand_in(_from_console(c.OpenRound()))
        await host.hand_in(_from_console(c.PauseRound()))
        await settle(pilot)
        screen = seen(app)
    await host.end()

    assert "paused" in screen


async def test_stage_when_it_is_left_with_a_console_says_that_the_show_continues(tmp_path: Path) -> None:
    host = _host(tmp_path / "x.theatre")
    app = Theatre(HandHouse(), host)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        host.enter("console", "facilitator")
        await press(pilot, "o")
        await settle(pilot)
        await press(pilot, "ctrl+q")
        await settle(pilot)
        asked = seen(app)
        await press(pilot, "y")
    running = host.running
    await host.end()

    assert house.CONSOLE_GOES_ON.split(".")[0] in asked
    assert running
