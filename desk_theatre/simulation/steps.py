"""
The steps of an incident's life: what each does to the incident, and where the incident is afterwards.

Each step emits an event (`Floor.emit`), which the life cycle refuses if the incident is in no state for it.  Whatever waits is void
when the incident has moved on meanwhile, so nothing is ever refused.  What follows from an event is in `reactions.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Interrupt

from desk_theatre.itsm import events as e
from desk_theatre.itsm.sla import AMBER, retargeted
from desk_theatre.simulation import escalation, lending
from desk_theatre.simulation.draws import LOTS
from desk_theatre.simulation.sla_timer import SlaTimer

if TYPE_CHECKING:
    from desk_theatre.itsm.priority import Level, Priority
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work

# -- reported, and written down or not ---------------------------------------------------------------------------


def report(floor: Floor, incident: Incident) -> None:
    """
    Enter an incident as reported; emit IncidentReported.
    """
    incident.target = floor.sla_seconds.resolution[incident.priority]
    floor.incidents[incident.number] = incident
    kind, room = incident.kind.id, incident.room
    floor.emit(
        e.IncidentReported(floor.now, incident.number, kind, room, incident.delegate, incident.live, incident.priority)
    )


def record(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Log the incident; emit IncidentRecorded. Nobody has to keep it in their head any more.
    """
    floor.emit(e.IncidentRecorded(floor.now, incident.number, by.id))
    incident.recorded = True
    floor.let_go(incident)


def hold(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Leave the incident unlogged, in the head of `by`; emit IncidentHeld.
    """
    floor.emit(e.IncidentHeld(floor.now, incident.number, by.id))
    keep(floor, by, incident)


# -- in a head -----------------------------------------------------------------------------------------------------


def keep(floor: Floor, person: Person, incident: Incident) -> None:
    """
    Add the incident to the head of `person`, which may push another one out.
    """
    nudge(floor, person, incident)
    person.head[incident.number] = incident
    incident.keeper = person.id


def nudge(floor: Floor, person: Person, by: Incident | None) -> None:
    """
    Take `person`'s attention, for incident `by` or for something else (`None`). It may push the oldest incident out
    of the head: this is where an incident gets lost.
    """
    if not person.head:
        return
    chaos = floor.chaos
    full = len(person.head) / chaos.head if len(person.head) < chaos.head else 1.0
    oldest = next(iter(person.head.values()))
    if floor.recurring.forgetting.lot(0, oldest.nudges, oldest.nature.key) < chaos.forgets * full * LOTS:
        forget(floor, person, oldest, by)
    oldest.nudges += 1


def forget(floor: Floor, by: Person, incident: Incident, pushed_out_by: Incident | None) -> None:
    """
    Mark the incident lost: drop it from `by`'s head and from its queue; emit IncidentLost.
    """
    reason = None if pushed_out_by is None else pushed_out_by.number
    floor.emit(e.IncidentLost(floor.now, incident.number, by.id, reason))
    floor.let_go(incident)
    incident.back_at = -1
    incident.run_on(floor.now)
    floor.forgotten[incident.number] = by
    floor.dequeue(incident)


def recover(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Hear a lost incident from its delegate again; emit IncidentRecovered.
    """
    floor.emit(e.IncidentRecovered(floor.now, incident.number, by.id))
    del floor.forgotten[incident.number]
    incident.asked_at = floor.now
    incident.team = None
    incident.complete, incident.diagnosed, incident.supplied = True, False, False
    incident.passed_on = False
    incident.escalated = incident.pressing = False
    incident.stepped_in = 0


def remember(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Let `by` remember a lost incident and assign it to its owner; emit IncidentRemembered. The diagnosis so far is
    gone.
    """
    floor.emit(e.IncidentRemembered(floor.now, incident.number, by.id))
    del floor.forgotten[incident.number]
    watch(floor, incident)
    incident.diagnosed, incident.supplied = False, False
    incident.handovers += 1
    assign(floor, by, incident, incident.owner, not floor.defaults.something_missing(incident))


# -- what it is worth ------------------------------------------------------------------------------------------------


def revalue(floor: Floor, incident: Incident, priority: Priority) -> None:
    """
    Change the priority that the incident has for the business. A shorter target counts from now; no deadline moves
    back.
    """
    if priority is not incident.priority:
        elapsed, raised = incident.counted(floor.now), priority < incident.priority
        incident.target = retargeted(incident.target, elapsed, floor.sla_seconds.resolution[priority], raised=raised)
        incident.priority = priority


def prioritise(floor: Floor, incident: Incident, priority: Priority) -> None:
    """
    Set the priority that the desk gives the incident, and so when its SLA target passes; start the timers for it.
    """
    incident.assessed = priority
    as_agreed = priority is incident.priority
    incident.within = incident.target if as_agreed else floor.sla_seconds.resolution[priority]
    # A longer target leaves time again; the timers see when most of it is used up.
    if floor.now < incident.used(AMBER):
        incident.near_breach = False
    if floor.now < incident.used(floor.decisions.pressing_from):
        incident.pressing = False
    watch(floor, incident)


def watch(floor: Floor, incident: Incident) -> None:
    """
    Start the timers that ring when much of the SLA target is used, as far as practices want them.
    """
    NEAR_BREACH.start(floor, incident)
    escalation.PRESSING.start(floor, incident)


def _near_breach(floor: Floor, incident: Incident) -> None:
    incident.near_breach = True
    _file_again(floor, incident)


NEAR_BREACH = SlaTimer("near breach", lambda _: AMBER, lambda floor: floor.decisions.watches, _near_breach)
"""
Rings when most of the SLA target is used, if a practice watches that.
"""


def raise_impact(floor: Floor, incident: Incident) -> Level:
    """
    Return the impact, one step higher for each other delegate. If it was assessed by the agreed table, assess it
    again and give it its new place in the backlog.
    """
    impact = incident.raised(incident.kind.impact)
    worth = floor.worth(incident.kind, impact, floor.urgency(incident.kind, incident.room), guess=False)
    if worth < incident.priority:
        revalue(floor, incident, worth)
        if incident.agreed:
            prioritise(floor, incident, worth)
            _file_again(floor, incident)
    return impact


def ask_for(floor: Floor, incident: Incident) -> None:
    """
    Note that a delegate asked for the incident: people without a practice take it next.
    """
    incident.asked_at = floor.now
    incident.passed_on = False
    if incident.queued:
        assert incident.team is not None
        floor.teams[incident.team].backlog.shout(incident)
    floor.asked_for[incident.number] = incident


def _file_again(floor: Floor, incident: Incident) -> None:
    if incident.queued:
        assert incident.team is not None
        floor.teams[incident.team].backlog.file_again(incident)


# -- from hand to hand -----------------------------------------------------------------------------------------------


def assign(floor: Floor, by: Person, incident: Incident, team: str, complete: bool) -> None:
    """
    Assign the incident to a team; emit IncidentAssigned. If it is not logged, a person there has to keep it in
    their head.
    """
    floor.emit(e.IncidentAssigned(floor.now, incident.number, by.id, team, complete))
    floor.let_go(incident)
    incident.complete = complete
    if not incident.recorded:
        keep(floor, told_to(floor, incident, team), incident)
    _put_in_queue(floor, incident, team)


def told_to(floor: Floor, incident: Incident, team: str) -> Person:
    """
    Return who in a team, by its id, is told of an incident that is not logged.
    """
    people, lot = floor.teams[team].people, floor.recurring.hand_overs.lot(2, incident.handovers, incident.nature.key)
    return people[lot * len(people) // LOTS]


def pick_up(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Make `by` the handler of the incident; emit IncidentPickedUp.
    """
    floor.emit(e.IncidentPickedUp(floor.now, incident.number, by.id))
    incident.handler = by.id
    incident.responded = True
    incident.passed_on = False
    floor.let_go(incident)


def wait_for_delegate(floor: Floor, by: Person, incident: Incident, length: int) -> None:
    """
    Put the incident on hold for the delegate, for `length` seconds that do not count; emit IncidentPended.
    """
    incident.stand_still(floor.now, max(1, length))
    floor.emit(e.IncidentPended(floor.now, incident.number, by.id, "delegate"))
    if not incident.recorded:
        keep(floor, by, incident)
    floor.later(length, incident, _continue)


def wait_for_supplier(floor: Floor, by: Person, incident: Incident, length: int) -> None:
    """
    Put the incident on hold for the supplier, for `length` seconds, or fewer if called again; emit IncidentPended.
    """
    if floor.scenario.agreement.supplier_pauses:
        incident.stand_still(floor.now, max(1, length))
    floor.emit(e.IncidentPended(floor.now, incident.number, by.id, "supplier"))
    if not incident.recorded:
        keep(floor, by, incident)
    incident.back_at = floor.now + max(1, length)
    incident.visit = floor.clock.process(_supplier_visit(floor, incident, incident.episode))


def answer_in_passing(floor: Floor, incident: Incident) -> None:
    """
    Let somebody who knows answer what an incident on hold waits for its delegate to answer; emit IncidentContinued.
    """
    incident.run_on(floor.now)
    _continue(floor, incident)


def _supplier_visit(floor: Floor, incident: Incident, episode: int) -> Work:
    while incident.episode == episode and incident.back_at > floor.now:
        try:
            yield floor.clock.timeout(incident.back_at - floor.now)
        except Interrupt:
            continue  # called again: `back_at` is sooner now
    if incident.episode == episode:
        _continue(floor, incident)


def _continue(floor: Floor, incident: Incident) -> None:
    floor.emit(e.IncidentContinued(floor.now, incident.number))
    incident.back_at = -1
    _put_in_queue(floor, incident, incident.owner)


def _put_in_queue(floor: Floor, incident: Incident, team: str) -> None:
    """
    Put the incident into a team's backlog; if no idle person was woken for it, those of other teams may lend a hand,
    and if it is pressing, consider escalating it.
    """
    if floor.enqueue(incident, team):
        return
    lending.look_around(floor)
    if incident.pressing:
        escalation.consider(floor, incident)


# -- with the manager, or freed ----------------------------------------------------------------------------------


def block(floor: Floor, manager: Person, incident: Incident) -> None:
    """
    Let the manager take over a waiting incident; emit IncidentBlocked.
    """
    floor.emit(e.IncidentBlocked(floor.now, incident.number, manager.id))
    floor.dequeue(incident)
    floor.let_go(incident)
    floor.with_manager.append(incident)


def give_back(floor: Floor, incident: Incident) -> None:
    """
    Let the manager give the incident back to the team that it was taken from; emit IncidentUnblocked.
    """
    floor.emit(e.IncidentUnblocked(floor.now, incident.number, floor.manager.id))
    floor.dequeue(incident)
    assert incident.team is not None
    _put_in_queue(floor, incident, incident.team)


def free(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Let anybody of the team take a waiting incident that was left for the hero; emit IncidentUnblocked.
    """
    floor.emit(e.IncidentUnblocked(floor.now, incident.number, by.id))
    assert incident.team is not None
    floor.teams[incident.team].free(incident)


# -- the ends --------------------------------------------------------------------------------------------------------


def resolve(floor: Floor, by: Person, incident: Incident, *, first_contact: bool) -> None:
    """
    Mark the incident resolved, which may turn out not to last; emit IncidentResolved.
    """
    floor.emit(e.IncidentResolved(floor.now, incident.number, by.id, first_contact))
    floor.asked_for.pop(incident.number, None)
    incident.resolved_at = floor.now
    if not incident.nature.one_off:
        floor.resolved_causes[incident.cause] = None


def write_down(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Document what helped, unless it is known; emit KnownErrorRecorded.
    """
    if incident.cause not in floor.known_errors:
        floor.known_errors[incident.cause] = None
        floor.emit(e.KnownErrorRecorded(floor.now, incident.number, by.id, incident.cause))


def close(floor: Floor, incident: Incident) -> None:
    """
    Close the incident; emit IncidentClosed.
    """
    floor.emit(e.IncidentClosed(floor.now, incident.number))


def reopen(floor: Floor, incident: Incident) -> None:
    """
    Reopen the incident because it was not resolved; emit IncidentReopened. The time since it was resolved does not
    count.
    """
    incident.reopened += 1
    floor.emit(e.IncidentReopened(floor.now, incident.number))
    incident.began += floor.now - incident.resolved_at
    incident.escalated = incident.pressing = False
    incident.stepped_in = 0
    incident.team = None
    incident.asked_at = floor.now


def withdraw(floor: Floor, incident: Incident) -> None:
    """
    Withdraw the incident because no delegate has it any more; emit IncidentWithdrawn. Its handler stops after the
    piece of work in hand.
    """
    floor.emit(e.IncidentWithdrawn(floor.now, incident.number))
    floor.forgotten.pop(incident.number, None)
    floor.asked_for.pop(incident.number, None)
    floor.dequeue(incident)
    floor.let_go(incident)
