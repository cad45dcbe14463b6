"""
A shift: the day of a member of staff, one piece of work after another.

People are the long-lived processes of this simulation; incidents are passed from hand to hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.simulation import lending, steps
from desk_theatre.simulation.intake import attend_to
from desk_theatre.simulation.resolution import handle

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work


def shift(floor: Floor, person: Person) -> Work:
    """
    Do one piece of work after another for ever; with nothing to do, be idle until woken.
    """
    team = floor.team_of(person)
    while True:
        work = _next(floor, person)
        team.queue_changed()  # a colleague may take what this person left
        lending.look_around(floor)  # and so may those of other teams
        if work is not None:
            yield from work
        elif not team.quiet_moment(person):
            yield person.sit_down()


def _next(floor: Floor, person: Person) -> Work | None:
    """
    Return the next work: side tasks, a break, the counter, the backlog, what waits for another team, in this order; an
    escalated incident comes before the counter. `None` if there is nothing.
    """
    if person.side_tasks:
        return _do_side_tasks(floor, person)
    team, desk, decisions = floor.team_of(person), floor.desk, floor.decisions
    if decisions.rest.asked:
        spell = person.fatigue.question(floor.now - person.busy_until)
        length = None if spell is None else decisions.rest(person, spell, person.id, person.fatigue.worked)
        if length:
            return _rest(floor, person, length)
    if desk.team is team and not (team.backlog.escalated and team.urgent(person)):
        visit = desk.next_visit()
        if visit is not None:
            return attend_to(floor, person, visit)
    incident = team.take(person)
    if incident is not None:
        return handle(floor, person, incident)
    lent = lending.take(floor, person) if decisions.lend_hand.asked else None
    return None if lent is None else handle(floor, person, lent, for_others=True)


def _do_side_tasks(floor: Floor, person: Person) -> Work:
    while person.side_tasks:
        side_task = person.side_tasks.popleft()
        if side_task.distracts:
            steps.nudge(floor, person, None)
        yield from side_task.run(person)


def _rest(floor: Floor, person: Person, length: int) -> Work:
    team = floor.team_of(person)
    team.on_break += 1
    yield from person.work(None, "break", length)
    team.on_break -= 1
    person.fatigue.rest()
