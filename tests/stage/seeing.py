"""
Looking at the stage from a test: what stands on the screen, in which colours, and a tour through all screens.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator, Callable, Iterator
from time import monotonic
from typing import Any

from boards import HandHouse
from rich.segment import Segment
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from desk_theatre.show.ports import Hosted
from desk_theatre.stage.app import Theatre
from desk_theatre.stage.screens.round.curtain import CurtainScreen

LIMIT = 20.0
"""
Seconds after which what is waited for is taken to have failed; on the busiest machine it comes sooner.
"""

SIZES = ((80, 24), (100, 30), (120, 40), (160, 45), (200, 60), (240, 67))


def theatre(first: Hosted | None = None, theme: str = "house-dark", house: HandHouse | None = None) -> Theatre:
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


async def dealt_with(app: App[Any]) -> None:
    """
    Until every part of the app has done what it was told, and what is different is painted.

    Raises:
        AssertionError: it does not come to rest.
    """
    pilot = Pilot(app)
    end = monotonic() + LIMIT
    calm = 0
    # A message may be on its way from one part to another just when both are looked at; hence more than one look, and between
    # them every part is asked for an answer.
    while calm < 2 and app.is_running and not app._exit:
        assert monotonic() < end, f"the stage does not come to rest; {_under_way(app)}"
        if _under_way(app):
            calm = 0
            await sleep(0.001)
        else:
            calm += 1
            await pilot.pause(0)


def _under_way(app: App[Any]) -> str:
    """
    What is not done yet; empty if the app only waits.
    """
    screen = app.screen
    if isinstance(screen, CurtainScreen):
        return "the curtain is down"
    for worker in app.workers:
        if not worker.is_finished:
            return f"{worker} works"
    parts: list[MessagePump] = [app]
    for each in app.screen_stack:
        parts += each.walk_children(with_self=True)
    for part in parts:
        if part._next_callbacks or not part._message_queue.empty():
            return f"{part} has messages to read"
    if app._resize_event is not None or (isinstance(app, Theatre) and app.keys.under_way):
        return f"{app} has to take another size, or keys"
    if any((screen._callbacks, screen._dirty_widgets, screen._layout_required, screen._repaint_required)):
        return f"{screen} has to be painted"
    return ""


async def settle(pilot: Pilot[None]) -> None:
    """
    Until the curtain is up and what was pressed is on the screen.
    """
    await dealt_with(pilot.app)


async def until(pilot: Pilot[None], condition: Callable[[], bool], what: str = "") -> None:
    """
    Until something is so that comes by itself, such as the next look of the stage.

    Raises:
        AssertionError: it does not come; the message shows the screen.
    """
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end, (
            f"{what or 'what was waited for'} does not come; the screen:\n{_stands_there(pilot.app)}"
        )
        await pilot.pause(0.01)


def _stands_there(app: App[Any]) -> str:
    return seen(app) if isinstance(app, Theatre) else ""


async def press(pilot: Pilot[None], *keys: str) -> None:
    """
    Keys, each after the one before has been dealt with.
    """
    for key in keys:
        await pilot.press(key)


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
