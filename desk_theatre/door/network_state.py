"""
The phrase and the port of a show that was open to other machines, kept for its resume in a file that only its owner can
read.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from attrs import define, field
from platformdirs import user_state_path

from desk_theatre.door.pairing import LETTERS
from desk_theatre.door.places import APP

_MOST = 50


def folder() -> Path:
    """
    Return the folder of these files.
    """
    return user_state_path(APP, appauthor=False) / "doors"


@define
class NetworkState:
    """
    Args:
        path: of the file.
        phrase: empty: the show was not open before.
        port: 0: the same.
    """

    path: Path
    phrase: str = ""
    port: int = field(default=0)

    @classmethod
    def of(cls, name: str) -> NetworkState:
        """
        Return what is known of the show whose door has this name.
        """
        path = folder() / f"{name}.json"
        with suppress(OSError, ValueError, KeyError, TypeError):
            written = json.loads(path.read_text(encoding="utf-8"))
            phrase, port = str(written["phrase"]), int(written["port"])
            if len(phrase) == LETTERS and 0 < port < 65536:
                return cls(path, phrase, port)
        return cls(path)

    def keep(self, phrase: str, port: int) -> None:
        """
        Keep phrase and port, for the latest shows only; ignore errors of the disk.
        """
        self.phrase, self.port = phrase, port
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
            with suppress(FileNotFoundError):
                beside.unlink()
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump({"phrase": phrase, "port": port}, file)
            beside.replace(self.path)
            kept = sorted(self.path.parent.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in kept[_MOST:]:
                old.unlink()
