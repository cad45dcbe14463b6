"""
A commands file, carried out: see `desk_theatre.recording.script` for how it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.errors import CommandNotUnderstood
from desk_theatre.itsm.commands import Command, OpenRound
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.itsm.values import value
from desk_theatre.recording.script import parse_script

if TYPE_CHECKING:
    from pathlib import Path

    from desk_theatre.live.play_through import PlayThrough

LARGEST = 16 * 1024 * 1024


@value
class Timed:
    """
    Args:
        place: file and line, for complaints.
        at: second of the day; `None`: as soon as the one before is done.
    """

    place: str
    at: int | None
    command: Command

    @classmethod
    def opening(cls) -> Timed:
        """
        What is played when nobody says anything else: one round.
        """
        return cls("", None, OpenRound())

    def carry_out(self, run: PlayThrough) -> None:
        """
        Let time come to its second, and carry it out.

        Raises:
            CommandNotUnderstood: it is refused, or its time has passed.
        """
        show = run.show
        if isinstance(self.command, OpenRound) and show.phase in {"running", "paused"}:
            run.until(show.until)
        elif self.at is not None and show.phase == "running":
            if self.at < show.at:
                raise CommandNotUnderstood(
                    f"{self.place}: it is {spell(show.at)} already, and this should happen at {spell(self.at)}; "
                    "put the lines in the order of their times"
                )
            run.until(self.at)
        outcome = run.give(self.command)
        if outcome.refused is not None:
            raise CommandNotUnderstood(f"{self.place}: {outcome.refused.reason}")


def read(path: Path) -> list[Timed]:
    """
    The commands of a file; a file that opens no round gets one opened at its beginning.

    Raises:
        CommandNotUnderstood: a line is no command; the message names it.
    """
    try:
        text = path.read_bytes()[: LARGEST + 1].decode()
    except OSError as error:
        raise CommandNotUnderstood(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise CommandNotUnderstood(f"{path} is no text in UTF-8; one JSON document a line is expected") from None
    if len(text) > LARGEST:
        raise CommandNotUnderstood(f"{path} is larger than {LARGEST // 1024 // 1024} MiB; is it a commands file?")
    try:
        lines = parse_script(text)
    except CommandNotUnderstood as error:
        raise CommandNotUnderstood(f"{path}, {error}") from None
    found = [Timed(f"{path}, line {line.number}", line.at, line.command) for line in lines]
    opens = any(isinstance(each.command, OpenRound) for each in found)
    return found if opens else [Timed.opening(), *found]
