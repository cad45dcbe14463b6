"""
The programme as the audience sees it: each room, its session, and what holds it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.show.board import RoomCard

if TYPE_CHECKING:
    from desk_theatre.scenario.conference import Room, Session
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import RoomStatus
    from desk_theatre.show.cards import Cards

LOOKS_AHEAD = 20 * 60


class RoomsView:
    """
    The rooms of one round, from the fold over its programme.
    """

    def __init__(self, scenario: Scenario, cards: Cards) -> None:
        conference = scenario.conference
        self.cards = cards
        self.programme = cards.scorecard_fold.programme
        self.rooms = conference.rooms
        self._by_room: dict[str, list[Session]] = {room.id: [] for room in conference.rooms}
        for session in sorted(conference.programme, key=lambda s: (s.starts, s.id)):
            self._by_room[session.room].append(session)

    def cards_of_rooms(self, now: int) -> tuple[RoomCard, ...]:
        """
        Return all rooms in the order of the scenario.
        """
        return tuple([self._card(room, now) for room in self.rooms])

    def _card(self, room: Room, now: int) -> RoomCard:
        session = next((s for s in self._by_room[room.id] if now < s.ends), None)
        if session is None:
            return RoomCard(room.id, room.name, "free", wall=room.wall)
        blockers = tuple([self.cards.card(number, now) for number in self.programme.in_the_way(room.id)])
        delay = self.programme.delay(session.id)
        late = delay if delay is not None else max(0, now - session.starts)
        return RoomCard(
            room.id,
            room.name,
            self._status(session, now, bool(blockers)),
            session.title,
            session.starts,
            session.ends,
            late,
            blockers,
            self.programme.by_desk(session.id, self.cards.scorecard_fold.moment(now)),
            session.attendance,
            room.wall,
        )

    def _status(self, session: Session, now: int, blocked: bool) -> RoomStatus:
        if self.programme.delay(session.id) is not None:
            return "in session"
        if now >= session.starts:
            return "delayed" if blocked or now > session.starts else "on time"
        if session.starts - now > LOOKS_AHEAD:
            return "at risk" if blocked else "free"
        return "at risk" if blocked else "on time"
