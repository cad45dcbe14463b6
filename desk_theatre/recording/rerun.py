"""
Simulate a recording again: give its inputs to a new show at the seconds at which they acted.

The same program, scenario, seed and inputs make the same events; `verify` in `desk_theatre.recording.verification`
proves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from desk_theatre.errors import RecordingUnreadable, ScenarioUnsound
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording
from desk_theatre.recording.entries import DigestEntry
from desk_theatre.recording.header import REPORTS_REPLACE
from desk_theatre.scenario.facilitation import RoomRules
from desk_theatre.show.show import Show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.itsm.commands import Input
    from desk_theatre.recording.header import Header
    from desk_theatre.recording.reader import Recording
    from desk_theatre.scenario.scenario import Scenario


@value
class Happened:
    """
    A stretch of a re-run: its events, and the digest of the state if it ends with a full minute.

    Args:
        input: the command at its beginning, if any.
        incident: the number of the incident that it submitted.
    """

    events: tuple[e.Event, ...]
    digest: DigestEntry | None = None
    input: Input | None = None
    incident: int | None = None


def scenario_of(recording: Recording) -> Scenario:
    """
    Return the scenario that a recording holds, with the rules by which it was recorded.

    Raises:
        RecordingUnreadable: this program cannot play it.
    """
    return scenario_in(recording.head)


def scenario_in(head: Header) -> Scenario:
    """
    Return the scenario in the head of a recording, with the rules by which it was recorded.

    Raises:
        RecordingUnreadable: this program cannot play it.
    """
    from desk_theatre.scenario.from_toml import read

    try:
        scenario = read(head.scenario, wording.SCENARIO_SOURCE)
    except ScenarioUnsound as error:
        raise RecordingUnreadable(wording.scenario_not_playable(error)) from error
    if head.format < REPORTS_REPLACE:
        return evolve(scenario, room_rules=RoomRules(reports="besides"))
    return scenario


def by_minutes(show: Show, until: int, *, digests: bool) -> Iterator[Happened]:
    """
    Advance a show to second `until`, stopping at each full minute. Recorded shows let time pass only in this way, so
    that the show and its re-run take their digests at the same moments.
    """
    while show.phase == "running" and show.at < until:
        minute = (show.at // MINUTE + 1) * MINUTE
        stop = min(until, minute, show.until)
        events = tuple(show.advance(stop))
        full = stop == minute
        yield Happened(events, DigestEntry(stop, show.digest()) if digests and full else None)


class Rerun:
    """
    Args:
        recording: what to run again.
        digests: fingerprint the state each minute, which takes time; needed only to prove something.
    """

    def __init__(self, recording: Recording, *, digests: bool = True) -> None:
        self.recording = recording
        self.digests = digests
        self.show = Show(scenario_of(recording), recording.head.seed)
        self._minutes = 0  # full minutes that have passed; each has left a digest in the recording
        self._before = 0  # those of earlier rounds
        self._rounds = 0

    def run(self) -> Iterator[Happened]:
        """
        Simulate the whole show, as far as it is recorded.

        Raises:
            RecordingUnreadable: an input is refused, which cannot happen if this program plays like the one that
                recorded it.
        """
        for given in self.recording.inputs:
            yield from self._until(given.at)
            yield self._give(given)
        yield from self._until(self._end())

    def _until(self, at: int) -> Iterator[Happened]:
        for happened in by_minutes(self.show, at, digests=self.digests):
            self._minutes += self.show.at % MINUTE == 0
            yield happened

    def _give(self, given: Input) -> Happened:
        if isinstance(given.command, c.OpenRound):
            self._before = self._minutes
            self._rounds += 1
        outcome = self.show.handle(given.command, given.sender)
        if outcome.refused is not None:
            raise RecordingUnreadable(wording.refused_now(given.number, outcome.refused.reason))
        return Happened(outcome.events, input=given, incident=outcome.incident)

    def _end(self) -> int:
        """
        Return how far the last round had come; the round's end if that is recorded.
        """
        last, opened = 0, 0
        for event in self.recording.events:
            last = event.at if isinstance(event, e.RoundOpened) else max(last, event.at)
            opened += isinstance(event, e.RoundOpened)
        if opened < self._rounds:
            last = 0  # the events belong to an earlier round; of this one nothing was saved
        if len(self.recording.digests) > self._before and self.show.phase == "running":
            last = max(last, self.recording.digests[-1].at)
        return last
