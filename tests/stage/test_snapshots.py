"""
Text snapshots of every screen of a show, at three sizes.

One walk through a theatre takes many snapshots.  `screen_snapshots` says how to read them, and how to make them again.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from boards import BEFORE, BETWEEN, FULL_HOUSE, HandHouse, HandProjector, HandShow
from screen_snapshots import Pictures, walk
from seeing import theatre

from desk_theatre.show.messages import Notice

Step = tuple[str, tuple[str, ...]]
"""
The name of a snapshot, and the keys that lead there from the one before.
"""

SHOW: tuple[Step, ...] = (
    ("round", ()),
    ("help", ("question_mark",)),
    ("practices", ("escape", "p")),
    ("practices, the last one", ("end",)),
    ("incidents", ("escape", "i")),
    ("incident", ("enter",)),
    ("incident, read on", ("pagedown",)),
    ("desk, what", ("escape", "escape", "d")),
    ("desk, where", ("enter",)),
    ("desk, words", ("down", "down", "enter")),
    ("desk, name", ("h", "e", "l", "p", "enter")),
    ("receipt", ("enter",)),
    ("where is mine", ("w", "k", "7", "q")),
    ("where is mine, wrong", ("ctrl+u", "o", "o", "1")),
    ("cues", ("escape", "escape", "c")),
    ("comparison", ("escape", "r")),
    ("question", ("escape", "e")),
)
BREAK: tuple[Step, ...] = (("between two rounds", ()), ("practices between", ("p", "down", "down")))
REPLAY: tuple[Step, ...] = (("replay", ()), ("go to", ("g",)), ("help in a replay", ("escape", "question_mark")))
TOLD = (
    Notice(
        "This recording can not be written any more: no space left on the device. The recording goes on in "
        "/var/lib/desk-theatre/spare/2026-11-22-1900-conference.theatre. The last seconds may be missing.",
        "bad",
    ),
    Notice("Continued: round 2.", "plain"),
)

sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)


@pytest.fixture(autouse=True)
def _the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The names that a form suggests follow from its key, which is another one for each form.
    """
    monkeypatch.setattr("desk_theatre.stage.screens.desk.desk.secrets.token_hex", lambda size: "0" * 2 * size)


@sizes
async def test_a_show(size: tuple[int, int], pictures: Pictures) -> None:
    """
    A round with twenty-four practices, and every screen that can be reached from it.
    """
    await walk(theatre(HandShow(FULL_HOUSE)), size, SHOW, pictures)
    pictures.check()


@sizes
async def test_a_break(size: tuple[int, int], pictures: Pictures) -> None:
    """
    Between two rounds the room chooses.
    """
    await walk(theatre(HandShow(BETWEEN)), size, BREAK, pictures)
    pictures.check()


@sizes
async def test_the_beginning(size: tuple[int, int], pictures: Pictures) -> None:
    """
    Nothing has happened yet, and it says so.
    """
    await walk(theatre(HandShow(BEFORE)), size, [("before the first round", ())], pictures)
    pictures.check()


@sizes
async def test_trouble(size: tuple[int, int], pictures: Pictures) -> None:
    """
    A paused round, and something that the facilitator has to know.
    """
    show = HandShow(evolve(FULL_HOUSE, phase="paused"))
    show.remarks = TOLD
    await walk(theatre(show), size, [("trouble", ())], pictures)
    pictures.check()


@sizes
async def test_a_recording(size: tuple[int, int], pictures: Pictures) -> None:
    """
    The round with the transport bar.
    """
    await walk(theatre(HandProjector()), size, REPLAY, pictures)
    pictures.check()


@sizes
async def test_the_foyer(size: tuple[int, int], pictures: Pictures) -> None:
    """
    What there is to choose, and an empty house.
    """
    await walk(theatre(), size, [("foyer", ())], pictures)
    await walk(theatre(house=HandHouse((), ())), size, [("empty house", ())], pictures)
    pictures.check()
