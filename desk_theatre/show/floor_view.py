"""
The floor as the audience sees it: who works on what, and what waits where.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.measures.queues import MANAGER
from desk_theatre.show.board import PersonCard, TeamCard
from desk_theatre.show.wording.life_line import TASKS, doing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.measures.queues import Queues
    from desk_theatre.scenario.organisation import Staff, TeamSpec
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import IncidentCard
    from desk_theatre.show.cards import Cards

SHOWN_OF_A_LINE = 12
SHOWN_OF_DONE = 8
OLD, LESS_OLD = 30 * MINUTE, 15 * MINUTE
"""
Seconds of waiting after which an incident is of the next age.
"""
INTERRUPTS = "interrupting people at work"


class FloorView:
    """
    A fold over the events of one round.

    Args:
        queues: a fold that is given the same events first.
    """

    def __init__(self, scenario: Scenario, cards: Cards, queues: Queues) -> None:
        self.organisation = scenario.organisation
        self.cards = cards
        self.queues = queues.queues
        self.work: dict[str, e.WorkStarted] = {}
        self._done: dict[int, int] = {}

    def handlers(self) -> dict[type[e.Event], Callable[[Any], None]]:
        """
        What moves people, and what is solved.
        """
        return {e.WorkStarted: self._worked, e.IncidentReopened: self._reopened, e.IncidentResolved: self._solved}

    def teams(self, now: int) -> tuple[TeamCard, ...]:
        """
        Return all teams, their people and the head of their queues; the manager, who is in no team, comes last.
        """
        teams = [self._team_card(team, now) for team in self.organisation.teams]
        kept = self._first_of(MANAGER, now)
        waiting, oldest, ages = self._waits(MANAGER, now)
        boss = TeamCard(
            MANAGER, "Manager", (self.manager(now),), kept, waiting, oldest, ages, longest=self._longest(MANAGER)
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
        waiting, oldest, ages = self._waits(team.id, now)
        line, longest = self._first_of(team.id, now), self._longest(team.id)
        return TeamCard(team.id, team.name, people, line, waiting, oldest, ages, team.wall, longest)

    def _first_of(self, team: str, now: int) -> tuple[IncidentCard, ...]:
        queue = self.queues[team].items()
        return tuple([self._waiting(number, since, now) for number, since in islice(queue, SHOWN_OF_A_LINE)])

    def _waits(self, team: str, now: int) -> tuple[int, int, tuple[int, int, int]]:
        """
        Return how many wait, the longest wait in seconds, and how many are old, less old and young.
        """
        waits = [now - since for since in self.queues[team].values()]
        old = sum(wait > OLD for wait in waits)
        mid = sum(wait > LESS_OLD for wait in waits) - old
        return len(waits), max(waits, default=0), (old, mid, len(waits) - old - mid)

    def _longest(self, team: str) -> str:
        queue = self.queues[team]
        return code_of(min(queue, key=lambda number: (queue[number], number))) if queue else ""

    def _waiting(self, number: int, since: int, now: int) -> IncidentCard:
        return self.cards.card(number, now, since)

    def _person(self, staff: Staff, now: int) -> PersonCard:
        work = self.work.get(staff.id)
        if work is None or work.at + work.seconds <= now:
            return PersonCard(staff.id, staff.name)
        card = None if work.incident is None else self.cards.card(work.incident, now)
        question = work.incident is not None and self.cards.question(work.incident)
        words = self.cards.names.say(doing(work.task, question=question))
        return PersonCard(staff.id, staff.name, words, card, work.at, work.waste is not None)

    def _worked(self, event: e.WorkStarted) -> None:
        self.work[event.by] = event

    def _solved(self, event: e.IncidentResolved) -> None:
        self._done.pop(event.incident, None)
        self._done[event.incident] = event.at

    def _reopened(self, event: e.IncidentReopened) -> None:
        self._done.pop(event.incident, None)
