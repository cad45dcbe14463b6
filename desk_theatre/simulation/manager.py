"""
The manager, whose day is itself a practice, and the approvals that only the manager can give.

Without a practice, the manager takes over the incident that was asked for most often, sits on it, and interrupts an agent who is
working.  With `coaching_manager`, the manager walks the floor instead.

What may not be handed over before it is signed lies on a pile until the manager has time for the whole pile at once.  Whoever
handed it over has not got it in hand any more, the next team has not got it yet, and the clocks run.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from simpy import Resource

from desk_theatre.itsm import events as e
from desk_theatre.simulation.draws import seconds
from desk_theatre.simulation.person import Interruption

if TYPE_CHECKING:
    from desk_theatre.practices.answers import Signature, StepBack
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work


class Manager:
    """
    One person, and the times at which that person steps back to look at the whole (decision 10).
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.person = floor.manager
        self.kept = floor.kept
        floor.attend = self.attend
        self._time = Resource(self.clock.env)  # one thing after another

    def day(self) -> Work:
        """
        Step back again and again, after the same time.
        """
        every = round(60 * self.floor.chaos.manager_every)
        for count in itertools.count(1):
            if not every:
                return
            yield self.clock.timeout(every)
            with self._time.request() as turn:
                yield turn
                answer = self.floor.decisions.step_back(self.person, count)
                yield from self._meddle(count) if answer is None else self._coach(answer)

    def attend(self, errand: Interruption) -> None:
        """
        Do something with the others, as soon as what is in hand is done.
        """
        self.clock.process(self._attend(errand))

    def _attend(self, errand: Interruption) -> Work:
        with self._time.request() as turn:
            yield turn
            yield from errand.run(self.person)

    def _meddle(self, count: int) -> Work:
        floor = self.floor
        u = floor.chance.block(count, b"manager")
        loudest = self._loudest()
        if loudest is not None:
            self._keep(loudest, u[0])
        busy = [person for person in floor.people.values() if person.busy_until > self.clock.now]
        if not busy:
            return
        length = seconds(floor.chaos.meddling, u[1])
        if length:
            busy[int(u[2] * len(busy))].errands.append(Interruption("meddling", length, "meddling"))
            yield from self.person.work(None, "meddling", length, "meddling")

    def _coach(self, answer: StepBack) -> Work:
        floor = self.floor
        yield from self.person.work(None, "coaching", answer.seconds)
        floor.decisions.commitment.initiative += answer.initiative
        for incident in self._stuck()[: answer.unblocks]:
            if incident in self.kept:
                self._give_back(incident)
            else:
                floor.emit(e.IncidentUnblocked(self.clock.now, incident.number, self.person.id))
                assert incident.team is not None
                incident.team.free(incident)

    def _loudest(self) -> Incident | None:
        waiting = [i for i in self.floor.asked_for.values() if i.waiting_since >= 0]
        return max(waiting, key=lambda i: (i.chases, -i.number), default=None)

    def _keep(self, incident: Incident, u: float) -> None:
        self.floor.emit(e.IncidentBlocked(self.clock.now, incident.number, self.person.id))
        self.floor.take_out(incident)
        if incident.keeper is not None:
            incident.keeper.let_go(incident)
        self.kept.append(incident)
        self.floor.later(seconds(self.floor.chaos.manager_keeps, u), incident, self._give_back)

    def _give_back(self, incident: Incident) -> None:
        self.floor.emit(e.IncidentUnblocked(self.clock.now, incident.number, self.person.id))
        self.floor.take_out(incident)
        assert incident.team is not None
        self.floor.lay_down(incident, incident.team)

    def give_all_back(self) -> None:
        """
        Nothing is a matter of the boss any more.
        """
        for incident in list(self.kept):
            self._give_back(incident)

    def _stuck(self) -> list[Incident]:
        """
        What waits for the boss, then what waits for one person only, the longest first.
        """
        hard = [incident for team in self.floor.teams.values() for incident in team.line.hard_ones()]
        return self.kept + sorted(hard, key=lambda i: (i.waiting_since, i.number))


class PendingApproval(NamedTuple):
    """
    One hand-over that waits for a signature, of an incident in one `episode` of its life.
    """

    by: Person
    incident: Incident
    complete: bool
    episode: int

    @property
    def void(self) -> bool:
        """
        Whether the incident has moved on without it: it was lost, say, or withdrawn.
        """
        return self.incident.episode != self.episode


class Approvals:
    """
    Args:
        manager: who signs.
    """

    def __init__(self, floor: Floor, manager: Manager) -> None:
        self.floor = floor
        self.manager = manager
        self._pile: list[PendingApproval] = []

    def lay_down(self, by: Person, incident: Incident, complete: bool, asked: Signature) -> None:
        """
        One more hand-over for the pile.
        """
        self.floor.emit(e.ApprovalAwaited(self.floor.now, incident.number, by.id))
        if not self._pile:
            self.floor.clock.call(max(1, asked.every), self._sign, asked.seconds)
        self._pile.append(PendingApproval(by, incident, complete, incident.episode))

    def state(self) -> tuple[int, ...]:
        """
        What lies on the pile, for the digest of the whole state.
        """
        return tuple(paper.incident.number for paper in self._pile)

    def _sign(self, seconds: int) -> None:
        wanted = sum(not paper.void for paper in self._pile)
        self.manager.attend(Interruption("approving", seconds * wanted, then=self._signed))

    def _signed(self, _: Person) -> None:
        """
        What has come on the pile meanwhile is signed with it.
        """
        pile, self._pile = self._pile, []
        for paper in pile:
            if not paper.void:
                assert paper.incident.owner is not None
                self.floor.hand_to(paper.by, paper.incident, paper.incident.owner, paper.complete)
