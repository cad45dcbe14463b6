"""
Intake: what an agent does for the delegate at the counter.

Decisions 1 to 5 in the order in which they happen: take the contact, assess it, try it, assign it, hand it over; and what an
agent does for a delegate who asks for news, or for one who is due a message.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation import delegates, steps
from desk_theatre.simulation.draws import lasts
from desk_theatre.simulation.incident import Delegate, Incident
from desk_theatre.simulation.person import SideTask
from desk_theatre.simulation.resolution import apply, forward, handle, write

if TYPE_CHECKING:
    from desk_theatre.practices.answers import Assessment
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Doing, Work
    from desk_theatre.simulation.team import Visit


def attend_to(floor: Floor, person: Person, visit: Visit) -> Work:
    """
    Serve the next visit at the counter: a report, a delegate who asks for news, or a message that is due.
    """
    what, whose = visit
    if isinstance(whose, Delegate):
        return answer(floor, person, whose)
    return hear(floor, person, whose) if what == "report" else remind(floor, person, whose)


def hear(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decisions 1 to 5: serve the delegate who reported it, or the next who has it if that one has given up.
    """
    yield from _hear(floor, person, incident, incident.waiting[0])


def _hear(floor: Floor, person: Person, incident: Incident, delegate: Delegate) -> Work:
    delegates.serve(person, delegate)
    yield from _take_in(floor, person, incident)
    delegates.leave(person, delegate)


def _take_in(floor: Floor, person: Person, incident: Incident) -> Work:
    incident.handler = person.id
    yield from person.work(incident, "contact", incident.nature.contact)
    if not person.has(incident):
        return
    writing = 0 if incident.recorded else floor.decisions.take_contact(person, incident)
    yield from write(floor, person, incident, "recording", writing)
    if not person.has(incident):
        return
    if writing is None:
        steps.hold(floor, person, incident)
    else:
        steps.record(floor, person, incident)
    yield from assess(floor, person, incident)
    if not person.has(incident):
        return
    if incident.owner == person.team:
        yield from handle(floor, person, incident, on_the_spot=True)
    else:
        yield from _pass_on(floor, person, incident)


def answer(floor: Floor, person: Person, delegate: Delegate) -> Work:
    """
    Answer a delegate who asks for news. If the incident was lost, or not heard yet, take its report from this
    delegate.
    """
    incident = delegate.incident
    delegates.serve(person, delegate)
    length = lasts(floor.chaos.answer_chase, floor.recurring.chases.lot(0, delegate.visits, delegate.key))
    if incident.recorded:
        length = round(length * (1.0 - floor.chaos.record_saves))  # the record says who has it
    yield from person.work(incident, "chasing", length, "chasing")
    if incident.lost:
        steps.recover(floor, person, incident)
        yield from _hear(floor, person, incident, delegate)
    elif incident.open and not incident.heard and floor.desk.need_not_hear(incident):
        incident.waiting[0].queues = False  # the delegate who queued to report it
        yield from _hear(floor, person, incident, delegate)
    elif incident.open:
        if incident.heard and not incident.recorded:
            yield from _record_late(floor, person, incident)
        steps.ask_for(floor, incident)
    else:
        delegates.content(floor, delegate)
    delegates.leave(person, delegate)


def remind(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decision 8: send a message shortly before the promised time for it has passed.
    """
    if incident.open and not incident.away:
        yield from delegates.tell(floor, person, incident, "running late")


def assess(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decision 2: assess the incident by the agreed rules, or guess; emit IncidentAssessed.
    """
    assessment = floor.decisions.assess(person, incident)
    if assessment is not None:
        yield from person.work(incident, "assessing", assessment.seconds)
    if person.has(incident):
        _note_assessment(floor, person, incident, assessment)


def _note_assessment(floor: Floor, person: Person, incident: Incident, assessment: Assessment | None) -> None:
    guess, agreed = assessment is None, True
    if assessment is None:
        impact, urgency = floor.defaults.worth(incident)
    else:
        named = floor.decisions.impact(person, incident) or assessment.impact
        agreed = named is incident.kind.impact
        impact, urgency = incident.raised(named), assessment.urgency
    priority = floor.worth(incident.kind, impact, urgency, guess)
    event = e.IncidentAssessed(floor.now, incident.number, person.id, impact, urgency, priority, guess, agreed)
    incident.agreed = event.binds or incident.agreed
    if event.binds:
        steps.revalue(floor, incident, priority)
    steps.prioritise(floor, incident, priority)
    floor.emit(event)


def _pass_on(floor: Floor, person: Person, incident: Incident) -> Work:
    if incident.kind.first_contact and not incident.nature.needs_supplier:
        known = yield from _known_here(floor, person, incident)
        if known:
            return
    yield from delegates.promise(floor, person, incident)
    if floor.decisions.inform.asked:
        yield from delegates.tell(floor, person, incident, "recorded")
    yield from forward(floor, person, incident)


def _known_here(floor: Floor, person: Person, incident: Incident) -> Doing[bool]:
    found = floor.decisions.try_first(person, incident)
    if found is None:
        return False
    yield from write(floor, person, incident, "looking up", found.seconds)
    if found.known_error is None or not person.has(incident):
        return False
    steps.pick_up(floor, person, incident)
    yield from apply(floor, person, incident, found.known_error, on_the_spot=True)
    return True


def log_what_is_told(floor: Floor, person: Person, incident: Incident) -> None:
    """
    Decision 1, for who is told of an incident that nobody has logged: a person who follows a practice makes a note at once,
    and logs it in full next.
    """
    length = floor.decisions.take_contact(person, incident)
    if length is not None:
        steps.record(floor, person, incident)
        floor.send(person, SideTask("recording", 0, then=partial(_log_in_full, floor, incident, length)))


def _log_in_full(floor: Floor, incident: Incident, length: int, person: Person) -> Work:
    if not incident.gone:
        yield from write(floor, person, incident, "recording", length)


def _record_late(floor: Floor, person: Person, incident: Incident) -> Work:
    length = floor.decisions.take_contact(person, incident)
    if length is None:
        return
    yield from write(floor, person, incident, "recording", length)
    if incident.open and incident.heard and not incident.recorded and not incident.lost:
        steps.record(floor, person, incident)
