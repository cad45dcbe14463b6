"""
The backlog: the incidents that wait for a team.

Its people work in different orders.  Without a practice, what came last or was asked for last is on top, and what another team
has passed on is at the bottom, because nobody stands there and asks for it; each practice that ranks work adds an order of its own.  So an incident has an entry in several orders at once.  Its `ticket` changes whenever it
enters, moves or leaves, which makes older entries void.

An incident is ranked when a person next looks at an order, and not before, so an order in which nobody looks costs
nothing.  Void entries are dropped when a search comes to them.  So nothing is ever sorted again as a whole.

Hard incidents have sections of their own, by skill, because most people leave them for the hero of that skill.
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
Begins the name of a section of ordinary incidents, before the skill; no skill begins with it.
"""


class Order:
    """
    Args:
        rank: returns the place of an incident, smallest first.
        waiting: numbers of the incidents that wait already.
        apart: keep ordinary incidents in sections by skill, too.

    `new` holds the numbers of incidents that came, or whose rank changed, since the last search.
    """

    __slots__ = ("_apart", "_rank", "_sections", "new")

    def __init__(self, rank: Rank, waiting: Iterable[int], *, apart: bool) -> None:
        self._rank = rank
        self.begin_again(waiting, apart=apart)

    def begin_again(self, waiting: Iterable[int], *, apart: bool) -> None:
        """
        Drop all entries and rank everything that waits at the next search.
        """
        self._apart = apart
        self._sections: dict[str, list[Entry]] = {}
        self.new = set(waiting)

    def first(self, waiting: Mapping[int, Incident], takes: Callable[[Incident], bool]) -> Incident | None:
        """
        Return the first incident that waits, `None` if there is none. `takes` is asked about hard incidents only,
        or about all while skills are kept apart.
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
        if incident.left_for_hero(incident.team):
            return incident.kind.skill
        return APART + incident.kind.skill if self._apart else ORDINARY


LATEST = "latest"


class Backlog:
    """
    The waiting incidents of one team.
    """

    def __init__(self) -> None:
        self._shouts = 0
        self._apart = False
        self.length = 0
        self._waiting: dict[int, Incident] = {}
        self._hard: dict[int, Incident] = {}
        self._orders = {LATEST: Order(by_loudness, (), apart=False)}
        self.escalated: list[Entry] = []

    def enter(self, incident: Incident, now: int) -> None:
        """
        Add an incident, which waits from second `now` on.
        """
        incident.waiting_since = now
        self.length += 1
        self._waiting[incident.number] = incident
        if incident.left_for_hero(incident.team):
            self._hard[incident.number] = incident
        if incident.passed_on:
            self._shouts += 1
            incident.loudness = -self._shouts
            self.file_again(incident)
        else:
            self.shout(incident)

    def shout(self, incident: Incident) -> None:
        """
        Put an incident on top for people without a practice, because its delegate asked for it.
        """
        self._shouts += 1
        incident.loudness = self._shouts
        self.file_again(incident)

    def leave(self, incident: Incident) -> None:
        """
        Remove an incident that was taken, lost or withdrawn.
        """
        incident.ticket += 1
        incident.waiting_since = -1
        self.length -= 1
        del self._waiting[incident.number]
        self._hard.pop(incident.number, None)

    def free(self, incident: Incident) -> None:
        """
        Let anybody take a waiting hard incident, not only the hero.
        """
        incident.freed = True
        self._hard.pop(incident.number, None)
        self.shout(incident)

    def file_again(self, incident: Incident) -> None:
        """
        Rank an incident again because its priority or its deadline has changed; how recently it was asked for
        stays.
        """
        incident.ticket += 1
        number = incident.number
        for order in self._orders.values():
            order.new.add(number)
        if incident.escalated:
            first = (int(incident.assessed or 0), incident.due or 0)
            self.escalated.append((first, number, incident.ticket, incident))

    def first(self, order: str, takes: Callable[[Incident], bool]) -> Incident | None:
        """
        Return the first incident in an order, `None` if there is none. `takes` is asked about hard incidents only,
        or about all while skills are kept apart.
        """
        return self._orders[order].first(self._waiting, takes)

    def first_escalated(self, takes: Callable[[Incident], bool]) -> Incident | None:
        """
        Return the first of the escalated incidents that the person `takes`: by priority, then by the SLA target
        that passes soonest; `None` if there is none.
        """
        self.escalated = sorted(entry for entry in self.escalated if entry[3].ticket == entry[2])
        return next((entry[3] for entry in self.escalated if takes(entry[3])), None)

    def hard_ones(self) -> list[Incident]:
        """
        Return the waiting incidents that are left for a hero, by number.
        """
        return [self._hard[number] for number in sorted(self._hard)]

    def any_ordinary(self) -> bool:
        """
        Return whether any incident waits that is not left for a hero.
        """
        return self.length > len(self._hard)

    def stand_apart(self, apart: bool) -> None:
        """
        Keep ordinary incidents in sections by skill, because people may leave them, or stop doing so.
        """
        if apart == self._apart:
            return
        self._apart = apart
        for order in self._orders.values():
            order.begin_again(self._waiting, apart=apart)

    def rank_by(self, order: str, rank: Rank) -> None:
        """
        Add an order by the rank that a practice gives; do nothing if there is one.
        """
        if order not in self._orders:
            self._orders[order] = Order(rank, self._waiting, apart=self._apart)

    def forget_order(self, order: str) -> None:
        """
        Remove the order of a practice that is no longer active.
        """
        self._orders.pop(order, None)

    def each(self) -> Iterable[Incident]:
        """
        Return all waiting incidents in no particular order.
        """
        return self._waiting.values()

    def waiting(self) -> list[Incident]:
        """
        Return all waiting incidents by number.
        """
        return [self._waiting[number] for number in sorted(self._waiting)]


def by_loudness(incident: Incident) -> tuple[int, ...]:
    """
    Return the rank of an incident without a practice: the one asked for last comes first.
    """
    return (-incident.loudness,)
