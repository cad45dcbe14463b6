"""
The faults of the day: each brings the same incident again and again, until a person looks for the root cause and removes it.

Nobody sees a fault.  People notice only that the same kind was resolved several times in the same place; whether a fault is
behind it they know when they have looked.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.practices.answers import Recurrence
from desk_theatre.simulation.person import SideTask
from desk_theatre.simulation.team import DeferredTask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.practices.answers import Search
    from desk_theatre.scenario.demand import Fault
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Scheduler
    from desk_theatre.simulation.team import Team

    Place = tuple[str, str | None]


class Problems:
    """
    What people have noticed of the faults of the day, and which of these they have removed.

    Args:
        faults: of the day.
        clock: of the round.
        teams: by id; a person of the owning team looks for the root cause.
        emit: emits an event.
    """

    def __init__(
        self, faults: Iterable[Fault], clock: Scheduler, teams: Mapping[str, Team], emit: Callable[[e.Event], None]
    ) -> None:
        self.clock = clock
        self.teams = teams
        self.emit = emit
        self._known = tuple(faults)
        self._removed: dict[str, None] = {}
        self._resolved: dict[Place, int] = {}
        self._searches: dict[Place, int] = {}

    def open(self) -> None:
        """
        Start the timer of each fault, which emits FaultBegan.
        """
        for fault in self._known:
            self.clock.call(max(0, fault.begins - self.clock.now), self._began, fault.id)

    def gone(self, fault: str | None) -> bool:
        """
        Return whether a fault was removed, so that its incidents no longer happen.
        """
        return fault in self._removed

    def count_resolved(self, incident: Incident) -> None:
        """
        Count a resolved incident, unless it was counted before it was reopened.
        """
        if not incident.reopened:
            place = _place(incident.kind, incident.room)
            self._resolved[place] = self._resolved.get(place, 0) + 1

    def recurrence(self, kind: Kind, room: str | None) -> Recurrence:
        """
        Return how often this kind was resolved in this place since a person last looked for the root cause.
        """
        place = _place(kind, room)
        return Recurrence(self._resolved.get(place, 0), self._searches.get(place, 0))

    def look_behind(self, incident: Incident, search: Search) -> None:
        """
        Have an able person of the owning team look for the root cause, in a quiet moment or after `search.waits`
        seconds anyway.
        """
        place = _place(incident.kind, incident.room)
        self._resolved[place] = 0
        self._searches[place] = self._searches.get(place, 0) + 1
        owner, task = (
            self.teams[incident.owner],
            DeferredTask(incident.kind.skill, partial(self._look, incident, search)),
        )
        owner.put_off(task)
        self.clock.call(search.waits, owner.insist, task)

    def state(self) -> tuple[object, ...]:
        """
        Return what was noticed and removed, for the digest of the organisation.
        """
        return tuple(self._removed), tuple(self._resolved.items()), tuple(self._searches.items())

    def _look(self, incident: Incident, search: Search, person: Person) -> None:
        length = person.slowed(incident, search.seconds)
        person.do_next(SideTask("seeking the cause", length, None, partial(self._looked, incident, search), incident))

    def _looked(self, incident: Incident, search: Search, person: Person) -> None:
        fault = self._behind(incident)
        if fault is None:
            self.emit(e.CauseNotFound(self.clock.now, incident.number, person.id))
            return
        length = person.slowed(incident, search.removal)
        person.do_next(SideTask("removing the cause", length, None, partial(self._remove, incident, fault), incident))

    def _remove(self, incident: Incident, fault: Fault, person: Person) -> None:
        if not self.gone(fault.id):
            self._removed[fault.id] = None
            self.emit(e.FaultRemoved(self.clock.now, fault.id, incident.number, person.id))

    def _behind(self, incident: Incident) -> Fault | None:
        kind, room = _place(incident.kind, incident.room)
        for fault in self._known:
            there = fault.room is None or room is None or fault.room == room
            if fault.kind == kind and there and fault.begins <= self.clock.now and not self.gone(fault.id):
                return fault
        return None

    def _began(self, fault: str) -> None:
        self.emit(e.FaultBegan(self.clock.now, fault))


def _place(kind: Kind, room: str | None) -> Place:
    return kind.id, room if kind.where == "room" else None
