"""
How the delegates in the room say that they felt: 1 to 5, beside what the model reckons.

Only people who are there have a mood; nothing is reckoned for anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from desk_theatre.itsm.room_events import MoodLeft
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class Moods:
    """
    A fold over events; of each incident, the mood that was left last counts.

    Args:
        left: for the number of an incident, 1 to 5.
    """

    left: dict[int, int] = field(factory=dict)

    def handlers(self) -> Handlers:
        """
        Only moods.
        """
        return {MoodLeft: self.add}

    def add(self, event: MoodLeft) -> None:
        """
        Somebody has said how it felt.
        """
        self.left[event.incident] = event.mood

    def mean(self, incidents: Iterable[int] | None = None) -> float | None:
        """
        Over some incidents, or all; `None` if nobody has said anything.
        """
        found = [self.left[each] for each in (self.left if incidents is None else incidents) if each in self.left]
        return sum(found) / len(found) if found else None
