"""
What is recorded is only looked at: over a look back and in a replay no key and no click changes the show or what was recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from boards import HandHouse
from seeing import press, said, seen, settle, until
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.host import ShowHost
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.house.look_back import LookBackScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.screens.round.find import FindScreen
from desk_theatre.stage.screens.round.incident import IncidentScreen
from desk_theatre.stage.screens.round.incidents import IncidentsScreen
from desk_theatre.stage.screens.round.moment import MomentScreen
from desk_theatre.stage.screens.round.moments import MomentsScreen
from desk_theatre.stage.screens.session.comparison import ComparisonScreen
from runners import SCENARIO, Step, interrupted

OPENS = SCENARIO.conference.opens
BUSY: tuple[Step, ...] = (
    c.OpenRound(),
    c.SubmitIncident("no-sound", "a", "Ann", "nothing at all"),
    c.InjectIncidents("no-sound", "a", 30, 5),
    600,
)
STANDS: dict[str, tuple[Step, ...]] = {
    "paused": (*BUSY, c.PauseRound()),
    "reflection": (*BUSY, c.EndRound(), s.NextScene(), s.NextScene()),
}
LEAVES = {"ctrl+q", "f", "escape"}
"""
Keys that lead away from what is looked at; each has tests of its own.
"""
KEYS = sorted(({key for verb in VERBS.values() for key in verb.keys} | {*"yxz0189", "delete", "tab"}) - LEAVES)
PLACES: tuple[tuple[type, tuple[str, ...]], ...] = (
    (LookBackScreen, ()),
    (IncidentScreen, ("click",)),
    (MomentsScreen, ("l",)),
    (IncidentScreen, ("l", "i")),
    (MomentScreen, ("s",)),
    (IncidentScreen, ("s", "i")),
)
MORE_OF_A_REPLAY: tuple[tuple[type, tuple[str, ...]], ...] = (
    (IncidentsScreen, ("i",)),
    (IncidentScreen, ("i", "enter")),
    (FindScreen, ("w",)),
    (ComparisonScreen, ("r",)),
)


async def _go_to(pilot: Pilot[None], first: type, way: tuple[str, ...]) -> None:
    """
    From wherever a key has led: back to what is looked at, and from there to one of its pages.
    """
    app = pilot.app
    assert isinstance(app, Theatre)
    app.navigation.presenter = False
    while type(app.screen) is not first:
        assert len(app.screen_stack) > 2, "what was looked at is gone"
        await app.pop_screen()
        await settle(pilot)
    app.screen.replay.show_round(1)  # type: ignore[attr-defined]
    app.screen.replay.seek(OPENS + 590)  # type: ignore[attr-defined]
    app.screen.look()  # type: ignore[attr-defined]
    for key in way:
        if key == "click":
            await app.screen.picked("incident", "1")  # type: ignore[attr-defined]
        else:
            await press(pilot, key)
        await settle(pilot)


async def _every_key(
    pilot: Pilot[None], first: type, place: type, way: tuple[str, ...], changed: Callable[[], object]
) -> None:
    """
    Press every key there is at a page of what is looked at.
    """
    before = changed()
    for key in KEYS:
        if type(pilot.app.screen) is not place:
            await _go_to(pilot, first, way)
            assert type(pilot.app.screen) is place
            if pilot.app.navigation.front.wall("show"):  # type: ignore[attr-defined]
                await press(pilot, "tab")  # one of the keys brought the wall to the front
            assert "recording" in seen(pilot.app).splitlines()[0]  # type: ignore[arg-type]
        await press(pilot, key)
        await settle(pilot)
        assert pilot.app.is_running, key
        assert changed() == before, f"{key} at {place.__name__}"


def _told(runner: ShowRunner) -> tuple[object, ...]:
    """
    What the show has been told, and how it stands.
    """
    return runner.show.digest(), runner.show.phase, runner.view.board(), runner.view.typed()


@pytest.mark.parametrize(
    ("place", "way", "stands"),
    [
        (*PLACES[0], "reflection"),
        *((*each, "paused") for each in PLACES),
        *(pytest.param(*each, "reflection", marks=pytest.mark.long) for each in PLACES[1:]),
    ],
    ids=lambda part: "" if isinstance(part, type) else part if isinstance(part, str) else ",".join(part),
)
async def test_no_key_over_a_look_back_changes_the_show(
    place: type, way: tuple[str, ...], stands: str, tmp_path: Path
) -> None:
    """
    With the round paused, and while the room reflects: neither the show nor its recording.
    """
    path = tmp_path / "show.theatre"
    interrupted(path, STANDS[stands])
    runner = resume(path, "0.1.0")
    app = Theatre(HandHouse(), ShowHost(runner))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.navigation.show_moment(1, OPENS + 590)
        await until(pilot, lambda: isinstance(app.screen, LookBackScreen))
        await settle(pilot)
        written = len(read(path).inputs)
        await _go_to(pilot, LookBackScreen, way)
        await _every_key(pilot, LookBackScreen, place, way, lambda: _told(runner))

        assert app.lifecycle.show is runner
    assert len(read(path).inputs) == written


@pytest.mark.parametrize(
    ("place", "way"),
    [(ReplayScreen, ()), *PLACES[1:], *MORE_OF_A_REPLAY],
    ids=lambda part: "" if isinstance(part, type) else ",".join(part),
)
async def test_no_key_in_a_replay_changes_the_recording(place: type, way: tuple[str, ...], tmp_path: Path) -> None:
    """
    On any of its pages.
    """
    path = tmp_path / "show.theatre"
    interrupted(path, STANDS["reflection"])
    app = Theatre(HandHouse(), ReplayPlayer(Replay(read(path), SCENARIO)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await _go_to(pilot, ReplayScreen, way)
        await _every_key(pilot, ReplayScreen, place, way, path.read_bytes)


async def test_words_cannot_be_held_in_a_look_back_and_it_says_why(tmp_path: Path) -> None:
    """
    The story that a click opens is that of the recording: the bar at the top says so, and `h` says that nothing is changed.
    """
    path = tmp_path / "show.theatre"
    interrupted(path, STANDS["paused"])
    runner = resume(path, "0.1.0")
    app = Theatre(HandHouse(), ShowHost(runner))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.navigation.show_moment(1, OPENS + 60)
        await until(pilot, lambda: isinstance(app.screen, LookBackScreen))
        await settle(pilot)
        await _go_to(pilot, LookBackScreen, ("click",))
        assert isinstance(app.screen, IncidentScreen)
        top = seen(app).splitlines()[0]
        await press(pilot, "h")
        await settle(pilot)

        assert "recording" in top
        assert "This is a recording; nothing in it can change." in said(app)
        assert runner.picture.moderation.state(1) == "shown"
