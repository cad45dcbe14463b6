"""
Preflight of the machine: the disk that recordings lie on, the clock, how fast it plays, and what may put it to sleep.
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
from desk_theatre.machine import SYSTEM, here

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.recording.disk import Disk

LEAST_ROOM, SOME_ROOM = 30_000_000, 300_000_000
"""
Bytes: a long evening takes a few megabytes, and its ballast eight.
"""

SLOW_SYNC, ENDLESS_SYNC = 0.1, 1.5
"""
Seconds that a delegate waits for a code: so long that it is felt, so long that people press the key again.
"""

SYNCS, NAPS = 12, 20
LATE, ALWAYS_LATE = 0.05, 0.2
SLOW_ROUND = 0.1
"""
Share of its time in the room that a round may take to be reckoned, so that the stage stays smooth.
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
    elsewhere = "Name a file somewhere else with --recording, or give yourself the right to write there."
    try:
        disk.make_folder(folder)
        lengths = _syncs(folder / f".preflight-{os.getpid()}", disk, clock)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        yield fix("disk", f"Nothing can be written into {folder}: {why}.", elsewhere)
        return
    room = f"{free / 1e9:.1f} GB are free in {folder}"
    if free < LEAST_ROOM:
        yield fix(
            "disk",
            f"Only {free / 1e6:.0f} MB are free in {folder}.",
            "Make room, or record somewhere else with --recording.",
        )
    elif free < SOME_ROOM:
        yield note(
            "disk", f"{free / 1e6:.0f} MB are free in {folder}; an evening takes up to twenty.", "Make some room."
        )
    else:
        yield good("disk", f"{room}; an evening takes up to twenty megabytes.")
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
    words = f"A report is safely on it after {_milliseconds(usual)}, at worst {_milliseconds(worst)}"
    if usual >= ENDLESS_SYNC:
        remedy = "Record on a disk of this machine, with --recording; delegates wait that long for their code."
        return fix("disk", f"{words}.", remedy)
    if worst >= SLOW_SYNC:
        return note(
            "disk", f"{words}; delegates wait that long for their code.", "Close what else writes to that disk."
        )
    return good("disk", f"{words}.")


def _about_kind(folder: Path) -> Iterator[PreflightFinding]:
    """
    What sort of disk it is, where the system says so.
    """
    sort = here.file_system(folder)
    if sort in _MEMORY:
        words = f"{folder} is in memory: a recording there does not survive the machine being switched off."
        yield note("disk", words, "Record on a real disk, with --recording.")
    elif sort.startswith(_NETWORK):
        words = f"{folder} is on a network ({sort}): when that is away, so is the recording."
        yield note("disk", words, "Record on a disk of this machine, with --recording.")


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
        words = f"The log {path} cannot be written, so the details of a mishap would be lost."
        yield note("log", words, "Give yourself the right to write there.")


def about_clock(
    now: str, clock: Callable[[], float] = monotonic, nap: Callable[[float], None] = sleep
) -> Iterator[PreflightFinding]:
    """
    Whether the date can be right, and whether the machine wakes up in time.

    Args:
        now: date and time of the room, in ISO 8601.
    """
    if now[:4] < _OLD:
        words = f"The machine believes that today is {now[:10]}; recordings would be called and listed by that."
        yield fix("clock", words, "Set the date of the machine.")
    late = []
    for _ in range(NAPS):
        began = clock()
        nap(0.01)
        late.append(clock() - began - 0.01)
    usual, worst = median(late), max(late)
    if min(late) < -0.009:
        yield fix(
            "clock",
            "The clock of this machine stands still or runs backwards.",
            "Restart the machine; in a virtual one, mend its clock.",
        )
    elif usual > ALWAYS_LATE:
        words = f"The machine always wakes up {_milliseconds(usual)} late: the picture will jerk."
        yield fix("clock", words, "Close other programs; plug it in; leave energy saving.")
    elif worst > LATE:
        yield note(
            "clock",
            f"The machine is busy: it wakes up {_milliseconds(worst)} late.",
            "Close other programs; plug it in.",
        )
    else:
        yield good("clock", f"{now[:16].replace('T', ' ')}; the machine wakes up in time.")


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
    words = f"A conference day of {scenario.plan.minutes:g} minutes in the room takes this machine {took:.1f} seconds to reckon."
    if took > SLOW_ROUND * scenario.plan.minutes * 60:
        yield fix("speed", words, "Use a faster machine, or close other programs; the stage would lag behind.")
    else:
        yield good("speed", words)


def about_sleep(system: str) -> Iterator[PreflightFinding]:
    """
    What may darken the projector in the middle of a sentence; a program cannot see it, so it is always said.
    """
    wake = {
        "darwin": ("caffeinate", "caffeinate -d"),
        "linux": ("systemd-inhibit", "systemd-inhibit --what=idle:sleep"),
    }
    tool, words = wake.get(system, ("", ""))
    usual = "Switch them off for the evening, and silence notifications"
    said = "Nobody can see from here whether a screen saver or sleep is on, or a phone call will come."
    if tool and shutil.which(tool):
        yield note("sleep", said, f"{usual}; or start with:", f"{words} desk-theatre play")
    else:
        yield note("sleep", said, f"{usual}.")
    if here.on_battery():
        yield note("power", "The machine runs on its battery, and saves energy.", "Plug it in.")


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


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms" if seconds < 0.01 else f"{1000 * seconds:.0f} ms"
