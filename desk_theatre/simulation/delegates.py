"""
The delegates: they report, wait, chase, give up, and notice when nothing was resolved.

Each delegate who has an incident has patience of their own, which is one process.  News does not wake it: when the delegate
thinks of the incident again, they look at when the last news came and how long that lasts, and wait on if it is recent.  A
delegate who was told a time waits until then.  A delegate at the desk, or one who knows that it is resolved, does not chase.
An incident is withdrawn when the last of its delegates gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.simulation import steps
from desk_theatre.simulation.draws import LOTS, lasts
from desk_theatre.simulation.incident import Delegate

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work

MOST_FAILURES = 2


def report(floor: Floor, incident: Incident) -> None:
    """
    Let a delegate report an incident: emit IncidentReported, queue them at the desk, and start their patience.
    """
    steps.report(floor, incident)
    incident.affected[0].queues = True
    wait(floor, incident)
    floor.desk.report(incident)


def join(floor: Floor, incident: Incident) -> None:
    """
    Add one more delegate who has the same incident and waits for it; emit IncidentJoined.
    """
    place = len(incident.affected)
    lot, key, *_ = floor.draws.few_lots(incident.number, b"joined %d" % place)
    delegate = Delegate(incident, place, floor.now, lasts(floor.scenario.patience.first, lot), key)
    incident.affected.append(delegate)
    _lose_patience_later(floor, delegate)
    impact = steps.raise_impact(floor, incident)
    floor.emit(r.IncidentJoined(floor.now, incident.number, incident.others, impact, incident.priority))


def wait(floor: Floor, incident: Incident) -> None:
    """
    Start the patience of every delegate who has the incident and is not waiting already.
    """
    for delegate in incident.affected:
        _lose_patience_later(floor, delegate)
    if floor.decisions.inform.asked:
        expect_news(floor, incident)


def come_back(floor: Floor, incident: Incident) -> None:
    """
    Let the delegates find that it was not resolved: the first of them queues at the desk, and all of them wait
    again.
    """
    for delegate in incident.affected:
        delegate.knows = False
        delegate.news_at = floor.now
    floor.desk.leave(incident.waiting[0])  # who queues to ask for news has something else to say now
    incident.waiting[0].queues = True
    wait(floor, incident)
    floor.desk.report(incident)


# -- at the desk -----------------------------------------------------------------------------------------------------


def serve(by: Person, delegate: Delegate) -> None:
    """
    Take the delegate out of the queue; the agent `by` listens to them.
    """
    delegate.queues = False
    delegate.served_by = by.id


def leave(by: Person, delegate: Delegate) -> None:
    """
    Let the delegate leave the desk, unless another agent is listening to them by now.
    """
    if delegate.served_by == by.id:
        delegate.served_by = None


# -- what they hear and see ------------------------------------------------------------------------------------------


def tell(floor: Floor, person: Person, incident: Incident, about: e.About) -> Work:
    """
    Decision 8: send the delegates a message, if a practice says so; emit DelegateInformed.
    """
    length = None if incident.away else floor.decisions.inform(person, incident, about)
    if length is not None:
        yield from person.work(incident, "telling", length)
        if not incident.gone:
            floor.emit(e.DelegateInformed(floor.now, incident.number, person.id, about))


def promise(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decision 8: tell the delegate at the counter when it will be resolved, if a practice says so; emit
    DelegateInformed.
    """
    if not person.has(incident) or incident.due is None or incident.due <= floor.now:
        return
    length = floor.decisions.promise(person, incident)
    if length is None:
        return
    yield from person.work(incident, "telling", length)
    if person.has(incident):
        for delegate in incident.affected:
            delegate.expected_at = incident.due
        floor.emit(e.DelegateInformed(floor.now, incident.number, person.id, "promised"))


def hear_news(floor: Floor, incident: Incident) -> None:
    """
    Note that a message has reached every delegate who has the incident.
    """
    for delegate in incident.affected:
        delegate.news_at = floor.now
        delegate.informed = True
        if not incident.open:
            content(floor, delegate)


def content(floor: Floor, delegate: Delegate) -> None:
    """
    Let the delegate know that it is resolved; end their patience.
    """
    delegate.knows = True
    _end_patience(floor, delegate)


def notice(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Let the delegates notice that it is marked resolved: the one whom `by` is serving at once, and in a room
    everybody who is not at the desk. If it will not stay resolved, start the timer that reopens it.
    """
    seen = incident.kind.where == "room"
    for delegate in incident.affected:
        if delegate.served_by == by.id or (seen and not delegate.here):
            content(floor, delegate)
    if not stays_resolved(floor, by, incident):
        lot = floor.recurring.reopenings.lot(0, incident.failures, incident.nature.key)
        floor.clock.call(lasts(floor.chaos.comes_back, lot) or 1, _reopen, floor, incident, floor.now)


def _reopen(floor: Floor, incident: Incident, resolved_at: int) -> None:
    # Closing begins a new episode, so `Floor.later` does not fit: what must not have changed is the resolution.
    if not incident.open and not incident.gone and incident.resolved_at == resolved_at:
        steps.reopen(floor, incident)


def stays_resolved(floor: Floor, by: Person, incident: Incident) -> bool:
    """
    Return whether it is really resolved. A tired agent is more likely to be wrong; nothing fails more than twice.
    """
    failed = incident.failures
    if failed >= MOST_FAILURES:
        return True
    return incident.nature.fails[failed] >= (floor.chaos.not_mended + by.fatigue.errs() + incident.botched) * LOTS


# -- patience --------------------------------------------------------------------------------------------------------


def give_up(floor: Floor, delegate: Delegate) -> None:
    """
    Let a delegate give up; emit IncidentLeft, or withdraw the incident if nobody else has it.
    """
    delegate.wants = False
    _end_patience(floor, delegate)
    incident = delegate.incident
    if incident.waiting:
        floor.emit(r.IncidentLeft(floor.now, incident.number, incident.others))
    else:
        steps.withdraw(floor, incident)


def _end_patience(floor: Floor, delegate: Delegate) -> None:
    floor.desk.leave(delegate)
    delegate.queues = delegate.patient = False
    delegate.served_by = None
    delegate.patience += 1


def _lose_patience_later(floor: Floor, delegate: Delegate) -> None:
    patience = floor.scenario.patience
    never = patience.chases == 0 and patience.withdraws == 0.0
    if not (never or delegate.patient or not delegate.wants):
        delegate.patient = True
        floor.clock.process(_lose_patience(floor, delegate, delegate.patience))


def _lose_patience(floor: Floor, delegate: Delegate, patience: int) -> Work:
    length: int | None = delegate.first
    while length is not None:
        yield floor.clock.timeout(length or 1)
        if delegate.patience != patience:
            return
        length = _think_of_it(floor, delegate)


def _think_of_it(floor: Floor, delegate: Delegate) -> int | None:
    """
    Let the delegate chase, give up or wait on; return the seconds until they think of it again, `None` for never.
    """
    patience = floor.scenario.patience
    if delegate.again is None:
        delegate.again = lasts(patience.again, floor.recurring.chases.lot(1, delegate.visits, delegate.key))
    again = delegate.again
    if delegate.informed:
        again = max(again, floor.sla_seconds.update[delegate.incident.priority])
    # Not before what was promised is due, and not before some time has passed since the last news.
    until = delegate.expected_at
    if delegate.visits or delegate.news_at > delegate.since:
        until = max(until, delegate.news_at + again)
    if until > floor.now:
        return until - floor.now
    if delegate.served_by is not None:
        return again
    if delegate.visits >= patience.chases:
        delegate.patient = False
        _stop_asking(floor, delegate)
        return None
    if not delegate.queues:
        _chase(floor, delegate)
    return again


def _chase(floor: Floor, delegate: Delegate) -> None:
    delegate.visits += 1
    delegate.again = None
    _come_and_ask(floor, delegate)
    floor.desk.ask(delegate)


def _come_and_ask(floor: Floor, delegate: Delegate) -> None:
    incident = delegate.incident
    delegate.news_at = floor.now
    delegate.informed = False
    delegate.queues = True
    incident.chases += 1
    floor.emit(e.DelegateChased(floor.now, incident.number, incident.chases))


def insist(floor: Floor, incident: Incident) -> None:
    """
    Let a delegate who has a lost or unheard incident be served next, because a session waits for it: one who queues already,
    or one who comes for it now; emit DelegateChased then.
    """
    for delegate in incident.waiting:
        if delegate.here:
            floor.desk.let_through(delegate)
            return
    delegate = incident.waiting[0]
    _come_and_ask(floor, delegate)
    floor.desk.ask(delegate)
    floor.desk.let_through(delegate)


def _stop_asking(floor: Floor, delegate: Delegate) -> None:
    incident, place = delegate.incident, delegate.place
    u = floor.draws.uniform(incident.number, b"withdraws %d" % place if place else b"withdraws")
    waiting = not incident.heard or incident.queued or incident.lost
    if incident.open and waiting and u < floor.scenario.patience.withdraws:
        give_up(floor, delegate)


def expect_news(floor: Floor, incident: Incident) -> None:
    """
    Start reminding the desk of messages that are due, unless that runs already.
    """
    if not incident.news_watched:
        incident.news_watched = True
        floor.clock.process(_remind_of_news(floor, incident))


def _remind_of_news(floor: Floor, incident: Incident) -> Work:
    left = floor.sla_seconds.reminder[incident.priority]
    while True:
        yield floor.clock.timeout(left or 1)
        if not (incident.open and floor.decisions.inform.asked):
            break
        within = floor.sla_seconds.reminder[incident.priority]
        left = min(delegate.news_at for delegate in incident.waiting) + within - floor.now
        if left <= 0:
            left = within
            if incident.heard:
                floor.desk.remind(incident)
    incident.news_watched = False
