"""
Resolution: from picking an incident up to closing it, unless it has to go to another team first.

Decisions 4 and 5 when it goes on to another team, and 7 to 9 when it is worked on.  Before anything counts as resolved, the
delegate may be asked (`confirm`); what is written and looked up is done by hand or with a tool (`write`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm import events as e
from desk_theatre.simulation.draws import LOTS, lasts, seconds

if TYPE_CHECKING:
    from desk_theatre.itsm.events import Task
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Doing, Work
    from desk_theatre.simulation.team import Team

    Mending = Literal["repair", "work-around"]


def write(person: Person, incident: Incident, task: Task, length: int | None) -> Work:
    """
    Do what takes `length` seconds by hand, or is not done at all (`None`): quicker with a tool where people do it anyway; and a
    form for nothing where they do not.
    """
    decisions = person.floor.decisions
    tool = decisions.paperwork(person, incident, task) if "paperwork" in decisions.asked else None
    if length is None:
        yield from person.work(incident, "form-filling", 0 if tool is None else tool.form, "form-filling")
    else:
        yield from person.work(incident, task, length if tool is None else round(length * tool.share))


def confirm(person: Person, incident: Incident, task: Mending) -> Doing[bool]:
    """
    Ask the delegate, and go on as before until it is mended as far as anybody can see; whether somebody has asked.
    """
    floor = person.floor
    while True:
        asking = floor.decisions.confirm(person, incident)
        if asking is None:
            return False
        yield from person.work(incident, "confirming", asking.seconds)
        if incident.handler is not person or floor.delegates.stays_mended(incident, person.fatigue.errs()):
            return True
        u = floor.chance.few(incident.number, b"not mended %d" % incident.failures)
        if u[0] >= asking.sees:
            return True  # it will show later
        incident.objections += 1
        incident.botched = 0.0
        floor.emit(e.DelegateObjected(person.clock.now, incident.number, person.id))
        yield from person.work(incident, task, _once_more(person, incident, task, u[1]))
        if incident.handler is not person:
            return True


def _once_more(person: Person, incident: Incident, task: Mending, u: float) -> int:
    if task == "work-around":
        return seconds(incident.kind.workaround, u)
    return person.slowed(incident, seconds(incident.kind.repair, u))


def solve(person: Person, incident: Incident, *, on_the_spot: bool = False) -> Work:
    """
    Decisions 7 to 9: from picking it up to closing it, unless it has to go elsewhere first; `on_the_spot` while the
    delegate stands at the counter.
    """
    person.floor.pick_up(person, incident)
    return _work_on(person, incident, on_the_spot) if person.team is incident.owner else _bounce(person, incident)


def _work_on(person: Person, incident: Incident, on_the_spot: bool) -> Work:
    if not incident.diagnosed and person.floor.informing:
        yield from person.tell(incident, "picked up")
        if incident.handler is not person:
            return
    if not incident.complete:
        ready = yield from _ask_again(person, incident)
        if not ready:
            return
    if not incident.diagnosed:
        finished = yield from _find_out(person, incident, on_the_spot)
        if finished:
            return
    if incident.handler is person:
        yield from _mend(person, incident, on_the_spot)


def forward(person: Person, incident: Incident) -> Work:
    """
    Decisions 4 and 5: to a team, with or without what it needs to know.
    """
    if incident.handler is not person:
        return
    floor = person.floor
    incident.handovers += 1
    assignment = floor.decisions.assign(person, incident)
    if assignment is None:
        team = floor.guesses.team(incident, person.team)
    else:
        team = floor.teams[assignment.team]
        yield from person.work(incident, "handing over", assignment.seconds)
        if incident.handler is not person:
            return
    length = floor.decisions.hand_over(person, incident)
    yield from write(person, incident, "handing over", length)
    if incident.handler is person:
        _pass_to(person, incident, team, complete=length is not None)


def _pass_to(person: Person, incident: Incident, team: Team, *, complete: bool) -> None:
    floor = person.floor
    complete = complete or not floor.guesses.something_missing(incident)
    signature = floor.decisions.approve(person, incident)
    if signature is None:
        floor.hand_to(person, incident, team, complete)
    else:
        floor.approvals.lay_down(person, incident, complete, signature)


def _bounce(person: Person, incident: Incident) -> Work:
    floor = person.floor
    length = lasts(floor.chaos.bounce, floor.again.hand_overs.lot(3, incident.handovers, incident.key))
    yield from person.work(incident, "bouncing", length, "bouncing")
    if incident.handler is not person:
        return
    assert person.team is not None
    floor.emit(e.IncidentBounced(person.clock.now, incident.number, person.id, person.team.id))
    yield from forward(person, incident)


def _ask_again(person: Person, incident: Incident) -> Doing[bool]:
    floor = person.floor
    length = lasts(floor.chaos.re_asking, floor.again.questions.lot(0, incident.handovers, incident.key))
    yield from person.work(incident, "re-asking", length, "re-asking")
    if incident.handler is not person:
        return False
    incident.complete = True
    if floor.again.questions.lot(1, incident.handovers, incident.key) >= floor.chaos.absent * LOTS:
        return True
    back = lasts(floor.chaos.returns, floor.again.questions.lot(2, incident.handovers, incident.key))
    yield from _set_aside(person, incident, "delegate", back)
    return False


def _find_out(person: Person, incident: Incident, on_the_spot: bool) -> Doing[bool]:
    floor = person.floor
    found = floor.decisions.work(person, incident)
    if found is not None:
        yield from write(person, incident, "looking up", found.seconds)
        if incident.handler is not person:
            return True
    if found is not None and found.known_error is not None and not incident.needs_supplier:
        yield from apply(person, incident, found.known_error, on_the_spot)
        return True
    repeated: e.Waste | None = "repeated diagnosis" if incident.cause in floor.solved else None
    length = floor.escalation.together(person, incident, person.slowed(incident, incident.diagnosis()))
    yield from person.work(incident, "diagnosis", length, repeated)
    if incident.handler is not person:
        return True
    incident.diagnosed = True
    if incident.needs_supplier and not incident.supplied:
        incident.supplied = True
        floor.emit(e.SupplierCalled(person.clock.now, incident.number, person.id))
        yield from _set_aside(person, incident, "supplier", floor.supplier_seconds(person, incident))
        return True
    return False


def _set_aside(person: Person, incident: Incident, waiting_for: str, length: int) -> Work:
    if person.floor.informing:
        yield from person.tell(incident, "waiting")
    if incident.handler is not person:
        return
    if waiting_for == "delegate" or person.floor.scenario.agreement.supplier_pauses:
        incident.stand_still(person.clock.now, max(1, length))
    if waiting_for == "supplier":
        person.floor.emit(e.IncidentPended(person.clock.now, incident.number, person.id, "supplier"))
    else:
        person.floor.emit(e.IncidentPended(person.clock.now, incident.number, person.id, "delegate"))
    if not incident.recorded:
        person.keep(incident)
    if waiting_for == "supplier":
        person.floor.call_supplier(incident, length)
    else:
        person.floor.continue_after(incident, length)


def apply(person: Person, incident: Incident, known_error: str, on_the_spot: bool) -> Work:
    """
    Decisions 3 and 7: use what is written down about incidents of this kind.
    """
    person.floor.emit(e.KnownErrorApplied(person.clock.now, incident.number, person.id, known_error))
    incident.botched = 0.0
    yield from person.work(incident, "work-around", incident.workaround())
    if incident.handler is person:
        yield from _finish(person, incident, on_the_spot, "work-around")


def _mend(person: Person, incident: Incident, on_the_spot: bool) -> Work:
    length = person.slowed(incident, incident.repair())
    short = person.floor.decisions.cut_short(person, incident)
    if short is not None:
        length = round(short.share * length)
    length = person.floor.escalation.together(person, incident, length)
    incident.botched = person.botches(incident) + (0.0 if short is None else short.fails)
    yield from person.work(incident, "repair", length)
    if incident.handler is not person:
        return
    yield from _finish(person, incident, on_the_spot, "repair")
    if incident.hard:
        person.learn_from(incident)


def _finish(person: Person, incident: Incident, on_the_spot: bool, how: Mending) -> Work:
    floor = person.floor
    asked = False
    if "confirm" in floor.decisions.asked:
        asked = yield from confirm(person, incident, how)
        if incident.handler is not person:
            return
    floor.resolve(person, incident, first_contact=on_the_spot)
    if asked:
        floor.delegates.content(incident.waiting[0])
    if floor.informing:
        yield from person.tell(incident, "resolved")
        if incident.gone:
            return
    length = floor.decisions.close(person, incident)
    if length:
        yield from write(person, incident, "writing down", length)
        floor.write_down(person, incident)
    if incident.handler is person:  # else it was reopened meanwhile
        floor.close(incident)
    search = floor.decisions.remove_cause(person, incident)
    if search is not None:
        floor.faults.look_behind(incident, search)
