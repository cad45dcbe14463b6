"""
The evidence of a round: the facts that all cards need, collected in one pass over its events.

The rule of a card reads them here and never goes through the events again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.measures.contact_counts import ContactCounts
from desk_theatre.measures.programme import ProgrammeFigures
from desk_theatre.measures.states import IncidentStates
from desk_theatre.measures.workload import Workload
from desk_theatre.show.deck.practices_in_force import PracticesInForce
from desk_theatre.show.deck.queue_jumps import QueueJumps
from desk_theatre.show.deck.work_hours import WorkHours
from desk_theatre.show.names import Names
from desk_theatre.show.round_observer import Passed, RoundObserver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.itsm.sla import Promise
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.waiting_times import Wait

Kindred = TypeVar("Kindred")


class RoundEvidence:
    """
    A fold over the events of one round.

    Args:
        passed: breached SLA targets, the earliest first.
        agreed: which practices were active, and how far people followed them.
        flow: less urgent incidents picked up first, and ones sent to the wrong team.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.agreed = PracticesInForce()
        self.flow = QueueJumps()
        self.observer = RoundObserver(scenario, (self.flow, self.agreed))
        self.flow.look_through(self.observer)
        self.promises = self.observer.deadlines.promises
        self.states = IncidentStates()
        self.contacts = ContactCounts()
        self.programme = ProgrammeFigures(scenario, self.promises)
        self.workload = Workload()
        self.observer.listen(self.states, self.contacts, self.programme, self.workload)
        self.round = 0
        self.opened = self.closed = scenario.conference.opens
        self.passed: list[Passed] = []
        self._happened: dict[type, list[Any]] = {}

    def read(self, events: Iterable[e.Event]) -> RoundEvidence:
        """
        Take in all events of a round, oldest first, and end the round after the last of them.
        """
        happened, observer = self._happened, self.observer
        for event in events:
            if not observer.knows(event):
                continue
            kind = type(event)
            found = happened.get(kind)
            if found is None:
                found = happened[kind] = []
            found.append(event)
            passed = observer.add(event)
            if passed:
                self.passed += passed
            self.closed = event.at
            if kind is e.RoundEnded:
                break
        self._close()
        return self

    def all(self, kind: type[Kindred]) -> list[Kindred]:
        """
        Return all events of one type, oldest first.
        """
        return self._happened.get(kind, [])

    # -- incidents -----------------------------------------------------------------------------------------------

    def kind(self, incident: int) -> Kind:
        return self.observer.kinds[incident]

    def priority(self, incident: int) -> Priority:
        """
        Return the business priority of an incident.
        """
        return self.observer.priority(incident)

    def target(self, incident: int, promise: Promise) -> int:
        """
        Return the seconds of a target, from the report on.
        """
        return self.observer.deadlines.promises.watches[incident].targets[promise]

    def reported(self, incident: int) -> e.IncidentReported:
        """
        Return the report of an incident.
        """
        return self.observer.reports[incident]

    @property
    def reports(self) -> int:
        """
        The number of reported incidents.
        """
        return len(self.observer.reports)

    def called(self, incident: int) -> str:
        """
        Return `“No sound” in Birch (A1B)`.
        """
        return f"{self.what(incident)} ({code_of(incident)})"

    def what(self, incident: int) -> str:
        """
        Return `“No sound” in Birch`.
        """
        report = self.reported(incident)
        place = self.names.place(report.room)
        return f"“{self.names.kinds[report.kind]}”{' in ' + place if place else ''}"

    @cached_property
    def written(self) -> dict[int, int]:
        """
        Return when each incident was first logged, or found before anybody had to report it.
        """
        paper: list[e.IncidentFound | e.IncidentRecorded] = [*self.all(e.IncidentRecorded), *self.all(e.IncidentFound)]
        return {event.incident: event.at for event in sorted(paper, key=lambda event: -event.at)}

    @cached_property
    def found(self) -> dict[int, None]:
        """
        Return the incidents that nobody had to report.
        """
        return {event.incident: None for event in self.all(e.IncidentFound)}

    @cached_property
    def ended(self) -> dict[int, int]:
        """
        Return when each incident was resolved for the last time, or given up; open ones are missing.
        """
        ends: list[e.IncidentResolved | e.IncidentWithdrawn] = [
            *self.all(e.IncidentResolved),
            *self.all(e.IncidentWithdrawn),
        ]
        return {event.incident: event.at for event in sorted(ends, key=lambda event: event.at)}

    @cached_property
    def waits(self) -> list[Wait]:
        """
        Return every stretch of waiting of every incident.
        """
        return self.observer.waits.all(self.closed)

    @cached_property
    def broken(self) -> list[Passed]:
        """
        Return the resolution targets breached, without those that a new assessment put right.
        """
        watches = self.promises.watches
        passed = [each for each in self.passed if each.promise == "resolution"]
        return [each for each in passed if watches[each.incident].late(self.closed)]

    # -- people --------------------------------------------------------------------------------------------------

    @cached_property
    def hours(self) -> WorkHours:
        """
        Return what each person worked on, and when each was idle.
        """
        return WorkHours(self.names.staff, self.all(e.WorkStarted), self.opened, self.closed)

    def worked(self) -> int:
        """
        Return the seconds of work of all people together.
        """
        return sum(self.workload.worked(self.closed).values())

    def workload_of(self, waste: e.Waste) -> int:
        """
        Return the seconds of work that went into one sort of waste.
        """
        return sum(seconds for (cause, _), seconds in self.workload.wasted(self.closed).items() if cause == waste)

    def sorts(self, pieces: Iterable[e.WorkStarted]) -> dict[str, int]:
        """
        Return how many of these pieces of work concerned each kind of incident.
        """
        found: dict[str, int] = {}
        for piece in pieces:
            if piece.incident is not None:
                kind = self.kind(piece.incident).id
                found[kind] = found.get(kind, 0) + 1
        return found

    def colleagues(self, person: str, team: str) -> list[str]:
        """
        Return the other members of a team.
        """
        return [other for other in self.observer.staff[team] if other != person]

    def say(self, sentence: str) -> str:
        """
        Return a sentence with the nouns of the scenario.
        """
        return self.names.say(sentence)

    def named(self, practice: str) -> str:
        """
        Return the name of a practice, in quotation marks.
        """
        return f"“{self.names.practices.get(practice, practice)}”"

    def _close(self) -> None:
        for opened in self.all(e.RoundOpened):
            self.round, self.opened = opened.round, opened.at
        self.passed += self.observer.pass_time(self.closed)
        self.agreed.close(self.closed)
