"""
Escalation: what becomes of an incident of which much of the promised time has passed.

If it lies somewhere, somebody sees to it that the next able person of its own team takes it; if the supplier is awaited, the
supplier is called again; if it is being worked on, somebody able who is free gives a second pair of hands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import Interruption
from desk_theatre.simulation.team import DeferredTask

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work
    from desk_theatre.simulation.team import Team

WORTH_IT = 120
"""
With less than so many seconds of work left, nobody comes to help.
"""
SHARED = frozenset({"diagnosis", "repair"})
"""
What goes faster with a second pair of hands.
"""


class EscalationProcess:
    """
    Args:
        floor: where people work.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.decisions = floor.decisions

    def watch(self, incident: Incident) -> None:
        """
        If anybody escalates, somebody keeps an eye on how much of the promised time has passed.
        """
        if "escalate" not in self.decisions.asked or incident.within is None:
            return
        pressing = max(self.clock.now, incident.used(self.decisions.pressing_from))
        if not incident.timed or pressing < incident.timed:
            incident.timed = pressing
            self.clock.call(pressing - self.clock.now, self._time_passed, incident)

    def consider(self, incident: Incident) -> None:
        """
        Decision 6: it is pressing, and somebody does something about it; or it waits its turn.
        """
        if "escalate" not in self.decisions.asked:
            return
        if self._lies(incident):
            self._send(incident)
        else:
            self._join(incident)

    def together(self, person: Person, incident: Incident, length: int) -> int:
        """
        Decision 6, as work on it begins: how long it takes, with a second pair of hands if it is pressing and there is one.
        """
        if not incident.pressing or length < WORTH_IT or "escalate" not in self.decisions.asked:
            return length
        helper = self._helper(incident)
        if helper is None:
            self._ask_for_help(incident)
            return length
        return self._help(helper, person, incident, length)

    # -- the time that has passed --------------------------------------------------------------------------------

    def _time_passed(self, incident: Incident) -> None:
        incident.timed = 0
        if not incident.open or incident.away or "escalate" not in self.decisions.asked:
            return
        if self.clock.now < incident.used(self.decisions.pressing_from):
            self.watch(incident)  # it has waited for the delegate meanwhile, which does not count
            return
        incident.pressing = True
        self.consider(incident)

    # -- it lies somewhere ---------------------------------------------------------------------------------------

    def _lies(self, incident: Incident) -> bool:
        """
        Whether it waits where somebody could do something about it, and does not come next anyway.
        """
        if incident.escalated or not incident.open or incident.away:
            return False
        if incident.waiting_since < 0:
            return incident.awaits_supplier or incident in self.floor.kept
        return incident.team is not incident.owner or not self._owner(incident).next_anyway(incident)

    def _send(self, incident: Incident) -> None:
        """
        Somebody who is free where it lies sees to it, or else the manager.
        """
        team = incident.team or self._owner(incident)
        person = team.idle[0] if team.idle else self.floor.manager
        length = self.decisions.escalate(person, incident)
        if length is None:
            return
        errand = Interruption("escalating", 0, None, partial(self._see_to, incident, incident.episode, length))
        if person is self.floor.manager:
            self.floor.attend(errand)
        else:
            person.send(errand)

    def _see_to(self, incident: Incident, episode: int, length: int, person: Person) -> Work:
        """
        Unless it has moved on, before somebody comes to it or while somebody asks around.
        """
        if incident.episode != episode or not self._lies(incident):
            return
        yield from person.work(incident, "escalating", length)
        if incident.episode == episode and self._lies(incident):
            self._escalate(incident, person)

    def _escalate(self, incident: Incident, person: Person) -> None:
        owner, now = self._owner(incident), self.clock.now
        incident.escalated = True
        if incident.awaits_supplier:
            self.floor.emit(e.IncidentEscalated(now, incident.number, person.id, None))
            self._hurry(incident)
            return
        self.floor.emit(e.IncidentEscalated(now, incident.number, person.id, owner.id))
        self.floor.take_out(incident)
        self.floor.lay_down(incident, owner)

    def _hurry(self, incident: Incident) -> None:
        """
        The supplier, called again, is there after half of the time that was left.
        """
        left = incident.back_at - self.clock.now
        saved = left - max(1, left // 2)
        if self.floor.scenario.agreement.supplier_pauses:
            incident.began -= saved
            incident.counts_from -= saved
        incident.back_at -= saved
        assert incident.visit is not None
        incident.visit.interrupt()

    # -- somebody works on it ------------------------------------------------------------------------------------

    def _join(self, incident: Incident) -> None:
        if self._worker(incident) is not None:
            self._ask_for_help(incident)

    def _ask_for_help(self, incident: Incident) -> None:
        """
        Whoever is able and free gives a second pair of hands, at once or as soon as somebody is.
        """
        self._owner(incident).put_off(DeferredTask(incident.kind.skill, partial(self._lend, incident)))

    def _lend(self, incident: Incident, helper: Person) -> None:
        person = self._worker(incident)
        if person is None or person is helper or self.decisions.escalate(helper, incident) is None:
            return
        person.hurry(self._help(helper, person, incident, person.busy_until - self.clock.now))

    def _worker(self, incident: Incident) -> Person | None:
        """
        Who has it in hand alone, with so much left that help is worth it.
        """
        person, team = incident.handler, self._owner(incident)
        if person is None or person.team is not team or person.task not in SHARED:
            return None
        if [each for each in team.people if self._is_at(each, incident)] != [person]:
            return None
        return person if person.busy_until - self.clock.now >= WORTH_IT else None

    def _is_at(self, person: Person, incident: Incident) -> bool:
        return person.in_hand is incident and person.busy_until > self.clock.now

    def _helper(self, incident: Incident) -> Person | None:
        team = self._owner(incident)
        if not team.idle:
            return None
        helper = next((each for each in team.idle if team.able(each, incident.kind.skill)), None)
        if helper is None or self.decisions.escalate(helper, incident) is None:
            return None
        return helper

    def _help(self, helper: Person, person: Person, incident: Incident, length: int) -> int:
        """
        Two work at the sum of their paces; how long it then takes.
        """
        skill, least = incident.kind.skill, self.floor.LEAST_SKILL
        mine, yours = (max(each.skills.get(skill, 0.0), least) for each in (person, helper))
        shorter = max(1, round(length * mine / (mine + yours)))
        self.floor.emit(e.HelpGiven(self.clock.now, incident.number, helper.id, person.id))
        helper.send(Interruption("helping", shorter, None, None, incident))
        return shorter

    def _owner(self, incident: Incident) -> Team:
        assert incident.owner is not None
        return incident.owner
