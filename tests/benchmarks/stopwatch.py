"""
A terminal with a stopwatch: it runs a program in a pseudo-terminal and stamps what it writes at the moment it comes.

A thread does nothing else, and nothing is emulated meanwhile, so reading costs the program's answer no time.  It answers
the one question that decides how Textual paints (whether a whole frame can be shown at once) as today's terminals do.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

FRAME_ENDS = b"\x1b[?2026l"
_ASKS = b"\x1b[?2026$p"
_ANSWER = b"\x1b[?2026;2$y"
_TICKS = os.sysconf("SC_CLK_TCK")


class Timed:
    """
    A program in a terminal, from its first moment.
    """

    def __init__(self, command: Sequence[str], size: tuple[int, int], env: Mapping[str, str]) -> None:
        sys.setswitchinterval(0.0005)
        self.began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            columns, rows = size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(
                command[0], list(command), {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
            )
        self._pieces: list[tuple[float, bytes]] = []
        self._came = threading.Condition()
        self._seen = b""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                select.select([self._terminal], [], [])
                piece = os.read(self._terminal, 1 << 16)
            except OSError:
                return
            with self._came:
                self._pieces.append((time.perf_counter(), piece))
                self._came.notify_all()
            if _ASKS in piece:
                os.write(self._terminal, _ANSWER)

    def press(self, key: bytes) -> float:
        """
        Press a key; when.
        """
        with self._came:
            self._pieces.clear()
        self._seen = b""
        pressed = time.perf_counter()
        os.write(self._terminal, key)
        return pressed

    def when(self, pattern: bytes, seconds: float = 20.0) -> float:
        """
        The moment at which what was written since the last key shows a pattern.

        Raises:
            AssertionError: it does not come.
        """
        ends = time.perf_counter() + seconds
        sought = re.compile(pattern)
        with self._came:
            while True:
                while self._pieces:
                    moment, piece = self._pieces.pop(0)
                    self._seen += piece
                    if sought.search(self._seen):
                        return moment
                left = ends - time.perf_counter()
                assert left > 0, f"{pattern!r} does not come in {self._seen[-2000:]!r}"
                self._came.wait(left)

    def seen(self) -> bytes:
        """
        What has been looked at since the last key.
        """
        return self._seen

    def written(self) -> int:
        """
        How many bytes have come since the last key.
        """
        with self._came:
            return sum(len(piece) for _, piece in self._pieces)

    def processor(self) -> float:
        """
        Seconds of processor time so far.
        """
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """
        MiB resident.
        """
        return int(Path(f"/proc/{self.pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024

    def end(self) -> None:
        """
        Away with it.
        """
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)
