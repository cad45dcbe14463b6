"""
Whatever is pressed on whichever screen: nothing breaks, the show goes on, escape leads home, and what was acknowledged is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from gc import collect
from warnings import catch_warnings

import pytest
from any_keys import DOORS, WINDOWS, Choose, Door, Hands, any_of, following
from boards import HandHouse, HandShow
from everywhere import all_screens
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seeing import press, seen, settle
from textual.events import Key
from whole_evening import LENGTH, Room

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.events import IncidentReported
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.messages import Answer
from desk_theatre.show.roles import Envelope
from desk_theatre.stage.app import Theatre
from profiles import examples

BASES = {
    "StageScreen",
    "LiveScreen",
    "SceneScreen",
}
"""
Others are made of them; none of them is ever seen.
"""
NOT_YET = {"CurtainScreen"}
"""
It stands for as long as something is being opened; keys are kept for what comes.
"""
FIRST_DOORS = tuple({door.shows: door for door in reversed(DOORS)}.values())

ways = st.lists(st.integers(0, 1_000_000), min_size=20, max_size=200)


def test_a_door_leads_to_every_screen_of_the_house() -> None:
    """
    A new screen needs one.
    """
    assert all_screens() - BASES - NOT_YET <= {door.shows for door in DOORS}


@pytest.mark.parametrize("door", FIRST_DOORS, ids=lambda door: door.shows)
async def test_whatever_is_pressed_nothing_breaks_and_escape_leads_home(door: Door) -> None:
    """
    On every screen, one key after the other and several at once.
    """
    await _press_at(door, any_of(door.shows), 2)


@pytest.mark.long
@settings(examples(200), suppress_health_check=list(HealthCheck))
@given(st.sampled_from(DOORS), st.sampled_from(WINDOWS), ways)
async def test_whatever_hands_and_a_mouse_do_nothing_breaks(door: Door, size: tuple[int, int], way: list[int]) -> None:
    """
    Also clicks anywhere, and somebody who pulls at the window.
    """
    await _press_at(door, following(way), len(way) // 2, size, mouse=True)


async def _press_at(
    door: Door, choose: Choose, times: int, size: tuple[int, int] = (80, 24), *, mouse: bool = False
) -> None:
    app = door.opens()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *door.keys)
        await settle(pilot)
        assert type(app.screen).__name__ == door.shows
        hands = Hands(app, pilot, choose)
        await hands.press_anything(times, mouse=mouse)
        await hands.go_home()
        if mouse:
            await hands.are_heard()


async def test_a_key_that_comes_after_the_theatre_was_left_is_meant_for_nobody() -> None:
    """
    Whoever types on while it closes leaves no mistake behind.
    """
    app = Theatre(HandHouse())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.exit()

    await app.on_event(Key("a", "a"))

    assert not app.keys.under_way
    assert app._exception is None


async def test_what_is_called_off_before_it_began_leaves_nothing_behind() -> None:
    """
    A key and, in the same breath, the end of the theatre: nothing is told on the terminal afterwards.
    """
    app = Theatre(HandHouse(), HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with catch_warnings(record=True) as told:
            app.navigation.turn_presenter()
            app.workers.cancel_all()
            await settle(pilot)
            collect()

    assert [str(each.message) for each in told] == []


# -- what was acknowledged --------------------------------------------------------------------------------------------


class WatchedHouse(ShowLibrary):
    """
    A house whose shows are listened to: what they have acknowledged is written down.
    """

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.runners: list[ShowRunner] = []
        self.acknowledged: dict[int, list[tuple[c.Command, str]]] = {}

    def _opened(self, runner: ShowRunner) -> ShowRunner:
        runner = super()._opened(runner)
        runner.assays = None  # what they reckon is not told by keys
        told = self.acknowledged.setdefault(len(self.runners), [])
        self.runners.append(runner)
        hand_in = runner.hand_in

        async def listened(envelope: Envelope) -> Answer:
            answer = await hand_in(envelope)
            if answer.accepted:
                told.append((envelope.command, answer.code))
            return answer

        runner.hand_in = listened  # type: ignore[method-assign]
        return runner


async def test_what_a_show_has_acknowledged_is_in_its_recording(small_house: ShowLibrary, room: Room) -> None:
    """
    On a real disk, whatever is pressed while rounds are played.
    """
    await _live_through(room, any_of("an evening"), 30)


@pytest.mark.long
@settings(examples(40), suppress_health_check=list(HealthCheck))
@given(way=ways)
async def test_no_hands_lose_what_was_acknowledged(small_house: ShowLibrary, room: Room, way: list[int]) -> None:
    """
    A long evening of anything.
    """
    await _live_through(room, following(way), 2 * len(way))


async def _live_through(room: Room, choose: Choose, times: int) -> None:
    """
    A first report, then anything; now and then time passes.
    """
    house = WatchedHouse(3)
    app = Theatre(house, house.play("morning"))
    codes: set[str] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        hands = Hands(app, pilot, choose, lambda: codes.update(re.findall(r"Your code is (\w+)", seen(app))))
        for keys in ("o", "d", *"sound", "enter", "enter", "x", "enter", "enter"):
            await hands.press(keys)
        for _ in range(times // 5):
            await hands.press_anything(5)
            room.pass_(choose(LENGTH // 8) / house.runners[-1].show.speed)
        await hands.go_home()
        await hands.are_heard()
        if not hands.gone:
            await press(pilot, "ctrl+q", "y")

    assert codes, hands.story()
    assert codes <= {code for told in house.acknowledged.values() for _, code in told}
    for number, runner in enumerate(house.runners):
        _is_kept(runner, house.acknowledged[number])


def _is_kept(runner: ShowRunner, acknowledged: Sequence[tuple[c.Command, str]]) -> None:
    recording = read(runner.recorder.path)
    kept = [each.command for each in recording.inputs]
    codes = {code_of(event.incident) for event in recording.events if isinstance(event, IncidentReported)}

    assert [command for command, _ in acknowledged if command not in kept] == []
    assert {code for _, code in acknowledged if code} <= codes
    assert [complaint for complaint in recording.complaints if not complaint.startswith("not closed properly")] == []
    assert verify(recording).exact
