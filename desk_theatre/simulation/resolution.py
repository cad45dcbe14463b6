"""
Resolution: from picking an incident up to closing it, unless it has to go to another team first.

Decisions 4 and 5 when it goes to another team, and 7 to 9 when it is worked on.  The delegate may be asked before it counts as
resolved (`confirm`); what is written and looked up is done by hand or with a tool (`write`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm import events as e
from desk_theatre.simulation import delegates, manager, steps
from desk_theatre.simulation.draws import LOTS, lasts, seconds
from desk_theatre.simulation.escalation import together

if TYPE_CHECKING:
    from desk_theatre.itsm.events import Task
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Doing, Work

    Remedy = Literal["repair", "work-around"]


def handle(
    floor: Floor, person: Person, incident: Incident, *, on_the_spot: bool = False, for_others: bool = False
) -> Work:
    """
    Decisions 7 to 9: pick the incident up and resolve and close it, or assign it to the team that owns it;
    `on_the_spot` while the delegate is at the counter, `for_others` to resolve it for the team that owns it.
    """
    steps.pick_up(floor, person, incident)
    if for_others:
        return _work_on(floor, person, incident, on_the_spot)
    if person.team == incident.owner:
        return _own(floor, person, incident, on_the_spot)
    return _bounce(floor, person, incident)


def _own(floor: Floor, person: Person, incident: Incident, on_the_spot: bool) -> Work:
    if floor.decisions.push_away.asked and not on_the_spot:
        length = floor.decisions.push_away(person, incident, person.id)
        team = None if length is None else _elsewhere(floor, incident)
        if length is not None and team is not None:
            return _push_away(floor, person, incident, length, team)
    return _work_on(floor, person, incident, on_the_spot)


# -- it goes on to another team --------------------------------------------------------------------------------------


def _bounce(floor: Floor, person: Person, incident: Incident) -> Work:
    length = lasts(floor.chaos.bounce, floor.recurring.hand_overs.lot(3, incident.handovers, incident.nature.key))
    yield from person.work(incident, "bouncing", length, "bouncing")
    if person.has(incident):
        team = floor.team_of(person).id
        incident.refused[team] = None
        incident.passed_on = True
        floor.emit(e.IncidentBounced(floor.now, incident.number, person.id, team))
        yield from forward(floor, person, incident)


def _elsewhere(floor: Floor, incident: Incident) -> str | None:
    """
    Return the id of the team, other than its owner and the desk, that has least to do; `None` if there is none.
    """
    others = [team for team in floor.teams.values() if team not in (floor.desk.team, floor.teams[incident.owner])]
    least = min(others, key=lambda team: (team.backlog.length - len(team.idle), team.index), default=None)
    return None if least is None else least.id


def _push_away(floor: Floor, person: Person, incident: Incident, length: int, team: str) -> Work:
    """
    Decision 4: get rid of an incident that the team owns; emit IncidentPushedAway. Nothing is handed over with it.
    """
    yield from person.work(incident, "pushing away", length, "bouncing")
    if person.has(incident):
        incident.pushed = True
        incident.handovers += 1
        floor.emit(e.IncidentPushedAway(floor.now, incident.number, person.id, floor.team_of(person).id))
        steps.assign(floor, person, incident, team, complete=False)


def forward(floor: Floor, person: Person, incident: Incident) -> Work:
    """
    Decisions 4 and 5: assign it to a team, with or without what that team needs to know, or ask for the approval to
    do so.
    """
    if not person.has(incident):
        return
    incident.handovers += 1
    assignment = floor.decisions.assign(person, incident)
    if assignment is None:
        team = floor.defaults.team(incident, person.team)
    else:
        team = assignment.team
        yield from person.work(incident, "handing over", assignment.seconds)
        if not person.has(incident):
            return
    length = floor.decisions.hand_over(person, incident)
    yield from write(floor, person, incident, "handing over", length)
    if not person.has(incident):
        return
    if length is not None and not incident.recorded:
        steps.record(floor, person, incident)  # a complete hand-over is in writing
    complete = length is not None or not floor.defaults.something_missing(incident)
    signature = floor.decisions.approve(person, incident)
    if signature is None:
        steps.assign(floor, person, incident, team, complete)
    else:
        manager.ask_for_approval(floor, person, incident, complete, signature)


# -- it is worked on -------------------------------------------------------------------------------------------------


def _work_on(floor: Floor, person: Person, incident: Incident, on_the_spot: bool) -> Work:
    if not incident.diagnosed and floor.decisions.inform.asked:
        yield from delegates.tell(floor, person, incident, "picked up")
        if not person.has(incident):
            return
    if not incident.complete:
        ready = yield from _ask_again(floor, person, incident)
        if not ready:
            return
    if not incident.diagnosed:
        finished = yield from _find_out(floor, person, incident, on_the_spot)
        if finished:
            return
    if person.has(incident):
        yield from _repair(floor, person, incident, on_the_spot)


def _ask_again(floor: Floor, person: Person, incident: Incident) -> Doing[bool]:
    questions, time, key = floor.recurring.questions, incident.handovers, incident.nature.key
    yield from person.work(
        incident, "re-asking", lasts(floor.chaos.re_asking, questions.lot(0, time, key)), "re-asking"
    )
    if not person.has(incident):
        return False
    incident.complete = True
    if questions.lot(1, time, key) >= floor.chaos.absent * LOTS:
        return True
    yield from _tell_that_it_waits(floor, person, incident)
    if person.has(incident):
        steps.wait_for_delegate(floor, person, incident, lasts(floor.chaos.returns, questions.lot(2, time, key)))
    return False


def _find_out(floor: Floor, person: Person, incident: Incident, on_the_spot: bool) -> Doing[bool]:
    found, nature = floor.decisions.work(person, incident, person.id), incident.nature
    if found is not None:
        yield from write(floor, person, incident, "looking up", found.seconds)
        if not person.has(incident):
            return True
        if found.known_error is not None and not nature.needs_supplier:
            yield from apply(floor, person, incident, found.known_error, on_the_spot)
            return True
    repeated: e.Waste | None = "repeated diagnosis" if incident.cause in floor.resolved_causes else None
    length = together(floor, person, incident, person.slowed(incident, nature.diagnosis))
    yield from person.work(incident, "diagnosis", length, repeated)
    if not person.has(incident):
        return True
    incident.diagnosed = True
    if nature.needs_supplier and not incident.supplied:
        yield from _call_supplier(floor, person, incident)
        return True
    return False


def _call_supplier(floor: Floor, person: Person, incident: Incident) -> Work:
    incident.supplied = True
    floor.emit(e.SupplierCalled(floor.now, incident.number, person.id))
    arrives, agreed = incident.nature.supplier_arrives, floor.decisions.supplier_within(person, incident)
    if agreed is not None:
        arrives = min(arrives, agreed)
    elif (small_print := floor.decisions.small_print(person, incident)) is not None:
        arrives = round(small_print.times * arrives)
        floor.emit(e.SupplierSurcharged(floor.now, incident.number, person.id, small_print.surcharge))
    yield from _tell_that_it_waits(floor, person, incident)
    if person.has(incident):
        steps.wait_for_supplier(floor, person, incident, arrives + incident.nature.supplier_works)


def _tell_that_it_waits(floor: Floor, person: Person, incident: Incident) -> Work:
    if floor.decisions.inform.asked:
        yield from delegates.tell(floor, person, incident, "waiting")


def apply(floor: Floor, person: Person, incident: Incident, known_error: str, on_the_spot: bool) -> Work:
    """
    Decisions 3 and 7: apply the work-around of a known error; emit KnownErrorApplied.
    """
    floor.emit(e.KnownErrorApplied(floor.now, incident.number, person.id, known_error))
    incident.botched = 0.0
    yield from person.work(incident, "work-around", incident.nature.workaround)
    if person.has(incident):
        yield from _finish(floor, person, incident, on_the_spot, "work-around")
        yield from _finish_twins(floor, person, incident, "work-around")


def _repair(floor: Floor, person: Person, incident: Incident, on_the_spot: bool) -> Work:
    length = person.slowed(incident, incident.nature.repair)
    short = floor.decisions.cut_short(person, incident)
    if short is not None:
        length = round(short.share * length)
    length = together(floor, person, incident, length)
    unskilled = floor.chaos.unskilled * (1.0 - person.skills.get(incident.kind.skill, 0.0))
    incident.botched = unskilled + (0.0 if short is None else short.fails)
    yield from person.work(incident, "repair", length)
    if not person.has(incident):
        return
    yield from _finish(floor, person, incident, on_the_spot, "repair")
    yield from _finish_twins(floor, person, incident, "repair")
    _learn(floor, person, incident)


def _learn(floor: Floor, person: Person, incident: Incident) -> None:
    """
    Decision 7: let a person who is not the hero get better by what they have done; emit SkillLearned.
    """
    skill = incident.kind.skill
    if floor.team_of(person).heroes.get(skill) is person:
        return
    growth = floor.decisions.learn(person, incident, person.id)
    if growth is not None:
        level = person.skills.get(skill, 0.0)
        person.skills[skill] = level + growth * (1.0 - level)
        floor.emit(e.SkillLearned(floor.now, person.id, skill, round(1000 * person.skills[skill])))


# -- it is finished --------------------------------------------------------------------------------------------------


def _finish(floor: Floor, person: Person, incident: Incident, on_the_spot: bool, how: Remedy) -> Work:
    asked = yield from confirm(floor, person, incident, how)
    if not person.has(incident):
        return
    steps.resolve(floor, person, incident, first_contact=on_the_spot)
    if asked:
        delegates.content(floor, incident.waiting[0])
    if floor.decisions.inform.asked:
        yield from delegates.tell(floor, person, incident, "resolved")
        if incident.gone:
            return
    length = floor.decisions.close(person, incident, person.id)
    if length:
        yield from write(floor, person, incident, "writing down", length)
        steps.write_down(floor, person, incident)
    if person.has(incident):  # else it was reopened meanwhile
        steps.close(floor, incident)
    search = floor.decisions.remove_cause(person, incident)
    if search is not None:
        floor.problems.look_behind(incident, search)


def _finish_twins(floor: Floor, person: Person, incident: Incident, how: Remedy) -> Work:
    """
    Finish whatever waits for the team that owns an incident and is the same thing: it was reported more than once.
    """
    if incident.open:
        return
    for other in floor.teams[incident.owner].backlog.waiting():
        if same_thing(incident, other) and other.queued and other.team == incident.owner:
            floor.dequeue(other)
            yield from finish_twin(floor, person, other, incident, how)


def same_thing(one: Incident, other: Incident) -> bool:
    """
    Return whether two incidents have the same cause in the same place, so that one repair is enough; what belongs to a person
    never is the same.
    """
    return one.kind.where != "person" and (one.cause, one.room) == (other.cause, other.room)


def finish_twin(floor: Floor, person: Person, twin: Incident, resolved: Incident, how: Remedy = "repair") -> Work:
    """
    Finish an incident that needs no more work, because it is the same thing as one that is resolved.  Its delegate is asked and
    told as usual.
    """
    steps.pick_up(floor, person, twin)
    twin.botched = resolved.botched
    yield from _finish(floor, person, twin, on_the_spot=False, how=how)


def confirm(floor: Floor, person: Person, incident: Incident, task: Remedy) -> Doing[bool]:
    """
    Decision 9: ask the delegate and go on working until the fix seems to work; return whether anybody asked. Emit
    DelegateObjected each time it does not.
    """
    while True:
        asking = floor.decisions.confirm(person, incident)
        if asking is None:
            return False
        yield from person.work(incident, "confirming", asking.seconds)
        if not person.has(incident) or delegates.stays_resolved(floor, person, incident):
            return True
        # The name of the draw is part of the luck, so it stays as it once was called.
        u = floor.draws.few(incident.number, b"not mended %d" % incident.failures)
        if u[0] >= asking.sees:
            return True  # it will show later
        incident.objections += 1
        incident.botched = 0.0
        floor.emit(e.DelegateObjected(floor.now, incident.number, person.id))
        yield from person.work(incident, task, _once_more(person, incident, task, u[1]))
        if not person.has(incident):
            return True


def _once_more(person: Person, incident: Incident, task: Remedy, u: float) -> int:
    if task == "work-around":
        return seconds(incident.kind.workaround, u)
    return person.slowed(incident, seconds(incident.kind.repair, u))


# -- what is written and looked up -----------------------------------------------------------------------------------


def write(floor: Floor, person: Person, incident: Incident, task: Task, length: int | None) -> Work:
    """
    Write or look something up, in `length` seconds by hand and fewer with a tool. With `None` nobody would write
    it, and a tool adds a form that helps nobody; some tools add it in any case.
    """
    tool, in_hand = floor.decisions.paperwork(person, incident, task), person.has(incident)
    if length is None:
        yield from person.work(incident, "form-filling", 0 if tool is None else tool.form, "form-filling")
    else:
        yield from person.work(incident, task, length if tool is None else round(length * tool.share))
        if tool is not None and tool.always and length and person.has(incident) is in_hand and not incident.gone:
            yield from person.work(incident, "form-filling", tool.form, "form-filling")
