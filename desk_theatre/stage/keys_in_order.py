"""
Keys that come all at once: over a slow line, pasted by a terminal that does not say so, or from fast fingers.

Textual hands a key to the screen that is on when the key is read.  If the key before it opens another screen, or asks the
show for something that does, the next ones would still go to the old screen, and be lost.  Here a key waits until the one
before it has been dealt with.
"""

from __future__ import annotations

from asyncio import Task, create_task, sleep
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from desk_theatre.stage.paced import Paced

from desk_theatre.stage.screens.base import StageScreen

if TYPE_CHECKING:
    from textual.driver import Driver

PATIENCE = 0.5
"""
Seconds for which a key waits at most: a disk that hangs does not make the keyboard hang.
"""
LOOK = 0.002


class KeysInOrder(Paced):
    """
    Keys reach the screen for which they were meant.
    """

    def __init__(self, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._kept = deque[events.Key | events.Paste]()
        self._handing_on: Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """
        At once, if nothing is under way, as it is with every key that a person presses; what comes after the theatre was left
        is meant for nobody.
        """
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._kept or self._busy():
            self._kept.append(event)
            if self._handing_on is None:
                self._handing_on = create_task(self._hand_on(), name="keys")
        elif not self._exit:
            await super().on_event(event)

    async def _hand_on(self) -> None:
        while self._kept:
            end = monotonic() + PATIENCE
            await sleep(0)
            while self._busy() and monotonic() < end:  # noqa: ASYNC110 - nobody tells when a queue is empty
                await sleep(LOOK)
            if self._exit:
                self._kept.clear()
                break
            try:
                await super().on_event(self._kept.popleft())
            except Exception as error:  # noqa: BLE001 - as if it had come by itself
                self._handle_exception(error)
        self._handing_on = None

    def _busy(self) -> bool:
        """
        Whether the key before is still being dealt with.
        """
        if self._exit:
            return False
        screen = self.screen
        if not screen.is_mounted or any(each.handing_in for each in self.screen_stack if isinstance(each, StageScreen)):
            return True
        parts = [self, screen] if screen.focused is None else [self, screen, screen.focused]
        return any(part._next_callbacks or not part._message_queue.empty() for part in parts)  # noqa: SLF001
