"""
Verify a recording: simulate its inputs again and compare with every event and every digest in it.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording
from desk_theatre.recording.rerun import Rerun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_theatre.itsm.events import Event
    from desk_theatre.recording.reader import Recording
from desk_theatre.recording.rerun import Happened


@value
class Difference:
    """
    The first difference between a recording and its re-run.

    Args:
        event: its number, counted from 1; for a digest, the number of events up to it.
        at: second of the day.
        recorded, again: what the recording has and what the re-run gave; `None` for nothing.
    """

    event: int
    at: int
    recorded: str | None
    again: str | None

    @property
    def words(self) -> str:
        """
        Return the difference as a phrase.
        """
        return wording.difference(self.event, self.at, self.recorded, self.again)


@value
class Verification:
    """
    Whether a recording is exact, and how many events were compared.
    """

    exact: bool
    events: int
    digests: int
    first_difference: Difference | None = None


def verify(recording: Recording) -> Verification:
    """
    Simulate the inputs of a recording again, and compare.
    """
    rerun = Rerun(recording)
    run = rerun.run()
    seen: list[Happened] = []
    try:
        difference = _events(recording, _noted(run, seen)) or _digests(recording, seen)
    except RecordingUnreadable as error:
        count = sum(len(happened.events) for happened in seen)
        difference = Difference(count + 1, rerun.show.at, wording.ACCEPTED_INPUT, str(error))
    return Verification(difference is None, len(recording.events), len(recording.digests), difference)


def _noted(run: Iterator[Happened], seen: list[Happened]) -> Iterator[Happened]:
    for happened in run:
        seen.append(happened)
        yield happened


def _events(recording: Recording, run: Iterator[Happened]) -> Difference | None:
    again: Iterator[Event] = chain.from_iterable(happened.events for happened in run)
    pairs: Iterator[tuple[Any, Any]] = zip_longest(recording.events, again)
    for number, (was, now) in enumerate(pairs, 1):
        if was is None and not recording.closed:
            return None  # interrupted within this second; the missing part follows from what is there
        if was != now:
            return Difference(number, (was or now).at, _spelled(was), _spelled(now))
    return None


def _digests(recording: Recording, seen: list[Happened]) -> Difference | None:
    """
    Return the first differing digest of the same seconds, in order; a minute whose digest never reached the disk is
    skipped.
    """
    count = 0
    recorded = iter(recording.digests)
    was = next(recorded, None)
    for happened in seen:
        count += len(happened.events)
        now = happened.digest
        if was is None or now is None or was.at != now.at:
            continue
        if was != now:
            return Difference(count, now.at, wording.state(was.digest), wording.state(now.digest))
        was = next(recorded, None)
    if was is not None:
        return Difference(count, was.at, wording.state(was.digest), None)
    return None


def _spelled(event: Event | None) -> str | None:
    return None if event is None else str(event)
