"""
How the theatre ends in good order, whoever ends it: a key, a signal, or a mistake in the program.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio import wait_for
from contextlib import suppress

from desk_theatre.stage.errand import errand
from desk_theatre.stage.locked import Locked
from desk_theatre.stage.ways import STOPS_HERE

STATUS_OF_SIGNAL = 128
"""
A program that a signal ended has this plus the signal's number as its status.
"""

PATIENCE = 5.0
"""
Seconds for which what is still being opened is waited for, so that it can be closed again.
"""


class Leaving(Locked):
    """
    What is on stage is stopped before the terminal is given back.
    """

    def perform(self) -> int:
        """
        Run until somebody leaves; the exit status, after a sentence on stderr if it is not 0.
        """
        self.to_settle = True
        self.run()
        if self.farewell:
            sys.stderr.write(f"{self.farewell}\n")
        return self.return_code or 0

    def listen_for_signals(self) -> None:
        """
        A signal is a way of leaving.
        """
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self.leave_by_signal, int(number))
            except (NotImplementedError, RuntimeError, ValueError):
                # Not in the main thread, or on Windows: then the system's own way of ending holds.
                continue

    def ask_to_leave(self) -> None:
        """
        Leave, after a question if a round is being played.
        """
        from desk_theatre.stage.screens.confirm import ConfirmScreen

        if isinstance(self.screen, ConfirmScreen):
            return
        if self.locked:
            self.ask_for_key()
        elif self.in_round:
            self.confirm("Leave the theatre?", STOPS_HERE, "leave", self.leave)
        else:
            self.leave()

    def action_leave(self) -> None:
        """
        The key that leaves.
        """
        self.ask_to_leave()

    async def action_quit(self) -> None:
        """
        Textual's own way of leaving is ours.
        """
        self.ask_to_leave()

    def leave(self, status: int = 0, sentence: str = "") -> None:
        """
        End: stop what is on stage, give the terminal back, and end with a status and a sentence.
        """
        if self.leaving:
            return
        self.leaving = True
        self.farewell = sentence
        self.run_worker(errand(self._leave, status), exit_on_error=False)

    async def _leave(self, status: int) -> None:
        self._return_code = status
        with suppress(TimeoutError):
            await wait_for(self.bringing.acquire(), PATIENCE)
        await self.take_off_stage()
        self.exit(return_code=self._return_code or 0)

    def leave_by_signal(self, number: int) -> None:
        """
        Somebody ended the program from outside; who asks a second time is not made to wait for the disk.
        """
        if self.leaving:
            self.exit(return_code=STATUS_OF_SIGNAL + number)
        self.leave(STATUS_OF_SIGNAL + number)

    def break_down(self, error: Exception) -> None:
        """
        What nothing else caught: no traceback on the projector, but a sentence, and a good end.
        """
        self.mishaps.note(error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.leave(
            1, f"The stage broke down and was closed; a show can be resumed from its recording.{self.mishaps.where()}"
        )
