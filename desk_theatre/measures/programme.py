"""
What became of the programme: which sessions began on time, what made the others late, and what that cost the delegates.

A session begins late only because of an open incident of a blocking kind in its room.  Late sessions are of two sorts, and each
is exactly one of them:

- *delayed by the desk*: of the incidents that were open in its room when it should have begun, at least one broke its
  resolution promise before the session began, or has broken it by now.  The time in which the supplier was awaited is left
  out.
- *late for other reasons*: none of them did.  They were reported too shortly before the session, or the supplier had them.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers
from desk_theatre.measures.promises import Promises
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.scenario import Scenario


@define(eq=False)
class ProgrammeFigures:
    """
    A fold over the events of one round.

    Args:
        promises: knows whether an incident was resolved in time; each event reaches it first.
    """

    scenario: Scenario
    promises: Promises
    _sessions: dict[str, Session] = field(init=False)
    _blocking: frozenset[str] = field(init=False)
    _rooms: dict[int, str] = field(factory=dict, init=False)
    _open: dict[str, dict[int, None]] = field(init=False)
    _held_up: dict[str, tuple[int, ...]] = field(factory=dict, init=False)
    _delays: dict[str, int] = field(factory=dict, init=False)
    _by_desk: dict[str, None] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        conference = self.scenario.conference
        self._sessions = {session.id: session for session in conference.programme}
        self._blocking = frozenset(kind.id for kind in self.scenario.kinds if kind.blocking)
        self._open = {room.id: {} for room in conference.rooms}

    def handlers(self) -> Handlers:
        return {
            e.IncidentReported: self._on_reported,
            e.IncidentReopened: self._on_reopened,
            e.IncidentResolved: self._on_over,
            e.IncidentWithdrawn: self._on_over,
            e.SessionDelayed: self._on_delayed,
            e.SessionStarted: self._on_started,
        }

    @property
    def due(self) -> int:
        """
        Sessions whose start has come, whether they have begun or not.
        """
        return len(self._delays) + len(self._held_up)

    @property
    def delayed(self) -> int:
        """
        Sessions that began late, or that should have begun.
        """
        return sum(delay > 0 for delay in self._delays.values()) + len(self._held_up)

    def delayed_by_desk(self, now: int) -> int:
        """
        Late sessions that the desk delayed.
        """
        return len(self._by_desk) + sum(self._broken(incidents, now) for incidents in self._held_up.values())

    def late_otherwise(self, now: int) -> int:
        """
        Late sessions that the desk did not delay.
        """
        return self.delayed - self.delayed_by_desk(now)

    def by_desk(self, session: str, now: int) -> bool:
        """
        Whether the desk delayed this session; `False` as long as it is not late.
        """
        return session in self._by_desk or self._broken(self._held_up.get(session, ()), now)

    def delay(self, session: str) -> int | None:
        """
        Seconds by which it began late, 0 if it began on time; `None` if it has not begun.
        """
        return self._delays.get(session)

    def in_the_way(self, room: str) -> tuple[int, ...]:
        """
        Open incidents because of which no session can begin in a room, the one that has stood in the way longest first.
        """
        return tuple(self._open[room])

    def minutes_lost(self, now: int) -> float:
        """
        Delay x attendance in minutes, those who still wait included.
        """
        seconds = sum(self._sessions[name].attendance * delay for name, delay in self._delays.items())
        for name in self._held_up:
            session = self._sessions[name]
            seconds += session.attendance * max(0, now - session.starts)
        return seconds / 60

    def _broken(self, incidents: tuple[int, ...], now: int) -> bool:
        return any(self.promises.watches[incident].late_here(now) for incident in incidents)

    def _on_reported(self, event: e.IncidentReported) -> None:
        if event.room is not None and event.kind in self._blocking:
            self._rooms[event.incident] = event.room
            self._open[event.room][event.incident] = None

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        if event.incident in self._rooms:
            self._open[self._rooms[event.incident]][event.incident] = None

    def _on_over(self, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
        if event.incident in self._rooms:
            self._open[self._rooms[event.incident]].pop(event.incident, None)

    def _on_delayed(self, event: e.SessionDelayed) -> None:
        if event.session not in self._delays:
            others = self._open[self._sessions[event.session].room]
            self._held_up[event.session] = tuple(dict.fromkeys((event.incident, *others)))

    def _on_started(self, event: e.SessionStarted) -> None:
        if self._broken(self._held_up.pop(event.session, ()), event.at):
            self._by_desk[event.session] = None
        self._delays[event.session] = event.delay
