"""
The delegates: they report, wait, come back without news, give up, and notice when nothing was solved.

Who was told how it stands was also told when to expect more, and waits for that; and who knows until when it will be solved, waits
until then.  Who is at the desk does not come back to it, and who was told or saw that it is solved, or has given up, has no
patience left to lose.

Everybody who has an incident has patience of their own, which is one process: news does not move it, but when the delegate thinks
of it again, the delegate looks at when the last news came, and waits on if that was not long ago.  An incident is withdrawn when
the last of those who have it gives up.
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
    Let a delegate report an incident: queue at the desk, and start losing patience.
    """
    steps.report(floor, incident)
    incident.affected[0].queues = True
    wait(floor, incident)
    floor.desk.report(incident)


def join(floor: Floor, incident: Incident) -> None:
    """
    Let one more delegate have the same incident and wait for it; emit IncidentJoined.
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
    Start the patience of all who have it and were not waiting already.
    """
    for delegate in incident.affected:
        _lose_patience_later(floor, delegate)
    if floor.decisions.inform.asked:
        expect_news(floor, incident)


def come_back(floor: Floor, incident: Incident) -> None:
    """
    Let the delegates find that it was not solved: one of them queues at the desk to say so, and all of them wait
    again.
    """
    for delegate in incident.affected:
        delegate.knows = False
        delegate.news_at = floor.now
    incident.waiting[0].queues = True
    wait(floor, incident)
    floor.desk.report(incident)


# -- at the desk -----------------------------------------------------------------------------------------------------


def serve(by: Person, delegate: Delegate) -> None:
    """
    Let an agent listen to the delegate.
    """
    delegate.queues = False
    delegate.served_by = by.id


def leave(by: Person, delegate: Delegate) -> None:
    """
    Let the delegate leave the desk, unless another agent is already listening.
    """
    if delegate.served_by == by.id:
        delegate.served_by = None


# -- what they hear and see ------------------------------------------------------------------------------------------


def tell(floor: Floor, person: Person, incident: Incident, about: e.About) -> Work:
    """
    Decision 8: tell those who have it, or do not; emit DelegateInformed.
    """
    length = None if incident.away else floor.decisions.inform(person, incident, about)
    if length is not None:
        yield from person.work(incident, "telling", length)
        if not incident.gone:
            floor.emit(e.DelegateInformed(floor.now, incident.number, person.id, about))


def promise(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decision 8: tell the delegate at the counter until when it will be resolved, or do not.
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
    Let a message reach everybody who has it.
    """
    for delegate in incident.affected:
        delegate.news_at = floor.now
        delegate.told = True
        if not incident.open:
            content(floor, delegate)


def content(floor: Floor, delegate: Delegate) -> None:
    """
    Let the delegate know that it is resolved, and wait for nothing any more.
    """
    delegate.knows = True
    _end_patience(floor, delegate)


def notice(floor: Floor, by: Person, incident: Incident) -> None:
    """
    Let the delegates notice that it is said to be resolved. One whom the agent who resolved it is serving has
    waited for that; in a room everybody sees at once whether it works, and later whether it goes on working.
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
    Return whether it is really solved this time. A tired agent is more likely to take it for solved when it is
    not; nothing fails more often than twice.
    """
    failed = incident.failures
    if failed >= MOST_FAILURES:
        return True
    return incident.nature.fails[failed] >= (floor.chaos.not_mended + by.fatigue.errs() + incident.botched) * LOTS


# -- patience --------------------------------------------------------------------------------------------------------


def give_up(floor: Floor, delegate: Delegate) -> None:
    """
    Let a delegate give up on it; when nobody else has it, withdraw it.
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
    """
    Back at the desk again and again, and in the end no more; until there is nothing to wait for.
    """
    length: int | None = delegate.first
    while length is not None:
        yield floor.clock.timeout(length or 1)
        if delegate.patience != patience:
            return
        length = _think_of_it(floor, delegate)


def _think_of_it(floor: Floor, delegate: Delegate) -> int | None:
    """
    Back at the desk, or not yet; seconds until the delegate thinks of it again, `None` if never.
    """
    patience = floor.scenario.patience
    if delegate.again is None:
        delegate.again = lasts(patience.again, floor.recurring.chases.lot(1, delegate.visits, delegate.key))
    again = delegate.again
    if delegate.told:
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
    incident = delegate.incident
    delegate.visits += 1
    delegate.again = None
    delegate.news_at = floor.now
    delegate.told = False
    delegate.queues = True
    incident.chases += 1
    floor.emit(e.DelegateChased(floor.now, incident.number, incident.chases))
    floor.desk.ask(delegate)


def _stop_asking(floor: Floor, delegate: Delegate) -> None:
    incident, place = delegate.incident, delegate.place
    u = floor.draws.uniform(incident.number, b"withdraws %d" % place if place else b"withdraws")
    waiting = not incident.heard or incident.queued or incident.lost
    if incident.open and waiting and u < floor.scenario.patience.withdraws:
        give_up(floor, delegate)


def expect_news(floor: Floor, incident: Incident) -> None:
    """
    See to it that news comes in time, from now on.
    """
    if not incident.news_watched:
        incident.news_watched = True
        floor.clock.process(_remind_of_news(floor, incident))


def _remind_of_news(floor: Floor, incident: Incident) -> Work:
    """
    Remind the desk of each message that is nearly due, as long as delegates are informed.
    """
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
