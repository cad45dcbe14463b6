"""
The host of a show: it owns the runner and its recording, so that the show outlives any screen.

Stages come and go. The show begins with the first stage and ends when the last has left, unless a console or connected
phones keep it running.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.live.show_runner import ShowRunner


class ShowHost:
    """
    Args:
        runner: of a show that has not started yet.
    """

    def __init__(self, runner: ShowRunner) -> None:
        self.runner = runner
        self.kept = False
        """
        The show goes on when the last stage has left.
        """
        self._stages = 0
        self._running = False

    @property
    def port(self) -> ShowRunner:
        return self.runner

    async def attach(self) -> None:
        """
        Attach a stage; the first one starts the clocks.
        """
        self._stages += 1
        if not self._running:
            self._running = True
            await self.runner.start()

    async def detach(self) -> None:
        """
        Detach a stage; the last one ends the show, unless something keeps it running.

        Raises:
            NotSaved: not all of it is on the disk; the message says why.
        """
        self._stages = max(0, self._stages - 1)
        if not self._stages and not self.kept:
            await self.end()

    async def end(self) -> None:
        """
        End the show even with stages attached; everything is on the disk when this returns.

        Raises:
            NotSaved: not all of it is on the disk.
        """
        self._running = False
        await self.runner.stop()

    def close(self) -> None:
        """
        Close the recording; from any thread, for a loop that does not get to `end`.

        Raises:
            NotSaved: something that was handed in is not on the disk.
        """
        self.runner.close()
