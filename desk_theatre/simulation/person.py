"""
A member of staff: one thing in hand, some things in the head, and a day that is one piece of work after another.

People are the processes of this simulation: each day is a generator with which the clock goes on.  Incidents are passed from
hand to hand.  What somebody does with an incident is told in `desk_theatre.simulation.intake`, for the service desk, and in
`desk_theatre.simulation.resolution`, for everybody.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from simpy import Interrupt

from desk_theatre.itsm import events as e
from desk_theatre.simulation.draws import LOTS
from desk_theatre.simulation.fatigue import Fatigue

if TYPE_CHECKING:
    from collections.abc import Callable

    from simpy import Event, Process

    from desk_theatre.scenario.organisation import Staff
    from desk_theatre.simulation.draws import KeyedChance
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Scheduler, Work
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

    def run(self, person: Person) -> Work:
        """
        What `person` does: the task, and what comes of it.
        """
        yield from person.work(self.incident, self.task, self.seconds, self.waste)
        more = None if self.then is None else self.then(person)
        if more is not None:
            yield from more


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
        self.process: Process | None = None  # the shift, once it has begun
        self.woken: Event | None = None  # for which this person waits while idle
        self.lucks: dict[str, KeyedChance] = {}  # with each practice at each decision point, as far as it was asked for
        self._keys: dict[int, tuple[int, ...]] = {}

    # -- the piece of work in hand ---------------------------------------------------------------------------------

    def work(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None = None) -> Work:
        """
        A piece of work that takes `length` seconds, less if help comes; with a length of 0, nothing.
        """
        if length:
            self.begin(incident, task, length, waste)
            while self.busy_until > self.clock.now:
                try:
                    yield self.clock.timeout(self.busy_until - self.clock.now)
                except Interrupt:
                    continue  # help came: `busy_until` is sooner now

    def rest(self, length: int) -> Work:
        """
        Decision 6: a break before the next piece of work.
        """
        assert self.team is not None
        self.team.on_break += 1
        yield from self.work(None, "break", length)
        self.team.on_break -= 1
        self.fatigue.rest()

    def idle(self) -> Event:
        """
        Sit down, to be woken when there may be something to do.
        """
        assert self.team is not None
        self.woken = self.clock.event()
        self.team.sit_down(self)
        return self.woken

    def wake(self) -> None:
        """
        End this person's idleness, if idle: there may be something to do.
        """
        if self.woken is not None:
            assert self.team is not None
            self.team.idle.remove(self)
            self.woken.succeed()
            self.woken = None

    def begin(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None) -> None:
        """
        Take a piece of work in hand, of at least a second.
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

    def hurry(self, length: int) -> None:
        """
        With help, what is in hand takes only `length` seconds more.
        """
        now, incident, task = self.clock.now, self.in_hand, self.task
        assert incident is not None
        self.fatigue.worked += length - (self.busy_until - now)
        self.busy_until = now + length
        self.floor.emit(e.WorkStarted(now, self.id, incident.number, task, length))
        assert self.process is not None
        self.process.interrupt()

    def send(self, errand: Interruption) -> None:
        """
        Something has to be done next, before anything in the line; the piece of work in hand is finished first.
        """
        self.errands.append(errand)
        self.wake()

    # -- what is in the head -------------------------------------------------------------------------------------

    def keep(self, incident: Incident) -> None:
        """
        Remember it, which may push something else out.
        """
        self.nudge(incident)
        self.head[incident.number] = incident
        incident.keeper = self

    def let_go(self, incident: Incident) -> None:
        """
        It need not be remembered any more.
        """
        if incident.keeper is self:
            del self.head[incident.number]
            incident.keeper = None

    def nudge(self, by: Incident | None) -> None:
        """
        Something asks for attention, and may push the oldest out of the head.
        """
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
        if length is not None:
            yield from self.work(incident, "telling", length)
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
            self.woken is None,
        )
