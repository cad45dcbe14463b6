"""
The ticker: what just happened, in the delegates' own words where they typed some.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft, RoomShareUsed
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.values import value
from desk_theatre.show.board import TickerLine
from desk_theatre.show.wording import ticker as wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.board import Tone
    from desk_theatre.show.cards import Cards
    from desk_theatre.show.moderation import Moderation

KEPT = 60


@value
class Note:
    """
    A line of the ticker before its text is put in: `wording.SAID` stands for what the delegate said.
    """

    at: int
    incident: int | None
    words: str
    tone: Tone


class Ticker:
    """
    A fold over the events of one round that keeps the latest lines.
    """

    def __init__(self, cards: Cards, moderation: Moderation) -> None:
        self.cards = cards
        self.names = cards.names
        self.moderation = moderation
        self._notes: deque[Note] = deque(maxlen=KEPT)
        self._reopened_ever: set[int] = set()

    def handlers(self) -> dict[type[e.Event], Callable[[Any], None]]:
        """
        Return the handlers of the events that make a line.
        """
        return {
            e.IncidentReported: self._reported,
            IncidentJoined: self._joined,
            IncidentLeft: self._left,
            RoomShareUsed: self._share_used,
            e.IncidentFound: self._found,
            e.IncidentLost: self._lost,
            e.IncidentRecovered: self._recovered,
            e.IncidentRemembered: self._remembered,
            e.IncidentBounced: self._bounced,
            e.IncidentPushedAway: self._pushed_away,
            e.IncidentShared: self._shared,
            e.IncidentBlocked: self._blocked,
            e.IncidentEscalated: self._escalated,
            e.IncidentResolved: self._resolved,
            e.DelegateObjected: self._objected,
            e.IncidentReopened: self._reopened,
            e.IncidentWithdrawn: self._withdrawn,
            e.DelegateChased: self._chased,
            e.KnownErrorRecorded: self._written,
            e.SupplierCalled: self._called,
            e.SupplierSurcharged: self._surcharged,
            e.FaultRemoved: self._removed,
            e.CauseNotFound: self._in_vain,
            e.SessionDelayed: self._delayed,
            e.SessionStarted: self._started,
            e.PracticeSwitched: self._switched,
            e.PracticeIntroduced: self._introduced,
            e.CueInjected: self._cue,
            e.SuccessCelebrated: self._celebrated,
            e.ChangesPiledUp: self._piled_up,
            e.TeamTooBusyToLearn: self._too_busy,
            e.WorkaroundsCollected: self._collected,
            e.PersonConfronted: self._confronted,
            e.CertificateEarned: self._certified,
            e.TheoryFaded: self._faded,
        }

    def lines(self) -> tuple[TickerLine, ...]:
        """
        Return the latest lines, newest first.
        """
        return tuple([self._line(note) for note in reversed(self._notes)])

    def _line(self, note: Note) -> TickerLine:
        if note.incident is None:
            return TickerLine(note.at, "", note.words, note.tone)
        reported = self.cards.reported[note.incident]
        words = note.words.replace(wording.SAID, self._said(reported))
        return TickerLine(note.at, code_of(note.incident), words, note.tone, reported.live)

    def _said(self, reported: e.IncidentReported) -> str:
        typed = self.moderation.released(reported.incident).text
        said = typed or self.cards.saying(reported.incident)
        return f"“{said}”" if said else self.names.kinds[reported.kind]

    def _note(self, event: Any, words: str, tone: Tone = "plain") -> None:
        self._notes.append(Note(event.at, getattr(event, "incident", None), self.names.say(words), tone))

    def _reported(self, event: e.IncidentReported) -> None:
        self._note(event, wording.reported(event, self.names))

    def _joined(self, event: IncidentJoined) -> None:
        self._note(event, wording.joined(event, self.names), "warning")

    def _left(self, event: IncidentLeft) -> None:
        self._note(event, wording.left(event, self.names), "bad")

    def _share_used(self, event: RoomShareUsed) -> None:
        self._note(event, wording.share_used(event, self.names), "warning")

    def _found(self, event: e.IncidentFound) -> None:
        self._note(event, wording.found(event, self.names), "good")

    def _lost(self, event: e.IncidentLost) -> None:
        self._note(event, wording.lost(event, self.names), "bad")

    def _recovered(self, event: e.IncidentRecovered) -> None:
        self._note(event, wording.recovered(event, self.names), "warning")

    def _remembered(self, event: e.IncidentRemembered) -> None:
        self._note(event, wording.remembered(event, self.names), "good")

    def _bounced(self, event: e.IncidentBounced) -> None:
        self._note(event, wording.bounced(event, self.names), "warning")

    def _pushed_away(self, event: e.IncidentPushedAway) -> None:
        self._note(event, wording.pushed_away(event, self.names), "bad")

    def _shared(self, event: e.IncidentShared) -> None:
        self._note(event, wording.shared(event, self.names), "good")

    def _blocked(self, event: e.IncidentBlocked) -> None:
        self._note(event, wording.blocked(event, self.names), "bad")

    def _escalated(self, event: e.IncidentEscalated) -> None:
        self._note(event, wording.escalated(event, self.names), "warning")

    def _resolved(self, event: e.IncidentResolved) -> None:
        seconds = event.at - self.cards.reported[event.incident].at
        again = event.incident in self._reopened_ever
        self._note(event, wording.resolved(event, self.names, seconds, reopened=again), "good")

    def _objected(self, event: e.DelegateObjected) -> None:
        self._note(event, wording.objected(question=self.cards.question(event.incident)), "warning")

    def _reopened(self, event: e.IncidentReopened) -> None:
        self._reopened_ever.add(event.incident)
        self._note(event, wording.reopened(question=self.cards.question(event.incident)), "bad")

    def _withdrawn(self, event: e.IncidentWithdrawn) -> None:
        self._note(event, wording.withdrawn(event, self.names), "bad")

    def _chased(self, event: e.DelegateChased) -> None:
        self._note(event, wording.chased(event, self.names), "bad" if event.count >= wording.LATE_VISIT else "warning")

    def _written(self, event: e.KnownErrorRecorded) -> None:
        question = self.cards.question(event.incident)
        self._note(event, wording.documented(event, self.names, question=question), "good")

    def _called(self, event: e.SupplierCalled) -> None:
        self._note(event, wording.called(event, self.names), "warning")

    def _surcharged(self, event: e.SupplierSurcharged) -> None:
        self._note(event, wording.surcharged(event, self.names), "bad")

    def _removed(self, event: e.FaultRemoved) -> None:
        self._note(event, wording.removed(event, self.names), "good")

    def _in_vain(self, event: e.CauseNotFound) -> None:
        self._note(event, wording.not_found(event, self.names))

    def _delayed(self, event: e.SessionDelayed) -> None:
        self._note(event, wording.delayed(event, self.names), self._weight(event, "warning"))

    def _started(self, event: e.SessionStarted) -> None:
        if event.delay:
            tone = self._weight(event, "plain")
            words = wording.started(event, self.names, by_desk=tone == "bad")
            self._notes.append(Note(event.at, None, words, tone))

    def _weight(self, event: e.SessionDelayed | e.SessionStarted, otherwise: Tone) -> Tone:
        """
        Return the tone of a session's start; only a delay caused by the desk is bad.
        """
        return "bad" if self.cards.scorecard_fold.programme.by_desk(event.session, event.at) else otherwise

    def _switched(self, event: e.PracticeSwitched) -> None:
        self._note(event, wording.switched(event, self.names), "good" if event.on else "warning")

    def _introduced(self, event: e.PracticeIntroduced) -> None:
        self._note(event, wording.introduced(event, self.names), "good")

    def _celebrated(self, event: e.SuccessCelebrated) -> None:
        self._note(event, wording.celebrated(event, self.names), "good")

    def _piled_up(self, event: e.ChangesPiledUp) -> None:
        self._note(event, wording.piled_up(event, self.names), "bad")

    def _too_busy(self, event: e.TeamTooBusyToLearn) -> None:
        self._note(event, wording.too_busy(event, self.names), "warning")

    def _collected(self, event: e.WorkaroundsCollected) -> None:
        self._note(event, wording.collected(event, self.names), "good")

    def _confronted(self, event: e.PersonConfronted) -> None:
        self._note(event, wording.confronted(event, self.names), "good")

    def _certified(self, event: e.CertificateEarned) -> None:
        self._note(event, wording.certified(event, self.names), "good")

    def _faded(self, event: e.TheoryFaded) -> None:
        self._note(event, wording.faded(event, self.names), "warning")

    def _cue(self, event: e.CueInjected) -> None:
        self._note(event, wording.cue(event, self.names), "warning")
