"""
The sessions of the day: they begin when their room allows it; and what there is to celebrate.

An open blocking incident in a room keeps the next session there from beginning, minute by minute, up to the conference's
limit; then it begins without.  Losing or forgetting an incident solves nothing: only resolved or withdrawn ones stop blocking.

A win is an SLA target met where it mattered most, or a session that began on time because what stood in its way was resolved
before.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.conference import Conference, Session
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Scheduler, Work


class Wins:
    """
    What went well since it was last asked for.
    """

    def __init__(self) -> None:
        self._recovered: dict[str, None] = {}
        self._kept = 0
        self._sessions: list[str] = []

    def count_resolved(self, incident: Incident, now: int) -> None:
        """
        Count a resolved incident.
        """
        if incident.blocking:
            assert incident.room is not None
            self._recovered[incident.room] = None
        if incident.priority <= Priority.P1:
            self._kept += now - incident.began <= incident.target

    def count_started(self, session: Session, delay: int) -> None:
        """
        Count a session that began `delay` seconds late.
        """
        if session.room in self._recovered:
            del self._recovered[session.room]
            if not delay:
                self._sessions.append(session.id)

    def state(self) -> tuple[object, ...]:
        """
        What nobody has asked for yet, for the digest of the whole state.
        """
        return self._kept, tuple(self._sessions), tuple(self._recovered)

    def take(self) -> tuple[int, tuple[str, ...]]:
        """
        Return how many urgent SLA targets were met, and which sessions began on time, since this was last
        asked; start again.
        """
        found = self._kept, tuple(self._sessions)
        self._kept = 0
        self._sessions.clear()
        return found


class ProgrammeProcess:
    """
    The sessions of the day and what stands in their way.
    """

    def __init__(self, conference: Conference, clock: Scheduler, emit: Callable[[e.Event], None]) -> None:
        self.conference = conference
        self.clock = clock
        self.emit = emit
        self.blockers: dict[str, dict[int, Incident]] = {room.id: {} for room in conference.rooms}
        self._starts: dict[str, list[int]] = {room.id: [] for room in conference.rooms}
        for session in conference.programme:
            self._starts[session.room].append(session.starts)
        for starts in self._starts.values():
            starts.sort()

    def open(self) -> None:
        """
        Start a process for each session still to come.
        """
        for session in self.conference.programme:
            if session.starts >= self.clock.now:
                self.clock.process(self._hold(session))

    def until_next(self, room: str | None) -> int | None:
        """
        Return the seconds until the next session in a room starts, `None` if there is none.
        """
        if room is None:
            return None
        starts = self._starts[room]
        place = bisect_left(starts, self.clock.now)
        return starts[place] - self.clock.now if place < len(starts) else None

    def block(self, incident: Incident) -> None:
        """
        Keep sessions from beginning in the incident's room, if the incident is one that blocks it.
        """
        if incident.blocking:
            assert incident.room is not None
            self.blockers[incident.room][incident.number] = incident

    def clear(self, incident: Incident) -> None:
        """
        Let sessions begin again, as far as this incident is concerned.
        """
        if incident.blocking:
            assert incident.room is not None
            self.blockers[incident.room].pop(incident.number, None)

    def _hold(self, session: Session) -> Work:
        clock, blockers = self.clock, self.blockers[session.room]
        yield clock.timeout(session.starts - clock.now)
        minutes = 0
        if blockers:
            self.emit(e.SessionDelayed(clock.now, session.id, next(iter(blockers))))
            while blockers and minutes < self.conference.longest_delay:
                yield clock.timeout(60)
                minutes += 1
        self.emit(e.SessionStarted(clock.now, session.id, 60 * minutes))
        if session.ends > clock.now:
            yield clock.timeout(session.ends - clock.now)
        self.emit(e.SessionEnded(clock.now, session.id))
