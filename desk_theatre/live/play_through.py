"""
A show at full speed, without an audience and without a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.events import CommandRefused
from desk_theatre.recording.entries import EventEntry, InputEntry
from desk_theatre.recording.rerun import by_minutes
from desk_theatre.show.reflection_commands import unsaid
from desk_theatre.show.show import Outcome

if TYPE_CHECKING:
    from desk_theatre.recording.entries import Entry
    from desk_theatre.recording.writer import Recorder
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.show import Show

_MOST_ENTRIES = 2000


class PlayThrough:
    """
    Args:
        show, picture: from the beginning.
        recorder: `None`: nothing is recorded.
    """

    def __init__(self, show: Show, picture: Picture, recorder: Recorder | None = None) -> None:
        self.show = show
        self.picture = picture
        self.recorder = recorder
        self._number = 0
        self._waiting: list[Entry] = []

    def give(self, command: c.Command) -> Outcome:
        """
        Carry a command out now, or refuse it.
        """
        at = self.show.at
        unfit = unsaid(command)
        outcome = self.show.handle(command) if unfit is None else Outcome(refused=CommandRefused(at, unfit))
        if outcome.refused is None and not outcome.repeated:
            given = c.Input(self._number, at, 0, command)
            self._number += 1
            self._keep([InputEntry(given), *map(EventEntry, outcome.events)])
            self.picture.hear(given, outcome.incident)
            self.picture.add_all(outcome.events)
        return outcome

    def until(self, at: int) -> None:
        """
        Let time pass up to second `at`, or to the end of the round.
        """
        for happened in by_minutes(self.show, at, digests=self.recorder is not None):
            self.picture.add_all(happened.events)
            entries: list[Entry] = [EventEntry(event) for event in happened.events]
            if happened.digest is not None:
                entries.append(happened.digest)
            self._keep(entries)

    def finish(self) -> None:
        """
        Play the running round to its end and close the recording.
        """
        if self.show.phase == "paused":
            self.give(c.ContinueRound())
        self.until(self.show.until)
        if self.recorder is not None:
            self.recorder.submit(self._waiting).result()
            self.recorder.close()

    def _keep(self, entries: list[Entry]) -> None:
        if self.recorder is None:
            return
        self._waiting.extend(entries)
        if len(self._waiting) >= _MOST_ENTRIES:
            self.recorder.submit(self._waiting).result()
            self._waiting = []
