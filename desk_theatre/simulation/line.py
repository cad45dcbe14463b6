"""
A line: the incidents that wait for a team.

Several people look at the same line in different ways.  Without a practice, what was shouted last is on top; each practice
that ranks work keeps an order of its own.  So an incident stands in several orders at once, and taking it from one makes
its entries in the others void: an entry counts only while its ticket is the incident's current one.  Nothing is ever
searched or sorted; entering and taking cost the logarithm of the line's length.

Hard incidents stand apart, by skill, because most people leave them for the hero of that skill.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.incident import Incident

    Rank = Callable[[Incident], tuple[int, ...] | None]
    Entry = tuple[tuple[int, ...], int, int, Incident]

ORDINARY = ""
APART = "~"
"""
Stands before the skill in the name of a section of ordinary ones; no skill begins with it.
"""
LATEST = "latest"


class Line:
    """
    The waiting incidents of one team.
    """

    def __init__(self) -> None:
        self._shouts = 0
        self._apart = False
        self.length = 0
        self._ranks: dict[str, Rank] = {LATEST: _loudest_first}
        self._orders: dict[str, dict[str, list[Entry]]] = {LATEST: {}}
        self.escalated: list[Entry] = []

    def enter(self, incident: Incident, now: int) -> None:
        """
        It waits from `now` on.
        """
        incident.waiting_since = now
        self.length += 1
        self.shout(incident)

    def shout(self, incident: Incident) -> None:
        """
        Somebody asked for it again: it is on top for those who listen to the loudest.
        """
        self._shouts += 1
        incident.loudness = self._shouts
        self.file_again(incident)

    def leave(self, incident: Incident) -> None:
        """
        It is taken, lost or withdrawn.
        """
        incident.ticket += 1
        incident.waiting_since = -1
        self.length -= 1

    def free(self, incident: Incident) -> None:
        """
        It need not wait for one person only any more.
        """
        incident.freed = True
        self.shout(incident)

    def file_again(self, incident: Incident) -> None:
        """
        Something by which it is ranked has changed; how loudly it was asked for has not.
        """
        incident.ticket += 1
        self._file(incident)

    def first(self, order: str, takes: Callable[[Incident], bool]) -> Incident | None:
        """
        The first in an order; a hard one only for somebody who `takes` it, and any other, too, while skills stand apart.
        """
        best: Entry | None = None
        for section, entries in self._orders[order].items():
            if not _tidy(entries) or (section != ORDINARY and not takes(entries[0][3])):
                continue
            if best is None or entries[0] < best:
                best = entries[0]
        return None if best is None else best[3]

    def first_escalated(self, takes: Callable[[Incident], bool]) -> Incident | None:
        """
        The first of those that somebody has seen to, for somebody who `takes` it: the most important, then whichever was
        promised soonest.
        """
        self.escalated = sorted(entry for entry in self.escalated if entry[3].ticket == entry[2])
        return next((entry[3] for entry in self.escalated if takes(entry[3])), None)

    def hard_ones(self) -> list[Incident]:
        """
        All that wait for one person only, by number.
        """
        return [incident for incident in self.waiting() if is_hard(incident)]

    def any_ordinary(self) -> bool:
        """
        Whether something waits that need not wait for one person.
        """
        return any(_tidy(entries) for section, entries in self._orders[LATEST].items() if section[:1] in ("", APART))

    def stand_apart(self, apart: bool) -> None:
        """
        From now on ordinary ones stand in sections by skill, too, because people may leave them; or not any more.
        """
        if apart == self._apart:
            return
        waiting = self.waiting()
        self._apart = apart
        for sections in self._orders.values():
            sections.clear()
        self.escalated.clear()
        for incident in waiting:
            self._file(incident)

    def rank_by(self, order: str, rank: Rank) -> None:
        """
        Keep one more order, by the rank that a practice gives.
        """
        if order in self._orders:
            return
        self._ranks[order] = rank
        waiting = self.waiting()
        sections: dict[str, list[Entry]] = {}
        for incident in waiting:
            entry = (rank(incident) or (), incident.number, incident.ticket, incident)
            sections.setdefault(self._section(incident), []).append(entry)
        for entries in sections.values():
            heapify(entries)
        self._orders[order] = sections

    def forget_order(self, order: str) -> None:
        """
        Nobody ranks like that any more.
        """
        self._ranks.pop(order, None)
        self._orders.pop(order, None)

    def waiting(self) -> list[Incident]:
        """
        All that wait, by number.
        """
        found = {
            entry[1]: entry[3]
            for entries in self._orders[LATEST].values()
            for entry in entries
            if entry[3].ticket == entry[2]
        }
        return [found[number] for number in sorted(found)]

    def _file(self, incident: Incident) -> None:
        section, number, ticket = self._section(incident), incident.number, incident.ticket
        for order, rank in self._ranks.items():
            sections = self._orders[order]
            if section not in sections:
                sections[section] = []
            heappush(sections[section], (rank(incident) or (), number, ticket, incident))
        if incident.escalated:
            first = (int(incident.judged or 0), incident.due or 0)
            self.escalated.append((first, incident.number, incident.ticket, incident))

    def _section(self, incident: Incident) -> str:
        if is_hard(incident):
            return incident.kind.skill
        return APART + incident.kind.skill if self._apart else ORDINARY


def _loudest_first(incident: Incident) -> tuple[int, ...]:
    return (-incident.loudness,)


def is_hard(incident: Incident) -> bool:
    """
    Most people leave it, in the line of its own team, for whoever is best at it.
    """
    return incident.hard and not incident.freed and incident.team is incident.owner


def _tidy(entries: list[Entry]) -> bool:
    """
    Drop what is void at the top; whether anything is left.
    """
    while entries and entries[0][3].ticket != entries[0][2]:
        heappop(entries)
    return bool(entries)
