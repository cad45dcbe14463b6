"""
A presenter's remote control has three keys: next, back, and dark.  It leads from the briefing to the finale, past nothing.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from boards import HandHouse, HandProjector
from seeing import press, said, seen, segments, settle, theatre
from session_on_stage import ROUND, RoomSession
from test_held_key import _after_a_round, _hold
from test_look_back import PlayedSession
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.themes import PALETTES
from desk_theatre.stage.screens.base.dark import DarkScreen
from desk_theatre.stage.screens.house.look_back import LookBackScreen
from desk_theatre.stage.screens.session.reflection import ReflectionScreen
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal"]
NEXT, BACK = "\x1b[6~", "\x1b[5~"
MOST = 60
"""
Presses after which something is taken not to move on.
"""
real = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")

Place = tuple[str, int, int]
"""
A scene, how many figures are shown, and the part of the reflection.
"""


def _place(app: Theatre, show: RoomSession) -> Place:
    board = show.board()
    part = app.screen.part if isinstance(app.screen, ReflectionScreen) else 0
    return (board.scene, board.figures if board.scene == "curtain" else 0, part)


async def _ways(pilot: Pilot[None], app: Theatre, show: RoomSession, key: str) -> list[Place]:
    """
    Where the key leads, press after press, until it leads no further; pages that are turned are no places of their own.
    """
    places = [_place(app, show)]
    for _ in range(MOST):
        before = seen(app)
        await press(pilot, key)
        await settle(pilot)
        places.append(_place(app, show))
        if places[-1] == places[-2] and (said(app) or seen(app) == before):
            break
    return [places[0], *(after for before, after in pairwise(places) if after != before)]


AFTER_A_ROUND: list[Place] = [
    *(("curtain", figures, 0) for figures in range(7)),
    *(("reflection", 0, part) for part in range(1, 5)),
    ("round", 0, 0),
]


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_next_leads_through_figures_and_parts_to_the_next_round(size: tuple[int, int]) -> None:
    """
    One after the other, at each size; the round itself is opened at the keyboard.
    """
    show = RoomSession(*ROUND)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        places = await _ways(pilot, app, show, "pagedown")

        assert places == AFTER_A_ROUND
        assert "Ready for round 2. Press o to open it, b to go back." in said(app)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_back_leads_the_same_way_back(size: tuple[int, int]) -> None:
    """
    From the improvements to the first part, to the figures, one figure less each time, to the closed curtain.
    """
    show = RoomSession(*ROUND)
    app = theatre(show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", *["space"] * 6, "n", "4")
        await settle(pilot)

        assert await _ways(pilot, app, show, "pageup") == AFTER_A_ROUND[-2::-1]


async def test_the_briefing_is_read_to_its_end_before_the_stage_is_set() -> None:
    """
    On a small screen it has more than one page; each is seen.
    """
    show = RoomSession()
    app = theatre(show)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "pagedown")
        await settle(pilot)
        pages = [seen(app)]
        while show.board().scene == "briefing":
            assert len(pages) < MOST
            await press(pilot, "pagedown")
            await settle(pilot)
            pages.append(seen(app))

    assert [" below" in page for page in pages[:-1]] == [True] * (len(pages) - 2) + [False]
    assert len(pages) > 2


async def test_while_a_round_is_played_next_says_that_it_is() -> None:
    """
    A finger on the remote control ends no round.
    """
    show = RoomSession(c.OpenRound())
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "pagedown")
        await settle(pilot)
        first = said(app)
        await press(pilot, "pageup")
        await settle(pilot)

        assert first == ["Round 1 is running. Its figures come when it is over."]
        assert said(app) == ["There is no earlier scene."]
        assert show.board().phase == "running"


async def test_a_recording_keeps_its_own_meaning_of_these_keys() -> None:
    """
    The round after and before, and the next event; nothing is dark.
    """
    projector = HandProjector()
    app = Theatre(HandHouse(), projector)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        first = projector.position().round
        await press(pilot, "pagedown")
        await settle(pilot)
        later = projector.position().round
        await press(pilot, "pageup", "full_stop")
        await settle(pilot)

        assert (later, projector.position().round) == (first + 1, first)
        assert "recording" in seen(app)


async def test_a_look_back_keeps_its_own_meaning_of_these_keys() -> None:
    """
    It is a recording, though a show is on.
    """
    app = Theatre(HandHouse(), PlayedSession())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "l", "full_stop", "pagedown")
        await settle(pilot)

        assert isinstance(app.screen, LookBackScreen)


BRIEFED = (s.NextScene(),)
PLACES: dict[str, tuple[tuple[c.Command, ...], tuple[str, ...]]] = {
    "the stage": ((), ()),
    "a round": ((c.OpenRound(),), ()),
    "the briefing": (BRIEFED, ("n",)),
    "the curtain": (ROUND, ("n",)),
    "the reflection": ((*ROUND, s.NextScene()), ("n",)),
    "the finale": ((*ROUND, *ROUND, *ROUND, s.NextScene(), s.NextScene()), ("n",)),
}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("place", PLACES)
async def test_the_dark_is_black_and_any_key_brings_the_show_back(place: str, theme: str) -> None:
    """
    In all colours, also while a sentence stands on the stage; the key that brings it back does nothing else.
    """
    commands, keys = PLACES[place]
    show = RoomSession(*commands)
    app = theatre(show, theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await settle(pilot)
        before = (type(app.screen), _place(app, show), show.board().phase)
        app.say("This is for whoever sits at the keys.")
        for key in ("full_stop", "pagedown", "space", "escape", "o", "я", "f5", "enter"):
            await press(pilot, "full_stop")
            await settle(pilot)
            dark = (seen(app).strip(), {piece.style.bgcolor.triplet.hex for piece in segments(app)})  # type: ignore[union-attr]
            assert dark == ("", {"#000000"}), key

            await press(pilot, key)
            await settle(pilot)

            assert (type(app.screen), _place(app, show), show.board().phase) == before, key


async def test_a_click_brings_the_show_back_as_well() -> None:
    """
    Anywhere.
    """
    app = theatre(RoomSession(c.OpenRound()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "full_stop")
        await settle(pilot)
        assert isinstance(app.screen, DarkScreen)

        await pilot.click(offset=(40, 12))
        await settle(pilot)

        assert "Programme" in seen(app)


async def test_the_dark_shows_no_notice() -> None:
    """
    Neither one that was up before nor one that comes meanwhile; what still counts is there again with the show.
    """
    app = theatre(RoomSession(*ROUND))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.say("up before the dark")
        await settle(pilot)
        assert "up before the dark" in seen(app)

        await press(pilot, "full_stop")
        await settle(pilot)
        assert isinstance(app.screen, DarkScreen)
        assert seen(app).split() == []
        app.say("while it is dark")
        await settle(pilot)
        assert seen(app).split() == []

        await press(pilot, "z")
        await settle(pilot)
        assert "while it is dark" in seen(app)


@real
def test_a_remote_control_leads_to_the_first_figure_and_no_further_while_its_key_is_held(tmp_path: Path) -> None:
    """
    From the stage to the curtain; held there for two seconds, one figure; back, none.
    """
    with Terminal([*PLAY, "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        _after_a_round(terminal)
        terminal.press(NEXT)
        terminal.wait("pace to show its figures")
        terminal.read(1.2)
        _hold(terminal, NEXT.encode(), 2)
        terminal.read(0.5)
        terminal.wait("space next figure")
        assert terminal.text().count("to come") == 5
        terminal.press(BACK)
        terminal.wait("pace to show its figures")


@real
def test_the_round_goes_on_in_the_dark(tmp_path: Path) -> None:
    """
    Nothing is left on the screen, also while the key is held down; the same key brings the round back, later in its day.
    """
    with Terminal([*PLAY, "--speed", "60", "--recording", str(tmp_path / "a.theatre")], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        _hold(terminal, b".", 2)
        terminal.wait_until(lambda: not terminal.text().strip(), "it does not grow dark")
        terminal.read(1.5)
        assert not terminal.text().strip()
        terminal.press(".")
        terminal.wait("▶ running")
        assert "08:15:" not in terminal.text()
