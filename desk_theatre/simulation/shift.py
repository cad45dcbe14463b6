"""
A shift: the day of a member of staff, one piece of work after another.

People are the long-lived processes of this simulation; incidents are passed from hand to hand.  What an agent of the service desk
does with one is told in `desk_theatre.simulation.intake`, what everybody does with one in `desk_theatre.simulation.resolution`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.simulation.resolution import solve

if TYPE_CHECKING:
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work


def shift(person: Person) -> Work:
    """
    One piece of work after another, for ever.
    """
    team = person.team
    assert team is not None
    while True:
        work = _next(person)
        if team.idle:
            team.queue_changed()  # what this person has left is perhaps for somebody else
        if work is not None:
            yield from work
        elif not team.quiet_moment(person):
            yield person.idle()


def _next(person: Person) -> Work | None:
    """
    What there is to do: what was asked of this person, a rest, the counter, the backlog; `None` if there is nothing.
    """
    if person.errands:
        return _run_errands(person)
    team, desk, decisions = person.team, person.floor.desk, person.floor.decisions
    assert team is not None
    if decisions.rests:
        spell = person.fatigue.question(person.clock.now - person.busy_until)
        length = None if spell is None else decisions.rest(person, spell)
        if length:
            return person.rest(length)
    elsewhere = desk.team is not team or (team.line.escalated and team.urgent(person))
    duty = None if elsewhere else desk.next_duty()
    if duty is not None:
        return duty[0](person, duty[1])
    incident = team.take(person)
    return None if incident is None else solve(person, incident)


def _run_errands(person: Person) -> Work:
    while person.errands:
        errand = person.errands.popleft()
        if errand.waste == "meddling":
            person.nudge(None)
        yield from errand.run(person)
