"""
The floor as the audience sees it: who works on what, and what waits where.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.show.board import MANAGER, PersonCard, TeamCard
from desk_theatre.show.wording.life_line import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.scenario.organisation import Staff, TeamSpec
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import IncidentCard
    from desk_theatre.show.cards import Cards

SHOWN_OF_A_LINE = 12
SHOWN_OF_DONE = 8
INTERRUPTS = "interrupting people at work"


class FloorView:
    """
    A fold over the events of one round.
    """

    def __init__(self, scenario: Scenario, cards: Cards) -> None:
        self.organisation = organisation = scenario.organisation
        self.cards = cards
        self.work: dict[str, e.WorkStarted] = {}
        self.lines: dict[str, dict[int, int]] = {**{team.id: {} for team in organisation.teams}, MANAGER: {}}
        self._where: dict[int, str] = {}
        self._team: dict[int, str] = {}
        self._done: dict[int, int] = {}
        self._desk = organisation.desk.id
        self._owners = {kind.id: kind.team for kind in scenario.kinds}

    def handlers(self) -> dict[type[e.Event], Callable[[Any], None]]:
        """
        Return the handlers of the events that move people and incidents.
        """
        return {
            e.WorkStarted: self._worked,
            e.IncidentReported: self._at_the_desk,
            e.IncidentReopened: self._reopened,
            e.IncidentResolved: self._solved,
            e.IncidentRecovered: self._away,
            e.IncidentFound: self._away,
            e.IncidentAssigned: self._assigned,
            e.IncidentContinued: self._waits,
            e.IncidentUnblocked: self._freed,
            e.IncidentPickedUp: self._away,
            e.IncidentLost: self._away,
            e.IncidentWithdrawn: self._away,
            e.IncidentBlocked: self._kept,
            e.ApprovalAwaited: self._kept,
            e.IncidentEscalated: self._escalated,
        }

    def teams(self, now: int) -> tuple[TeamCard, ...]:
        """
        Return all teams, their people and the head of their queues; the manager, who is in no team, comes last.
        """
        teams = [self._team_card(team, now) for team in self.organisation.teams]
        kept = self._first_of(MANAGER, now)
        boss = TeamCard(
            MANAGER, "Manager", (self.manager(now),), kept, len(self.lines[MANAGER]), self._oldest(MANAGER, now)
        )
        return (*teams, boss)

    def done(self, now: int) -> tuple[IncidentCard, ...]:
        """
        Return the cards of what was resolved, the latest first, with the time since then.
        """
        latest = islice(reversed(self._done.items()), SHOWN_OF_DONE)
        return tuple([self._waiting(number, at, now) for number, at in latest])

    def manager(self, now: int) -> PersonCard:
        """
        Return the manager and the manager's work.
        """
        card = self._person(self.organisation.manager, now)
        return evolve(card, doing=INTERRUPTS) if card.doing == TASKS["meddling"] else card

    def _team_card(self, team: TeamSpec, now: int) -> TeamCard:
        people = tuple([self._person(each, now) for each in team.staff])
        waiting = len(self.lines[team.id])
        return TeamCard(team.id, team.name, people, self._first_of(team.id, now), waiting, self._oldest(team.id, now))

    def _first_of(self, team: str, now: int) -> tuple[IncidentCard, ...]:
        line = self.lines[team].items()
        return tuple([self._waiting(number, since, now) for number, since in islice(line, SHOWN_OF_A_LINE)])

    def _oldest(self, team: str, now: int) -> int:
        line = self.lines[team]
        return now - min(line.values()) if line else 0

    def _waiting(self, number: int, since: int, now: int) -> IncidentCard:
        return self.cards.card(number, now, since)

    def _person(self, staff: Staff, now: int) -> PersonCard:
        work = self.work.get(staff.id)
        if work is None or work.at + work.seconds <= now:
            return PersonCard(staff.id, staff.name)
        card = None if work.incident is None else self.cards.card(work.incident, now)
        return PersonCard(staff.id, staff.name, TASKS[work.task], card, work.at, work.waste is not None)

    def _worked(self, event: e.WorkStarted) -> None:
        self.work[event.by] = event
        if event.task == "contact" and event.incident is not None:
            self._leave(event.incident)

    def _solved(self, event: e.IncidentResolved) -> None:
        self._done.pop(event.incident, None)
        self._done[event.incident] = event.at

    def _reopened(self, event: e.IncidentReopened) -> None:
        self._done.pop(event.incident, None)
        self._at_the_desk(event)

    def _at_the_desk(self, event: e.IncidentReported | e.IncidentReopened) -> None:
        self._enter(event.incident, self._desk, event.at)

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._team[event.incident] = event.team
        self._enter(event.incident, event.team, event.at)

    def _waits(self, event: e.IncidentContinued) -> None:
        if event.incident not in self._where:
            self._back_in_line(event)

    def _back_in_line(self, event: e.IncidentContinued | e.IncidentUnblocked) -> None:
        """
        Put an incident back in the queue. One that was found in a room check was never assigned; it goes to the team
        that owns its kind.
        """
        owner = self._owners[self.cards.reported[event.incident].kind]
        self._enter(event.incident, self._team.get(event.incident, owner), event.at)

    def _kept(self, event: e.IncidentBlocked | e.ApprovalAwaited) -> None:
        self._enter(event.incident, MANAGER, event.at)

    def _escalated(self, event: e.IncidentEscalated) -> None:
        if event.team is not None:
            self._team[event.incident] = event.team
            self._enter(event.incident, event.team, event.at)

    def _freed(self, event: e.IncidentUnblocked) -> None:
        if self._where.get(event.incident) == MANAGER:
            self._back_in_line(event)

    def _away(self, event: e.IncidentPickedUp) -> None:
        self._leave(event.incident)

    def _enter(self, number: int, team: str, at: int) -> None:
        self._leave(number)
        self._where[number] = team
        self.lines[team][number] = at

    def _leave(self, number: int) -> None:
        team = self._where.pop(number, None)
        if team is not None:
            del self.lines[team][number]
