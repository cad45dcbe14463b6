"""
The sessions of the day, which begin when their room allows it; and the wins that people may celebrate.

An open blocking incident in a room delays the next session there, minute by minute, as long as its people wait for what is
missing; then the session begins without.  How long that is differs from session to session, and is drawn once for each.  A
lost incident still blocks; a resolved or withdrawn one does not.

A win is an SLA target of a P1 or major incident that was met, or a session that began on time because what blocked its room was
resolved before.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING
from desk_theatre.itsm.priority import Priority
from desk_theatre.simulation.draws import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.conference import Conference, Session
    from desk_theatre.simulation.draws import Draws
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Scheduler, Work

SPARED = 0.5
"""
The share of its own time that a session waits for what is missing, at most.  Declared assumption.
"""


class Wins:
    """
    The wins since they were last taken.
    """

    def __init__(self) -> None:
        self._recovered: dict[str, None] = {}
        self._met = 0
        self._sessions: list[str] = []

    def count_resolved(self, incident: Incident, now: int) -> None:
        """
        Count a resolved incident, at second `now`.
        """
        if incident.blocking:
            assert incident.room is not None
            self._recovered[incident.room] = None
        if incident.priority <= Priority.P1:
            self._met += now - incident.began <= incident.target

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
        Return the wins that nobody has taken yet, for the digest of the organisation.
        """
        return self._met, tuple(self._sessions), tuple(self._recovered)

    def take(self) -> tuple[int, tuple[str, ...]]:
        """
        Return how many urgent SLA targets were met and the ids of the sessions that began on time, and start again.
        """
        found = self._met, tuple(self._sessions)
        self._met = 0
        self._sessions.clear()
        return found


class ProgrammeProcess:
    """
    The sessions of the day and the incidents that block their rooms; emits the events of each session.
    """

    def __init__(self, conference: Conference, clock: Scheduler, draws: Draws, emit: Callable[[e.Event], None]) -> None:
        self.conference = conference
        self.clock = clock
        self.draws = draws
        self.emit = emit
        self.blockers: dict[str, dict[int, Incident]] = {room.id: {} for room in conference.rooms}
        self.watched: dict[str, None] = {}  # rooms in front of which people wait and raise it
        self._starts: dict[str, list[int]] = {room.id: [] for room in conference.rooms}
        for session in conference.programme:
            self._starts[session.room].append(session.starts)
        for starts in self._starts.values():
            starts.sort()

    def open(self) -> None:
        """
        Start the process of each session still to come.
        """
        for place, session in enumerate(self.conference.programme):
            if session.starts >= self.clock.now:
                self.clock.process(self._hold(session, self.longest_wait(place, session)))

    def longest_wait(self, place: int, session: Session) -> int:
        """
        Return the whole minutes that the people of a session, the `place`th of the programme, wait for what is missing.
        """
        longest = min(self.conference.longest_delay, int(SPARED * (session.ends - session.starts)) // 60)
        waits = self.conference.begins_without
        if waits == NOTHING:
            return longest
        return min(longest, 1 + seconds(waits, self.draws.uniform(place, b"begins without")) // 60)

    def until_next(self, room: str | None) -> int | None:
        """
        Return the seconds until the next session in a room, `None` if there is none.
        """
        if room is None:
            return None
        starts = self._starts[room]
        place = bisect_left(starts, self.clock.now)
        return starts[place] - self.clock.now if place < len(starts) else None

    def block(self, incident: Incident) -> None:
        """
        Let a blocking incident delay the sessions in its room.
        """
        if incident.blocking:
            assert incident.room is not None
            self.blockers[incident.room][incident.number] = incident

    def clear(self, incident: Incident) -> None:
        """
        Let this incident delay no session any more.
        """
        if incident.blocking:
            assert incident.room is not None
            self.blockers[incident.room].pop(incident.number, None)

    def _hold(self, session: Session, longest: int) -> Work:
        clock, blockers = self.clock, self.blockers[session.room]
        yield clock.timeout(session.starts - clock.now)
        minutes = 0
        if blockers:
            self.emit(e.SessionDelayed(clock.now, session.id, next(iter(blockers))))
            while blockers and minutes < longest:
                yield clock.timeout(60)
                minutes += 1
        self.emit(e.SessionStarted(clock.now, session.id, 60 * minutes))
        if session.ends > clock.now:
            yield clock.timeout(session.ends - clock.now)
        self.emit(e.SessionEnded(clock.now, session.id))
