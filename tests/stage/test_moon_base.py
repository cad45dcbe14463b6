"""
A scenario with nouns of its own: no screen of it says a noun of a conference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from boards import FULL_HOUSE, HandHouse, HandShow
from everywhere import all_screens
from seeing import press, said, seen, settle, until
from textual.pilot import Pilot
from whole_evening import LENGTH, Room, night_of

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.measures.figures import CURTAIN
from desk_theatre.scenario import library
from desk_theatre.scenario.vocabulary import LONGEST_NOUN, Noun, Vocabulary
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.screens.session.scene import SceneScreen
from desk_theatre.stage.widgets.story import Story
from moon_base import MOON_TOML, foreign

Steps = tuple[tuple[str, ...], ...]

HOME = "home"
"""
Back to the stage, or to the scene that is on, from wherever the keys have led.
"""

HELP = ("question_mark",)
BEFORE: Steps = (HELP, (HOME, "n"), HELP, (HOME, "end"), ("n",), ("p",), (HOME,))
DURING: Steps = (
    HELP,
    (HOME, "d"),
    ("f1",),
    ("escape", *"sound", "enter"),
    *((("enter",),) * 5),
    (HOME, "w"),
    (HOME, "x"),
    HELP,
    ("escape", "enter"),
    (HOME, "c"),
    ("end", "enter"),
    (HOME, "i"),
    HELP,
    ("escape", "enter"),
    HELP,
    ("escape", "end"),
    (HOME, "p"),
    HELP,
    ("escape", *["down"] * 8, "enter"),
    *((("down",),) * 24),
    (HOME, "l"),
    HELP,
    ("escape", "s"),
    HELP,
    (HOME, "r"),
    HELP,
    ("escape", "c"),
    HELP,
    (HOME, "k"),
    (HOME, "z"),
    ("z",),
    ("ctrl+p",),
    (HOME,),
)
AFTER: Steps = (
    ("n",),
    HELP,
    (HOME,),
    *((("space",),) * len(CURTAIN)),
    ("n",),
    HELP,
    (HOME, "l"),
    HELP,
    ("escape", "enter"),
    HELP,
    (HOME, "d"),
    HELP,
    (HOME, "2"),
    *((("down",),) * 30),
    ("enter",),
    ("4",),
    ("i",),
    HELP,
    ("escape", *["down"] * 12),
    (HOME, "s", "a", "7"),
    HELP,
    (HOME, "e"),
    ("y",),
    HELP,
    (HOME, "end"),
    ("v",),
)
REPLAY: Steps = (
    HELP,
    (HOME, *["right"] * 8),
    ("k",),
    ("g",),
    (HOME, "i"),
    ("enter",),
    (HOME, "v"),
    HELP,
    (HOME, "d"),
    ("x",),
)


TRADES: dict[str, tuple[int, int]] = {"hospital": (80, 24), "town-hall": (120, 40), "release-day": (80, 24)}
"""
The shipped scenarios with nouns of their own, each walked once, at one size.
"""
SHORT_DURING: Steps = (
    HELP,
    ("escape", "d"),
    ("f1",),
    ("escape", *"sound", "enter"),
    ("enter",),
    (HOME, "i"),
    ("end", "enter"),
    (HOME, "p"),
    *((("down",),) * 6),
    (HOME, "l"),
    ("s",),
    (HOME,),
)
SHORT_AFTER: Steps = (
    ("n",),
    *((("space",),) * len(CURTAIN)),
    ("n",),
    HELP,
    (HOME, "2"),
    *((("down",),) * 6),
    (HOME, "d"),
    (HOME, "e"),
    ("y",),
)
"""
A short way: the screens with most sentences about the scenario. The moon base has the whole one.
"""


NOT_SEEN = {
    *("StageScreen", "LiveScreen", "SceneScreen", "CurtainScreen", "DarkScreen", "FoyerScreen"),
    *("MoodScreen", "PinScreen", "PracticeValuesScreen"),
}
"""
Screens that others are made of, that say nothing or are about no scenario, and three that say no noun of it: faces, a
number, and price tags, whose practices are named by what computes them.
"""


class Reader:
    """
    Walks through a theatre by keys and keeps what was read there.
    """

    def __init__(self, app: Theatre, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.screens: set[str] = set()
        self.text: list[str] = []

    async def walk(self, steps: Steps) -> None:
        """
        Step by step; each time all that can be read is kept.
        """
        for keys in ((), *steps):
            for key in keys:
                if key == HOME:
                    await self._back()
                else:
                    await press(self.pilot, key)
            await settle(self.pilot)
            self.look()

    async def _back(self) -> None:
        await settle(self.pilot)
        while not isinstance(self.app.screen, RoundScreen | SceneScreen) and type(self.app.screen) is not ReplayScreen:
            await press(self.pilot, "escape")
            await settle(self.pilot)

    def look(self) -> None:
        """
        Keep what stands on the screen, also what has to be scrolled to, and what was said.
        """
        self.screens.add(type(self.app.screen).__name__)
        # The frame of a notice cuts through the words beside it.
        self.text += [line for line in seen(self.app).splitlines() if "╯" not in line]
        self.text += said(self.app)
        for story in self.app.screen.query(Story):
            rows = story._tell(max(20, story.size.width))
            self.text.append("\n".join("".join(piece.text for piece in row) for row in rows))


def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShowLibrary:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "moon.toml").write_text(MOON_TOML, encoding="utf-8")
    return ShowLibrary(seed=3, guests=40)


def _shown(app: Theatre) -> str:
    return app.screen.board.phase if isinstance(app.screen, LiveScreen) else ""


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids="{0[0]}x{0[1]}".format)
async def test_no_screen_says_a_noun_of_a_conference(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: Room
) -> None:
    """
    A round with guests, its curtain and reflection, the finale, and the recording of it all.
    """
    house = _house(tmp_path, monkeypatch)
    app = Theatre(house, house.play(str(tmp_path / "moon.toml")))
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await settle(pilot)
        await reader.walk(BEFORE)
        await press(pilot, "o")
        await until(pilot, lambda: night_of(app).show.phase == "running", "the round")
        room.pass_(120)
        await until(pilot, lambda: "astronauts" in seen(app), "what happens in it")
        await reader.walk(DURING)
        room.pass_(LENGTH / night_of(app).show.speed + 1)
        await until(pilot, lambda: night_of(app).show.phase == "between", "the end of the round")
        await until(pilot, lambda: _shown(app) == "between", "its end, on the stage")
        await reader.walk(AFTER)
        path = night_of(app).recorder.path
        await app.lifecycle.take_off_stage()
    replayed = Theatre(house, house.replay(str(path)))
    async with replayed.run_test(size=size) as pilot:
        await settle(pilot)
        recorded = Reader(replayed, pilot)
        await recorded.walk(REPLAY)

    screens, text = reader.screens | recorded.screens, [*reader.text, *recorded.text]
    assert foreign("\n".join(text)) == []
    assert "astronaut" in "\n".join(text)
    assert all_screens() - screens == NOT_SEEN


@pytest.mark.parametrize("name", TRADES)
async def test_no_screen_of_a_shipped_trade_says_a_noun_of_a_conference(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: Room
) -> None:
    """
    A round with guests, its curtain and reflection, and the finale.
    """
    house = _house(tmp_path, monkeypatch)
    app = Theatre(house, house.play(name))
    words = library.load(name).words
    async with app.run_test(size=TRADES[name]) as pilot:
        reader = Reader(app, pilot)
        await settle(pilot)
        await reader.walk((HELP, (HOME,)))
        await press(pilot, "o")
        await until(pilot, lambda: night_of(app).show.phase == "running", "the round")
        room.pass_(200)
        await until(pilot, lambda: words.delegate.many in seen(app), "what happens in it")
        await reader.walk(SHORT_DURING)
        room.pass_(_length(app) + 1)
        await until(pilot, lambda: night_of(app).show.phase == "between", "the end of the round")
        await until(pilot, lambda: _shown(app) == "between", "its end, on the stage")
        await reader.walk(SHORT_AFTER)
        await app.lifecycle.take_off_stage()

    text = "\n".join(reader.text)
    assert foreign(text) == []
    assert [noun.one for noun in (words.delegate, words.session, words.room) if noun.one not in text] == []
    assert {"RoundScreen", "DeskScreen", "PracticesScreen", "ReflectionScreen", "FinaleScreen"} <= reader.screens


def _length(app: Theatre) -> float:
    """
    Return the seconds of the room that a whole round of what is on stage takes.
    """
    show = night_of(app).show
    day = show.scenario.conference
    return (day.closes - day.opens) / show.speed


async def test_the_longest_nouns_fit_on_the_smallest_stage() -> None:
    """
    The name of a large figure is whole, and a session under way says so where its noun has no room.
    """
    longest = Noun("s" * LONGEST_NOUN, "t" * LONGEST_NOUN)
    app = Theatre(HandHouse(), HandShow(evolve(FULL_HOUSE, words=Vocabulary(session=longest))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        assert longest.many in seen(app)
        assert "▶ under way " in seen(app)
