"""
Preflight of the machine: the disk for recordings, the clock, the speed, and what may put it to sleep.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import TYPE_CHECKING

from desk_theatre.cli import paths
from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.cli.wording import preflight as words
from desk_theatre.machine import SYSTEM, here

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.recording.disk import Disk

LEAST_ROOM, SOME_ROOM = 30_000_000, 300_000_000
"""
Bytes: a long session takes a few megabytes, and the space kept in reserve eight.
"""

SLOW_SYNC, ENDLESS_SYNC = 0.1, 1.5
"""
Seconds a delegate waits for a code: noticeable, and long enough to press the key again.
"""

SYNCS, NAPS = 12, 20
LATE, ALWAYS_LATE = 0.05, 0.2
SLOW_ROUND = 0.1
"""
Share of its real time that a round may take to simulate if the stage is to stay smooth.
"""

_OLD = "2025"
_BYTES = b"preflight " * 40
_NETWORK = ("nfs", "cifs", "smb", "afp", "fuse.sshfs", "9p", "webdav")
_MEMORY = ("tmpfs", "ramfs")


def about_disk(
    folder: Path, disk: Disk | None = None, clock: Callable[[], float] = monotonic
) -> Iterator[PreflightFinding]:
    """
    Whether shows can be recorded in a folder.
    """
    from desk_theatre.machine.disk import SystemDisk

    disk = disk or SystemDisk()
    try:
        disk.make_folder(folder)
        lengths = _syncs(folder / f".preflight-{os.getpid()}", disk, clock)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        yield fix("disk", words.cannot_write(folder, why), words.RECORD_ELSEWHERE)
        return
    if free < LEAST_ROOM:
        yield fix("disk", words.almost_nothing_free(free, folder), words.FREE_SOME_OR_MOVE)
    elif free < SOME_ROOM:
        yield note("disk", words.little_free(free, folder), words.FREE_SOME)
    else:
        yield good("disk", words.plenty_free(free, folder))
    yield _about_syncs(lengths)
    yield from _about_kind(folder)


def _syncs(path: Path, disk: Disk, clock: Callable[[], float]) -> list[float]:
    """
    How long it takes until something is safely on the disk, several times.
    """
    file = disk.create(path)
    lengths = []
    try:
        for place in range(SYNCS):
            began = clock()
            disk.write(file, _BYTES, place * len(_BYTES))
            disk.sync(file)
            lengths.append(clock() - began)
    finally:
        try:
            disk.remove(path, file)
        finally:
            disk.close(file)
    return lengths


def _about_syncs(lengths: list[float]) -> PreflightFinding:
    usual, worst = median(lengths), max(lengths)
    saving = words.saving_takes(usual, worst)
    if usual >= ENDLESS_SYNC:
        return fix("disk", f"{saving}.", words.LOCAL_DISK_FASTER)
    if worst >= SLOW_SYNC:
        return note("disk", words.delegates_wait(saving), words.BUSY_DISK)
    return good("disk", f"{saving}.")


def _about_kind(folder: Path) -> Iterator[PreflightFinding]:
    """
    What sort of disk it is, where the system says so.
    """
    sort = here.file_system(folder)
    if sort in _MEMORY:
        yield note("disk", words.in_memory(folder), words.REAL_DISK)
    elif sort.startswith(_NETWORK):
        yield note("disk", words.on_network(folder, sort), words.LOCAL_DISK)


def about_log(path: Path) -> Iterator[PreflightFinding]:
    """
    Whether the details of what goes wrong can be kept.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writable = os.access(path if path.exists() else path.parent, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        yield note("log", words.no_log(path), words.PERMIT_LOG)


def about_clock(
    now: str, clock: Callable[[], float] = monotonic, nap: Callable[[float], None] = sleep
) -> Iterator[PreflightFinding]:
    """
    Whether the date can be right, and whether the machine wakes up in time.

    Args:
        now: date and time of the room, in ISO 8601.
    """
    if now[:4] < _OLD:
        yield fix("clock", words.odd_date(now[:10]), words.SET_DATE)
    late = []
    for _ in range(NAPS):
        began = clock()
        nap(0.01)
        late.append(clock() - began - 0.01)
    usual, worst = median(late), max(late)
    if min(late) < -0.009:
        yield fix("clock", words.BAD_CLOCK, words.FIX_CLOCK)
    elif usual > ALWAYS_LATE:
        yield fix("clock", words.always_late(usual), words.SAVE_POWER)
    elif worst > LATE:
        yield note("clock", words.sometimes_late(worst), words.CLOSE_AND_PLUG)
    else:
        yield good("clock", words.on_time(now[:16].replace("T", " ")))


def about_speed(clock: Callable[[], float] = monotonic) -> Iterator[PreflightFinding]:
    """
    How fast it plays a round of the largest scenario, with all that a screen needs.
    """
    from desk_theatre.itsm.commands import OpenRound
    from desk_theatre.live.play_through import PlayThrough
    from desk_theatre.scenario import library
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.show import Show

    scenario = library.load("conference")
    run = PlayThrough(Show(scenario, 1), Picture(scenario))
    began = clock()
    run.give(OpenRound())
    run.finish()
    took = clock() - began
    speed = words.speed(scenario.plan.minutes, took)
    if took > SLOW_ROUND * scenario.plan.minutes * 60:
        yield fix("speed", speed, words.FASTER_MACHINE)
    else:
        yield good("speed", speed)


def about_sleep(system: str) -> Iterator[PreflightFinding]:
    """
    What may darken the projector in the middle of a sentence; a program cannot see it, so it is always said.
    """
    wake = {
        "darwin": ("caffeinate", "caffeinate -d"),
        "linux": ("systemd-inhibit", "systemd-inhibit --what=idle:sleep"),
    }
    tool, inhibitor = wake.get(system, ("", ""))
    if tool and shutil.which(tool):
        yield note("sleep", words.UNSEEN, words.switch_off_or_start_with(), words.play_awake(inhibitor))
    else:
        yield note("sleep", words.UNSEEN, f"{words.SWITCH_OFF}.")
    if here.on_battery():
        yield note("power", words.BATTERY, words.PLUG_IN)


def answer(command: tuple[str, ...]) -> str:
    """
    What a command of this machine prints; nothing if there is no such command, or it does not answer.
    """
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603  (fixed words)
            (program, *command[1:]), capture_output=True, text=True, timeout=2, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout


def about_machine(folder: Path | None = None) -> Iterator[PreflightFinding]:
    """
    All there is to say about the machine.

    Args:
        folder: for recordings; `None`: the usual one.
    """
    yield from about_disk(folder or paths.recordings())
    yield from about_log(paths.log())
    yield from about_clock(paths.now())
    yield from about_speed()
    yield from about_sleep(SYSTEM)
