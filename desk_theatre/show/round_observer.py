"""
The lookout: who waits where, who has nothing in hand, and which promise passes; kept up with while things happen.

Cards (`show.deck`) and teachable moments (`show.moments`) both look at a round through it.
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
Who works at half the speed of the best or faster counts as skilled; slower than that, asking a colleague is the better way.
"""


@value
class Passed:
    """
    A promise that passed.

    Args:
        waiting: where the incident waited at that second; `None` if somebody had it in hand.
        free: who of its own team had nothing in hand just then and is skilled enough, the most skilled first.
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
        first: folds that are told everything before the lookout itself, and so still see how things stood.
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
        Who works, who learns, and what is reported.
        """
        return {e.IncidentReported: self._reported, e.WorkStarted: self._worked, e.SkillLearned: self._learned}

    def listen(self, *folds: Fold) -> None:
        """
        Further folds that are told everything in the same pass, after the lookout's own.
        """
        for kind, handlers in listening(folds).items():
            self._listening[kind] = (*self._listening.get(kind, ()), *handlers)

    def knows(self, event: e.Event) -> bool:
        """
        Whether the incident it is about has been reported; in a recording with a damaged line, that may be missing.
        """
        incident: int | None = getattr(event, "incident", None)
        return incident is None or incident in self.reports or type(event) is e.IncidentReported

    def add(self, event: e.Event) -> list[Passed]:
        """
        Something has happened that is known; the promises that have passed by then, which it cannot change any more.
        """
        due = self.deadlines.next
        passed = [] if due is None or event.at < due else self.pass_time(event.at)
        for handler in self._listening.get(type(event), ()):
            handler(event)
        return passed

    def pass_time(self, until: int) -> list[Passed]:
        """
        The promises that pass by second `until` if nothing happens before.
        """
        return [self._passed(due) for due in self.deadlines.passed(until)]

    def priority(self, incident: int) -> Priority:
        """
        What it is worth to the business.
        """
        return self.deadlines.promises.watches[incident].priority

    def free(self, team: str, at: int, since: int = 0) -> list[str]:
        """
        Who of a team has nothing in hand at `at`, and had nothing for `since` seconds before.
        """
        return [person for person in self.staff[team] if self.busy_until[person] < at - since]

    def skilled(self, people: list[str], kind: Kind) -> list[str]:
        """
        Those who can do a thing, the most skilled first.
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
