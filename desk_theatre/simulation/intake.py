"""
Intake: what waits at the service desk, and what an agent does for the delegate who stands there.

The desk is first come, first served: delegates who report, delegates who ask for news, and news that is due.  Taking in an
incident is decisions 1 to 5 in the order in which they happen: take the contact, assess it, try it, assign it, hand it over.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.simulation.draws import lasts
from desk_theatre.simulation.resolution import apply, forward, solve, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.answers import Assessment
    from desk_theatre.simulation.incident import Delegate, Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Doing, Work
    from desk_theatre.simulation.team import Team

    Duty = tuple[Callable[[Person, Any], Work], Incident | Delegate]


def hear(person: Person, incident: Incident) -> Work:
    """
    Decisions 1 to 5: a delegate tells what is wrong; if whoever reported it has given up in the queue, the next who has it.
    """
    yield from _hear(person, incident, incident.waiting[0])


def _hear(person: Person, incident: Incident, delegate: Delegate) -> Work:
    delegates = person.floor.delegates
    delegates.serve(person, delegate)
    yield from _take_in(person, incident)
    delegates.leave(person, delegate)


def _take_in(person: Person, incident: Incident) -> Work:
    floor = person.floor
    incident.handler = person
    yield from person.work(incident, "contact", lasts(floor.chaos.contact, incident.nature[5]))
    if incident.handler is not person:
        return
    writing = 0 if incident.recorded else floor.decisions.take_contact(person, incident)
    yield from write(person, incident, "recording", writing)
    if incident.handler is not person:
        return
    _note(person, incident, on_paper=writing is not None)
    assessment = floor.decisions.assess(person, incident)
    if assessment is not None:
        yield from person.work(incident, "assessing", assessment.seconds)
    if incident.handler is not person:
        return
    judge(person, incident, assessment)
    if incident.owner is person.team:
        yield from solve(person, incident, on_the_spot=True)
    else:
        yield from _pass_on(person, incident)


def answer(person: Person, delegate: Delegate) -> Work:
    """
    A delegate is back and asks; if the incident was lost, or nobody has listened to it yet, this one tells it.
    """
    floor, incident = person.floor, delegate.incident
    floor.delegates.serve(person, delegate)
    length = lasts(floor.chaos.answer_chase, floor.again.chases.lot(0, delegate.visits, delegate.key))
    yield from person.work(incident, "chasing", length, "chasing")
    if incident.lost:
        floor.recover(person, incident)
        yield from _hear(person, incident, delegate)
    elif incident.open and not incident.heard and floor.desk.need_not_hear(incident):
        incident.waiting[0].queues = False  # whoever stood there to tell it
        yield from _hear(person, incident, delegate)
    elif incident.open:
        if incident.heard and not incident.recorded:
            yield from _note_later(person, incident)
        floor.loudest(incident)
    else:
        floor.delegates.content(delegate)
    floor.delegates.leave(person, delegate)


def report_late(person: Person, incident: Incident) -> Work:
    """
    Decision 8: the promised time for news is nearly over.
    """
    if incident.open and not incident.away:
        yield from person.tell(incident, "running late")


def _pass_on(person: Person, incident: Incident) -> Work:
    if incident.kind.first_contact and not incident.needs_supplier:
        known = yield from _known_here(person, incident)
        if known:
            return
    yield from _promise(person, incident)
    if person.floor.informing:
        yield from person.tell(incident, "recorded")
    yield from forward(person, incident)


def _promise(person: Person, incident: Incident) -> Work:
    """
    Decision 8: the delegate leaves the counter knowing until when it will be solved, or not.
    """
    if incident.handler is not person or incident.due is None or incident.due <= person.clock.now:
        return
    length = person.floor.decisions.promise(person, incident)
    if length is None:
        return
    yield from person.work(incident, "telling", length)
    if incident.handler is person:
        person.floor.delegates.promise(incident, incident.due)
        person.told(incident, "promised")


def _note(person: Person, incident: Incident, *, on_paper: bool) -> None:
    floor = person.floor
    if on_paper:
        floor.emit(e.IncidentRecorded(person.clock.now, incident.number, person.id))
        incident.recorded = True
    else:
        floor.emit(e.IncidentHeld(person.clock.now, incident.number, person.id))
        person.keep(incident)


def _note_later(person: Person, incident: Incident) -> Work:
    length = person.floor.decisions.take_contact(person, incident)
    if length is None:
        return
    yield from write(person, incident, "recording", length)
    if incident.open and incident.heard and not incident.recorded and not incident.lost:
        person.floor.emit(e.IncidentRecorded(person.clock.now, incident.number, person.id))
        incident.recorded = True
        if incident.keeper is not None:
            incident.keeper.let_go(incident)


def judge(person: Person, incident: Incident, assessment: Assessment | None) -> None:
    """
    Decision 2: from now on somebody thinks that it is worth something; without an assessment, by a guess.
    """
    floor = person.floor
    guess = assessment is None
    agreed = True
    if assessment is None:
        impact, urgency = floor.guesses.worth(incident)
    else:
        named = floor.decisions.impact(person, incident) or assessment.impact
        agreed = named is incident.kind.impact
        impact, urgency = incident.raised(named), assessment.urgency
    priority = floor.worth(incident.kind, impact, urgency, guess)
    judged = e.IncidentAssessed(person.clock.now, incident.number, person.id, impact, urgency, priority, guess, agreed)
    incident.agreed = judged.binds or incident.agreed
    if judged.binds:
        floor.revalue(incident, priority)
    floor.judge(incident, priority)
    floor.emit(judged)


def _known_here(person: Person, incident: Incident) -> Doing[bool]:
    found = person.floor.decisions.try_first(person, incident)
    if found is None:
        return False
    yield from write(person, incident, "looking up", found.seconds)
    if found.known_error is None or incident.handler is not person:
        return False
    person.floor.pick_up(person, incident)
    yield from apply(person, incident, found.known_error, on_the_spot=True)
    return True


class Desk:
    """
    The counter, and the team behind it.
    """

    def __init__(self, team: Team) -> None:
        self.team = team
        self._duties: deque[Duty] = deque()
        team.at_counter = self._duties.__len__

    def hear(self, incident: Incident) -> None:
        """
        A delegate wants to report.
        """
        self._call((hear, incident))

    def need_not_hear(self, incident: Incident) -> bool:
        """
        Take out of the queue whoever wants to report it; return whether somebody did.
        """
        duty: Duty = (hear, incident)
        if duty not in self._duties:
            return False
        self._duties.remove(duty)
        return True

    def answer(self, delegate: Delegate) -> None:
        """
        A delegate is back for news.
        """
        self._call((answer, delegate))

    def leave(self, delegate: Delegate) -> None:
        """
        A delegate who is back for news does not wait for it any more.
        """
        duty: Duty = (answer, delegate)
        if duty in self._duties:
            self._duties.remove(duty)

    def report_late(self, incident: Incident) -> None:
        """
        News is due.
        """
        self._call((report_late, incident))

    @property
    def busy(self) -> bool:
        """
        Whether somebody waits there.
        """
        return bool(self._duties)

    def next_duty(self) -> Duty | None:
        """
        Who is next at the counter; those who have gone away are passed over.
        """
        duties = self._duties
        while duties:
            duty = duties.popleft()
            if not duty[1].gone:
                return duty
        return None

    def state(self) -> tuple[object, ...]:
        """
        Who waits for what, for the digest of the whole state.
        """
        return tuple((duty.__name__, whose.number) for duty, whose in self._duties)

    def _call(self, duty: Duty) -> None:
        self._duties.append(duty)
        self.team.queue_changed()
