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
from desk_theatre.stage.screens.base.dark import DarkScreen
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.step_by_step import StepByStep
from desk_theatre.stage.textual_patches.held_key import ANSWERS, QUICK, HeldKey, Kind
from desk_theatre.stage.textual_patches.internals import actions_of_key, has_ended, is_idle
from desk_theatre.stage.textual_patches.letters import Letters, as_command

if TYPE_CHECKING:
    from textual.driver import Driver

PATIENCE = 0.5
"""
Seconds for which a key waits at most: a disk that hangs does not make the keyboard hang.
"""
LOOK = 0.002
LEAVING = frozenset({"ctrl+q", "ctrl+c"})
"""
Keys of somebody who wants to leave; they do not wait until a show is there.
"""


class KeyQueue(Letters):
    """
    Keys reach the screen for which they were meant.
    """

    def __init__(self, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._kept = deque[tuple[events.Key | events.Paste, Kind]]()
        self._held_key = HeldKey()
        self._handing_on = StepByStep("keys", lambda: self._kept, self._hand_on, self.mishap)

    async def on_event(self, event: events.Event) -> None:
        """
        At once, if nothing is under way, as it is with every key that a person presses; what comes after the theatre was left
        is meant for nobody.
        """
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        kind: Kind = "press"
        if isinstance(event, events.Key) and not self.is_headless:  # without a terminal nobody holds a key down
            kind = self._held_key.came(event.key, event.time)
        opening = self.opening()
        if opening and isinstance(event, events.Key) and event.key in LEAVING:
            await super().on_event(event)
        elif self._handing_on.under_way or opening or self._busy() or (kind != "press" and self._needs_a_press(event)):
            self._kept.append((event, kind))
            self._handing_on.begin()
        elif not has_ended(self):
            await super().on_event(event)

    async def _hand_on(self) -> None:
        """
        Hand on the key that has waited longest; not the second of one that is held down and needs a press of its own.
        """
        event, kind = self._kept.popleft()
        while self.opening() and not has_ended(self):  # noqa: ASYNC110 - it may end in many ways
            await sleep(LOOK)
        end = monotonic() + PATIENCE
        await sleep(0)
        while self._busy() and monotonic() < end:  # noqa: ASYNC110 - nobody tells when a queue is empty
            await sleep(LOOK)
        if has_ended(self):
            self._kept.clear()
            return
        # Only what needs a press of its own has to wait until it is known whether the key is held down.
        held = kind != "press" and self._needs_a_press(event) and (kind == "repeat" or await self._is_held(event))
        if not held:
            await super().on_event(event)

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
        if event.key == ANSWERS or isinstance(self.screen, DarkScreen):
            return True
        key = as_command(event, self.screen).key
        return next(actions_of_key(self.screen, key), "") in LEADING_ON

    def opening(self) -> bool:
        """
        Whether that for which keys are meant is not there yet.
        """
        return False

    def _busy(self) -> bool:
        """
        Whether the key before is still being dealt with.
        """
        if has_ended(self):
            return False
        screen = self.screen
        if not screen.is_mounted or any(each.handing_in for each in self.screen_stack if isinstance(each, StageScreen)):
            return True
        parts = [self, screen] if screen.focused is None else [self, screen, screen.focused]
        return not all(map(is_idle, parts))
