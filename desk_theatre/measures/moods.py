"""
How satisfied the delegates in the room say they are: 1 to 5, next to what the model estimates.

Only people in the room leave a mood; none is estimated for anyone else.  A mood belongs to the round of the incident that it is
about, whenever it is left.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm.room_events import MoodLeft
from desk_theatre.measures.fold import Handlers
from desk_theatre.measures.own_incidents import OwnIncidents


@define(eq=False)
class Moods:
    """
    A fold over the events of a round, or of all rounds of a show; of each incident, the mood that was left last counts.

    Args:
        own: what the room has, and in which round.
        left: for a round and the number of an incident, 1 to 5.
    """

    own: OwnIncidents = field(factory=OwnIncidents)
    left: dict[tuple[int, int], int] = field(factory=dict)

    def handlers(self) -> Handlers:
        return {**self.own.handlers(), MoodLeft: self.add}

    def copy(self) -> Moods:
        """
        The same past with a future of its own.
        """
        return Moods(self.own.copy(), dict(self.left))

    def add(self, event: MoodLeft) -> None:
        """
        Keep a mood; one about an incident that nobody in the room had says nothing about the room.
        """
        round_ = self.own.rounds.get(event.incident)
        if round_ is not None:
            self.left[round_, event.incident] = event.mood

    def of(self, round_: int, incident: int) -> int | None:
        """
        Return the mood about an incident of a round, 1 to 5; `None` if nobody has left one.
        """
        return self.left.get((round_, incident))

    def mean(self, round_: int) -> float | None:
        """
        Return the mean over a round, 1 to 5; `None` if nobody has left a mood about an incident of it.
        """
        found = [mood for (number, _), mood in self.left.items() if number == round_]
        return sum(found) / len(found) if found else None
