"""
Everywhere: every screen of the house, as a walk by keys only leads to it, and what was painted there, cell by cell.

A theatre is walked through once in a run of the tests for each theme and size, whichever worker comes first; whoever asks
again gets what was seen then.
"""

from __future__ import annotations

import asyncio
import inspect
import pkgutil
from collections.abc import AsyncIterator, Callable, Sequence
from functools import cache
from importlib import import_module
from itertools import count
from unittest.mock import patch

from attrs import evolve
from boards import BEFORE, BETWEEN, CALM, FULL_HOUSE, STOPS, WORST, HandHouse, HandProjector, HandShow
from rich.segment import Segment
from seeing import press, settle
from session_on_stage import REFLECTING, RoomSession
from test_delegate_snapshots import FORM, SOUND, WORDS, Shared
from test_reflection_replay import SESSION
from test_reflection_snapshots import DECIDED
from test_reflection_worth import FOUND, HandAssay
from test_snapshots import REPLAY, SHOW, TOLD
from textual.pilot import Pilot
from textual.screen import Screen

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.values import value
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.show.lock import Lock
from desk_theatre.show.ports import Hosted
from desk_theatre.stage import screens
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.widgets.lines import Lines
from once_a_run import once
from runners import Evening

Step = tuple[str, tuple[str, ...]]
"""
What is looked at, and the keys that lead there from what was looked at before.
"""


@value
class Walk:
    """
    A theatre, and the way through it.
    """

    name: str
    opens: Callable[[str], Theatre]
    steps: tuple[Step, ...]


@value
class Place:
    """
    A screen as it was painted.

    Args:
        screen: its class.
        rows: from the top, what stands in each, piece by piece.
        parts: what drew them: the class of each part, and its rows before they had colours.
    """

    name: str
    screen: str
    rows: tuple[tuple[Segment, ...], ...]
    parts: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def words(self) -> str:
        """
        What can be read there.
        """
        return "\n".join("".join(piece.text for piece in row).rstrip() for row in self.rows)


def _on(show: Callable[[], Hosted], lock: Callable[[], Lock] | None = None) -> Callable[[str], Theatre]:
    return lambda theme: Theatre(HandHouse(), show(), theme=theme, lock=lock() if lock else None)


def _assayed(found: bool) -> RoomSession:
    show = RoomSession(*REFLECTING, *DECIDED)
    show.valuing = HandAssay(found=FOUND if found else None)
    return show


def _troubled() -> HandShow:
    show = HandShow(evolve(FULL_HOUSE, phase="paused"))
    show.remarks = TOLD
    return show


def _watched() -> HandShow:
    show = HandShow(FULL_HOUSE)
    show.stops = STOPS
    return show


def _recorded() -> HandProjector:
    projector = HandProjector()
    projector.stops = STOPS
    projector.seek(STOPS[1].at)
    return projector


_REFLECTED: tuple[Step, ...] = (
    ("what happened", ("n",)),
    ("look back", ("l",)),
    ("help on the reflection", ("escape", "question_mark")),
    ("cards", ("escape", "2")),
    ("moments to look at", ("l",)),
    ("findings", ("escape", "3")),
    ("words for a finding", ("f", "n", "o")),
    ("words that are selected", ("ctrl+a",)),
    ("improvements", ("escape", "4")),
    ("practices to propose", ("i",)),
    ("show of hands", ("escape", "s", "b")),
    ("dots by team", ("escape", "p", "a")),
    ("how the team is called", ("escape", "k")),
    ("real desks", ("escape", "d")),
    ("price tags", ("escape", "y")),
    ("figures, none yet", ("escape", "b", "a")),
    *((f"figure {n}", ("space",)) for n in range(1, 7)),
    ("to the finale?", ("e",)),
    ("finale", ("y",)),
    ("finale, the end", ("end",)),
    ("charts of the finale", ("c",)),
)

WALKS: tuple[Walk, ...] = (
    Walk(
        "a show",
        _on(lambda: HandShow(FULL_HOUSE)),
        (*SHOW, ("charts", ("escape", "r", "c")), ("charts, the end", ("end",)), ("palette", ("ctrl+p",))),
    ),
    Walk("the beginning", _on(lambda: HandShow(BEFORE)), (("before", ()), ("a refusal", ("e",)))),
    Walk("between", _on(lambda: HandShow(BETWEEN)), (("between", ()), ("practices between", ("p", "down", "down")))),
    Walk("moments", _on(_watched), (("moments", ("l",)), ("a moment, large", ("s",)))),
    Walk("calm", _on(lambda: HandShow(CALM)), (("calm", ()),)),
    Walk("the worst", _on(lambda: HandShow(WORST)), (("the worst", ()),)),
    Walk("trouble", _on(_troubled), (("trouble", ()), ("trouble in the help", ("question_mark",)))),
    Walk("a recording", _on(HandProjector), REPLAY),
    Walk("a recording with moments", _on(_recorded), (("in a recording", ("k",)),)),
    Walk(
        "a recorded session",
        _on(lambda: ReplayPlayer(Evening().live(list(SESSION)).replay())),
        (("decided, early", ("v",)), ("decided", ("escape", "pagedown", "v"))),
    ),
    Walk(
        "the foyer",
        lambda theme: Theatre(HandHouse(), theme=theme),
        (("foyer", ()), ("help in the foyer", ("question_mark",))),
    ),
    Walk("an empty house", lambda theme: Theatre(HandHouse((), ()), theme=theme), (("empty house", ()),)),
    Walk("the briefing", _on(RoomSession), (("briefing", ("n",)), ("help on the briefing", ("question_mark",)))),
    Walk("a session", _on(lambda: _assayed(found=True)), _REFLECTED),
    Walk("price tags being reckoned", _on(lambda: _assayed(found=False)), (("reckoning", ("n", "y")),)),
    Walk("the shared terminal", _on(lambda: Shared(c.OpenRound(), SOUND, r.MeToo(1)), lambda: Lock("4711")), FORM),
    Walk(
        "words",
        _on(lambda: Shared(c.OpenRound(), SOUND, r.HoldTexts(on=True), c.SubmitIncident("badge", None, "M", "fools"))),
        WORDS,
    ),
)


async def follow(walk: Walk, theme: str, size: tuple[int, int]) -> AsyncIterator[tuple[str, Theatre, Pilot[None]]]:
    """
    Step by step; each time with what is looked at.
    """
    app = walk.opens(theme)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name, keys in walk.steps:
            await press(pilot, *keys)
            await settle(pilot)
            yield name, app, pilot


async def _seen(theme: str, size: tuple[int, int]) -> list[Place]:
    """
    All walks; the nicknames that forms offer are the same each time.
    """
    found: list[Place] = []
    for walk in WALKS:
        async for name, app, _ in follow(walk, theme, size):
            rows = tuple(tuple(strip) for strip in app.screen._compositor.render_strips())
            parts = tuple((type(part).__name__, tuple(part._rows)) for part in app.screen.query(Lines) if part.display)
            found.append(Place(f"{walk.name}: {name}", type(app.screen).__name__, rows, parts))
    return found


def _all(theme: str, size: tuple[int, int]) -> Sequence[Place]:
    keys = count(1)
    with patch("desk_theatre.stage.screens.desk.desk.secrets") as secrets:
        secrets.token_hex = lambda size: f"{next(keys):0{2 * size}x}"
        return asyncio.run(_seen(theme, size))


@cache
def places(theme: str, size: tuple[int, int] = (120, 40)) -> Sequence[Place]:
    """
    Every place of every walk, as it was painted in a theme.
    """
    return once(f"places {theme} {size}", lambda: _all(theme, size))


@cache
def without_colours(size: tuple[int, int] = (120, 40)) -> Sequence[Place]:
    """
    The same with NO_COLOR; only for a test that has set it.
    """
    return once(f"places without colours {size}", lambda: _all("house-dark", size))


def all_screens() -> set[str]:
    """
    The names of all screens that the house has.
    """
    modules = [import_module(each.name) for each in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}.")]
    return {
        name
        for module in modules
        for name, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Screen) and each.__module__ == module.__name__
    }
