"""
The terminal, sturdier than Textual's: whatever bytes come in, and however slowly they go out, the stage goes on; and a terminal
that has gone away does not keep the program from ending in good order.

Textual 8.2.8 ends when a byte comes that is no UTF-8, as a keyboard set to Latin-1 sends (Textual issue 6668; the fix, 6696, is
open); here such a byte is a letter that nobody knows.  It waits for a terminal that does not read, and with it the whole stage.
"""

from __future__ import annotations

import os
import selectors
from asyncio import get_running_loop
from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

from desk_theatre.machine.processes import say_hung_up
from desk_theatre.stage.textual_patches.keyboard import AllRead, Keyboard
from desk_theatre.stage.textual_patches.output import BUDGET, Output

if TYPE_CHECKING:
    from textual.app import App

LAST_ANSWER = 1.0
"""
Seconds in which a terminal may still answer at the end; what comes later would stand behind the shell's prompt.
"""


SIGNAL_COMES = 0.5
"""
Seconds in which the signal comes that a terminal has gone away, if it does.
"""


class SturdyDriver(LinuxDriver):
    """
    Textual's own driver for Linux and macOS, with an ear and a mouth of our own.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file is not None
        self._output = Output(self._file)
        self._file = self._output  # type: ignore[assignment]

    def write(self, data: str) -> None:
        """
        Hand something to the thread that writes.
        """
        self._output.handed(data)
        super().write(data)

    def may_paint(self) -> bool:
        """
        Whether the terminal has read so much that it takes the next frame.
        """
        free = self._output.unread() <= BUDGET
        if not free and not self._output.awaited:
            self.painted()  # what was written before it was known that this terminal answers
        return free

    @property
    def slow(self) -> bool:
        """
        Whether frames are better painted in parts.
        """
        return self._output.slow

    def painted(self) -> None:
        """
        A frame has been handed on: ask the terminal to say when it has read it.
        """
        if question := self._output.question():
            self.write(question)

    def run_input_thread(self) -> None:
        """
        Read keys and mouse until the end.
        """
        keyboard = Keyboard()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                messages, came = keyboard.tick(), monotonic()
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        self._gone()
                        return
                    messages, came = keyboard.read(data), monotonic()
                for message in messages:
                    message.time = came  # of all that came in one piece, however long it takes to read
                    if isinstance(message, AllRead):
                        self._output.answer()
                    else:
                        self.process_message(message)

    def _run_input_thread(self) -> None:
        """
        A mistake in reading ends the show as any other does: the recording closed, one sentence, exit status 1.
        """
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - whatever it was
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001 - as Textual's own thread does

    def _sigcont_application(self, *_: object) -> None:
        """
        Go on after SIGSTOP, before which nothing could be put away: put it away now, and begin again.

        Textual begins a second time at once; two threads would read the keyboard, and one of them would never end.
        """
        if self._must_signal_resume or not self._auto_restart:  # SIGTSTP, which puts away first
            super()._sigcont_application()
            return
        with suppress(RuntimeError):  # the loop has not begun, or has ended
            get_running_loop().call_soon_threadsafe(self._begin_again)

    def _begin_again(self) -> None:
        if self._key_thread is not None and not self.exit_event.is_set():
            self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    def _gone(self) -> None:
        """
        The terminal has gone away: the show ends as by the signal that says so, also where the system sends none.
        """
        if not self.exit_event.wait(SIGNAL_COMES) and not getattr(self._app, "leaving", True):
            say_hung_up()

    def _query_in_band_window_resize(self) -> None:
        """
        Not asked: the size comes from the system, with a signal.  What comes from the keyboard could be any size.
        """

    def disable_input(self) -> None:
        """
        Read what the terminal has still to answer, then no more.
        """
        end = monotonic() + LAST_ANSWER
        with suppress(Exception):
            while self._output.awaited and monotonic() < end and self._key_thread and self._key_thread.is_alive():
                sleep(0.01)
        super().disable_input()
