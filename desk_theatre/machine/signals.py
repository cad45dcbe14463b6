"""
Signals that end the program, whatever the stage is doing.

Textual leaves the terminal as it is, with the mouse on and the screen away, when a signal ends it (Textual issue 5140).

A thread of its own hears them, so that it makes no difference if the loop of the stage is stuck, as it is when nobody reads
from the terminal any more.  The loop is asked to leave in good order.  Meanwhile the thread closes the recording, and when the
loop has not left some seconds after that, it gives the terminal back and ends the program by itself.

A second signal is from somebody who does not want to wait any longer, not even for the disk.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread, current_thread
from threading import enumerate as enumerate_threads
from time import monotonic, sleep
from types import FrameType
from typing import Any

ENDING = tuple(
    number
    for name in ("HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "XCPU")
    if (number := getattr(signal, f"SIG{name}", None)) is not None
)
"""
Signals that would otherwise end the program and leave the terminal as it is.
"""

STATUS_OF_SIGNAL = 128
"""
Exit status of a program that a signal ended, minus the signal's number.
"""

DEADLINE = 10.0
"""
Seconds that the loop has to leave in good order, once the recording is closed.
"""

HURRY = 2.0
"""
Seconds that the loop has after a second signal, recording closed or not.
"""

_GIVING_BACK = 1.0
# As the driver leaves it, after whatever was half written: no mouse, no paste brackets, no focus reports, line wrap, the
# keyboard as it was, the screen of before, a cursor, plain letters.
_AS_BEFORE = (
    b"\x18\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?2026l\x1b[?2048l\x1b[?1004l\x1b[?7h"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m\r\n"
)


class Signals:
    """
    Args:
        leave: asks the loop to leave because of a signal; called in a thread of its own.
        close: closes the recording, in a thread of its own; may take as long as the disk takes.
    """

    def __init__(self, leave: Callable[[int], None], close: Callable[[], None]) -> None:
        self._leave = leave
        self._close = close
        self._heard = 0
        self._pipe = -1

    @contextmanager
    def listening(self) -> Iterator[None]:
        """
        Hear signals inside the block, in the main thread; and when there was one, until the program has ended.
        """
        self._pipe, told = os.pipe()
        for end in (self._pipe, told):
            os.set_blocking(end, False)
        before = {number: signal.signal(number, _ignored) for number in ENDING}
        wakeup = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        # Asked now, because later the driver has changed them.
        watch = Thread(target=self._watch, args=(_settings(),), name="signals", daemon=True)
        watch.start()
        try:
            yield
        finally:
            if not self._heard:
                signal.set_wakeup_fd(wakeup)
                for number, handler in before.items():
                    signal.signal(number, handler)
                os.write(told, b"\0")
                watch.join()
                os.close(told)
                os.close(self._pipe)

    def _watch(self, settings: list[Any] | None) -> None:
        # Giving the terminal back must not stop a program that is in the background.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        first = self._next(None)
        if not first:
            return
        closing = Thread(target=self._close, name="closing", daemon=True)
        closing.start()
        hurried = False
        while closing.is_alive() and not hurried:
            hurried = bool(self._next(0.05))
        end = monotonic() + (HURRY if hurried else DEADLINE)
        while (left := end - monotonic()) > 0:
            if self._next(left) and not hurried:
                hurried, end = True, monotonic() + HURRY
        _give_back(settings)
        os._exit(STATUS_OF_SIGNAL + first)

    def _next(self, seconds: float | None) -> int:
        """
        Wait for a signal that ends the program, and return its number; 0 if none comes in time, or none is to come.
        """
        end = None if seconds is None else monotonic() + seconds
        while True:
            left = None if end is None else max(0.0, end - monotonic())
            if not select.select([self._pipe], [], [], left)[0]:
                return 0
            for number in os.read(self._pipe, 1):
                if number == 0:
                    return 0
                if number in ENDING:
                    self._heard = self._heard or number
                    self._leave(number)
                    return number


def _ignored(number: int, frame: FrameType | None) -> None:
    """
    The signal is heard where the wake-up pipe ends.
    """


def _settings() -> list[Any] | None:
    with suppress(OSError, ValueError, AttributeError, termios.error):
        assert sys.__stdin__ is not None
        return termios.tcgetattr(sys.__stdin__.fileno())
    return None


def _give_back(settings: list[Any] | None) -> None:
    """
    Give the terminal back as it was. What nobody has read of the stage by now is thrown away, or it would be in the
    way.
    """
    if settings is None:
        return
    with suppress(OSError, ValueError, AttributeError, termios.error):
        assert sys.__stdin__ is not None
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, settings)
        # Opened anew: what does not block here must go on to block for the shell.
        terminal = os.open(os.ttyname(sys.__stdin__.fileno()), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        end, left = monotonic() + _GIVING_BACK, _AS_BEFORE
        while left and monotonic() < end:
            try:
                left = left[os.write(terminal, left) :]
            except BlockingIOError:
                termios.tcflush(terminal, termios.TCOFLUSH)
                _wake()
                sleep(0.001)


def _wake() -> None:
    """
    Wake threads that wait for the terminal, so that they see there is room; Linux does not tell them, and keeps it
    locked for them.
    """
    for thread in enumerate_threads():
        if thread.ident is not None and thread is not current_thread():
            with suppress(OSError):
                signal.pthread_kill(thread.ident, signal.SIGUSR2)
