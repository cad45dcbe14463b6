"""
Where the doors of this machine are: one socket for each running show, in the runtime folder of its owner.

Where the system has no sockets in the file system, or the folder's name is too long for one, a file stands there instead,
with the port on loopback and a token that only the owner can read.
"""

from __future__ import annotations

import json
import os
import socket
import warnings
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_runtime_path, user_state_path

from desk_theatre.itsm.values import value
from desk_theatre.machine import local_sockets

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = "desk-theatre"
SOCKET, TOKEN = ".socket", ".token"
LOOPBACK = "127.0.0.1"
_MOST = 64


def folder() -> Path:
    """
    Return the folder for the doors of this machine's shows; it need not exist.
    """
    with warnings.catch_warnings(), suppress(OSError):
        warnings.simplefilter("ignore")  # a machine without a runtime folder is no news during a show
        return user_runtime_path(APP, appauthor=False)
    return user_state_path(APP, appauthor=False) / "run"


def name_of(recording: Path) -> str:
    """
    Return the name of the door of a show: the same one after a resume.
    """
    digest = sha256(os.fsencode(recording.absolute())).hexdigest()[:8]
    stem = "".join([letter if letter.isascii() and letter.isalnum() else "-" for letter in recording.stem])
    return f"{stem[:24]}-{digest}"


@value
class LocalDoor:
    """
    The door of a show on this machine.

    Args:
        path: of its socket, or of the file with `port` and `token`.
        port: on loopback; 0: a socket.
    """

    name: str
    path: Path
    port: int = 0
    token: str = ""

    def answers(self) -> bool:
        """
        Return whether somebody listens there.
        """
        if not self.port:
            return local_sockets.answers(self.path)
        with suppress(OSError), socket.create_connection((LOOPBACK, self.port), timeout=1.0):
            return True
        return False


def found() -> Iterator[LocalDoor]:
    """
    Yield the doors of this machine that answer, by name.
    """
    with suppress(OSError):
        for path in sorted(folder().iterdir())[:_MOST]:
            door = _door_in(path)
            if door is not None and door.answers():
                yield door


def _door_in(path: Path) -> LocalDoor | None:
    if path.suffix == SOCKET:
        return LocalDoor(path.stem, path)
    if path.suffix != TOKEN:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError):
        written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return LocalDoor(path.stem, path, int(written["port"]), str(written["token"]))
    return None


@value
class ListeningDoor:
    """
    A door that was just made.

    Args:
        listening: the socket to serve on.
    """

    door: LocalDoor
    listening: socket.socket

    def remove(self) -> None:
        """
        Take the door away, so that nobody knocks in vain.
        """
        with suppress(OSError):
            self.door.path.unlink()


def make(name: str, token: str) -> ListeningDoor:
    """
    Return a new door that only the owner of the program can open.

    Args:
        token: what its owner shows at a door on loopback.

    Raises:
        OSError: it cannot be made; the message says why.
    """
    where = folder()
    local_sockets.own_folder(where)
    path = where / f"{name}{SOCKET}"
    if local_sockets.fits(path):
        return ListeningDoor(LocalDoor(name, path), local_sockets.listen(path))
    listening = socket.create_server((LOOPBACK, 0))
    listening.setblocking(False)
    port = listening.getsockname()[1]
    path = where / f"{name}{TOKEN}"
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        beside.unlink()
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"port": port, "token": token}, file)
    beside.replace(path)
    return ListeningDoor(LocalDoor(name, path, port, token), listening)
