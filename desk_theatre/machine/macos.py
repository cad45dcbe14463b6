"""
What macOS does in its own way. Nobody has run this yet.
"""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

_FULL_SYNC = 51
"""
`F_FULLFSYNC`, which only Python for macOS knows by name.
"""


def sync(file: int) -> None:
    """
    Return when the bytes and the length are where a power cut cannot reach them.  An ordinary sync stops at the drive's own memory;
    file systems that know no full one get that.
    """
    try:
        fcntl.fcntl(file, _FULL_SYNC)
    except OSError as error:
        if error.errno not in {errno.ENOTSUP, errno.EINVAL}:
            raise
        os.fsync(file)


def reserve(file: int, length: int) -> None:
    """
    Give the file room on the disk for `length` bytes: there is no call that reserves it, so it is filled with zeros.
    """
    zeros, at = bytes(1024 * 1024), 0
    while at < length:
        at += os.pwrite(file, zeros[: length - at], at)


def file_system(folder: Path) -> str:  # noqa: ARG001 - `mount` would have to be asked
    """
    Return nothing: it is not known.
    """
    return ""


def on_battery() -> bool:
    """
    Return `False`: it is not known.
    """
    return False


def in_container() -> bool:
    """
    Return `False`: on macOS a container is a Linux machine.
    """
    return False
