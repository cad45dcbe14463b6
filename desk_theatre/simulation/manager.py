"""
The manager, whose day is itself a practice, and the approvals that only the manager can give.

Without a practice, the manager takes over the incident that was asked for most often, sits on it, and interrupts an agent who is
working.  Having stepped in once, the manager leaves it alone, unless something has changed: it was lost or reopened, or more
delegates have it.  What the team was told to take next is left alone, too.  With `coaching_manager`, the manager walks the floor instead.

What may not be handed over before it is signed lies on a pile until the manager has time for the whole pile at once.  Whoever
handed it over has not got it in hand any more, the next team has not got it yet, and the clocks run.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation import steps
from desk_theatre.simulation.draws import seconds
from desk_theatre.simulation.floor import PendingApproval
from desk_theatre.simulation.person import SideTask

if TYPE_CHECKING:
    from desk_theatre.practices.answers import Signature, StepBack, Talk
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work


def day(floor: Floor) -> Work:
    """
    Decision 10: the manager steps back again and again, after the same time.
    """
    every = round(60 * floor.chaos.manager_every)
    for count in itertools.count(1):
        if not every:
            return
        yield floor.clock.timeout(every)
        with floor.manager_time.request() as turn:
            yield turn
            if floor.decisions.confront.asked:
                yield from _confront(floor, count)
            answer = floor.decisions.step_back(floor.manager, count)
            yield from _meddle(floor, count) if answer is None else _coach(floor, answer)


def _confront(floor: Floor, count: int) -> Work:
    """
    Talk to the person who follows an active practice least, of those who were seen not doing one since the last time.
    """
    levels, seen = floor.decisions.commitment.levels, floor.decisions.undone
    staff = {person.index: person for person in floor.people.values()}
    least = [
        (levels[practice][index], place, index, practice)
        for place, practice in enumerate(floor.decisions.in_force)
        for index in staff
        if (practice, index) in seen
    ]
    seen.clear()
    if not least:
        return
    level, _, index, practice = min(least)
    answer = floor.decisions.confront(floor.manager, count, level)
    if answer is None:
        return
    spoken = partial(_confronted, floor, practice, answer)
    staff[index].do_next(SideTask("confronting", answer.seen.seconds, None, spoken))
    yield from floor.manager.work(None, "confronting", answer.seen.seconds)


def _confronted(floor: Floor, practice: str, talk: Talk, person: Person) -> None:
    """
    Raise the person's commitment if the practice is still active, before the eyes of the others; emit
    PersonConfronted.
    """
    if practice in floor.decisions.in_force:
        level = floor.decisions.commitment.raise_level(practice, person.index, talk.growth)
        floor.encouragements.give(talk.seen, 1.0, floor.now)
        by = floor.manager.id
        floor.emit(e.PersonConfronted(floor.now, by, person.id, practice, round(1000 * level)))


def _meddle(floor: Floor, count: int) -> Work:
    u = floor.draws.block(count, b"manager")
    loudest = _loudest(floor)
    if loudest is not None:
        loudest.stepped_in = len(loudest.affected)
        steps.block(floor, floor.manager, loudest)
        floor.later(seconds(floor.chaos.manager_keeps, u[0]), loudest, steps.give_back)
    busy = [person for person in floor.people.values() if person.busy_until > floor.now]
    length = seconds(floor.chaos.meddling, u[1])
    if busy and length:
        busy[int(u[2] * len(busy))].do_next(SideTask("meddling", length, "meddling", distracts=True))
        yield from floor.manager.work(None, "meddling", length, "meddling")


def _loudest(floor: Floor) -> Incident | None:
    waiting = [
        incident
        for incident in floor.asked_for.values()
        if incident.queued and not incident.escalated and incident.stepped_in < len(incident.affected)
    ]
    return max(waiting, key=lambda incident: (incident.chases, -incident.number), default=None)


def _coach(floor: Floor, answer: StepBack) -> Work:
    yield from floor.manager.work(None, "coaching", answer.seconds)
    floor.decisions.commitment.initiative += answer.initiative
    for incident in _stuck(floor)[: answer.unblocks]:
        if incident in floor.with_manager:
            steps.give_back(floor, incident)
        else:
            steps.free(floor, floor.manager, incident)


def _stuck(floor: Floor) -> list[Incident]:
    """
    Return what waits for the manager, then what waits for one person only, the longest first.
    """
    hard = [incident for team in floor.teams.values() for incident in team.backlog.hard_ones()]
    return floor.with_manager + sorted(hard, key=lambda incident: (incident.waiting_since, incident.number))


def give_all_back(floor: Floor) -> None:
    """
    Let the manager give back everything that was taken over.
    """
    for incident in list(floor.with_manager):
        steps.give_back(floor, incident)


# -- approvals -------------------------------------------------------------------------------------------------------


def ask_for_approval(floor: Floor, by: Person, incident: Incident, complete: bool, asked: Signature) -> None:
    """
    Put a hand-over on the pile that waits for the manager's signature; emit ApprovalAwaited.
    """
    floor.emit(e.ApprovalAwaited(floor.now, incident.number, by.id))
    if not floor.approvals:
        floor.clock.call(max(1, asked.every), _sign, floor, asked.seconds)
    floor.approvals.append(PendingApproval(by, incident, complete, incident.episode))


def _sign(floor: Floor, each: int) -> None:
    wanted = sum(not pending.void for pending in floor.approvals)
    floor.send(floor.manager, SideTask("approving", each * wanted, then=partial(_signed, floor)))


def _signed(floor: Floor, _: Person) -> None:
    """
    Sign the whole pile, with what has come on it meanwhile.
    """
    pile, floor.approvals = floor.approvals, []
    for pending in pile:
        if not pending.void:
            steps.assign(floor, pending.by, pending.incident, pending.incident.owner, pending.complete)
