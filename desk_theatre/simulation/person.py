"""
A member of staff: one thing in hand, some things in the head, and a day that is one piece of work after another.

People are the processes of this simulation; incidents are passed from hand to hand.  What a person does at each decision
point is told here in the order in which it happens, for the desk (`hear`, `answer`, `report_late`) and for everybody
(`solve`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simpy.events import Event, Timeout

from desk_theatre.itsm import events as e
from desk_theatre.simulation.chance import seconds

if TYPE_CHECKING:
    from collections.abc import Generator

    from simpy.events import Event as Wake

    from desk_theatre.practices.practice import Assessment
    from desk_theatre.scenario.organisation import Staff
    from desk_theatre.simulation.clock import Clock
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.team import Team

    Work = Generator[Wake, Any, None]


class Person:
    """
    Args:
        index: place among all staff; commitment is listed in that order.
        staff: as the scenario describes them.
        team: `None` for the manager.
    """

    def __init__(self, index: int, staff: Staff, team: Team | None, floor: Floor) -> None:
        self.index = index
        self.id = staff.id
        self.skills = dict(staff.skills)
        self.team = team
        self.floor = floor
        self.clock: Clock = floor.clock
        self.head: dict[int, Incident] = {}  # the oldest first
        self.interruptions: list[int] = []
        self.pieces = 0
        self.busy_until = 0
        self._wake: Wake | None = None
        self._salts: dict[tuple[str, str], bytes] = {}

    # -- the day -------------------------------------------------------------------------------------------------

    def day(self) -> Work:
        """
        One piece of work after another, for ever.
        """
        team = self.team
        assert team is not None
        floor = self.floor
        desk = floor.desk if team is floor.desk_team else None
        while True:
            if self.interruptions:
                yield from self._put_up_with()
            duty = desk.next_duty() if desk else None
            if duty is not None:
                yield from duty[0](self, duty[1])
                continue
            incident = team.take(self)
            if incident is not None:
                yield from self.solve(incident)
            else:
                self._wake = wake = Event(self.clock)
                team.sit_down(self)
                yield wake

    def wake(self) -> None:
        """
        There may be something to do.
        """
        wake = self._wake
        if wake is not None:
            self._wake = None
            assert self.team is not None
            self.team.idle.remove(self)
            wake.succeed()

    def begin(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None = None) -> Wake:
        """
        A piece of work that takes at least a second; the moment at which it is done.
        """
        clock = self.clock
        now = clock.now
        self.pieces += 1
        self.busy_until = now + length
        self.floor.emit(e.WorkStarted(now, self.id, None if incident is None else incident.number, task, length, waste))
        return Timeout(clock, length)

    def _put_up_with(self) -> Work:
        while self.interruptions:
            self._nudge(None)
            yield self.begin(None, "meddling", self.interruptions.pop(0), "meddling")

    # -- what is in the head -------------------------------------------------------------------------------------

    def keep(self, incident: Incident) -> None:
        """
        Remember it, which may push something else out.
        """
        self._nudge(incident)
        self.head[incident.number] = incident
        incident.keeper = self

    def let_go(self, incident: Incident) -> None:
        """
        It need not be remembered any more.
        """
        if incident.keeper is self:
            del self.head[incident.number]
            incident.keeper = None

    def _nudge(self, by: Incident | None) -> None:
        chaos = self.floor.chaos
        if not self.head or len(self.head) < chaos.head:
            return
        oldest = next(iter(self.head.values()))
        oldest.nudges += 1
        if self.floor.chance.uniform(oldest.number, b"forget %d" % oldest.nudges) < chaos.forgets:
            self.floor.forget(self, oldest, by)

    # -- at the desk ---------------------------------------------------------------------------------------------

    def hear(self, incident: Incident) -> Work:
        """
        Decisions 1 to 5: a delegate tells what is wrong.
        """
        floor = self.floor
        length = seconds(floor.chaos.contact, incident.nature[5])
        if length:
            yield self.begin(incident, "contact", length)
        if incident.gone:
            return
        writing = 0 if incident.recorded else floor.decisions.take_contact(self, incident)
        if writing:
            yield self.begin(incident, "recording", writing)
            if incident.gone:
                return
        self._note(incident, on_paper=writing is not None)
        assessment = floor.decisions.assess(self, incident)
        if assessment is not None and assessment.seconds:
            yield self.begin(incident, "assessing", assessment.seconds)
        if incident.out_of_sight():
            return
        self._judge(incident, assessment)
        if incident.owner is self.team:
            yield from self.solve(incident, on_the_spot=True)
        else:
            yield from self._pass_on(incident)

    def _pass_on(self, incident: Incident) -> Work:
        if incident.kind.first_contact and not incident.needs_supplier:
            known = yield from self._known_here(incident)
            if known:
                return
        if self.floor.informing:
            yield from self.tell(incident, "recorded")
        yield from self.forward(incident)

    def answer(self, incident: Incident) -> Work:
        """
        A delegate is back and asks; if the incident was lost, the story starts again.
        """
        length = seconds(self.floor.chaos.answer_chase, incident.course[0])
        if length:
            yield self.begin(incident, "chasing", length, "chasing")
        if incident.lost and not incident.gone:
            self.floor.recover(self, incident)
            yield from self.hear(incident)
        elif incident.open and not incident.gone:
            if incident.heard and not incident.recorded:
                yield from self._note_later(incident)
            self.floor.loudest(incident)
        else:
            incident.knows = True

    def report_late(self, incident: Incident) -> Work:
        """
        Decision 8: the promised time for news is nearly over.
        """
        if incident.open and not incident.out_of_sight():
            yield from self.tell(incident, "running late")

    def _note(self, incident: Incident, *, on_paper: bool) -> None:
        floor = self.floor
        incident.heard = True
        if on_paper:
            incident.recorded = True
            floor.emit(e.IncidentRecorded(self.clock.now, incident.number, self.id))
        else:
            floor.emit(e.IncidentHeld(self.clock.now, incident.number, self.id))
            self.keep(incident)

    def _note_later(self, incident: Incident) -> Work:
        length = self.floor.decisions.take_contact(self, incident)
        if length is None:
            return
        if length:
            yield self.begin(incident, "recording", length)
        if incident.open and incident.heard and not incident.recorded and not incident.out_of_sight():
            incident.recorded = True
            if incident.keeper is not None:
                incident.keeper.let_go(incident)
            self.floor.emit(e.IncidentRecorded(self.clock.now, incident.number, self.id))

    def _judge(self, incident: Incident, assessment: Assessment | None) -> None:
        floor = self.floor
        guess = assessment is None
        impact, urgency = (
            floor.guess_at_worth(incident) if assessment is None else (assessment.impact, assessment.urgency)
        )
        priority = floor.worth(incident.kind, impact, urgency, guess)
        incident.judged = priority
        if not guess:
            incident.priority = priority
        floor.emit(e.IncidentAssessed(self.clock.now, incident.number, self.id, impact, urgency, priority, guess))

    def _known_here(self, incident: Incident) -> Generator[Wake, Any, bool]:
        found = self.floor.decisions.try_first(self, incident)
        if found is None:
            return False
        if found.seconds:
            yield self.begin(incident, "looking up", found.seconds)
        if found.known_error is None or incident.out_of_sight():
            return False
        if incident.keeper is not None:
            incident.keeper.let_go(incident)
        self.floor.emit(e.IncidentPickedUp(self.clock.now, incident.number, self.id))
        yield from self._apply(incident, found.known_error, on_the_spot=True)
        return True

    # -- handing on ----------------------------------------------------------------------------------------------

    def forward(self, incident: Incident) -> Work:
        """
        Decisions 4 and 5: to a team, with or without what it needs to know.
        """
        if incident.out_of_sight():
            return
        floor = self.floor
        incident.handovers += 1
        assignment = floor.decisions.assign(self, incident)
        team = floor.guess_team(incident, self.team) if assignment is None else floor.teams[assignment.team]
        if assignment is not None and assignment.seconds:
            yield self.begin(incident, "handing over", assignment.seconds)
            if incident.out_of_sight():
                return
        length = floor.decisions.hand_over(self, incident)
        if length:
            yield self.begin(incident, "handing over", length)
        if incident.out_of_sight():
            return
        complete = length is not None or not floor.something_missing(incident)
        floor.hand_to(self, incident, team, complete)

    # -- solving -------------------------------------------------------------------------------------------------

    def solve(self, incident: Incident, *, on_the_spot: bool = False) -> Work:
        """
        Decisions 7 to 9: from picking it up to closing it, unless it has to go elsewhere first; `on_the_spot` while the
        delegate stands at the counter.
        """
        floor = self.floor
        if incident.keeper is not None:
            incident.keeper.let_go(incident)
        floor.emit(e.IncidentPickedUp(self.clock.now, incident.number, self.id))
        if self.team is not incident.owner:
            yield from self._bounce(incident)
            return
        if not incident.diagnosed and floor.informing:
            yield from self.tell(incident, "picked up")
            if incident.gone:
                return
        if not incident.complete:
            ready = yield from self._ask_again(incident)
            if not ready:
                return
        if not incident.diagnosed:
            finished = yield from self._find_out(incident, on_the_spot)
            if finished:
                return
        if not incident.gone:
            yield from self._mend(incident, on_the_spot)

    def _bounce(self, incident: Incident) -> Work:
        floor = self.floor
        length = seconds(floor.chaos.bounce, incident.journey()[3])
        if length:
            yield self.begin(incident, "bouncing", length, "bouncing")
        if incident.gone:
            return
        assert self.team is not None
        floor.emit(e.IncidentBounced(self.clock.now, incident.number, self.id, self.team.id))
        yield from self.forward(incident)

    def _ask_again(self, incident: Incident) -> Generator[Wake, Any, bool]:
        floor = self.floor
        length = seconds(floor.chaos.re_asking, incident.course[2])
        if length:
            yield self.begin(incident, "re-asking", length, "re-asking")
        if incident.gone:
            return False
        incident.complete = True
        if incident.course[3] >= floor.chaos.absent:
            return True
        back = seconds(floor.chaos.returns, incident.course[4])
        yield from self._set_aside(incident, "delegate", back)
        return False

    def _find_out(self, incident: Incident, on_the_spot: bool) -> Generator[Wake, Any, bool]:
        floor = self.floor
        found = floor.decisions.work(self, incident)
        if found is not None and found.seconds:
            yield self.begin(incident, "looking up", found.seconds)
            if incident.gone:
                return True
        if found is not None and found.known_error is not None and not incident.needs_supplier:
            yield from self._apply(incident, found.known_error, on_the_spot)
            return True
        repeated: e.Waste | None = "repeated diagnosis" if incident.kind.id in floor.solved else None
        length = self._slowed(incident, incident.diagnosis())
        if length:
            yield self.begin(incident, "diagnosis", length, repeated)
        if incident.gone:
            return True
        incident.diagnosed = True
        if incident.needs_supplier and not incident.supplied:
            incident.supplied = True
            floor.emit(e.SupplierCalled(self.clock.now, incident.number, self.id))
            yield from self._set_aside(incident, "supplier", floor.supplier_seconds(incident))
            return True
        return False

    def _set_aside(self, incident: Incident, waiting_for: str, length: int) -> Work:
        if self.floor.informing:
            yield from self.tell(incident, "waiting")
        if incident.gone:
            return
        if waiting_for == "supplier":
            self.floor.emit(e.IncidentPended(self.clock.now, incident.number, self.id, "supplier"))
        else:
            self.floor.emit(e.IncidentPended(self.clock.now, incident.number, self.id, "delegate"))
        if not incident.recorded:
            self.keep(incident)
        self.floor.continue_after(incident, length)

    def _apply(self, incident: Incident, known_error: str, on_the_spot: bool) -> Work:
        self.floor.emit(e.KnownErrorApplied(self.clock.now, incident.number, self.id, known_error))
        length = incident.workaround()
        if length:
            yield self.begin(incident, "work-around", length)
        if not incident.gone:
            yield from self._finish(incident, on_the_spot)

    def _mend(self, incident: Incident, on_the_spot: bool) -> Work:
        length = self._slowed(incident, incident.repair())
        if length:
            yield self.begin(incident, "repair", length)
        if incident.gone:
            return
        yield from self._finish(incident, on_the_spot)
        if incident.hard:
            self._learn(incident)

    def _finish(self, incident: Incident, on_the_spot: bool) -> Work:
        floor = self.floor
        reopened = incident.reopened
        floor.resolve(self, incident, first_contact=on_the_spot)
        if floor.informing:
            yield from self.tell(incident, "resolved")
            if incident.gone:
                return
        length = floor.decisions.close(self, incident)
        if length:
            yield self.begin(incident, "writing down", length)
            floor.write_down(self, incident)
        if incident.reopened == reopened:
            floor.close(incident)

    def tell(self, incident: Incident, about: e.About) -> Work:
        """
        Decision 8: the delegate hears of it, or does not.
        """
        floor = self.floor
        if incident.out_of_sight():
            return
        length = floor.decisions.inform(self, incident, about)
        if length is None:
            return
        if length:
            yield self.begin(incident, "telling", length)
        if incident.gone:
            return
        incident.news_at = self.clock.now
        incident.told = True
        incident.knows = not incident.open
        floor.emit(e.DelegateInformed(self.clock.now, incident.number, self.id, about))

    def _slowed(self, incident: Incident, length: int) -> int:
        skill = self.skills.get(incident.kind.skill, 0.0)
        return length if skill >= 1.0 else round(length / max(skill, self.floor.LEAST_SKILL))

    def _learn(self, incident: Incident) -> None:
        assert self.team is not None
        if self.team.heroes.get(incident.kind.skill) is self:
            return
        growth = self.floor.decisions.learn(self, incident)
        if growth is None:
            return
        skill = incident.kind.skill
        level = self.skills.get(skill, 0.0)
        self.skills[skill] = level + growth * (1.0 - level)
        self.floor.emit(e.SkillLearned(self.clock.now, self.id, skill, round(1000 * self.skills[skill])))

    def salt(self, practice: str, point: str) -> bytes:
        """
        The name of this person's luck with a practice at a decision point.
        """
        key = (practice, point)
        salt = self._salts.get(key)
        if salt is None:
            salt = self._salts[key] = f"{self.id} {practice} {point}".encode()
        return salt

    def state(self) -> tuple[object, ...]:
        """
        Where this person stands, for the digest of the whole state.
        """
        return (
            self.id,
            self.pieces,
            self.busy_until,
            tuple(self.head),
            tuple(self.interruptions),
            tuple(sorted(self.skills.items())),
            self._wake is None,
        )
