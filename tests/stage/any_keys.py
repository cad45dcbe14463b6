"""
Whatever somebody presses: doors that open upon each screen, hands that press anything there, and the way home with escape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from boards import FULL_HOUSE, STOPS, HandHouse, HandProjector, HandShow
from seeing import press, seen, settle
from session_on_stage import REFLECTING, ROUND, RoomSession
from test_delegate_snapshots import BADGE, MINE, SOUND, Shared
from test_look_back import PlayedSession
from test_reflection_replay import SESSION
from test_reflection_worth import FOUND, HandAssay
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.itsm.values import value
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.show.lock import Lock
from desk_theatre.stage.actions import VERBS
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.layout import SMALLEST
from desk_theatre.stage.screens.base.confirm import ConfirmScreen
from desk_theatre.stage.screens.base.help import HelpScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.screens.desk.desk import DeskScreen
from desk_theatre.stage.screens.house.foyer import FoyerScreen
from desk_theatre.stage.screens.house.look_back import LookBackScreen
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.screens.round.round import RoundScreen
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.wording.house import NOT_DRAWN
from runners import Evening

Choose = Callable[[int], int]
"""
One of so many, by its place.
"""
PIN = "4711"
WINDOWS = ((80, 24), (120, 40), (200, 60), (79, 24), (20, 5))
MOST_ESCAPES = 15
"""
More than screens ever stand upon each other, with all the questions of a form.
"""


@value
class Door:
    """
    Args:
        shows: the screen it leads to.
        opens: makes the theatre.
        keys: that lead there.
    """

    shows: str
    opens: Callable[[], Theatre]
    keys: tuple[str, ...] = ()


def _house() -> Theatre:
    return Theatre(HandHouse())


def _full() -> Theatre:
    show = HandShow(FULL_HOUSE)
    show.stops = STOPS
    return Theatre(HandHouse(), show)


def _session(*commands: c.Command) -> Callable[[], Theatre]:
    def opens() -> Theatre:
        show = RoomSession(*commands)
        show.valuing = HandAssay(found=FOUND)
        return Theatre(HandHouse(), show)

    return opens


def _played() -> Theatre:
    return Theatre(HandHouse(), PlayedSession())


def _recorded() -> Theatre:
    return Theatre(HandHouse(), ReplayPlayer(Evening().live(list(SESSION)).replay()))


def _shared() -> Theatre:
    return Theatre(HandHouse(), Shared(c.OpenRound(), SOUND, BADGE), lock=Lock(PIN))


BRIEFED = _session(s.NextScene())
RUNNING = _session(c.OpenRound(), SOUND, BADGE)
REFLECTED = _session(*REFLECTING, s.ProposeImprovement("process", "recording"), s.CastVote(1, 1, 2))
PLAYED = _session(*ROUND, *ROUND, *ROUND, s.NextScene(), s.NextScene())

DOORS: tuple[Door, ...] = (
    Door("FoyerScreen", _house),
    Door("HelpScreen", _house, ("question_mark",)),
    Door("CommandPalette", _house, ("ctrl+p",)),
    Door("RoundScreen", _full),
    Door("RoundScreen", RUNNING),
    Door("MomentsScreen", _full, ("l",)),
    Door("MomentScreen", _full, ("s",)),
    Door("CuesScreen", _full, ("c",)),
    Door("PracticesScreen", RUNNING, ("p",)),
    Door("IncidentsScreen", RUNNING, ("i",)),
    Door("IncidentScreen", RUNNING, ("i", "enter")),
    Door("DeskScreen", RUNNING, ("d",)),
    Door("DeskScreen", RUNNING, ("d", *"sound", "enter", "enter")),
    Door("FindScreen", RUNNING, ("w",)),
    Door("DelegateTextsScreen", RUNNING, ("x",)),
    Door("TextPromptScreen", RUNNING, ("x", "r")),
    Door("ConfirmScreen", RUNNING, ("e",)),
    Door("DarkScreen", RUNNING, (".",)),
    Door("ComparisonScreen", PLAYED, ("r",)),
    Door("ChartsScreen", PLAYED, ("n", "c")),
    Door("BriefingScreen", BRIEFED, ("n",)),
    Door("FiguresRevealScreen", _session(*ROUND), ("n",)),
    Door("ReflectionScreen", REFLECTED, ("n",)),
    Door("ReflectionScreen", REFLECTED, ("n", "2")),
    Door("ReflectionScreen", REFLECTED, ("n", "3")),
    Door("ReflectionScreen", REFLECTED, ("n", "4")),
    Door("VotingScreen", REFLECTED, ("n", "s")),
    Door("VotingScreen", REFLECTED, ("n", "4", "p")),
    Door("ProposingScreen", REFLECTED, ("n", "4", "i")),
    Door("PracticeValuesScreen", REFLECTED, ("n", "y")),
    Door("BenchmarkScreen", REFLECTED, ("n", "d")),
    Door("LookBackScreen", _played, ("n", "l")),
    Door("ReplayTargetsScreen", REFLECTED, ("n", "2", "l")),
    Door("FinaleScreen", PLAYED, ("n",)),
    Door("ReplayScreen", lambda: Theatre(HandHouse(), HandProjector())),
    Door("ReplayScreen", _recorded),
    Door("DecisionsScreen", _recorded, ("pagedown", "v")),
    Door("TextPromptScreen", _recorded, ("g",)),
    Door("DeskScreen", _shared, ("d",)),
    Door("FindScreen", _shared, ("d", "f2", *MINE.code.lower())),
    Door("MoodScreen", _shared, ("d", "f2", *MINE.code.lower(), "enter")),
    Door("PinScreen", _shared, ("d", "ctrl+q")),
)

LETTERS = tuple("abcdefghijklmnopqrstuvwxyz0123456789")
SELDOM = (
    *"ABCJKXYZ<>+-=.,;:!/\\[]{}()'\"@#%&*_~^|äß漢é€",
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "backspace", "delete"),
    *("insert", "shift+up", "shift+down", "shift+left", "ctrl+left", "ctrl+home", "alt+x", "shift+f10"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
)
OFTEN = ("enter", "enter", "enter", "space", "down", "up", "escape", "question_mark")
ALL_KEYS = (*LETTERS, *SELDOM, *OFTEN)


def keys_on(app: Theatre) -> tuple[str, ...]:
    """
    Those that do something here, many times, and all others.
    """
    screen = app.screen
    verbs = [key for name in screen.KEYS for key in VERBS[name].keys] if isinstance(screen, StageScreen) else []
    return (*verbs * (1 + len(ALL_KEYS) // max(1, len(verbs))), *ALL_KEYS)


def send(app: Theatre, keys: Sequence[str]) -> None:
    """
    Keys, the next before anybody has looked at what the one before did.
    """
    driver = app._driver
    assert driver is not None
    for key in keys:
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        event = events.Key(name, key if len(key) == 1 else None)
        event.set_sender(app)
        driver.send_message(event)


class Hands:
    """
    Somebody who presses anything.

    Args:
        choose: which of the keys.
        witness: looks at the screen after each key.
    """

    def __init__(
        self, app: Theatre, pilot: Pilot[None], choose: Choose, witness: Callable[[], None] = lambda: None
    ) -> None:
        self.app, self.pilot, self._choose, self._witness = app, pilot, choose, witness
        self.pressed: list[str] = []

    @property
    def gone(self) -> bool:
        """
        Whether the theatre was left.
        """
        return self.app.lifecycle.leaving

    async def press(self, *keys: str) -> None:
        """
        A key, or several at once, and all that they do.  A round that is played is never left without a question.
        """
        in_round, asked = self.app.lifecycle.in_round, isinstance(self.app.screen, ConfirmScreen) or len(keys) > 1
        self.pressed.append("+".join(keys))
        if len(keys) == 1:
            await press(self.pilot, *keys)
        else:
            send(self.app, keys)
        await self.look(in_round=in_round, asked=asked)

    async def look(self, *, in_round: bool, asked: bool) -> None:
        """
        At what has become of it.
        """
        if not self.gone:
            await settle(self.pilot)
        if not self.gone:
            assert NOT_DRAWN not in seen(self.app), self.story()
        assert self.app.mishaps.count == 0, self.story()
        assert not (in_round and (self.gone or self.app.lifecycle.show is None)) or asked, (
            f"left unasked: {self.story()}"
        )
        self._witness()

    async def click(self, x: int, y: int) -> None:
        """
        Somebody has a mouse.
        """
        in_round, asked = self.app.lifecycle.in_round, isinstance(self.app.screen, ConfirmScreen)
        self.pressed.append(f"({x}, {y})")
        await self.pilot.click(offset=(x, y))
        await self.look(in_round=in_round, asked=asked)

    async def resize(self, width: int, height: int) -> None:
        """
        Somebody pulls at the window.
        """
        self.pressed.append(f"[{width}x{height}]")
        await self.pilot.resize_terminal(width, height)
        await self.look(in_round=False, asked=False)

    async def press_anything(self, times: int, *, mouse: bool = False) -> None:
        """
        So many times a key, or a few of them at once, unless one of them leaves; with a mouse also clicks, and other sizes.
        """
        for _ in range(times):
            if self.gone:
                return
            what = self._choose(10 if mouse else 7)
            if what >= 8:
                width, height = self.app.screen.size
                await self.click(self._choose(width), self._choose(height))
            elif what == 7:
                await self.resize(*WINDOWS[self._choose(len(WINDOWS))])
            else:
                keys = keys_on(self.app)
                await self.press(*(keys[self._choose(len(keys))] for _ in range(1 if what < 4 else 5)))

    async def go_home(self) -> None:
        """
        With escape alone, from wherever this is.
        """
        if self.app.size.width < SMALLEST[0] or self.app.size.height < SMALLEST[1]:
            await self.resize(*SMALLEST)
        for _ in range(MOST_ESCAPES):
            if self.gone or self.at_home:
                return
            before = (self.app.screen_stack, seen(self.app))
            await self.press("escape")
            assert (self.app.screen_stack, seen(self.app)) != before, f"escape is deaf: {self.story()}"
        raise AssertionError(f"escape does not lead away: {self.story()}")

    async def are_heard(self) -> None:
        """
        At home, where the help is one key away.
        """
        if self.gone:
            return
        home = self.app.screen
        await self.press("f1")
        assert isinstance(self.app.screen, HelpScreen), f"nothing is heard: {self.story()}"
        await self.press("escape")
        assert self.app.screen is home, self.story()

    @property
    def at_home(self) -> bool:
        """
        Where escape has nowhere to lead to: the foyer, the stage, a recording, the first question of a locked form.
        """
        match screen := self.app.screen:
            case DeskScreen() as form:
                return form.locked and form.form.step == "kind" and not form.query_one(TextField).value
            case LookBackScreen():
                return False
            case _:
                return isinstance(screen, (FoyerScreen, RoundScreen, ReplayScreen))

    def story(self) -> str:
        """
        What was pressed, and what stands there.
        """
        told = "" if self.gone else seen(self.app)
        return f"after {' '.join(self.pressed)} on {self.app.screen}:\n{told}"


def any_of(seed: str) -> Choose:
    """
    One of so many, the same each time for the same seed.
    """
    return Random(seed).randrange


def following(way: Sequence[int]) -> Choose:
    """
    One of so many, by numbers that were drawn before; at their end from their beginning.
    """
    place = -1

    def choose(count: int) -> int:
        nonlocal place
        place += 1
        return way[place % len(way)] % count

    return choose
