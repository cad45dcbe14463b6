"""
Looking at the stage from a test: what stands on the screen, in which colours, and a tour through all screens.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from boards import HandHouse
from rich.segment import Segment
from textual.pilot import Pilot

from desk_theatre.stage.app import Theatre
from desk_theatre.stage.backstage import Backstage, Projector
from desk_theatre.stage.screens.curtain import CurtainScreen

SIZES = ((80, 24), (100, 30), (120, 40), (160, 45), (200, 60), (240, 67))


def theatre(
    first: Backstage | Projector | None = None, theme: str = "house-dark", house: HandHouse | None = None
) -> Theatre:
    """
    A theatre with something on stage, or in its foyer.
    """
    return Theatre(house or HandHouse(), first, theme=theme)


def segments(app: Theatre) -> Iterator[Segment]:
    """
    What is drawn, piece by piece.
    """
    for strip in app.screen._compositor.render_strips():
        yield from strip


def seen(app: Theatre) -> str:
    """
    What stands on the screen.
    """
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def said(app: Theatre) -> list[str]:
    """
    The sentences that were said to whoever sits at the keys.
    """
    return [str(note.message) for note in app._notifications]


async def settle(pilot: Pilot[None]) -> None:
    """
    Until the curtain is up and what was pressed is on the screen.
    """
    for _ in range(200):
        await pilot.pause(0.01)
        if not isinstance(pilot.app.screen, CurtainScreen):
            break
    await pilot.pause()
    await pilot.pause(0.02)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """
    Keys, each after the one before has been dealt with.
    """
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


_SHOW = (
    ("round", (), ()),
    ("help", ("question_mark",), ("escape",)),
    ("practices", ("p",), ()),
    ("another practice", ("down", "down"), ("escape",)),
    ("incidents", ("i",), ()),
    ("incident", ("enter",), ("escape", "escape")),
    ("desk", ("d",), ()),
    ("desk, where", ("enter",), ()),
    ("desk, words", ("enter",), ()),
    ("desk, name", ("h", "i", "enter"), ()),
    ("receipt", ("enter",), ("escape",)),
    ("where is mine", ("w",), ()),
    ("found", ("k", "7", "q"), ("escape",)),
    ("cues", ("c",), ("escape",)),
    ("rounds", ("r",), ("escape",)),
    ("question", ("e",), ("escape",)),
    ("refusal", ("o",), ()),
    ("palette", ("ctrl+p",), ("escape",)),
)
_REPLAY = (("replay", (), ()), ("go to", ("g",), ("escape",)))


async def tour(pilot: Pilot[None], replay: bool = False) -> AsyncIterator[str]:
    """
    From screen to screen by keys only; yields the name of each while it is there.
    """
    await settle(pilot)
    for name, there, back in _REPLAY if replay else _SHOW:
        await press(pilot, *there)
        yield name
        await press(pilot, *back)
