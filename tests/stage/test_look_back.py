"""
From what is talked about in a reflection to that second of the recording, and back; the show goes on where it was.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from screen_snapshots import Pictures, walk
from seeing import press, said, seen, settle, theatre
from session_on_stage import MATERIAL, RoomSession

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.show.evidence import Material
from desk_theatre.show.moments import Moment
from desk_theatre.stage.screens.base.replay_targets import ReplayTargetsScreen
from desk_theatre.stage.screens.house.look_back import LookBackScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen

HALF_AN_HOUR = 1800


class PlayedSession(RoomSession):
    """
    A round of half an hour with two reports, and a moment in its middle.
    """

    def __init__(self) -> None:
        super().__init__(s.NextScene(), c.OpenRound())
        self.evening.give(c.SubmitIncident("no-sound", "a", "nothing at all"))
        self.evening.wait(HALF_AN_HOUR)
        for command in (c.EndRound(), s.NextScene()):
            self.evening.give(command)
        self.opened = self.evening.show.scenario.conference.opens
        self.looked: list[ReplayPlayer] = []
        self.paper = with_moments(self.opened + 600)
        self._look()

    def look_back(self) -> ReplayPlayer:
        self.looked.append(super().look_back())
        return self.looked[-1]


def with_moments(*times: int) -> Material:
    """
    A round with something to see at these seconds.
    """
    return evolve(MATERIAL, moments=tuple(Moment(at, 0, "silent", f"Heard nothing at {at}.", "Why?") for at in times))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("key", ["enter", "l"])
async def test_a_moment_opens_the_recording_at_its_second(size: tuple[int, int], key: str) -> None:
    """
    Enter in what happened, and escape leads back; the show stands where it stood, and the lamp is off.
    """
    show = PlayedSession()
    app, before = theatre(show), show.now
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", key)
        await settle(pilot)
        assert isinstance(app.screen, LookBackScreen)
        place, told = show.looked[0].position(), seen(app)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, ReflectionScreen)

    assert (place.round, place.at) == (1, show.opened + 600)
    assert "recording" in told
    assert show.now == before
    assert show.looked[0]._task is None


async def test_a_look_back_counts_the_rounds_of_the_show_and_not_those_recorded_so_far() -> None:
    """
    After the first of three rounds, the recording has one; the room is still in round 1 of 3.
    """
    show = PlayedSession()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, LookBackScreen)
        recorded = show.looked[0].position()
        placed = screen.placed(recorded)

    assert (recorded.rounds, placed.rounds) == (1, show.now.rounds)
    assert show.now.rounds > 1


async def test_of_several_moments_one_is_chosen() -> None:
    """
    The second of three, with the arrow key; escape leads to the list again.
    """
    show = PlayedSession()
    show.paper = with_moments(*(show.opened + at for at in (60, 120, 180)))
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReplayTargetsScreen)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, LookBackScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, ReplayTargetsScreen)

    assert [each.position().at for each in show.looked] == [show.opened + 120]


async def test_a_click_on_a_moment_goes_there() -> None:
    """
    Without a key.
    """
    show = PlayedSession()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await settle(pilot)
        lines = seen(app).splitlines()
        y = next(y for y, line in enumerate(lines) if "Heard nothing at" in line)
        await pilot.click(offset=(lines[y].index("Heard"), y))
        await settle(pilot)

        assert isinstance(app.screen, LookBackScreen)


async def test_the_evidence_of_a_card_opens_where_it_was_seen() -> None:
    """
    The card that is marked was seen at two places; a card without evidence says so.
    """
    show = PlayedSession()
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "2", "l")
        await settle(pilot)
        assert isinstance(app.screen, ReplayTargetsScreen)
        await press(pilot, "escape", "end", "l")
        await settle(pilot)

        assert "There is no moment to replay." in said(app)


async def test_a_recording_that_cannot_be_read_is_a_sentence() -> None:
    """
    The talk goes on.
    """

    class Unreadable(PlayedSession):
        def look_back(self) -> ReplayPlayer:
            raise RecordingUnreadable("the recording cannot be read: no such file")

    app = theatre(Unreadable())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter")
        await settle(pilot)

        assert isinstance(app.screen, ReflectionScreen)
        assert "the recording cannot be read: no such file" in said(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)
async def test_snapshots_of_a_look_back(size: tuple[int, int], pictures: Pictures) -> None:
    """
    The list of places, and the recording beside the show.
    """
    steps = (("places", ("n", "2", "l")), ("look back", ("escape", "1", "l")))
    await walk(theatre(PlayedSession()), size, steps, pictures)
    pictures.check()
