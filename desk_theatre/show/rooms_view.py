"""
The programme as the audience sees it: each room, what is on there, and what stands in its way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.show.board import RoomCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.conference import Room, Session
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import RoomStatus
    from desk_theatre.show.cards import Cards

LOOKS_AHEAD = 20 * 60


class RoomsView:
    """
    A fold over the events of one round.
    """

    def __init__(self, scenario: Scenario, cards: Cards) -> None:
        conference = scenario.conference
        self.cards = cards
        self.rooms = conference.rooms
        self.sessions = {session.id: session for session in conference.programme}
        self._blocking = {kind.id: kind.blocking for kind in scenario.kinds}
        self._by_room: dict[str, list[Session]] = {room.id: [] for room in conference.rooms}
        for session in sorted(conference.programme, key=lambda s: (s.starts, s.id)):
            self._by_room[session.room].append(session)
        self._started: dict[str, int] = {}
        self._blockers: dict[str, dict[int, None]] = {room.id: {} for room in conference.rooms}

    def handlers(self) -> dict[type[e.Event], Callable[[Any], None]]:
        """
        What moves a session.
        """
        return {
            e.IncidentReported: self._reported,
            e.IncidentReopened: self._reopened,
            e.IncidentResolved: self._mended,
            e.IncidentWithdrawn: self._mended,
            e.SessionStarted: self._began,
        }

    def cards_of_rooms(self, now: int) -> tuple[RoomCard, ...]:
        """
        Every room in the order of the scenario.
        """
        return tuple([self._card(room, now) for room in self.rooms])

    def _card(self, room: Room, now: int) -> RoomCard:
        session = next((s for s in self._by_room[room.id] if now < s.ends), None)
        if session is None:
            return RoomCard(room.id, room.name, "free")
        blockers = tuple([self.cards.card(number, now) for number in self._blockers[room.id]])
        delay = self._started.get(session.id)
        late = delay if delay is not None else max(0, now - session.starts)
        status = self._status(session, now, bool(blockers))
        return RoomCard(room.id, room.name, status, session.title, session.starts, session.ends, late, blockers)

    def _status(self, session: Session, now: int, blocked: bool) -> RoomStatus:
        if session.id in self._started:
            return "in session"
        if now >= session.starts:
            return "delayed" if blocked or now > session.starts else "on time"
        if session.starts - now > LOOKS_AHEAD:
            return "at risk" if blocked else "free"
        return "at risk" if blocked else "on time"

    def _reported(self, event: e.IncidentReported) -> None:
        if event.room is not None and self._blocking[event.kind]:
            self._blockers[event.room][event.incident] = None

    def _reopened(self, event: e.IncidentReopened) -> None:
        self._reported(self.cards.reported[event.incident])

    def _mended(self, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
        room = self.cards.reported[event.incident].room
        if room is not None:
            self._blockers[room].pop(event.incident, None)

    def _began(self, event: e.SessionStarted) -> None:
        self._started[event.session] = event.delay
