"""
Keys that come all at once: over a slow line, pasted by a terminal that does not say so, or from fast fingers.

Textual hands a key to the screen that is on when the key is read.  If the key before it opens another screen, or asks the
show for something that does, the next ones would still go to the old screen, and be lost.  Here a key waits until the one
before it has been dealt with; and what is typed while a show is still being opened waits until it is there.

A key that leads on to another scene does so once, however long it is held down; so does enter, which answers a question.
"""

from __future__ import annotations

from asyncio import sleep
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events

from desk_theatre.stage.actions import LEADING_ON
from desk_theatre.stage.background import StepByStep
from desk_theatre.stage.screens.base.dark import DarkScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.textual_patches.held_key import ANSWERS, QUICK, HeldKey, Kind
from desk_theatre.stage.textual_patches.internals import actions_of_key, has_ended, is_idle
from desk_theatre.stage.textual_patches.letters import as_command

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desk_theatre.stage.lifecycle import Lifecycle
    from desk_theatre.stage.textual_patches.letters import Letters

PATIENCE = 0.5
"""
Seconds for which a key waits at most: a disk that hangs does not make the keyboard hang.
"""
LOOK = 0.002
LEAVING = frozenset({"ctrl+q", "ctrl+c"})
"""
Keys of somebody who wants to leave; they do not wait until a show is there.
"""


class KeyQueue:
    """
    Keys reach the screen for which they were meant.

    Args:
        app: that the keys are for.
        lifecycle: knows whether a show is still being opened.
        pass_on: hands an event to the screen that is on.
    """

    def __init__(self, app: Letters, lifecycle: Lifecycle, pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._lifecycle = lifecycle
        self._pass_on = pass_on
        self._kept = deque[tuple[events.Key | events.Paste, Kind]]()
        self._held_key = HeldKey()
        self._handing_on = StepByStep("keys", lambda: self._kept, self._hand_on, app.mishap)

    @property
    def under_way(self) -> bool:
        """
        Whether a key waits, or is being handed on.
        """
        return bool(self._kept) or self._handing_on.under_way

    async def take(self, event: events.Event) -> None:
        """
        At once, if nothing is under way, as it is with every key that a person presses; what comes after the theatre was left
        is meant for nobody.
        """
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await self._pass_on(event)
            return
        kind: Kind = "press"
        if isinstance(event, events.Key) and not self._app.is_headless:  # without a terminal nobody holds a key down
            kind = self._held_key.came(event.key, event.time)
        opening = self._lifecycle.opening()
        if opening and isinstance(event, events.Key) and event.key in LEAVING:
            await self._pass_on(event)
        elif self._handing_on.under_way or opening or self._busy() or (kind != "press" and self._needs_a_press(event)):
            self._kept.append((event, kind))
            self._handing_on.begin()
        elif not has_ended(self._app):
            await self._pass_on(event)

    async def _hand_on(self) -> None:
        """
        Hand on the key that has waited longest; not the second of one that is held down and needs a press of its own.
        """
        event, kind = self._kept.popleft()
        while self._lifecycle.opening() and not has_ended(self._app):  # noqa: ASYNC110 - it may end in many ways
            await sleep(LOOK)
        end = monotonic() + PATIENCE
        await sleep(0)
        while self._busy() and monotonic() < end:  # noqa: ASYNC110 - nobody tells when a queue is empty
            await sleep(LOOK)
        if has_ended(self._app):
            self._kept.clear()
            return
        # Only what needs a press of its own has to wait until it is known whether the key is held down.
        held = kind != "press" and self._needs_a_press(event) and (kind == "repeat" or await self._is_held(event))
        if not held:
            await self._pass_on(event)

    async def _is_held(self, event: events.Key | events.Paste) -> bool:
        """
        Whether the same key comes again so soon that nobody has pressed it.
        """
        while not self._kept and monotonic() < event.time + QUICK:  # noqa: ASYNC110 - a key, or none
            await sleep(LOOK)
        return bool(self._kept) and self._kept[0][1] == "repeat"

    def _needs_a_press(self, event: events.Key | events.Paste) -> bool:
        """
        Whether the part that will get it does with it what needs a press of its own.
        """
        if not isinstance(event, events.Key):
            return False
        if event.key == ANSWERS or isinstance(self._app.screen, DarkScreen):
            return True
        key = as_command(event, self._app.screen).key
        return next(actions_of_key(self._app.screen, key), "") in LEADING_ON

    def _busy(self) -> bool:
        """
        Whether the key before is still being dealt with.
        """
        if has_ended(self._app):
            return False
        screen = self._app.screen
        if not screen.is_mounted or any(
            each.handing_in for each in self._app.screen_stack if isinstance(each, StageScreen)
        ):
            return True
        parts = [self._app, screen] if screen.focused is None else [self._app, screen, screen.focused]
        return not all(map(is_idle, parts))
