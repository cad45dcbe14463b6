"""
The price tags and the luck of a round, computed in a process of their own while the show goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any

from desk_theatre.cli.wording import refusals
from desk_theatre.machine import processes
from desk_theatre.show.practice_value import LuckPosition, PracticeValue, PracticeWorth

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 45.0
REPLICATIONS = 40


class ProcessAssay:
    """
    Args:
        recording: its file, which the show may still be writing.
        number: of the round, from 1.
        seconds: after which it returns what it has.
    """

    def __init__(
        self, recording: Path, number: int, seconds: float = SECONDS, replications: int = REPLICATIONS
    ) -> None:
        self.share = 0.0
        self.rough: PracticeValue | None = None
        self.found: PracticeValue | None = None
        self.failure = ""
        worker = [sys.executable, "-m", "desk_theatre.cli.practice_value_worker"]
        self._process = subprocess.Popen(  # noqa: S603  (this interpreter, this program)
            [*worker, str(recording), str(number), str(seconds), str(replications)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            **processes.APART,
        )
        self._cancelled = False
        self._reader = Thread(target=self._read, name="assay", daemon=True)
        self._reader.start()

    def cancel(self) -> None:
        """
        Kill the worker and its processes.
        """
        self._cancelled = True
        if self._process.poll() is None:
            processes.end_with_children(self._process)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._hear(json.loads(line))
        status = self._process.wait()
        if self.found is None and not self._cancelled:
            self.failure = refusals.price_tags_failed(status)

    def _hear(self, said: dict[str, Any]) -> None:
        if "share" in said:
            self.share = max(self.share, said["share"])
        if "rough" in said:
            self.rough = _read(said["rough"])
        if "found" in said:
            self.found = _read(said["found"])
            self.share = 1.0


def _read(said: dict[str, Any]) -> PracticeValue:
    luck = said["luck"]
    kept = ("recorded", "low", "median", "high", "better_than", "replications")
    return PracticeValue(
        said["round"],
        tuple(PracticeWorth(**{**tag, "missing": tuple(tag["missing"])}) for tag in said["tags"]),
        said["replications"],
        None if luck is None else LuckPosition(**{key: luck[key] for key in kept}),
        said["planned"],
    )
