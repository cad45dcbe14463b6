"""
Escalation: what happens to an incident that has used much of its SLA target.

If it waits in a queue or with the manager, a person has the next able person of its own team take it.  If it waits for the
supplier, the supplier is called again.  If it is in progress, an able person who is free helps.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import LEAST_SKILL, SideTask
from desk_theatre.simulation.sla_timer import SlaTimer
from desk_theatre.simulation.team import DeferredTask

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work

    Needed = Callable[[Floor, Incident], bool]

WORTH_IT = 120
"""
Seconds of work left below which nobody comes to help.
"""
INSISTING = 60
"""
Seconds that it takes to have an incident put first for people who stand there and ask.  Declared assumption.
"""
SHARED = frozenset({"diagnosis", "repair"})
"""
The work that two people do faster.
"""


# -- the time that has passed ----------------------------------------------------------------------------------------


def _press(floor: Floor, incident: Incident) -> None:
    incident.pressing = True
    consider(floor, incident)


PRESSING = SlaTimer(
    "pressing", lambda floor: floor.decisions.pressing_from, lambda floor: floor.decisions.escalate.asked, _press
)
"""
Rings when the share of the SLA target is used after which an active practice escalates.
"""


def consider(floor: Floor, incident: Incident) -> None:
    """
    Decision 6: escalate a pressing incident or ask for help with it, if a practice says so and it makes a
    difference.
    """
    if not floor.decisions.escalate.asked:
        return
    if _is_stuck(floor, incident):
        _send(floor, incident)
    elif _worker(floor, incident) is not None:
        _ask_for_help(floor, incident)


# -- nobody works on it -----------------------------------------------------------------------------------------------


def _is_stuck(floor: Floor, incident: Incident) -> bool:
    """
    Return whether it waits where something can be done, and is not next anyway.
    """
    if not _waits(floor, incident):
        return False
    if not incident.queued or incident.team != incident.owner:
        return True
    return not floor.teams[incident.owner].next_anyway(incident)


def _waits(floor: Floor, incident: Incident) -> bool:
    """
    Return whether it waits where something can be done, and nobody has escalated it yet.
    """
    if incident.escalated or not incident.open or incident.away:
        return False
    return incident.queued or incident.awaits_supplier or incident in floor.with_manager


def _send(floor: Floor, incident: Incident) -> None:
    """
    Send a person to escalate it, if a practice says so.
    """
    person = _idle_or_manager(floor, incident)
    length = floor.decisions.escalate(person, incident)
    if length is not None:
        _go_and_see(floor, incident, person, length, _is_stuck)


def insist(floor: Floor, incident: Incident) -> None:
    """
    Send a person to escalate it, if it waits, because people stand there and ask for it.

    Whether it comes next anyway does not count: those who stand there do not know the order of any queue.
    """
    if _waits(floor, incident):
        _go_and_see(floor, incident, _idle_or_manager(floor, incident), INSISTING, _waits)


def _idle_or_manager(floor: Floor, incident: Incident) -> Person:
    """
    Return an idle person of the team it waits for, or else the manager.
    """
    idle = floor.teams[incident.team or incident.owner].idle
    return idle[0] if idle else floor.manager


def _go_and_see(floor: Floor, incident: Incident, person: Person, length: int, needed: Needed) -> None:
    see_to = partial(_see_to, floor, incident, incident.episode, length, needed)
    floor.send(person, SideTask("escalating", 0, None, see_to))


def _see_to(floor: Floor, incident: Incident, episode: int, length: int, needed: Needed, person: Person) -> Work:
    if incident.episode != episode or not needed(floor, incident):
        return
    yield from person.work(incident, "escalating", length)
    if incident.episode == episode and needed(floor, incident):
        _escalate(floor, incident, person)


def _escalate(floor: Floor, incident: Incident, person: Person) -> None:
    incident.escalated = True
    if incident.awaits_supplier:
        floor.emit(e.IncidentEscalated(floor.now, incident.number, person.id, None))
        _call_again(floor, incident)
        return
    floor.emit(e.IncidentEscalated(floor.now, incident.number, person.id, incident.owner))
    floor.dequeue(incident)
    floor.let_go(incident)  # it was said aloud, so nobody has to keep it in mind
    floor.enqueue(incident, incident.owner)


def _call_again(floor: Floor, incident: Incident) -> None:
    """
    Call the supplier again, which halves the time that is left; resume the process of the visit.
    """
    left = incident.back_at - floor.now
    saved = max(0, left - max(1, left // 2))  # none if the visit ends in this second
    if floor.scenario.agreement.supplier_pauses:
        incident.began -= saved
        incident.counts_from -= saved
    incident.back_at -= saved
    assert incident.visit is not None
    incident.visit.interrupt()


# -- a person works on it --------------------------------------------------------------------------------------------


def together(floor: Floor, person: Person, incident: Incident, length: int) -> int:
    """
    Decision 6: return the seconds that a piece of work takes as it begins, shorter if the incident is pressing and
    an able person is idle; emit HelpGiven then.
    """
    if not incident.pressing or length < WORTH_IT or not floor.decisions.escalate.asked:
        return length
    helper = _helper(floor, incident)
    if helper is None:
        _ask_for_help(floor, incident)
        return length
    return _help(floor, helper, person, incident, length)


def _ask_for_help(floor: Floor, incident: Incident) -> None:
    """
    Ask an able person of the owning team to help: at once if one is idle, or as soon as one is.
    """
    floor.teams[incident.owner].put_off(DeferredTask(incident.kind.skill, partial(_lend, floor, incident)))


def _lend(floor: Floor, incident: Incident, helper: Person) -> None:
    person = _worker(floor, incident)
    if person is None or person is helper or floor.decisions.escalate(helper, incident) is None:
        return
    person.shorten(_help(floor, helper, person, incident, person.busy_until - floor.now))


def _worker(floor: Floor, incident: Incident) -> Person | None:
    """
    Return the person who works on it alone and has enough left for help to be worth it, `None` if there is none.
    """
    person = None if incident.handler is None else floor.people[incident.handler]
    if person is None or person.team != incident.owner or person.task not in SHARED:
        return None
    at_it = [each for each in floor.teams[incident.owner].people if _is_at(floor, each, incident)]
    if at_it != [person] or person.busy_until - floor.now < WORTH_IT:
        return None
    return person


def _is_at(floor: Floor, person: Person, incident: Incident) -> bool:
    return person.in_hand is incident and person.busy_until > floor.now


def _helper(floor: Floor, incident: Incident) -> Person | None:
    team = floor.teams[incident.owner]
    helper = next((each for each in team.idle if team.able(each, incident.kind.skill)), None)
    if helper is None or floor.decisions.escalate(helper, incident) is None:
        return None
    return helper


def _help(floor: Floor, helper: Person, person: Person, incident: Incident, length: int) -> int:
    """
    Let `helper` join in; return the seconds that two people need at the sum of their paces.
    """
    skill = incident.kind.skill
    mine, yours = (max(each.skills.get(skill, 0.0), LEAST_SKILL) for each in (person, helper))
    shorter = max(1, round(length * mine / (mine + yours)))
    floor.emit(e.HelpGiven(floor.now, incident.number, helper.id, person.id))
    helper.do_next(SideTask("helping", shorter, None, None, incident))
    return shorter
