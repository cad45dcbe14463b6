"""
Lending a hand: a person with nothing to do takes what waits for another team, in which everybody is busy and for which more
waits than it has people.

Only ordinary incidents that are where they belong are taken: the one of the highest priority, and among equals the one that
has waited longest.  Without a practice nobody looks beyond their own team.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.team import Team


def take(floor: Floor, person: Person) -> Incident | None:
    """
    Decision 6: take an incident of another team for a person who found nothing to do; emit IncidentShared. `None` if
    they take none.
    """
    incident = _first(floor, person)
    if incident is not None:
        assert incident.team is not None
        floor.emit(e.IncidentShared(floor.now, incident.number, person.id, incident.team))
        floor.dequeue(incident)
    return incident


def look_around(floor: Floor) -> None:
    """
    Wake one idle person who would take an incident of another team.
    """
    if not floor.decisions.lend_hand.asked:
        return
    for team in floor.teams.values():
        for person in team.idle:
            if _first(floor, person) is not None:
                person.wake()
                return


def _first(floor: Floor, person: Person) -> Incident | None:
    waiting = [
        incident
        for team in floor.teams.values()
        if team.id != person.team and _overloaded(team)
        for incident in team.backlog.each()
        if incident.owner == team.id and not incident.left_for_hero(team.id) and not incident.escalated
    ]
    waiting.sort(key=_urgency)
    return next((each for each in waiting if floor.decisions.lend_hand(person, each, person.id)), None)


def _overloaded(team: Team) -> bool:
    return team.backlog.length > len(team.people) and not team.idle


def _urgency(incident: Incident) -> tuple[int, int, int]:
    priority = Priority.P4 if incident.assessed is None else incident.assessed
    return int(priority), incident.waiting_since, incident.number
