"""
Disks that do what real ones rarely do, at a moment that the test chooses.

`ModelDisk` keeps files in memory the way a kernel does: what was written is seen by everybody at once, and survives a
power cut only after a sync.  It has as much room as it is given, does what is planned for one of its calls, and can say
what a power cut at this moment may leave.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Literal, TypeVar

import pytest
from attrs import define, field

Answer = TypeVar("Answer")
Fault = Literal["kill", "EIO", "ENOSPC", "EINTR", "short"]
SECTOR = 512


class Killed(BaseException):
    """
    The process was killed at this call.
    """


@pytest.fixture(autouse=True)
def killing_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A recorder that is killed by a test dies without a complaint; for every module that imports this.
    """
    usual = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not Killed:
            usual(args)

    monkeypatch.setattr(threading, "excepthook", hook)


@define
class _File:
    """
    Bytes as everybody sees them, and as they are after a power cut, with what was done in between.
    """

    seen: bytearray = field(factory=bytearray)
    synced: bytes = b""
    since: list[tuple[int, bytes] | int] = field(factory=list)
    reserved: int = 0
    locked_by: int | None = None


@define
class ModelDisk:
    """
    Args:
        room: bytes it holds altogether; `None`: enough.
        fault: what happens at call number `at`, and from there on if `lasting`; `only` limits it to some kinds of call.
        sync_fails: every sync says EIO.
    """

    room: int | None = None
    fault: Fault | None = None
    at: int = -1
    lasting: bool = False
    only: str = ""
    watch: Callable[[ModelDisk], None] | None = None
    calls: list[str] = field(factory=list)
    names: dict[Path, _File] = field(factory=dict)
    synced_names: dict[Path, _File] = field(factory=dict)
    open_files: dict[int, _File] = field(factory=dict)
    syncs_after_a_failed_one: int = 0
    _failed: set[int] = field(factory=set)
    _next: int = 3
    dead: bool = False

    def create(self, path: Path) -> int:
        def call() -> int:
            if path in self.names:
                raise FileExistsError(errno.EEXIST, "File exists")
            self.names[path] = _File()
            return self._opened(path)

        return self._do("create", call)

    def reopen(self, path: Path) -> int:
        def call() -> int:
            if path not in self.names:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory")
            return self._opened(path)

        return self._do("reopen", call)

    def lock(self, file: int) -> None:
        def call() -> None:
            if self.open_files[file].locked_by not in {None, file}:
                raise BlockingIOError(errno.EAGAIN, "busy")
            self.open_files[file].locked_by = file

        self._do("lock", call)

    def size(self, file: int) -> int:
        return self._do("size", lambda: len(self.open_files[file].seen))

    def read(self, file: int, count: int, at: int) -> bytes:
        return self._do("read", lambda: bytes(self.open_files[file].seen[at : at + count]))

    def write(self, file: int, data: bytes, at: int) -> int:
        def put(part: bytes) -> int:
            inode = self.open_files[file]
            part = part[: self._free(inode, at)]
            if not part and data:
                raise OSError(errno.ENOSPC, "No space left on device")
            inode.seen[len(inode.seen) :] = bytes(max(0, at - len(inode.seen)))
            inode.seen[at : at + len(part)] = part
            inode.since.append((at, part))
            return len(part)

        if self._struck("write") and self.fault in {"kill", "EIO", "ENOSPC", "short"}:
            put(data[: len(data) // 2])
            if self.fault == "short":
                self.calls.append("write")
                return len(data) // 2
        return self._do("write", lambda: put(data))

    def sync(self, file: int) -> None:
        def call() -> None:
            self.syncs_after_a_failed_one += file in self._failed
            inode = self.open_files[file]
            inode.synced, inode.since = bytes(inode.seen), []

        try:
            self._do("sync", call)
        except InterruptedError:
            raise
        except OSError:
            self._failed.add(file)
            raise

    def cut(self, file: int, length: int) -> None:
        def call() -> None:
            inode = self.open_files[file]
            if length < len(inode.seen):
                del inode.seen[length:]
                inode.since.append(length)
            inode.reserved = min(inode.reserved, length)

        self._do("cut", call)

    def allocate(self, file: int, length: int) -> None:
        def call() -> None:
            inode = self.open_files[file]
            if self.room is not None and length - len(inode.seen) > self.room - self._used():
                raise OSError(errno.ENOSPC, "No space left on device")
            inode.reserved = length

        self._do("allocate", call)

    def close(self, file: int) -> None:
        def call() -> None:
            inode = self.open_files.pop(file)
            if inode.locked_by == file:
                inode.locked_by = None

        self._do("close", call)

    def sync_folder(self, path: Path) -> None:
        def call() -> None:
            self.synced_names = {
                **{name: inode for name, inode in self.synced_names.items() if name.parent != path},
                **{name: inode for name, inode in self.names.items() if name.parent == path},
            }

        self._do("sync_folder", call)

    def leads_to(self, path: Path, file: int) -> bool:
        def call() -> bool:
            if path not in self.names:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory")
            return self.names[path] is self.open_files[file]

        return self._do("leads_to", call)

    def remove(self, path: Path, file: int) -> None:
        def call() -> None:
            if path not in self.names:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory")
            if self.names[path] is self.open_files[file]:
                del self.names[path]

        self._do("remove", call)

    def make_folder(self, path: Path) -> None:
        self._do("make_folder", lambda: None)

    def after_a_kill(self) -> dict[Path, bytes]:
        """
        What is in the files when the process is gone and the machine is not.
        """
        return {path: bytes(inode.seen) for path, inode in self.names.items() if path.suffix == ".theatre"}

    def after_a_power_cut(self, seed: int) -> Iterator[dict[Path, bytes]]:
        """
        What may be in the files when the power goes now: for each file that has unsynced bytes some of the ways in which
        they may have reached the disk, and names that were not synced both there and not there.
        """
        luck = Random(seed)
        for names in (self.names, self.synced_names, {**self.synced_names, **self.names}):
            ways = [list(_leftovers(inode, luck)) for inode in names.values()]
            for turn in range(max(map(len, ways), default=0)):
                yield {
                    path: left[turn % len(left)]
                    for (path, left) in zip(names, ways, strict=True)
                    if path.suffix == ".theatre"
                }

    def _opened(self, path: Path) -> int:
        self._next += 1
        self.open_files[self._next] = self.names[path]
        return self._next

    def _used(self) -> int:
        inodes = {id(inode): inode for inode in (*self.names.values(), *self.open_files.values())}
        return sum(max(len(inode.seen), inode.reserved) for inode in inodes.values())

    def _free(self, inode: _File, at: int) -> int:
        if self.room is None:
            return 2**60
        return max(0, self.room - self._used() + len(inode.seen) - at)

    def _struck(self, name: str) -> bool:
        number = len(self.calls)
        return (number == self.at or (self.lasting and number > self.at >= 0)) and (
            not self.only or name in self.only.split()
        )

    def _do(self, name: str, call: Callable[[], Answer]) -> Answer:
        if self.dead:
            raise Killed
        try:
            return self._done(name, call)
        finally:
            if self.watch is not None:
                self.watch(self)

    def _done(self, name: str, call: Callable[[], Answer]) -> Answer:
        struck = self._struck(name)
        self.calls.append(name)
        if struck and self.fault == "kill":
            self.dead = True
            raise Killed
        if struck and self.fault in {"EIO", "ENOSPC", "EINTR"}:
            number = getattr(errno, self.fault)
            raise OSError(number, os.strerror(number))
        return call()


def _leftovers(inode: _File, luck: Random) -> Iterator[bytes]:
    """
    Nothing of what was not synced, all of it, each prefix of the steps with the last one torn at a sector or anywhere,
    grown by NULs, and single sectors of it.
    """
    yield inode.synced
    yield bytes(inode.seen)
    if not inode.since:
        return
    for steps in range(len(inode.since) + 1):
        left = _applied(inode.synced, inode.since[:steps])
        yield left
        step = inode.since[steps] if steps < len(inode.since) else None
        if isinstance(step, tuple) and step[1]:
            at, data = step
            torn = luck.randrange(len(data))
            yield _applied(left, [(at, data[:torn])])
            sector = (at + torn) // SECTOR * SECTOR
            yield _applied(left, [(at, data[: max(0, sector - at)])])
            yield _applied(left, [(at, bytes(len(data)))])
            yield _applied(left, [(at, data[:torn] + bytes(len(data) - torn))])
            yield _applied(left, [(at, _some_sectors(at, data, luck))])


def _some_sectors(at: int, data: bytes, luck: Random) -> bytes:
    kept = bytearray(data)
    for sector in range(at // SECTOR, (at + len(data)) // SECTOR + 1):
        if luck.random() < 0.5:
            start, end = max(0, sector * SECTOR - at), min(len(data), (sector + 1) * SECTOR - at)
            kept[start:end] = bytes(end - start)
    return bytes(kept)


def _applied(content: bytes, steps: list[tuple[int, bytes] | int]) -> bytes:
    after = bytearray(content)
    for step in steps:
        if isinstance(step, int):
            del after[step:]
            continue
        at, data = step
        after[len(after) :] = bytes(max(0, at - len(after)))
        after[at : at + len(data)] = data
    return bytes(after)
