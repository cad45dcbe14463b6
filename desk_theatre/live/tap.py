"""
The tap: the lines of a running recording, for any number of followers, as they are handed to the recorder.

Nobody is waited for. The tap keeps the latest lines in memory, once for all; a follower has only a place among them and
asks for what comes next. One that falls behind the lines in memory reads on from the file, so a slow follower costs the
show nothing. Lines that are not on the disk yet are always in memory.
"""

from __future__ import annotations

import re
from asyncio import AbstractEventLoop, Event, get_running_loop, timeout, to_thread
from collections import deque
from threading import Lock, get_ident
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from pathlib import Path

    from desk_theatre.recording.writer import Recorder

KEPT = 1024 * 1024
"""
Bytes of lines that are kept in memory although they are on the disk.
"""

PIECE = 128 * 1024
"""
Bytes that a follower is given at once, about.
"""

_NUMBER = re.compile(rb'[0-9a-f]{8} \{"q":(\d+)[,}]')


@value
class _Batch:
    first: int
    data: bytes
    count: int


class Tap:
    """
    Args:
        recorder: whose lines are followed.
        kept: bytes that stay in memory.
    """

    def __init__(self, recorder: Recorder, kept: int = KEPT) -> None:
        self._recorder = recorder
        self._most = kept
        self._lock = Lock()
        self._batches: deque[_Batch] = deque()
        self._bytes = 0
        self._followers: dict[Follower, None] = {}  # in the order in which they came
        self._loop: AbstractEventLoop | None = None
        self._thread = 0
        self._next = recorder.listen(self._hear)

    @property
    def next(self) -> int:
        """
        The number of the next line.
        """
        return self._next

    @property
    def path(self) -> Path:
        """
        The file with the lines that are on disk.
        """
        return self._recorder.path

    @property
    def on_disk(self) -> int:
        """
        The number of the last line that is safe from a power cut.
        """
        return self._recorder.on_disk

    def follow(self, first: int = 0) -> Follower:
        """
        Return a follower from line `first` on; call it in the loop in which it will ask.
        """
        self._loop, self._thread = get_running_loop(), get_ident()
        follower = Follower(self, first)
        self._followers[follower] = None
        return follower

    def forget(self, follower: Follower) -> None:
        """
        Let a follower go.
        """
        self._followers.pop(follower, None)

    def _hear(self, first: int, data: bytes, count: int) -> None:
        """
        Keep lines and wake the followers; in the loop, or in the thread of the recorder.
        """
        with self._lock:
            self._batches.append(_Batch(first, data, count))
            self._bytes += len(data)
            self._next = first + count
            while self._bytes > self._most and self._batches[0].first + self._batches[0].count - 1 <= self.on_disk:
                self._bytes -= len(self._batches.popleft().data)
        if self._loop is None or not self._followers:
            return
        if get_ident() == self._thread:
            self._wake()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for follower in self._followers:
            follower.woken.set()

    def in_memory(self, first: int) -> bytes | None:
        """
        Return lines from number `first` on; `None` if that line is in memory no more.
        """
        with self._lock:
            if first >= self._next:
                return b""
            if not self._batches or first < self._batches[0].first:
                return None
            found, size = [], 0
            for batch in self._batches:
                if batch.first + batch.count <= first:
                    continue
                found.append(_from(batch, first))
                size += len(found[-1])
                if size >= PIECE:
                    break
        return b"".join(found)


class Follower:
    """
    One who follows a recording. Made by `Tap.follow`.

    `next` is the number of the next line it gets.
    """

    def __init__(self, tap: Tap, first: int) -> None:
        self.next = first
        self.woken = Event()
        self._tap = tap
        self._older = b""

    async def lines(self, patience: float) -> bytes:
        """
        Return the next lines, whole, from memory or from the file; none if none comes within `patience` seconds.

        Raises:
            OSError: the file cannot be read.
        """
        if not self._older and self.next >= self._tap.next:
            self.woken.clear()
            try:
                async with timeout(patience):
                    await self.woken.wait()
            except TimeoutError:
                return b""
        found = self._piece() if self._older else self._tap.in_memory(self.next)
        if found is None:
            self._older = await to_thread(lines_from, self._tap.path, self.next)
            found = self._piece()
        if found:
            self.next = last_number(found) + 1
        return found

    def _piece(self) -> bytes:
        end = self._older.find(b"\n", PIECE) + 1 or len(self._older)
        found, self._older = self._older[:end], self._older[end:]
        return found

    def stop(self) -> None:
        """
        Follow no longer.
        """
        self._tap.forget(self)


def _from(batch: _Batch, first: int) -> bytes:
    if batch.first >= first:
        return batch.data
    return b"".join(batch.data.splitlines(keepends=True)[first - batch.first :])


def lines_from(path: Path, first: int) -> bytes:
    """
    Return the whole lines of a recording from number `first` on, or from the first one after it; none if there are none.

    Raises:
        OSError: the file cannot be read.
    """
    data = path.read_bytes()
    data = data[: data.rfind(b"\n") + 1]
    start = 0 if not first else _start_of(data, first)
    return data[start:]


def _start_of(data: bytes, first: int) -> int:
    exact = re.search(rb'^[0-9a-f]{8} \{"q":%d[,}]' % first, data, re.MULTILINE)
    if exact is not None:
        return exact.start()
    at = 0
    for raw in data.splitlines(keepends=True):  # a line of it was damaged once, and its number is missing
        number = _NUMBER.match(raw)
        if number is not None and int(number[1]) >= first:
            return at
        at += len(raw)
    return len(data)


def last_number(lines: bytes | bytearray) -> int:
    """
    Return the number of the last of some whole lines of a recording.

    Raises:
        ValueError: it is no such line.
    """
    number = _NUMBER.match(lines, lines.rfind(b"\n", 0, len(lines) - 1) + 1)
    if number is None:
        raise ValueError("no line of a recording")
    return int(number[1])
