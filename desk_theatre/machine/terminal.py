"""
The terminal itself: key by key, and where its cursor stands.
"""

from __future__ import annotations

import os
import re
import select
import termios
import tty
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

ANSWER = 1.0
"""
Seconds after which a terminal that does not answer is taken not to know its cursor's place.
"""

_PAUSE = 0.08
_WHERE = re.compile(rb"\x1b\[(\d+);(\d+)R")


class RawTerminal:
    """
    The terminal, read key by key; afterwards it is as it was.
    """

    def __init__(self, keyboard: int, screen: int) -> None:
        self.keyboard = keyboard
        self.screen = screen
        self._before = termios.tcgetattr(keyboard)

    def __enter__(self) -> Self:
        tty.setraw(self.keyboard, termios.TCSAFLUSH)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        termios.tcsetattr(self.keyboard, termios.TCSAFLUSH, self._before)

    def say(self, words: str) -> None:
        """
        Write; a line ends at the left edge.
        """
        data = words.replace("\n", "\r\n").encode(errors="replace")
        while data:
            data = data[os.write(self.screen, data) :]

    def key(self, seconds: float) -> bytes:
        """
        Return the bytes of one key; none if none comes in time.
        """
        found = self._read(seconds)
        while found and (more := self._read(_PAUSE)):
            found += more
        return found

    def where(self) -> tuple[int, int] | None:
        """
        Return column and row of the cursor, from 1; `None` if the terminal does not say.
        """
        self.say("\x1b[6n")
        found, end = b"", monotonic() + ANSWER
        while (left := end - monotonic()) > 0:
            found += self._read(left)
            told = _WHERE.search(found)
            if told is not None:
                return int(told[2]), int(told[1])
        return None

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.keyboard], [], [], max(0.0, seconds))
        return os.read(self.keyboard, 1024) if ready else b""
