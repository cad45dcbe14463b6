"""
A fold over the lines of a recording as they come over the wire: the same picture as the stage's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.door.wire import NotOnTheWire
from desk_theatre.errors import RecordingUnreadable
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.live.moment_watch import MomentWatch
from desk_theatre.recording.entries import End, EventEntry, InputEntry, WordsEntry
from desk_theatre.recording.entry_json import entry_in, joined
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.header import Header
from desk_theatre.recording.line import HEAD_LIMIT, LineDamaged, checked, decode, decode_all
from desk_theatre.recording.rerun import scenario_in
from desk_theatre.show.picture import Picture
from desk_theatre.show.timetable import Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.recording.entries import Entry

_MODERATED = (e.TextHeld, e.TextReleased, r.TextMasked, r.TextReplaced, r.TextHoldingSet)


class ShowFold:
    """
    Args:
        head: of the recording.
        moderated: what people typed comes already moderated, as it does to a kiosk.

    `at` is the second of the day, `wall` the milliseconds of the room's clock at the latest input, and `next` the number of
    the next line.
    """

    def __init__(self, head: Header, *, moderated: bool) -> None:
        self.scenario = scenario_in(head)
        self.picture = Picture(self.scenario)
        self.at = self.scenario.conference.opens
        self.wall = 0
        self.marks = Marks()
        self.inputs = 0
        self.next = 0
        self.closed = False
        """
        The closing line has come.
        """
        self._moderated = moderated
        self._heard_at = self.at
        self._words: WordsEntry | None = None
        self._report: c.Input | None = None
        if moderated:
            self.picture.moderation.first = False
        self.watch = MomentWatch(self, self.picture)

    def take(self, lines: Sequence[bytes]) -> None:
        """
        Take in whole lines, without their ends.

        Raises:
            NotOnTheWire: one of them is not what this program writes.
        """
        try:
            bodies = [checked(raw, HEAD_LIMIT) for raw in lines]
            for number, document in decode_all(bodies):
                self.next = number + 1
                self._add(entry_in(document)[0])
        except (LineDamaged, UnfitValue) as error:
            raise NotOnTheWire(str(error)) from error
        self.watch.keep()

    def _add(self, entry: Entry) -> None:
        if type(entry) is EventEntry:
            self._happen(entry.event)
        elif type(entry) is WordsEntry:
            self._words = entry
        elif type(entry) is InputEntry:
            self._hear(joined(entry.input, self._words))
            self._words = None
        else:
            self.closed = type(entry) is End

    def _hear(self, given: c.Input) -> None:
        self.inputs += 1
        self.wall, self._heard_at = given.wall, given.at
        if isinstance(given.command, c.SubmitIncident):
            self._report = given  # its number comes with the event
        else:
            self.picture.hear(given, None)

    def _happen(self, event: e.Event) -> None:
        if self._moderated and isinstance(event, _MODERATED):
            return
        if self._report is not None and isinstance(event, e.IncidentReported) and event.live:
            self.picture.hear(self._report, event.incident)
            self._report = None
        self.at = event.at if isinstance(event, e.RoundOpened) else max(self.at, event.at)
        passed = max(0, event.at - self._heard_at)
        self.marks.add(event, self.wall + round(passed * 1000 / self.picture.speed))
        self.picture.add(event)


def head_in(raw: bytes) -> Header:
    """
    Return the head of a recording from its first line.

    Raises:
        NotOnTheWire: it is none, or none that this program can play.
    """
    try:
        entry = entry_in(decode(checked(raw, HEAD_LIMIT))[1])[0]
    except (LineDamaged, UnfitValue, RecordingUnreadable) as error:
        raise NotOnTheWire(str(error)) from error
    if not isinstance(entry, Header):
        raise NotOnTheWire("no head")
    return entry
