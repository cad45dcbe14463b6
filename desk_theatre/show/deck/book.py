"""
The evidence book of a round: the few facts that all cards need, kept in one pass over its events.

A rule of a card reads in it and never goes through the events again.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.values import value
from desk_theatre.measures.contacts import Contacts
from desk_theatre.measures.programme import Programme
from desk_theatre.measures.tally import ratio
from desk_theatre.measures.whereabouts import Whereabouts
from desk_theatre.measures.workload import Workload
from desk_theatre.show.lookout import Lookout, Passed
from desk_theatre.show.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.itsm.sla import Promise
    from desk_theatre.measures.fold import Handlers
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.waits import Wait

Kindred = TypeVar("Kindred")
Stretch = tuple[int, int]

WAITED_ENOUGH = 5 * 60
"""
Who takes something else while an incident has just arrived has not passed it over; after five minutes in the line, yes.
"""


@value
class PassedOver:
    """
    Somebody took up an incident while a more urgent one stood in the same line.

    Args:
        urgent: the most urgent one that had stood there long enough, and `waited` how many seconds.
    """

    at: int
    by: str
    incident: int
    urgent: int
    waited: int


@value
class Astray:
    """
    An incident that was sent to a team that it does not belong to, which took `seconds` to find out.
    """

    at: int
    incident: int
    team: str
    seconds: int


class Book:
    """
    A fold over the events of one round.

    Args:
        passed: the promises that passed, the earliest first.
        passed_over: who took the lesser thing, and when; `choices` says how often there was something to choose from.
        astray: what went to the wrong team.
        levels: for each practice, how far people did it on average (0 to 1), whenever that was measured.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.lookout = Lookout(scenario, (self,))
        self.promises = self.lookout.dues.promises
        self.whereabouts = Whereabouts()
        self.contacts = Contacts()
        self.programme = Programme(scenario.conference, self.promises)
        self.workload = Workload()
        self.lookout.listen(self.whereabouts, self.contacts, self.programme, self.workload)
        self.round = 0
        self.opened = self.closed = scenario.conference.opens
        self.practices: tuple[str, ...] = ()
        self.passed: list[Passed] = []
        self.passed_over: list[PassedOver] = []
        self.astray: list[Astray] = []
        self.choices = 0
        self.levels: dict[str, list[tuple[int, float]]] = {}
        self._happened: dict[type, list[Any]] = {}
        self._sent: dict[int, int] = {}

    def handlers(self) -> Handlers:
        """
        What needs to be seen at the moment at which it happens.
        """
        return {
            e.RoundOpened: self._began,
            e.IncidentAssigned: self._assigned,
            e.IncidentBounced: self._bounced,
            e.IncidentPickedUp: self._taken,
            e.CommitmentMeasured: self._measured,
        }

    def read(self, events: Iterable[e.Event]) -> Book:
        """
        All events of a round, oldest first; the book is closed behind the last of them.
        """
        happened, lookout = self._happened, self.lookout
        for event in events:
            if not lookout.knows(event):
                continue
            kind = type(event)
            found = happened.get(kind)
            if found is None:
                found = happened[kind] = []
            found.append(event)
            passed = lookout.add(event)
            if passed:
                self.passed += passed
            self.closed = event.at
            if kind is e.RoundEnded:
                break
        self.passed += lookout.pass_time(self.closed)
        return self

    def all(self, kind: type[Kindred]) -> list[Kindred]:
        """
        Everything of one type that happened, oldest first.
        """
        return self._happened.get(kind, [])

    # -- incidents -----------------------------------------------------------------------------------------------

    def kind(self, incident: int) -> Kind:
        """
        What it is.
        """
        return self.lookout.kinds[incident]

    def priority(self, incident: int) -> Priority:
        """
        What it is worth to the business.
        """
        return self.lookout.priority(incident)

    def target(self, incident: int, promise: Promise) -> int:
        """
        The seconds promised for it.
        """
        return self.scenario.agreement.target(self.priority(incident)).seconds(promise)

    def reported(self, incident: int) -> e.IncidentReported:
        """
        How it came.
        """
        return self.lookout.reports[incident]

    @property
    def reports(self) -> int:
        """
        How many incidents were reported.
        """
        return len(self.lookout.reports)

    def called(self, incident: int) -> str:
        """
        `“No sound” in Birch (A1B)`.
        """
        return f"{self.what(incident)} ({code_of(incident)})"

    def what(self, incident: int) -> str:
        """
        `“No sound” in Birch`.
        """
        report = self.reported(incident)
        place = self.names.place(report.room)
        return f"“{self.names.kinds[report.kind]}”{' in ' + place if place else ''}"

    @cached_property
    def ended(self) -> dict[int, int]:
        """
        When each incident was solved for the last time, or given up; those that never were are missing.
        """
        ends: list[e.IncidentResolved | e.IncidentWithdrawn] = [
            *self.all(e.IncidentResolved),
            *self.all(e.IncidentWithdrawn),
        ]
        return {event.incident: event.at for event in sorted(ends, key=lambda event: event.at)}

    @cached_property
    def waits(self) -> list[Wait]:
        """
        Every stretch of waiting of every incident.
        """
        return self.lookout.waits.all(self.closed)

    @cached_property
    def broken(self) -> list[Passed]:
        """
        The resolution promises that passed, without those that were mended by a new judgement.
        """
        broken = self.promises.broken
        return [each for each in self.passed if each.promise == "resolution" and broken(each.incident, self.closed)]

    # -- people --------------------------------------------------------------------------------------------------

    @cached_property
    def pieces(self) -> dict[str, list[e.WorkStarted]]:
        """
        For each person, what was worked on, in the order of the day.
        """
        found: dict[str, list[e.WorkStarted]] = {person: [] for person in self.names.staff}
        for piece in self.all(e.WorkStarted):
            found.setdefault(piece.by, []).append(piece)
        return found

    def worked(self) -> int:
        """
        Seconds of work of everybody together.
        """
        return sum(self.workload.worked(self.closed).values())

    def workload_of(self, waste: e.Waste) -> int:
        """
        Seconds of work that went into one sort of waste.
        """
        return sum(seconds for (cause, _), seconds in self.workload.wasted(self.closed).items() if cause == waste)

    def sorts(self, pieces: Iterable[e.WorkStarted]) -> dict[str, int]:
        """
        How many of these pieces of work were about each kind of incident.
        """
        found: dict[str, int] = {}
        for piece in pieces:
            if piece.incident is not None:
                kind = self.kind(piece.incident).id
                found[kind] = found.get(kind, 0) + 1
        return found

    @cached_property
    def idle(self) -> dict[str, list[Stretch]]:
        """
        For each person, the stretches with nothing in hand.
        """
        return {person: self._gaps(pieces) for person, pieces in self.pieces.items()}

    def idle_seconds(self, people: Sequence[str], since: int, until: int) -> list[Stretch]:
        """
        The stretches between two seconds in which at least one of these people had nothing in hand, not overlapping.
        """
        found = sorted(stretch for person in people for stretch in self._idle_within(person, since, until))
        merged: list[Stretch] = []
        for begins, ends in found:
            if merged and begins <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
            else:
                merged.append((begins, ends))
        return merged

    def colleagues(self, person: str, team: str) -> list[str]:
        """
        The others of a team.
        """
        return [other for other in self.lookout.staff[team] if other != person]

    # -- practices -----------------------------------------------------------------------------------------------

    @cached_property
    def force(self) -> dict[str, list[Stretch]]:
        """
        For each practice that was in force, from when to when.
        """
        since = dict.fromkeys(self.practices, self.opened)
        force: dict[str, list[Stretch]] = {practice: [] for practice in self.practices}
        for event in self.all(e.PracticeSwitched):
            began = since.pop(event.practice, None)
            if began is not None:
                force[event.practice].append((began, event.at))
            if event.on:
                since[event.practice] = event.at
                force.setdefault(event.practice, [])
        for practice, began in since.items():
            force[practice].append((began, self.closed))
        return force

    def in_force(self, practice: str, at: int) -> bool:
        """
        Whether it was in force at second `at`.
        """
        return any(begins <= at <= ends for begins, ends in self.force.get(practice, ()))

    def force_share(self, practice: str) -> float:
        """
        For how much of the round it was in force, 0 to 1.
        """
        seconds = sum(ends - begins for begins, ends in self.force.get(practice, ()))
        return ratio(seconds, self.closed - self.opened) or 0.0

    def named(self, practice: str) -> str:
        """
        The name of a practice, in quotation marks.
        """
        return f"“{self.names.practices.get(practice, practice)}”"

    def _began(self, event: e.RoundOpened) -> None:
        self.round, self.opened, self.practices = event.round, event.at, event.practices

    def _measured(self, event: e.CommitmentMeasured) -> None:
        if event.levels:
            mean = sum(event.levels) / len(event.levels) / 1000
            self.levels.setdefault(event.practice, []).append((event.at, mean))

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._sent[event.incident] = event.at

    def _bounced(self, event: e.IncidentBounced) -> None:
        since = self._sent.pop(event.incident, event.at)
        self.astray.append(Astray(event.at, event.incident, event.team, event.at - since))

    def _taken(self, event: e.IncidentPickedUp) -> None:
        """
        Asked before the line knows that it has left.
        """
        waits = self.lookout.waits
        was = waits.now.get(event.incident)
        if was is None or was.place != "line" or was.team is None:
            return
        line = waits.lines[was.team]
        if len(line) < 2:
            return
        self.choices += 1
        priority, at = self.lookout.priority, event.at
        urgent, other = min(
            (priority(n), n) for n, since in line.items() if n == event.incident or since <= at - WAITED_ENOUGH
        )
        if urgent < priority(event.incident):
            self.passed_over.append(PassedOver(at, event.by, event.incident, other, at - line[other]))

    def _gaps(self, pieces: list[e.WorkStarted]) -> list[Stretch]:
        gaps: list[Stretch] = []
        free = self.opened
        for piece in pieces:
            if piece.at > free:
                gaps.append((free, piece.at))
            free = piece.at + piece.seconds
        if free < self.closed:
            gaps.append((free, self.closed))
        return gaps

    def _idle_within(self, person: str, since: int, until: int) -> list[Stretch]:
        gaps = self.idle[person]
        first = max(0, bisect_right(gaps, (since, since)) - 1)
        found = []
        for begins, ends in gaps[first:]:
            if begins >= until:
                break
            if ends > since:
                found.append((max(begins, since), min(ends, until)))
        return found
