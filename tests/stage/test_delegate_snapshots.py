"""
Text snapshots of the shared terminal and of the words behind it, at three sizes.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import LIFE, HandHouse
from screen_snapshots import Pictures, walk
from seeing import press, settle
from session_on_stage import RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.show.board import LifeLine, RoundOutcome, Spent
from desk_theatre.show.lock import Lock
from desk_theatre.show.messages import Answer
from desk_theatre.show.roles import Envelope
from desk_theatre.stage.app import Theatre

SOUND = c.SubmitIncident("no-sound", "a", "row 4", "lips move, nothing comes out")
BADGE = c.SubmitIncident("badge", None, "Merry Wren", "the wrong name, you [b]fools[/b]")
SPENT = (
    Spent("waiting in the queue of Sound and picture", 1020),
    Spent("forgotten by everyone but the delegate", 780),
    Spent("answering chasers", 300, "waste"),
    Spent("Dag working on it", 200, "work"),
    Spent("waiting at the counter", 90),
)
FATES = (
    RoundOutcome(1, True, 1, 0, 0, None, 2310, 3, "lost"),
    RoundOutcome(2, True, 1, 1, 0, 1980, 1110, 3, "closed", 2),
    RoundOutcome(3, True, 1, 1, 1, 620, 100, 2, "closed", 5),
    RoundOutcome(4, False, 6, 5, 4, 700, practices=6),
    RoundOutcome(5, False, 0, 0, 0),
)
MINE = evolve(LIFE, spent=SPENT, fates=FATES, round=2, mood=2, others=2)


class Shared(RoomSession):
    """
    A shared terminal: the rules are real, one life line is made by hand, and the desk may be flooded.
    """

    def __init__(self, *commands: c.Command) -> None:
        super().__init__(*commands)
        self.flooded = False

    def find(self, code: str) -> LifeLine | None:
        return MINE if code.upper() == MINE.code else super().find(code)

    def life_line(self, number: int) -> LifeLine | None:
        return MINE if number == MINE.number else super().life_line(number)

    async def hand_in(self, envelope: Envelope) -> Answer:
        if isinstance(envelope.command, c.SubmitIncident):
            return Answer(False, "Too many reports at once.", wait=3600.0)
        return await super().hand_in(envelope)


FORM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("locked, what", ("d",)),
    ("suggested", tuple("wlan")),
    ("where", ("ctrl+u", *"sound", "enter")),
    ("the same", ("enter",)),
    ("joined", ("enter",)),
    ("words", ("enter", *"wrong badge again", "enter")),
    ("name", ("enter",)),
    ("name, typed", tuple("Kim")),
    ("too soon", ("enter",)),
    ("mine", ("f2", *"k7q")),
    ("mine, read on", ("down",) * 12),
    ("how was it", ("enter",)),
    ("no such code", ("escape", "ctrl+u", *"zzz")),
    ("pin", ("escape", "escape", "escape", "escape", "escape", *"47")),
)
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("texts", ("x",)),
    ("texts, read", ("enter",)),
    ("texts, instead", ("r", *"the wrong name")),
    ("texts, replaced", ("enter",)),
)

sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)


@sizes
async def test_the_shared_terminal(size: tuple[int, int], pictures: Pictures) -> None:
    """
    From the first question of a locked form to the story of one's own incident.
    """
    show = Shared(c.OpenRound(), SOUND, r.MeToo(1))
    await walk(Theatre(HandHouse(), show, lock=Lock("4711")), size, FORM, pictures)
    pictures.check()


@sizes
async def test_the_words_of_delegates(size: tuple[int, int], pictures: Pictures) -> None:
    """
    Held, read, and replaced.
    """
    show = Shared(c.OpenRound(), SOUND, r.HoldTexts(on=True), BADGE)
    await walk(Theatre(HandHouse(), show), size, WORDS, pictures)
    pictures.check()


@sizes
async def test_the_facilitator_looks_at_the_same_story(size: tuple[int, int], pictures: Pictures) -> None:
    """
    One incident with its rounds side by side.
    """
    show = Shared(c.OpenRound())
    app = Theatre(HandHouse(), show)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.navigation.show_incident(show, MINE.number)
        await settle(pilot)
        pictures.take("one incident", app)
        await press(pilot, "pagedown")
        await settle(pilot)
        pictures.take("one incident, read on", app)
    pictures.check()
