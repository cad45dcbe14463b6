"""
The terminal, with two weaknesses mended: a byte that is no UTF-8 is read as a replacement character instead of ending the
show, and a terminal that has gone away does not keep the program from ending in good order.

Textual 8.2.8 decodes the keyboard strictly; one key of a keyboard set to Latin-1, or an old mouse report, is enough.
"""

from __future__ import annotations

import os
import selectors
import signal
from asyncio import get_running_loop
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


SIGNAL_COMES = 0.5
"""
Seconds in which the signal comes that a terminal has gone away, if it does.
"""


class SturdyDriver(LinuxDriver):
    """
    Textual's own driver for Linux and macOS with a patient ear.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file is not None
        self._file = _Forgiving(self._file)  # type: ignore[assignment]

    def run_input_thread(self) -> None:
        """
        Read keys and mouse until the end.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        self._gone()
                        return
                    # On a busy machine the time of a lone escape may be over only now; it must not swallow the next key.
                    for message in parser.tick():
                        self.process_message(message)
                    text = decode(data)  # nothing yet, where half a letter has come; fed, that would be the end
                    for message in parser.feed(text) if text else ():
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        try:
            for _ in parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass

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
            os.kill(os.getpid(), signal.SIGHUP)


class _Forgiving:
    """
    The terminal as a file; once it is gone, what is written to it is lost instead of stopping whoever writes.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()
