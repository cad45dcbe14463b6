"""
What passes over the counter and between the teams: contacts, hand-overs, bounces, and what came back.

A *contact* is one visit of a delegate: to report something, to ask for news, or to say that it was not resolved.  The last
two are *failure demand* (Seddon): visits that better work would have made unnecessary.  A delegate who comes back about an
incident that was lost has come to ask, and is counted once, as that.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers

_COUNTED: tuple[type[e.Event], ...] = (
    e.IncidentReported,
    e.IncidentFound,
    e.DelegateChased,
    e.IncidentReopened,
    e.IncidentAssigned,
    e.IncidentBounced,
    e.IncidentClosed,
)


@define(eq=False)
class ContactCounts:
    """
    A fold over the events of one round.
    """

    _times: dict[type[e.Event], int] = field(factory=lambda: dict.fromkeys(_COUNTED, 0), init=False)
    lost_ever: dict[int, None] = field(factory=dict, init=False)
    _reopened_ever: dict[int, None] = field(factory=dict, init=False)
    _at_first_contact: dict[int, None] = field(factory=dict, init=False)

    def handlers(self) -> Handlers:
        return {
            **dict.fromkeys(_COUNTED, self._on_counted),
            e.IncidentReopened: self._on_reopened,
            e.IncidentLost: self._on_lost,
            e.IncidentResolved: self._on_resolved,
        }

    @property
    def reported(self) -> int:
        """
        Visits to report something new; an incident that the staff found first needs none.
        """
        return self._times[e.IncidentReported] - self._times[e.IncidentFound]

    @property
    def chased(self) -> int:
        """
        Visits to ask for news.
        """
        return self._times[e.DelegateChased]

    @property
    def reopened(self) -> int:
        """
        Visits to say that it was not resolved.
        """
        return self._times[e.IncidentReopened]

    @property
    def handovers(self) -> int:
        """
        How often something was assigned to a team.
        """
        return self._times[e.IncidentAssigned]

    @property
    def bounces(self) -> int:
        """
        How often a team found out that something was not theirs.
        """
        return self._times[e.IncidentBounced]

    @property
    def closings(self) -> int:
        """
        How often something was closed, also if it came back.
        """
        return self._times[e.IncidentClosed]

    @property
    def all(self) -> int:
        """
        Every visit.
        """
        return self.reported + self.failures

    @property
    def failures(self) -> int:
        """
        Visits that better work would have made unnecessary.
        """
        return self.chased + self.reopened

    @property
    def at_first_contact(self) -> int:
        """
        Incidents resolved while the delegate waited, for good.
        """
        return len(self._at_first_contact)

    def _on_counted(self, event: e.Event) -> None:
        self._times[type(event)] += 1

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        self._on_counted(event)
        self._reopened_ever[event.incident] = None
        self._at_first_contact.pop(event.incident, None)

    def _on_lost(self, event: e.IncidentLost) -> None:
        self.lost_ever[event.incident] = None

    def _on_resolved(self, event: e.IncidentResolved) -> None:
        if event.first_contact and event.incident not in self._reopened_ever:
            self._at_first_contact[event.incident] = None
