"""
The host of a show: it owns the runner and its recording, so that the show outlives any screen.

Stages come and go.  The show begins with the first, and ends when the last has gone, unless something else keeps it: a console, or
phones that are still in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.live.show_runner import ShowRunner


class ShowHost:
    """
    Args:
        runner: of a show that nobody has started yet.
    """

    def __init__(self, runner: ShowRunner) -> None:
        self.runner = runner
        self.kept = False
        """
        Whether the show goes on when the last stage has gone.
        """
        self._stages = 0
        self._running = False

    @property
    def port(self) -> ShowRunner:
        """
        What a stage looks at, and where it hands commands in.
        """
        return self.runner

    async def attach(self) -> None:
        """
        A stage comes; with the first one the clocks begin to go.
        """
        self._stages += 1
        if not self._running:
            self._running = True
            await self.runner.start()

    async def detach(self) -> None:
        """
        A stage goes; with the last one the show ends, unless something keeps it.

        Raises:
            NotSaved: not all of it is on the disk; the message says why.
        """
        self._stages = max(0, self._stages - 1)
        if not self._stages and not self.kept:
            await self.end()

    async def end(self) -> None:
        """
        End the show, whoever looks on; what has happened is on the disk when this returns.

        Raises:
            NotSaved: not all of it.
        """
        self._running = False
        await self.runner.stop()

    def close(self) -> None:
        """
        Close the recording; from any thread, where the loop does not get round to `end`.

        Raises:
            NotSaved: something that was handed in is not on the disk.
        """
        self.runner.close()
