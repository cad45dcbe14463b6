"""
Sockets that only their owner can open, and folders for them.
"""

from __future__ import annotations

import asyncio
import os
import socket
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

HAS_LOCAL_SOCKETS: Final[bool] = hasattr(socket, "AF_UNIX") and hasattr(asyncio, "open_unix_connection")
"""
Whether the system has sockets in the file system; where it has none, loopback and a token do.
"""

REUSES_ADDRESS: Final[bool] = sys.platform != "win32"
"""
Whether a port may be taken again while its last connections still close; on Windows the option means something else.
"""

_LONGEST: Final = 100  # bytes of a name; 104 with its end on macOS, 108 on Linux


def fits(path: Path) -> bool:
    """
    Return whether a local socket can have this name.
    """
    return HAS_LOCAL_SOCKETS and len(os.fsencode(path)) <= _LONGEST


def own_folder(path: Path) -> None:
    """
    Make a folder that only its owner can enter, or make sure that an existing one is.

    Raises:
        OSError: it cannot be made, or belongs to somebody else.
    """
    with suppress(FileExistsError):
        path.mkdir(mode=0o700, parents=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(f"{path} is not a folder")
    if not hasattr(os, "geteuid"):
        return
    if found.st_uid != os.geteuid():
        raise PermissionError(f"{path} belongs to somebody else")
    if stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(0o700)


def listen(path: Path) -> socket.socket:
    """
    Return a listening local socket that only its owner can open, in place of one that nobody listens on any more.

    Raises:
        OSError: somebody listens there, or it cannot be made.
    """
    if answers(path):
        raise FileExistsError(f"{path} is in use")
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(64)
        listening.setblocking(False)
    except OSError:
        listening.close()
        raise
    return listening


def answers(path: Path) -> bool:
    """
    Return whether somebody listens on the local socket `path`.
    """
    if not HAS_LOCAL_SOCKETS:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(1.0)
        try:
            asking.connect(str(path))
        except OSError:
            return False
    return True
