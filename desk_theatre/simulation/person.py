"""
A member of staff: one thing in hand, some things in the head, and a day that is one piece of work after another.

People are the processes of this simulation: each day is a generator with which the clock goes on.  Incidents are passed from
hand to hand.  What somebody does with an incident is told in `desk_theatre.simulation.intake`, for the service desk, and in
`desk_theatre.simulation.resolution`, for everybody.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from desk_theatre.itsm import events as e
from desk_theatre.simulation.draws import LOTS
from desk_theatre.simulation.fatigue import Fatigue
from desk_theatre.simulation.resolution import solve
from desk_theatre.simulation.scheduler import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.organisation import Staff
    from desk_theatre.simulation.draws import KeyedChance
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Day, Scheduler, Work
    from desk_theatre.simulation.team import Team


class Interruption(NamedTuple):
    """
    Something that takes somebody away from the line and the counter: an interruption, a meeting, a break.

    Args:
        task: what it is.
        seconds: how long it takes; 0 if nothing but `then` is left of it.
        waste: why it would not have been needed, if it would not.
        then: what comes of it, if anything: at once, or as more work.
        incident: what it is about, if it is about one.
    """

    task: e.Task
    seconds: int
    waste: e.Waste | None = None
    then: Callable[[Person], Work | None] | None = None
    incident: Incident | None = None


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
        self.clock: Scheduler = floor.clock
        self.head: dict[int, Incident] = {}  # the oldest first
        self.errands: deque[Interruption] = deque()
        self.fatigue = Fatigue(floor.chaos)
        self.pieces = 0
        self.busy_until = 0
        self.task: e.Task = "contact"
        self.in_hand: Incident | None = None  # of the latest piece of work
        self.day = self._day()
        self._idle = False
        self.lucks: dict[str, KeyedChance] = {}  # with each practice at each decision point, as far as it was asked for
        self._keys: dict[int, tuple[int, ...]] = {}

    # -- the day -------------------------------------------------------------------------------------------------

    def _day(self) -> Day:
        """
        One piece of work after another, for ever; it yields how long to wait.
        """
        team = self.team
        assert team is not None
        while True:
            work = self._next()
            if team.idle:
                team.queue_changed()  # what this person has left is perhaps for somebody else
            if work is not None:
                yield from work
            elif not team.quiet_moment(self):
                self._idle = True
                team.sit_down(self)
                yield None

    def _next(self) -> Work | None:
        """
        What there is to do: what was asked of this person, a rest, the counter, the line; `None` if there is nothing.
        """
        if self.errands:
            return self._run_errands()
        team, desk, decisions = self.team, self.floor.desk, self.floor.decisions
        assert team is not None
        if decisions.rests:
            spell = self.fatigue.question(self.clock.now - self.busy_until)
            length = None if spell is None else decisions.rest(self, spell)
            if length:
                return self._rest(length)
        elsewhere = desk.team is not team or (team.line.escalated and team.urgent(self))
        duty = None if elsewhere else desk.next_duty()
        if duty is not None:
            return duty[0](self, duty[1])
        incident = team.take(self)
        return None if incident is None else solve(self, incident)

    def wake(self) -> None:
        """
        There may be something to do.
        """
        if self._idle:
            self._idle = False
            assert self.team is not None
            self.team.idle.remove(self)
            self.clock.call(self.day)

    def begin(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None = None) -> int:
        """
        A piece of work that takes at least a second; how long it takes.
        """
        now = self.clock.now
        self.pieces += 1
        fatigue = self.fatigue
        if now != self.busy_until:
            fatigue.recover(now - self.busy_until)
        fatigue.worked += length
        self.busy_until = now + length
        self.task, self.in_hand = task, incident
        self.floor.emit(e.WorkStarted(now, self.id, None if incident is None else incident.number, task, length, waste))
        return length

    def hurry(self, length: int) -> None:
        """
        With help, what is in hand takes only `length` seconds more.
        """
        now, incident, task = self.clock.now, self.in_hand, self.task
        assert incident is not None
        self.fatigue.worked += length - (self.busy_until - now)
        self.busy_until = now + length
        self.floor.emit(e.WorkStarted(now, self.id, incident.number, task, length))
        self.clock.hasten(self.day, length)

    def send(self, errand: Interruption) -> None:
        """
        Something has to be done next, before anything in the line; the piece of work in hand is finished first.
        """
        self.errands.append(errand)
        self.wake()

    def _run_errands(self) -> Work:
        while self.errands:
            errand = self.errands.popleft()
            if errand.waste == "meddling":
                self._nudge(None)
            if errand.seconds:
                yield self.begin(errand.incident, errand.task, errand.seconds, errand.waste)
            if errand.then is not None:
                more = errand.then(self)
                if more is not None:
                    yield from more

    def _rest(self, length: int) -> Work:
        """
        Decision 6: a break before the next piece of work.
        """
        assert self.team is not None
        self.team.on_break += 1
        yield self.begin(None, "break", length)
        self.team.on_break -= 1
        self.fatigue.rest()

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
        if not self.head:
            return
        chaos = self.floor.chaos
        full = len(self.head) / chaos.head if len(self.head) < chaos.head else 1.0
        oldest = next(iter(self.head.values()))
        if self.floor.again.forgetting.lot(0, oldest.nudges, oldest.key) < chaos.forgets * full * LOTS:
            self.floor.forget(self, oldest, by)
        oldest.nudges += 1

    def tell(self, incident: Incident, about: e.About) -> Work:
        """
        Decision 8: the delegate hears of it, or does not.
        """
        length = None if incident.away else self.floor.decisions.inform(self, incident, about)
        return AT_ONCE if length is None else self._tell(incident, about, length)

    def _tell(self, incident: Incident, about: e.About, length: int) -> Work:
        if length:
            yield self.begin(incident, "telling", length)
        if not incident.gone:
            self.told(incident, about)

    def told(self, incident: Incident, about: e.About) -> None:
        """
        Everybody who has it has heard it.
        """
        self.floor.delegates.inform(incident)
        self.floor.emit(e.DelegateInformed(self.clock.now, incident.number, self.id, about))

    def slowed(self, incident: Incident, length: int) -> int:
        """
        Seconds that something takes this person now, of which somebody fully skilled and rested needs `length`.
        """
        skill = self.skills.get(incident.kind.skill, 0.0)
        if skill < 1.0:
            length = round(length / max(skill, self.floor.LEAST_SKILL))
        return self.fatigue.longer(length, self.clock.now - self.busy_until)

    def botches(self, incident: Incident) -> float:
        """
        What this person adds to the chance that something is not mended, for not being good at it.
        """
        return self.floor.chaos.unskilled * (1.0 - self.skills.get(incident.kind.skill, 0.0))

    def learn_from(self, incident: Incident) -> None:
        """
        Decision 7: having done a hard one, somebody who is not the hero may get better at it.
        """
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

    def luck(self, name: str) -> KeyedChance:
        """
        Decides whether this person does a practice at a decision point, which have this name.
        """
        luck = self.lucks[name] = self.floor.chance.luck(f"{self.id} {name}".encode())
        return luck

    def key(self, count: int) -> int:
        """
        As an incident has it: decides whether this person complies when something comes up for the `count`th time.
        """
        sixteenth, place = divmod(count, 16)
        keys = self._keys.get(sixteenth)
        if keys is None:
            keys = self._keys[sixteenth] = self.floor.chance.lots(sixteenth, f"{self.id} keys".encode())
        return keys[place]

    def state(self) -> tuple[object, ...]:
        """
        Where this person stands, for the digest of the whole state.
        """
        return (
            self.id,
            self.pieces,
            self.busy_until,
            self.fatigue.worked,
            tuple(self.head),
            tuple((errand.task, errand.seconds) for errand in self.errands),
            tuple(sorted(self.skills.items())),
            not self._idle,
        )
