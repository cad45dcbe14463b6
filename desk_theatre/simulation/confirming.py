"""
Decision 9, before anything is called solved: is it really mended?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm import events as e
from desk_theatre.simulation.chance import seconds

if TYPE_CHECKING:
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Doing

    Mending = Literal["repair", "work-around"]


def confirm(person: Person, incident: Incident, task: Mending) -> Doing[bool]:
    """
    Ask the delegate, and go on as before until it is mended as far as anybody can see; whether somebody has asked.
    """
    floor = person.floor
    while True:
        asking = floor.decisions.confirm(person, incident)
        if asking is None:
            return False
        if asking.seconds:
            yield person.begin(incident, "confirming", asking.seconds)
        if incident.handler is not person or floor.delegates.stays_mended(incident, person.fatigue.errs()):
            return True
        u = floor.chance.few(incident.number, b"not mended %d" % incident.failures)
        if u[0] >= asking.sees:
            return True  # it will show later
        incident.objections += 1
        incident.botched = 0.0
        floor.emit(e.DelegateObjected(person.clock.now, incident.number, person.id))
        length = _once_more(person, incident, task, u[1])
        if length:
            yield person.begin(incident, task, length)
        if incident.handler is not person:
            return True


def _once_more(person: Person, incident: Incident, task: Mending, u: float) -> int:
    if task == "work-around":
        return seconds(incident.kind.workaround, u)
    return person.slowed(incident, seconds(incident.kind.repair, u))
