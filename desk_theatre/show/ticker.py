"""
The ticker: what just happened, in the delegates' words where somebody typed some, and in plain ones elsewhere.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell_length
from desk_theatre.itsm.values import value
from desk_theatre.show.board import TickerLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.board import Tone
    from desk_theatre.show.cards import Cards
    from desk_theatre.show.moderation import Moderation

KEPT = 60
LATE_VISIT = 2
SAID = "\0"
"""
Stands in a line where the delegate's words will be put; no name of a scenario can contain it.
"""


@value
class Note:
    """
    A line of the ticker before its words are put in: `SAID` stands for what the delegate said.
    """

    at: int
    incident: int | None
    words: str
    tone: Tone


class Ticker:
    """
    A fold over the events of one round that remembers the latest.
    """

    def __init__(self, cards: Cards, moderation: Moderation) -> None:
        self.cards = cards
        self.names = cards.names
        self.moderation = moderation
        self._notes: deque[Note] = deque(maxlen=KEPT)

    def handlers(self) -> dict[type[e.Event], Callable[[Any], None]]:
        """
        What is worth a line.
        """
        return {
            e.IncidentReported: self._reported,
            IncidentJoined: self._joined,
            IncidentLeft: self._left,
            e.IncidentFound: self._found,
            e.IncidentLost: self._lost,
            e.IncidentRecovered: self._recovered,
            e.IncidentRemembered: self._remembered,
            e.IncidentBounced: self._bounced,
            e.IncidentBlocked: self._blocked,
            e.IncidentEscalated: self._escalated,
            e.IncidentResolved: self._resolved,
            e.DelegateObjected: self._objected,
            e.IncidentReopened: self._reopened,
            e.IncidentWithdrawn: self._withdrawn,
            e.DelegateChased: self._chased,
            e.KnownErrorRecorded: self._written,
            e.SupplierCalled: self._called,
            e.FaultRemoved: self._removed,
            e.CauseNotFound: self._in_vain,
            e.SessionDelayed: self._delayed,
            e.SessionStarted: self._started,
            e.PracticeSwitched: self._switched,
            e.PracticeIntroduced: self._introduced,
            e.CueInjected: self._cue,
            e.SuccessCelebrated: self._celebrated,
        }

    def lines(self) -> tuple[TickerLine, ...]:
        """
        The latest, newest first.
        """
        return tuple([self._line(note) for note in reversed(self._notes)])

    def _line(self, note: Note) -> TickerLine:
        if note.incident is None:
            return TickerLine(note.at, "", note.words, note.tone)
        reported = self.cards.reported[note.incident]
        words = note.words.replace(SAID, self._said(reported))
        return TickerLine(note.at, code_of(note.incident), words, note.tone, reported.live)

    def _said(self, reported: e.IncidentReported) -> str:
        typed = self.moderation.released(reported.incident).text
        said = typed or ("" if reported.live else self.names.examples.get(reported.kind, ""))
        return f"“{said}”" if said else self.names.kinds[reported.kind]

    def _note(self, event: Any, words: str, tone: Tone = "plain") -> None:
        self._notes.append(Note(event.at, getattr(event, "incident", None), words, tone))

    def _reported(self, event: e.IncidentReported) -> None:
        place = self.names.place(event.room)
        self._note(event, f"{SAID}{' · ' + place if place else ''}")

    def _joined(self, event: IncidentJoined) -> None:
        more = "one more has it" if event.others == 1 else f"{event.others} more have it"
        self._note(event, f"me too! {SAID}: {more}", "warning")

    def _left(self, event: IncidentLeft) -> None:
        self._note(event, f"one of them has given up: {SAID}", "bad")

    def _found(self, event: e.IncidentFound) -> None:
        self._note(event, f"{self.names.person(event.by)} was there first: {SAID}", "good")

    def _lost(self, event: e.IncidentLost) -> None:
        self._note(event, f"lost: {self.names.person(event.by)} forgot {SAID}", "bad")

    def _recovered(self, event: e.IncidentRecovered) -> None:
        self._note(event, f"told all over again: {SAID}, to {self.names.person(event.by)}", "warning")

    def _remembered(self, event: e.IncidentRemembered) -> None:
        self._note(event, f"{self.names.person(event.by)} remembers {SAID}", "good")

    def _bounced(self, event: e.IncidentBounced) -> None:
        self._note(event, f"not ours, says {self.names.teams[event.team]}: {SAID}", "warning")

    def _blocked(self, event: e.IncidentBlocked) -> None:
        self._note(event, f"{self.names.person(event.by)} makes it a matter of the boss: {SAID}", "bad")

    def _escalated(self, event: e.IncidentEscalated) -> None:
        first = f"first for {self.names.teams[event.team]}" if event.team else f"{self.names.supplier} is called again"
        self._note(event, f"it cannot wait, says {self.names.person(event.by)}, {first}: {SAID}", "warning")

    def _resolved(self, event: e.IncidentResolved) -> None:
        took = spell_length(event.at - self.cards.reported[event.incident].at)
        spot = " on the spot" if event.first_contact else ""
        self._note(event, f"solved{spot} after {took} by {self.names.person(event.by)}: {SAID}", "good")

    def _objected(self, event: e.DelegateObjected) -> None:
        self._note(event, f"asked before it is closed, and not mended yet: {SAID}", "warning")

    def _reopened(self, event: e.IncidentReopened) -> None:
        self._note(event, f"not mended after all: {SAID}", "bad")

    def _withdrawn(self, event: e.IncidentWithdrawn) -> None:
        self._note(event, f"withdrawn, nobody waits for it any more: {SAID}", "bad")

    def _chased(self, event: e.DelegateChased) -> None:
        tone: Tone = "bad" if event.count >= LATE_VISIT else "warning"
        self._note(event, f"any news? {SAID}" if event.count < LATE_VISIT else f"still no news! {SAID}", tone)

    def _written(self, event: e.KnownErrorRecorded) -> None:
        self._note(event, f"{self.names.person(event.by)} writes down what helped: {SAID}", "good")

    def _called(self, event: e.SupplierCalled) -> None:
        self._note(event, f"{self.names.supplier} is called out for {SAID}", "warning")

    def _removed(self, event: e.FaultRemoved) -> None:
        self._note(event, f"{self.names.person(event.by)} removes the cause: {self.names.faults[event.fault]}", "good")

    def _in_vain(self, event: e.CauseNotFound) -> None:
        self._note(event, f"{self.names.person(event.by)} finds no common cause: {SAID}")

    def _delayed(self, event: e.SessionDelayed) -> None:
        room = self.names.place(self.names.session_rooms[event.session])
        self._note(
            event, f"“{self.names.sessions[event.session]}” cannot begin in {room}", self._weight(event, "warning")
        )

    def _started(self, event: e.SessionStarted) -> None:
        if event.delay:
            tone = self._weight(event, "plain")
            told = f"“{self.names.sessions[event.session]}” begins {spell_length(event.delay)} late"
            self._notes.append(Note(event.at, None, f"{told}, delayed by the desk" if tone == "bad" else told, tone))

    def _weight(self, event: e.SessionDelayed | e.SessionStarted, otherwise: Tone) -> Tone:
        """
        Only what the desk delayed is bad.
        """
        return "bad" if self.cards.scorecard_fold.programme.by_desk(event.session, event.at) else otherwise

    def _switched(self, event: e.PracticeSwitched) -> None:
        name = self.names.practices.get(event.practice, event.practice)
        self._note(event, f"{name}: {event.how if event.on else 'off'}", "good" if event.on else "warning")

    def _introduced(self, event: e.PracticeIntroduced) -> None:
        name = self.names.practices.get(event.practice, event.practice)
        self._note(event, f"{name}: {self.names.person(event.by)} has settled it; from now on it counts", "good")

    def _celebrated(self, event: e.SuccessCelebrated) -> None:
        told = [f"{event.kept} urgent promise{'s' if event.kept > 1 else ''} kept"] if event.kept else []
        told += [f"“{self.names.sessions[session]}” on time" for session in event.sessions[:1]]
        told += [f"{len(event.sessions) - 1} more on time"] if len(event.sessions) > 1 else []
        self._note(event, f"well done, say {event.people}: {', '.join(told)}", "good")

    def _cue(self, event: e.CueInjected) -> None:
        self._note(event, self.names.cues.get(event.cue, event.cue), "warning")
