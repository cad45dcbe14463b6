"""
The host of a show: it owns the runner, its recording and the screens, so that the show outlives any screen.

Stages come and go. The show begins with the first stage and ends when the last has left, unless it is kept running, as
it is for a console. Screens of other processes come in through doors, which open with the show and close after its last line.
"""

from __future__ import annotations

import logging
from asyncio import CancelledError, Event, Task, create_task, get_running_loop
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from desk_theatre.live.tap import Tap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_theatre.live.show_runner import ShowRunner
    from desk_theatre.show.messages import Answer
    from desk_theatre.show.roles import Envelope, Role

_log = logging.getLogger(__name__)


class HostDoor(Protocol):
    """
    A way in for screens of other processes.
    """

    async def open(self, host: ShowHost) -> None:
        """
        Let screens in. What keeps it closed becomes a notice, never an error: the show goes on without it.
        """

    async def close(self) -> None:
        """
        Send what the screens have not got yet, say goodbye, and let nobody in any more.
        """


class ShowHost:
    """
    Args:
        runner: of a show that has not started yet.
        doors: opened with the show.
    """

    def __init__(self, runner: ShowRunner, doors: Sequence[HostDoor] = ()) -> None:
        self.runner = runner
        self.tap = Tap(runner.recorder)
        self.kept = False
        """
        The show goes on when the last stage has left.
        """
        self.screens: dict[str, Role] = {}
        """
        The screens of other processes: senders with their roles.
        """
        self._doors = tuple(doors)
        self._watching: list[Callable[[], object]] = []
        self._opening: Task[None] | None = None
        self._stages = 0
        self._running = False
        self.ended = Event()

    @property
    def port(self) -> ShowRunner:
        return self.runner

    @property
    def running(self) -> bool:
        """
        Whether the show has started and not ended.
        """
        return self._running

    # -- stages of this process ----------------------------------------------------------------------------------

    async def attach(self) -> None:
        """
        Attach a stage; the first one starts the clocks and opens the doors.
        """
        self._stages += 1
        if not self._running:
            self._running = True
            await self.runner.start()
            self._opening = create_task(self._open_doors(), name="doors")

    async def detach(self) -> None:
        """
        Detach a stage; the last one ends the show, unless something keeps it running.

        Raises:
            NotSaved: not all of it is on the disk; the message says why.
        """
        self._stages = max(0, self._stages - 1)
        self._watching.clear()
        if not self._stages and not self.kept:
            await self.end()

    async def end(self) -> None:
        """
        End the show even with screens attached; everything is on the disk when this returns.

        Raises:
            NotSaved: not all of it is on the disk.
        """
        self._running = False
        if self._opening is not None:
            self._opening.cancel()
            with suppress(CancelledError):
                await self._opening
        try:
            await self.runner.stop()
        finally:
            for door in self._doors:
                with suppress(Exception):  # the show is over and saved, whatever a door does
                    await door.close()
            self.ended.set()

    def close(self) -> None:
        """
        Close the recording; from any thread, for a loop that does not get to `end`.

        Raises:
            NotSaved: something that was handed in is not on the disk.
        """
        self.runner.close()

    async def _open_doors(self) -> None:
        for door in self._doors:
            try:
                await door.open(self)
            except Exception:  # noqa: BLE001  (the show goes on without a door)
                _log.exception("a door stays closed")

    # -- screens of other processes ------------------------------------------------------------------------------

    @property
    def consoles(self) -> int:
        """
        The number of consoles that are attached.
        """
        return sum(role == "facilitator" for role in self.screens.values())

    def watch(self, wake: Callable[[], object]) -> None:
        """
        Call `wake` in the loop whenever a command came from elsewhere or the attached screens have changed, so that a
        stage need not wait for its own tick.
        """
        self._watching.append(wake)

    def enter(self, sender: str, role: Role) -> None:
        """
        Attach the screen of another process.
        """
        self.screens[sender] = role
        self._wake()

    def depart(self, sender: str) -> None:
        """
        Detach the screen of another process; the show goes on.
        """
        if self.screens.pop(sender, None) is not None:
            self._wake()

    async def hand_in(self, envelope: Envelope) -> Answer:
        """
        Hand in a command of another process's screen. The answer comes when it is safely on disk, or refused.
        """
        # It is carried out before anything else gets its turn; only the answer waits for the disk.
        get_running_loop().call_soon(self._wake)
        return await self.runner.hand_in(envelope)

    def _wake(self) -> None:
        for wake in self._watching:
            try:
                wake()
            except Exception:  # noqa: BLE001  (a stage that stumbles holds up neither the show nor the sender)
                _log.exception("a stage could not be woken")
