"""
What Linux does in its own way.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_POWER = Path("/sys/class/power_supply")


def sync(file: int) -> None:
    """
    Return when the bytes and the length are where a power cut cannot reach them.
    """
    os.fdatasync(file)


def reserve(file: int, length: int) -> None:
    """
    Give the file room on the disk for `length` bytes.
    """
    os.posix_fallocate(file, 0, length)


def file_system(folder: Path) -> str:
    """
    Return the sort of file system that a folder is on, as the kernel calls it; empty if it does not say.
    """
    with suppress(OSError):
        mounts = [line.split()[:3] for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
        real = folder.resolve()
        over = [(len(at), sort) for _, at, sort in mounts if real.is_relative_to(at.replace("\\040", " "))]
        return max(over)[1] if over else ""
    return ""


def on_battery() -> bool:
    """
    Return whether a battery is being emptied, as far as the machine says.
    """
    with suppress(OSError):
        for status in sorted(_POWER.glob("*/status")):
            if status.read_text(encoding="utf-8").strip() == "Discharging":
                return True
    return False


def in_container() -> bool:
    """
    Return whether the program runs in a container of Docker.
    """
    return Path("/.dockerenv").exists()
