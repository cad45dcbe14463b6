"""
Carry out a commands file; `desk_theatre.recording.command_file` describes its format.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desk_theatre.cli.wording import refusals
from desk_theatre.errors import CommandNotUnderstood
from desk_theatre.itsm.commands import Command, ContinueRound, OpenRound, SetPractice, SetSpeed
from desk_theatre.itsm.session_commands import SESSION_COMMANDS
from desk_theatre.itsm.values import value
from desk_theatre.recording.command_file import parse_script
from desk_theatre.show.phases import HEARD

if TYPE_CHECKING:
    from pathlib import Path

    from desk_theatre.live.play_through import PlayThrough

LARGEST = 16 * 1024 * 1024
_BEFOREHAND = (SetPractice, SetSpeed, *(kind for kind in SESSION_COMMANDS.values() if "before" in HEARD[kind]))


@value
class Timed:
    """
    Args:
        place: file and line, for messages.
        at: second of the day; `None`: right after the one before.
    """

    place: str
    at: int | None
    command: Command

    @classmethod
    def opening(cls) -> Timed:
        """
        The default: open one round.
        """
        return cls("", None, OpenRound())

    def carry_out(self, run: PlayThrough) -> None:
        """
        Advance to its second, and carry it out.

        Raises:
            CommandNotUnderstood: it is refused, or its time has passed.
        """
        if self.at is not None:
            self._wait(run, self.at)
        elif "running" not in HEARD[type(self.command)] and not isinstance(self.command, ContinueRound):
            run.until(run.show.until)
        outcome = run.give(self.command)
        if outcome.refused is not None:
            raise CommandNotUnderstood(f"{self.place}: {outcome.refused.reason}")

    def _wait(self, run: PlayThrough, at: int) -> None:
        show = run.show
        if show.phase != "running" and at != show.at:
            raise CommandNotUnderstood(refusals.no_time_passes(self.place, at, show.at))
        if at < show.at:
            raise CommandNotUnderstood(refusals.too_late(self.place, at, show.at))
        if show.phase == "running" and at > show.until:
            raise CommandNotUnderstood(refusals.after_the_round(self.place, at, show.until))
        run.until(at)


def read(path: Path) -> list[Timed]:
    """
    Read the commands of a file; open the first round where the file forgets to.

    Raises:
        CommandNotUnderstood: a line is not a command; the message names it.
    """
    try:
        data = _bytes(path)
        if len(data) > LARGEST:
            raise CommandNotUnderstood(refusals.too_large(path, LARGEST))
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CommandNotUnderstood(refusals.cannot_read(path, (error.strerror or str(error)).lower())) from None
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        raise CommandNotUnderstood(refusals.not_utf8(path, row)) from None
    try:
        lines = parse_script(text)
    except CommandNotUnderstood as error:
        raise CommandNotUnderstood(f"{path}, {error}") from None
    found = [Timed(refusals.place(path, line.number), line.at, line.command) for line in lines]
    first = next((i for i, each in enumerate(found) if not _before_any_round(each)), len(found))
    if first < len(found) and isinstance(found[first].command, OpenRound):
        return found
    return [*found[:first], Timed.opening(), *found[first:]]


def _bytes(path: Path) -> bytes:
    """
    Read a file, or standard input for `-`; at most one byte more than the largest allowed.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _before_any_round(each: Timed) -> bool:
    """
    Return whether a line makes sense before the first round opens.
    """
    return each.at is None and isinstance(each.command, _BEFOREHAND)
