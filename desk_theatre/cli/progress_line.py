"""
Progress and remaining time of a long computation: one line on stderr, only in a terminal.
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

from desk_theatre.cli.page_width import WIDEST, columns
from desk_theatre.cli.wording import output

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self, TextIO

EVERY = 0.2
"""
Seconds between two updates, so that a slow terminal keeps up.
"""


class ProgressLine:
    """
    Args:
        stream: to write to.
        clock: returns seconds.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = perf_counter) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began = clock()
        self._shown_at = -EVERY
        self._length = 0
        self._shows = self._stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """
        Clear the line for what is printed next.
        """
        self._show("")

    def __call__(self, done: int, total: int) -> None:
        """
        Show that `done` of `total` replications are done.
        """
        passed = self._clock() - self._began
        if passed - self._shown_at >= EVERY:
            self._shown_at = passed
            left = round(passed * (total - done) / done) if done else 0
            self._show(output.still_playing(done, total, left, self._room()))

    def _room(self) -> int:
        """
        One column less than the terminal has: some go to the next line when the last one is written.
        """
        width = columns(self._stream)
        return WIDEST if width is None else width - 1

    def _show(self, words: str) -> None:
        if self._shows:
            self._stream.write(f"\r{words:<{self._length}}\r{words}")
            self._stream.flush()
            self._length = len(words)
