"""
How the theatre ends in good order, whoever ends it: a key, a signal, or a mistake in the program.
"""

from __future__ import annotations

import sys
from asyncio import AbstractEventLoop, get_running_loop, wait_for
from contextlib import suppress

from desk_theatre.machine.signals import STATUS_OF_SIGNAL, Signals
from desk_theatre.stage.errand import errand
from desk_theatre.stage.kiosk_lock import KioskLock
from desk_theatre.stage.navigation import STOPS_HERE
from desk_theatre.stage.textual_patches.internals import fail_with, keep_for_tests

PATIENCE = 5.0
"""
Seconds for which what is still being opened is waited for, so that it can be closed again.
"""


class Leaving(KioskLock):
    """
    What is on stage is stopped before the terminal is given back.
    """

    _running_in: AbstractEventLoop | None = None
    _signalled = 0

    def perform(self) -> int:
        """
        Run until somebody leaves; the exit status, after a sentence on stderr if it is not 0.
        """
        self.to_settle = True
        with Signals(self._hear, self.close_recording).listening():
            self.run()
            with suppress(OSError):  # the terminal may have gone away
                if self.farewell:
                    sys.stderr.write(f"{self.farewell}\n")
        return self.return_code or 0

    def _hear(self, number: int) -> None:
        """
        A signal is a way of leaving; in another thread than the loop.
        """
        self._signalled = number
        if self._running_in is not None:
            with suppress(RuntimeError):  # the loop has just ended
                self._running_in.call_soon_threadsafe(self.leave_by_signal, number)

    def listen_for_signals(self) -> None:
        """
        From now on the loop can be told of signals, and of one that came too early.
        """
        self._running_in = get_running_loop()
        if self._signalled:
            self.leave_by_signal(self._signalled)

    def ask_to_leave(self) -> None:
        """
        Leave, after a question if a round is being played.
        """
        from desk_theatre.stage.screens.base.confirm import ConfirmScreen

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
        fail_with(self, status)
        with suppress(TimeoutError):
            await wait_for(self.bringing.acquire(), PATIENCE)
        await self.take_off_stage()
        self.exit(return_code=self.return_code or 0)

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
        keep_for_tests(self, error)
        self.leave(
            1, f"The stage broke down and was closed; a show can be resumed from its recording.{self.mishaps.where()}"
        )
