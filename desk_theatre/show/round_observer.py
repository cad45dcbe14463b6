"""
The observer of a round: who waits where, who is idle, and which SLA target is breached, kept up to date event by event.

Cards (`show.deck`) and teachable moments (`show.moments`) read a round through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.itsm.values import value
from desk_theatre.measures.fold import listening
from desk_theatre.show.sla_deadlines import SlaDeadlines
from desk_theatre.show.waiting_times import Waiting, WaitingTimes

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.itsm.sla import Promise
    from desk_theatre.measures.fold import Fold, Handlers
    from desk_theatre.scenario.scenario import Scenario

SKILLED = 0.5
"""
Lowest skill that counts as skilled: half the speed of the best. Below that, asking a colleague is faster.
"""


@value
class Passed:
    """
    A breached SLA target.

    Args:
        waiting: where the incident waited at that second; `None` if somebody was working on it.
        free: idle and skilled members of the owning team at that second, the most skilled first.
    """

    at: int
    incident: int
    promise: Promise
    waiting: Waiting | None
    free: tuple[str, ...]


class RoundObserver:
    """
    A fold over the events of one round.

    Args:
        first: folds that get every event before the observer's own, and so see the state before it.
    """

    def __init__(self, scenario: Scenario, first: tuple[Fold, ...] = ()) -> None:
        organisation = scenario.organisation
        self.scenario = scenario
        self.waits = WaitingTimes(scenario)
        self.deadlines = SlaDeadlines(scenario.agreement)
        self.kinds: dict[int, Kind] = {}
        self.reports: dict[int, e.IncidentReported] = {}
        self.staff = {team.id: tuple(person.id for person in team.staff) for team in organisation.teams}
        self.team_of = {person: team for team, people in self.staff.items() for person in people}
        self.skills = {person.id: dict(person.skills) for person in organisation.everybody}
        self.busy_until = dict.fromkeys(self.skills, scenario.conference.opens)
        self._kinds = {kind.id: kind for kind in scenario.kinds}
        self._listening = listening((*first, self, self.waits, self.deadlines))

    def handlers(self) -> Handlers:
        """
        Return the handlers of work, learning and reports.
        """
        return {e.IncidentReported: self._reported, e.WorkStarted: self._worked, e.SkillLearned: self._learned}

    def listen(self, *folds: Fold) -> None:
        """
        Add folds that get every event in the same pass, after the observer's own.
        """
        for kind, handlers in listening(folds).items():
            self._listening[kind] = (*self._listening.get(kind, ()), *handlers)

    def knows(self, event: e.Event) -> bool:
        """
        Return whether the event's incident has been reported; in a damaged recording the report may be missing.
        """
        incident: int | None = getattr(event, "incident", None)
        return incident is None or incident in self.reports or type(event) is e.IncidentReported

    def add(self, event: e.Event) -> list[Passed]:
        """
        Take in a known event. Return the SLA targets breached by then, which the event cannot change any more.
        """
        due = self.deadlines.next
        passed = [] if due is None or event.at < due else self.pass_time(event.at)
        for handler in self._listening.get(type(event), ()):
            handler(event)
        return passed

    def pass_time(self, until: int) -> list[Passed]:
        """
        Let time pass without an event. Return the SLA targets breached by second `until`.
        """
        return [self._passed(due) for due in self.deadlines.passed(until)]

    def priority(self, incident: int) -> Priority:
        """
        Return the business priority of an incident.
        """
        return self.deadlines.promises.watches[incident].priority

    def free(self, team: str, at: int, since: int = 0) -> list[str]:
        """
        Return the members of a team who are idle at `at`, and were for `since` seconds before.
        """
        return [person for person in self.staff[team] if self.busy_until[person] < at - since]

    def skilled(self, people: list[str], kind: Kind) -> list[str]:
        """
        Return those of the people who are skilled in a kind, the most skilled first.
        """
        able = [person for person in people if self.skills[person].get(kind.skill, 0.0) >= SKILLED]
        return sorted(able, key=lambda person: (-self.skills[person][kind.skill], person))

    def _passed(self, due: Any) -> Passed:
        kind = self.kinds[due.incident]
        free = self.skilled(self.free(kind.team, due.at), kind)
        return Passed(due.at, due.incident, due.promise, self.waits.now.get(due.incident), tuple(free))

    def _reported(self, event: e.IncidentReported) -> None:
        self.reports[event.incident] = event
        self.kinds[event.incident] = self._kinds[event.kind]

    def _worked(self, event: e.WorkStarted) -> None:
        self.busy_until[event.by] = event.at + event.seconds

    def _learned(self, event: e.SkillLearned) -> None:
        self.skills[event.by][event.skill] = event.level / 1000
