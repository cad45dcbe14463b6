"""
A small terminal of our own: it runs a program in a pseudo-terminal, types, and reads the screen, as a person would.

The screen is emulated by pyte.  The private modes that are still on after the program has ended say whether the terminal
was given back.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

LIMIT = 20.0
"""
Seconds after which what is waited for is taken to have failed; on the busiest machine it comes sooner.
"""

PAUSE = 0.03
ESCAPE_PAUSE = 0.3
SAME_KEY_PAUSE = 0.15
"""
Seconds that a person takes between two keys; the same one sooner is a key that is held down.
"""

LAST_WORDS = 2.0
"""
Seconds in which the last words of a program arrive; reading ends sooner where the terminal says that all is read.
"""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "f1": "\x1bOP",
}

_AWAY = tempfile.TemporaryDirectory(prefix="desk-theatre-")

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
# What pyte does not know and would print: the keyboard protocol of kitty, cursor shapes, titles and questions.
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][\d;]*[umnqp$]|\x1b\[\d* q|\x1b\[\?\d+\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def usual_signals() -> None:
    """
    What a program that a person starts finds; who runs the tests may have some signals ignored, as `nohup` has.
    """
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def _in_a_terminal_of_its_own() -> None:
    usual_signals()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """
    A program in a terminal.

    Args:
        command: what is run.
        size: columns and rows.
    """

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._text: str | None = None  # until something is painted
        self.raw = b""
        self.modes: set[int] = set()
        self._pressed = ""
        self._master, slave = pty.openpty()
        self._name = os.ttyname(slave)
        self._set_size(columns, rows)
        inherited = {name: os.environ[name] for name in os.environ if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
        # Where a test gives the program no home, what it remembers is not kept in that of whoever runs the tests.
        homeless = "XDG_STATE_HOME" not in os.environ and "HOME" not in (env or {})
        away = {"XDG_STATE_HOME": _AWAY.name} if homeless else {}
        environment = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **away, **(env or {})}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            close_fds=True,
            preexec_fn=_in_a_terminal_of_its_own,  # noqa: PLW1509
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(5)
        self.hang_up()

    def hang_up(self) -> None:
        """
        The terminal goes away.
        """
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def resize(self, columns: int, rows: int) -> None:
        """
        The window gets another size.
        """
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)
        self._text = None

    def send(self, data: bytes) -> None:
        """
        Bytes from the keyboard.
        """
        os.write(self._master, data)

    def press(self, *keys: str) -> None:
        """
        Keys, one after the other, by name or by letter; each is pressed when the program has read the one before.
        """
        for key in keys:
            if key == self._pressed:
                self.read(SAME_KEY_PAUSE)
            self._pressed = key
            self.send(KEYS.get(key, key).encode())
            self.wait_until(self.heard, f"the program does not read {key}")
            # Nobody presses faster; and a lone escape is told from an escape sequence by the pause after it.
            self.read(ESCAPE_PAUSE if key == "escape" else PAUSE)

    def heard(self) -> bool:
        """
        Whether the program has read all that was typed, or is not there any more to read it.
        """
        if self._master < 0 or self.process.poll() is not None:
            return True
        slave = os.open(self._name, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            waiting = fcntl.ioctl(slave, termios.FIONREAD, bytes(4))
        finally:
            os.close(slave)
        return struct.unpack("i", waiting) == (0,)

    def unread(self) -> int:
        """
        Bytes that the program has written and nobody has read.
        """
        return int(struct.unpack("i", fcntl.ioctl(self._master, termios.FIONREAD, bytes(4)))[0])

    def echoes(self) -> bool:
        """
        Whether the terminal shows what is typed, and hands it on by lines, as a shell needs it.
        """
        flags = int(termios.tcgetattr(self._master)[3])
        return flags & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON

    def signal(self, number: signal.Signals) -> None:
        """
        A signal to the program.
        """
        self.process.send_signal(number)

    def read(self, seconds: float) -> None:
        """
        Let the program write for a while.
        """
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read_once(left):
                return

    def wait(self, text: str, seconds: float = LIMIT) -> None:
        """
        Until the text stands on the screen.  On a busy machine a screen is painted in parts, so other text may still be missing;
        what has to be there is waited for, too.

        Raises:
            AssertionError: it does not come; the message shows the screen.
        """
        end = time.monotonic() + seconds
        while text not in self.text():
            assert time.monotonic() < end, f"{text!r} does not come; the screen:\n{self.text()}"
            if not self._read_once(0.1) and self.process.poll() is not None:
                raise AssertionError(f"the program has ended with {self.process.returncode}:\n{self.text()}")

    def wait_gone(self, text: str, seconds: float = LIMIT) -> None:
        """
        Until the text does not stand on the screen any more.
        """
        self.wait_until(lambda: text not in self.text(), f"{text!r} stays", seconds)

    def wait_until(self, condition: Callable[[], bool], otherwise: str, seconds: float = LIMIT) -> None:
        """
        Until something is so; the program may write meanwhile.

        Raises:
            AssertionError: it does not become so; the message says `otherwise` and shows the screen.
        """
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"{otherwise}; the screen:\n{self.text()}"
            self._read_once(0.01)

    def text(self) -> str:
        """
        The screen as letters.
        """
        if self._text is None:
            # A wide letter has an empty cell behind it.  `display` of pyte asks for the width of every letter instead, and
            # takes longer than the reading.
            rows, columns = range(self.screen.lines), range(self.screen.columns)
            cells = self.screen.buffer
            self._text = "\n".join("".join([cells[y][x].data for x in columns]).rstrip() for y in rows)
        return self._text

    def ended(self, seconds: float = LIMIT) -> int:
        """
        The exit status, once the program has ended and its last words have been read.
        """
        self.wait_until(lambda: self.process.poll() is not None, "the program does not end", seconds)
        self.read(LAST_WORDS)
        return int(self.process.returncode)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _may_read(self) -> int:
        """
        Bytes that this terminal takes now; it waits until it takes any.
        """
        return 65536

    def _read_once(self, seconds: float) -> bool:
        if self._master < 0:
            time.sleep(min(seconds, 0.05))
            return False
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, self._may_read())
        except OSError:
            time.sleep(0.02)
            return False
        if not data:
            return False
        self.raw += data
        for numbers, switch in _MODE.findall(data):
            for number in map(int, numbers.split(b";")):
                (self.modes.add if switch == b"h" else self.modes.discard)(number)
        self._stream.feed(_UNKNOWN.sub(b"", data))
        self._text = None
        return True


class SlowTerminal(Terminal):
    """
    A terminal at the end of a slow line.

    Args:
        pace: bytes a second.
        answers: it says so when it has read up to a question, as all terminals in use do.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        *,
        pace: float,
        answers: bool,
    ) -> None:
        super().__init__(command, size, env)
        self.pace = pace
        self._answers = answers
        self._answered = 0
        self._read_at = time.monotonic()

    def _may_read(self) -> int:
        time.sleep(max(0.0, self._read_at + 0.02 - time.monotonic()))
        now = time.monotonic()
        # What was not read while the test did something else is not read all at once.
        count = max(1, round(self.pace * min(0.05, now - self._read_at)))
        self._read_at = now
        return count

    def _read_once(self, seconds: float) -> bool:
        going_on = super()._read_once(seconds)
        asked = self.raw.count(b"\x1b[5n")
        if self._answers and self._master >= 0 and asked > self._answered:
            self.send(b"\x1b[0n" * (asked - self._answered))
            self._answered = asked
        return going_on
