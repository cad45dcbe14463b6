"""
A team: its people, its backlog, its heroes and the tasks that wait for a quiet moment; and the counter of the
service desk.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal

from desk_theatre.simulation.backlog import LATEST, Backlog, by_loudness

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.decisions import Decisions
    from desk_theatre.simulation.incident import Delegate, Incident
    from desk_theatre.simulation.person import Person

    Visit = tuple[Literal["report", "ask", "remind"], Incident | Delegate]


class DeferredTask:
    """
    A task that can wait for a quiet moment.

    Args:
        skill: what it needs.
        begin: gives it to a person.
    """

    def __init__(self, skill: str, begin: Callable[[Person], None]) -> None:
        self.skill = skill
        self.begin = begin


class Team:
    """
    Args:
        index: its place in the scenario.
        id_: its id in commands and events.
        decisions: the practices in what its people take and leave.
    """

    def __init__(self, index: int, id_: str, decisions: Decisions) -> None:
        self.index = index
        self.id = id_
        self.decisions = decisions
        self.people: list[Person] = []
        self.backlog = Backlog()
        self.heroes: dict[str, Person] = {}
        self.on_break = 0
        self.at_counter: Callable[[], int] = _nobody  # how many wait there; the desk, in front of its team, knows
        self._put_off: list[DeferredTask] = []

    def join(self, person: Person) -> None:
        """
        Add a member.
        """
        self.people.append(person)

    def settle(self) -> None:
        """
        Appoint the hero of each skill: the best of the team, the first among equals.
        """
        skills = sorted({skill for person in self.people for skill in person.skills})
        self.heroes = {skill: max(self.people, key=lambda p: (p.skills.get(skill, 0.0), -p.index)) for skill in skills}

    def enqueue(self, incident: Incident, now: int) -> bool:
        """
        Put an incident into the backlog at second `now`; return whether an idle person was woken for it.
        """
        incident.team = self.id
        self.backlog.enter(incident, now)
        return self.queue_changed()

    def dequeue(self, incident: Incident) -> None:
        """
        Take an incident out of the backlog without anybody of the team picking it up.
        """
        self.backlog.leave(incident)
        if self.decisions.leaves.asked:
            self.queue_changed()  # what was left for an easier one may be the easiest now

    def free(self, incident: Incident) -> None:
        """
        Let anybody take a waiting incident that was left for the hero, and wake a person who would.
        """
        self.backlog.free(incident)
        self.queue_changed()

    def queue_changed(self) -> bool:
        """
        Wake the person who has been idle longest of those who find something to do; return whether there was
        one.

        To be called whenever something comes to the backlog or to the counter, or what people would take
        changes. Each person who has looked calls it for the others, too: so in the end nobody sits idle
        before an incident that this person would take, whichever the others have taken.
        """
        if self.backlog.length or self.at_counter():
            for person in self.idle:
                if self._finds_something(person):
                    person.wake()
                    return True
        return False

    def _finds_something(self, person: Person) -> bool:
        backlog = self.backlog
        if self.at_counter() or (not self.decisions.leaves.asked and backlog.any_ordinary()):
            return True
        return any(self.takes(person, incident) for incident in backlog.each())

    @property
    def idle(self) -> list[Person]:
        """
        The members who have nothing to do, the longest idle first; being woken for nothing does not cost the place.
        """
        idle = [person for person in self.people if person.idle]
        if len(idle) > 1:
            idle.sort(key=_free_since)
        return idle

    def able(self, person: Person, skill: str) -> bool:
        """
        Return whether a person is at least half as good at a skill as the best of the team.
        """
        return person.skills.get(skill, 0.0) >= 0.5 * max([each.skills.get(skill, 0.0) for each in self.people])

    def put_off(self, task: DeferredTask) -> None:
        """
        Give a task to an able person who is idle: at once, or in the next quiet moment.
        """
        for person in self.idle:
            if self.able(person, task.skill):
                task.begin(person)
                return
        self._put_off.append(task)

    def insist(self, task: DeferredTask) -> None:
        """
        Give a task that found no quiet moment to the able person with least to do, as a side task.
        """
        if task in self._put_off:
            self._put_off.remove(task)
            able = (person for person in self.people if self.able(person, task.skill))
            task.begin(min(able, key=lambda person: (len(person.side_tasks), person.busy_until, person.index)))

    def quiet_moment(self, person: Person) -> bool:
        """
        Give a person who has nothing to do a task that waits for that; return whether there was one.
        """
        for task in self._put_off:
            if self.able(person, task.skill):
                self._put_off.remove(task)
                task.begin(person)
                return True
        return False

    def urgent(self, person: Person) -> Incident | None:
        """
        Return the escalated incident that this person takes next, also before the counter; `None` if there is none.
        """
        return self.backlog.first_escalated(
            lambda each: self.able(person, each.kind.skill) and self.takes(person, each)
        )

    def take(self, person: Person) -> Incident | None:
        """
        Take the incident that this person picks up next out of the backlog and return it; `None` if they would take
        none.
        """
        backlog = self.backlog
        if not backlog.length:
            return None
        order = (self.decisions.order(person) if self.decisions.ranking else None) or LATEST
        incident = backlog.first(order, lambda waiting: self.takes(person, waiting))
        urgent = self.urgent(person) if backlog.escalated else None
        if urgent is not None and not (order != LATEST and incident is not None and _matters_more(incident, urgent)):
            incident = urgent
        if incident is not None:
            backlog.leave(incident)
        return incident

    def next_anyway(self, incident: Incident) -> bool:
        """
        Return whether a waiting incident comes next anyway: anybody may take it, and only
        more important ones are before it.
        """
        if incident.left_for_hero(self.id):
            return False
        ranking = self.decisions.ranking
        rank = self.decisions.rank_of(ranking[0]) if ranking else by_loudness
        mine = rank(incident) or ()
        return not any((rank(each) or ()) < mine for each in self.backlog.each() if not _matters_more(each, incident))

    def takes(self, person: Person, incident: Incident) -> bool:
        """
        Return whether this person of the team would take one of its incidents, hard or not.
        """
        if self.decisions.leaves(person, incident, person.id):
            return False
        if incident.escalated and self.able(person, incident.kind.skill):
            return True
        if not incident.left_for_hero(self.id):
            return True
        if self.heroes.get(incident.kind.skill) is person:
            return True
        return bool(self.decisions.takes_hard(person, incident, person.id))


class Desk:
    """
    The counter and the team behind it: first come, first served.
    """

    def __init__(self, team: Team) -> None:
        self.team = team
        self._visits: deque[Visit] = deque()
        team.at_counter = self._visits.__len__

    def report(self, incident: Incident) -> None:
        """
        Queue the delegate who reports the incident.
        """
        self._call(("report", incident))

    def need_not_hear(self, incident: Incident) -> bool:
        """
        Take the delegate who reports this incident out of the queue; return whether there was one.
        """
        if ("report", incident) not in self._visits:
            return False
        self._visits.remove(("report", incident))
        return True

    def ask(self, delegate: Delegate) -> None:
        """
        Queue a delegate who asks for news.
        """
        self._call(("ask", delegate))

    def leave(self, delegate: Delegate) -> None:
        """
        Take a delegate who asks for news out of the queue.
        """
        if ("ask", delegate) in self._visits:
            self._visits.remove(("ask", delegate))

    def let_through(self, delegate: Delegate) -> None:
        """
        Let a delegate who queues be served next.
        """
        for visit in self._visits:
            if visit[1] is delegate or (visit == ("report", delegate.incident) and delegate.place == 0):
                self._visits.remove(visit)
                self._visits.appendleft(visit)
                return

    def remind(self, incident: Incident) -> None:
        """
        Queue a message that is due.
        """
        self._call(("remind", incident))

    @property
    def busy(self) -> bool:
        """
        Whether anybody waits at the counter.
        """
        return bool(self._visits)

    def next_visit(self) -> Visit | None:
        """
        Return the next visit at the counter, without delegates who have left; `None` if there is none.
        """
        visits = self._visits
        while visits:
            visit = visits.popleft()
            if not visit[1].gone:
                return visit
        return None

    def state(self) -> tuple[object, ...]:
        """
        Return the queue at the counter, for the digest of the organisation.
        """
        return tuple((what, whose.number) for what, whose in self._visits)

    def _call(self, visit: Visit) -> None:
        self._visits.append(visit)
        self.team.queue_changed()


def _nobody() -> int:
    return 0


def _matters_more(one: Incident, other: Incident) -> bool:
    return one.assessed is not None and other.assessed is not None and one.assessed < other.assessed


def _free_since(person: Person) -> tuple[int, int]:
    return person.busy_until, person.index
