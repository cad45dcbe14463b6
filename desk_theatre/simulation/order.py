"""
An order: one way to look at a line, by the rank that each incident has in it.

What comes to the line is ranked when somebody next looks in this way, and not before: nobody pays for an order in which
nobody looks.  An entry counts only while its ticket is the incident's current one; void entries are dropped when somebody comes to
them.  So nothing is sorted anew, and whoever would take the first looks at nothing else.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desk_theatre.simulation.incident import Incident

    Rank = Callable[[Incident], tuple[int, ...] | None]
    Entry = tuple[tuple[int, ...], int, int, Incident]

ORDINARY = ""
APART = "~"
"""
Stands before the skill in the name of a section of ordinary ones; no skill begins with it.
"""


class Order:
    """
    Args:
        rank: smallest first.
        waiting: what waits already, by number.
        apart: ordinary ones stand in sections by skill, too.

    `new` are the numbers of those that have come, or by whose rank something has changed, since somebody last looked.
    """

    __slots__ = ("_apart", "_rank", "_sections", "new")

    def __init__(self, rank: Rank, waiting: Iterable[int], *, apart: bool) -> None:
        self._rank = rank
        self.begin_again(waiting, apart=apart)

    def begin_again(self, waiting: Iterable[int], *, apart: bool) -> None:
        """
        All that waits has to be looked at anew.
        """
        self._apart = apart
        self._sections: dict[str, list[Entry]] = {}
        self.new = set(waiting)

    def first(self, waiting: Mapping[int, Incident], takes: Callable[[Incident], bool]) -> Incident | None:
        """
        The first of those that wait; of the hard ones, and of all while skills stand apart, the first that somebody `takes`.
        """
        if self.new:
            self._look_at_new(waiting)
        best: Entry | None = None
        for section, entries in self._sections.items():
            place = 0
            while place < len(entries):
                entry = entries[place]
                if entry[3].ticket != entry[2]:
                    del entries[place]
                elif best is not None and best < entry:
                    break
                elif section == ORDINARY or takes(entry[3]):
                    best = entry
                    break
                else:
                    place += 1
        return None if best is None else best[3]

    def _look_at_new(self, waiting: Mapping[int, Incident]) -> None:
        rank, sections = self._rank, self._sections
        for number in self.new:
            incident = waiting.get(number)
            if incident is None:
                continue  # gone before anybody looked
            section = self._section(incident)
            if section not in sections:
                sections[section] = []
            insort(sections[section], (rank(incident) or (), number, incident.ticket, incident))
        self.new.clear()

    def _section(self, incident: Incident) -> str:
        if is_hard(incident):
            return incident.kind.skill
        return APART + incident.kind.skill if self._apart else ORDINARY


def is_hard(incident: Incident) -> bool:
    """
    Most people leave it, in the line of its own team, for whoever is best at it.
    """
    return incident.hard and not incident.freed and incident.team is incident.owner
