"""
Successes: what there is to celebrate.

A success is a promise that was kept where it mattered most, or a session that began on time because what stood in its way was
mended before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority

if TYPE_CHECKING:
    from desk_theatre.scenario.conference import Session
    from desk_theatre.simulation.incident import Incident


class Wins:
    """
    What went well since somebody last told of it.
    """

    def __init__(self) -> None:
        self._mended: dict[str, None] = {}
        self._kept = 0
        self._sessions: list[str] = []

    def solved(self, incident: Incident, now: int) -> None:
        """
        An incident was mended.
        """
        if incident.blocking:
            assert incident.room is not None
            self._mended[incident.room] = None
        if incident.priority <= Priority.P1:
            self._kept += now - incident.began <= incident.target

    def begun(self, session: Session, minutes: int) -> None:
        """
        A session began, so many minutes late.
        """
        if session.room in self._mended:
            del self._mended[session.room]
            if not minutes:
                self._sessions.append(session.id)

    def state(self) -> tuple[object, ...]:
        """
        What nobody has asked for yet, for the digest of the whole state.
        """
        return self._kept, tuple(self._sessions), tuple(self._mended)

    def take(self) -> tuple[int, tuple[str, ...]]:
        """
        How many urgent promises were kept, and which sessions began on time, since this was asked last.
        """
        found = self._kept, tuple(self._sessions)
        self._kept = 0
        self._sessions.clear()
        return found
