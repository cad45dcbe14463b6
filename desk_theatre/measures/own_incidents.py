"""
The room's own incidents: what people in the room have reported or joined, and in which round.

The incidents of the day come again in every round, under the same numbers.  A person who joined one has that of one round, and
what they say of it later belongs to that round.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm.events import IncidentReported, RoundOpened
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class OwnIncidents:
    """
    A fold over the events of a round, or of all rounds of a show.

    Args:
        round: the latest; 0 before the first.
        rounds: for the number of an incident, the latest round in which a person in the room had it.
    """

    round: int = 0
    rounds: dict[int, int] = field(factory=dict)

    def handlers(self) -> Handlers:
        return {RoundOpened: self.open, IncidentReported: self.report, IncidentJoined: self.join}

    def copy(self) -> OwnIncidents:
        """
        The same past with a future of its own.
        """
        return OwnIncidents(self.round, dict(self.rounds))

    def open(self, event: RoundOpened) -> None:
        """
        A round was opened.
        """
        self.round = event.round

    def report(self, event: IncidentReported) -> None:
        """
        An incident was reported; those of the day are nobody's in the room.
        """
        if event.live:
            self.rounds[event.incident] = self.round

    def join(self, event: IncidentJoined) -> None:
        """
        A person in the room has the same incident.
        """
        self.rounds[event.incident] = self.round
