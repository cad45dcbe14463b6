"""
A member of staff: one incident in hand, several in the head.

What a person does all day is in `desk_theatre.simulation.shift`.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from simpy import Interrupt

from desk_theatre.itsm import events as e
from desk_theatre.simulation.fatigue import Fatigue

if TYPE_CHECKING:
    from collections.abc import Callable

    from simpy import Event, Process

    from desk_theatre.scenario.organisation import Staff
    from desk_theatre.scenario.people import DefaultBehaviour
    from desk_theatre.simulation.draws import Draws, KeyedChance
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Scheduler, Work

LEAST_SKILL = 0.25
"""
A person without a skill needs four times as long.  Declared assumption.
"""


class SideTask(NamedTuple):
    """
    Work that a person does before the next incident or visit: a meeting, help, a distraction by the manager.

    It waits until the piece of work in hand is finished, so it has nothing to do with SimPy's `Interrupt`.

    Args:
        task: what it is.
        seconds: how long it takes; 0 if only `then` has to be done.
        waste: why it is not needed; `None` if it is.
        then: called afterwards with the person; it may return more work.
        incident: what it is about; `None` if it is about no incident.
        distracts: it takes so much attention that the person may forget an incident.
    """

    task: e.Task
    seconds: int
    waste: e.Waste | None = None
    then: Callable[[Person], Work | None] | None = None
    incident: Incident | None = None
    distracts: bool = False

    def run(self, person: Person) -> Work:
        """
        Do the task as `person`, and what comes of it.
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
        team: its id; `None` for the manager.
        clock: of the round.
        chaos: says when people tire.
        draws: decide who complies.
        emit: emits an event.
    """

    def __init__(
        self,
        index: int,
        staff: Staff,
        team: str | None,
        clock: Scheduler,
        chaos: DefaultBehaviour,
        draws: Draws,
        emit: Callable[[e.Event], None],
    ) -> None:
        self.index = index
        self.id = staff.id
        self.skills = dict(staff.skills)
        self.team = team
        self.clock = clock
        self.draws = draws
        self.emit = emit
        self.head: dict[int, Incident] = {}  # the oldest first
        self.side_tasks: deque[SideTask] = deque()
        self.fatigue = Fatigue(chaos)
        self.pieces = 0
        self.busy_until = 0
        self.task: e.Task = "contact"
        self.in_hand: Incident | None = None  # of the latest piece of work
        self.waste: e.Waste | None = None  # why that work is not needed; None: it is
        self.shift: Process | None = None  # None until the day begins
        self.idle = False
        self._woken = clock.event()  # for which this person waits while idle
        self.lucks: dict[str, KeyedChance] = {}  # by practice and decision point, as far as asked
        self._keys: dict[int, tuple[int, ...]] = {}

    # -- work, and nothing to do ---------------------------------------------------------------------------------

    def work(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None = None) -> Work:
        """
        Do a piece of work for `length` seconds, or fewer with help; emit WorkStarted. With a length of 0, do
        nothing.
        """
        if length:
            self._begin(incident, task, length, waste)
            while self.busy_until > self.clock.now:
                try:
                    yield self.clock.timeout(self.busy_until - self.clock.now)
                except Interrupt:
                    continue  # help came: `busy_until` is sooner now

    def _begin(self, incident: Incident | None, task: e.Task, length: int, waste: e.Waste | None) -> None:
        now = self.clock.now
        self.pieces += 1
        if now != self.busy_until:
            self.fatigue.recover(now - self.busy_until)
        self.fatigue.worked += length
        self.busy_until = now + length
        self.task, self.in_hand, self.waste = task, incident, waste
        self.emit(e.WorkStarted(now, self.id, None if incident is None else incident.number, task, length, waste))

    def shorten(self, length: int) -> None:
        """
        Let the work in hand take only `length` seconds more, because help came; emit WorkStarted and resume the
        process.
        """
        now, incident, task = self.clock.now, self.in_hand, self.task
        assert incident is not None
        self.fatigue.worked += length - (self.busy_until - now)
        self.busy_until = now + length
        self.emit(e.WorkStarted(now, self.id, incident.number, task, length, self.waste))
        assert self.shift is not None
        self.shift.interrupt()

    def sit_down(self) -> Event:
        """
        Become idle; return the event that resumes this person.
        """
        self.idle = True
        self._woken = self.clock.event()
        return self._woken

    def wake(self) -> None:
        """
        Resume this person, if idle, because there may be something to do.
        """
        if self.idle:
            self.idle = False
            self._woken.succeed()

    def do_next(self, side_task: SideTask) -> None:
        """
        Queue a side task, which comes before the counter and the backlog, and wake this person.
        """
        self.side_tasks.append(side_task)
        self.wake()

    # -- what this person is like --------------------------------------------------------------------------------

    def has(self, incident: Incident) -> bool:
        """
        Return whether this person has the incident in hand.
        """
        return incident.handler == self.id

    def slowed(self, incident: Incident, length: int) -> int:
        """
        Return the seconds that a task takes this person now, if it takes a fully skilled and rested one `length`.
        """
        skill = self.skills.get(incident.kind.skill, 0.0)
        if skill < 1.0:
            length = round(length / max(skill, LEAST_SKILL))
        return self.fatigue.longer(length, self.clock.now - self.busy_until)

    def luck(self, name: str) -> KeyedChance:
        """
        Return the chance that decides whether this person follows a practice at a decision point; `name` is that of
        both.
        """
        luck = self.lucks[name] = self.draws.luck(f"{self.id} {name}".encode())
        return luck

    def key(self, count: int) -> int:
        """
        Return the key that decides whether this person complies when something comes up for the `count`th time.
        """
        sixteenth, place = divmod(count, 16)
        keys = self._keys.get(sixteenth)
        if keys is None:
            keys = self._keys[sixteenth] = self.draws.lots(sixteenth, f"{self.id} keys".encode())
        return keys[place]

    def state(self) -> tuple[object, ...]:
        """
        Return the state of this person for the digest of the organisation.
        """
        return (
            self.id,
            self.pieces,
            self.busy_until,
            self.fatigue.worked,
            tuple(self.head),
            tuple((side_task.task, side_task.seconds) for side_task in self.side_tasks),
            tuple(sorted(self.skills.items())),
            not self.idle,
        )
