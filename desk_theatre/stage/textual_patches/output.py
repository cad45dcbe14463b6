"""
The terminal as something to write to, which knows how much of what was written is still unread.

A remote terminal may be so slow that frames pile up between it and the program; whoever presses a key would see the answer
behind all of them.  A pseudo-terminal does not say how much is unread (on Linux `TIOCOUTQ` is always 0), and of what lies in
the network nobody on this machine knows.  So the terminal itself is asked: behind what is painted stands a question that
every terminal answers when it has read so far.  One that does not answer is measured by how long it keeps a writer waiting.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Final, TextIO

ASK: Final = "\x1b[5n"
"""
Are you well?  The shortest question with an answer, and older than every terminal that is in use.
"""

BUDGET: Final = 2048
"""
Bytes that may be unread when the next frame is painted: a fifth of a second at 10 kB/s.
"""
PATIENCE: Final = 10.0
"""
Seconds after which a terminal that has not answered will not answer.
"""

_PIECE: Final = 2000
_BUFFER: Final = 15_584.0
"""
Bytes that Linux keeps of what a pseudo-terminal has not read, if they come in pieces of that size; of other sizes it keeps
more.
"""
_LONG: Final = 0.25
"""
Seconds between a question and its answer, from which on a line is slow.
"""
_WAITED: Final = 0.02
_TOGETHER: Final = 2.0
_ENOUGH: Final = 0.3
"""
Seconds: whoever is kept waiting so long finds the buffer full; within so many it has not been empty; a shorter time says
nothing about the pace.
"""
_USUAL: Final = 10_000.0
_SLOWEST: Final = 2_000.0
"""
Bytes a second, as long as nothing is known, and where a line stood still.
"""
_DOUBLES: Final = 30.0
"""
Seconds after which a slow line may be as fast as others, or is taken to be twice as fast: one bad minute is forgotten.
"""


class Output:
    """
    Args:
        file: the terminal.
        clock: seconds.

    Written to by one thread, asked by another.  Once the terminal has gone away, what is written is lost instead of stopping
    whoever writes.
    """

    def __init__(self, file: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._file = file
        self._clock = clock
        self._handed = 0
        self._written = 0
        self._answered = 0
        self._asked = deque[tuple[float, int]]()
        self._answers = False
        self._slow_at = float("-inf")
        self._ever_asked = False
        self._full: float | None = None
        self._first = (0.0, 0)
        self._pace = _USUAL
        self._backlog = 0.0
        self._read_at = 0.0
        self._counted = 0

    def handed(self, text: str) -> None:
        """
        Count what is going to be written.
        """
        self._handed += len(text.encode(errors="replace"))

    def question(self) -> str:
        """
        Return what is to be written behind a frame; nothing, if the terminal is not known to answer.
        """
        if self._ever_asked and not self._answers:
            return ""
        self._ever_asked = True
        self._asked.append((self._clock(), self._handed + len(ASK)))
        return ASK

    def answer(self) -> None:
        """
        The terminal has read up to the oldest question.
        """
        if self._asked:
            self._answers = True
            asked, self._answered = self._asked.popleft()
            if self._clock() - asked > _LONG:
                self._slow_at = self._clock()

    @property
    def awaited(self) -> bool:
        """
        Whether an answer is on its way.
        """
        return self._answers and bool(self._asked)

    @property
    def slow(self) -> bool:
        """
        Whether a frame takes so long that it is better painted in parts.
        """
        return self._clock() - self._slow_at < _DOUBLES

    def unread(self) -> float:
        """
        Return how many bytes the terminal has still to read, as far as anybody knows.
        """
        now = self._clock()
        if self._asked and now - self._asked[0][0] > PATIENCE:
            self._answers = False
            self._asked.clear()
        if self._answers:
            return self._handed - self._answered
        waiting = self._handed - self._written
        if self._full is None:
            return waiting
        self._read_on(now)
        return waiting + self._backlog

    def _read_on(self, now: float) -> None:
        """
        Let the terminal read as much as it does in that time, of what was written before.
        """
        pace = self._pace * 2 ** min(9.0, (now - (self._full or now)) / _DOUBLES)
        written = self._written
        self._backlog = max(0.0, self._backlog - pace * (now - self._read_at)) + written - self._counted
        self._read_at, self._counted = now, written

    def write(self, text: str) -> None:
        """
        Write, piece by piece, and see whether the terminal keeps us waiting.
        """
        data = text.encode(self._file.encoding or "utf-8", errors="replace")
        handed = len(text.encode(errors="replace"))
        before = self._written
        try:
            for start in range(0, len(data), _PIECE):
                self._write(data[start : start + _PIECE])
        except (OSError, ValueError):
            pass
        self._written = before + handed

    def _write(self, piece: bytes) -> None:
        began = self._clock()
        while piece:
            sent = os.write(self._file.fileno(), piece)
            piece = piece[sent:]
            self._written += sent
        if self._clock() - began > _WAITED:
            self._measure(self._clock())

    def _measure(self, now: float) -> None:
        """
        The buffer is full.  What was written while it was full was read in that time.
        """
        if self._full is None or now - self._full > _TOGETHER:
            self._first, self._pace = (now, self._written), _USUAL
        elif now - self._first[0] > _ENOUGH:
            self._pace = max(_SLOWEST, (self._written - self._first[1]) / (now - self._first[0]))
        self._full = self._read_at = self._slow_at = now
        self._backlog, self._counted = _BUFFER, self._written

    def flush(self) -> None:
        """
        Nothing is kept back.
        """

    def fileno(self) -> int:
        """
        Return the descriptor of the terminal.
        """
        return self._file.fileno()

    def isatty(self) -> bool:
        """
        Return whether it is a terminal.
        """
        return self._file.isatty()
