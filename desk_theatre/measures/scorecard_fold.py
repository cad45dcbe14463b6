"""
The scorecard of a round: every figure there is, counted while it happens by smaller folds.

What each figure is called and means is in `desk_theatre.measures.figures`.  A fold is made for one round and given its events
one by one; a live show asks it with every picture, a study once at the end, a replay at any second it has been fed up to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum
from typing import Any, get_args

import attrs

from desk_theatre.itsm import events as e
from desk_theatre.itsm.events import Event
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.measures.commitments import Commitments
from desk_theatre.measures.contact_counts import ContactCounts
from desk_theatre.measures.costs import Costs
from desk_theatre.measures.fold import Handler, Handlers, listening
from desk_theatre.measures.moods import Moods
from desk_theatre.measures.programme import ProgrammeFigures
from desk_theatre.measures.promises import Promises, Verdicts
from desk_theatre.measures.queues import Queues
from desk_theatre.measures.resolution_times import ResolutionTimes, mean, median, p90
from desk_theatre.measures.satisfaction import Satisfaction
from desk_theatre.measures.states import IncidentStates
from desk_theatre.measures.workload import Workload
from desk_theatre.scenario.offering import prices
from desk_theatre.scenario.scenario import Scenario


@value
class PriorityFigures:
    """
    What stands in `by_priority` for one priority.
    """

    count: int
    resolved: int
    resolution_sla_met: float | None
    mean_minutes: float | None
    median_minutes: float | None
    p90_minutes: float | None


@value
class Utilisation:
    """
    Share of the paid time that was worked, by id of the team and of the person.
    """

    teams: Mapping[str, float | None]
    people: Mapping[str, float | None]


@value
class Scorecard:
    """
    The figures in the order in which they are shown; `None` where there is nothing to count yet.
    """

    submitted: int
    resolved: int
    open: int
    lost: int
    withdrawn: int
    reopened: int
    lost_ever: int
    response_sla_met: float | None
    resolution_sla_met: float | None
    by_priority: Mapping[str, PriorityFigures]
    first_contact_resolution: float | None
    handovers_per_incident: float | None
    bounces_per_incident: float | None
    failure_demand_share: float | None
    sessions: int
    sessions_delayed: int
    sessions_delayed_by_desk: int
    sessions_late_otherwise: int
    delegate_minutes_lost: float
    cost_total: float
    cost_wasted: float
    cost_per_resolved: float | None
    waste: Mapping[str, float]
    throughput_per_hour: float | None
    closed_per_hour: float | None
    utilisation: Utilisation
    satisfaction: float | None
    mood: float | None
    commitment: Mapping[str, float]


class ScorecardFold:
    """
    A fold over the events of one round, made of smaller folds.

    Args:
        money: for each practice that costs money, how much per hour in which it is in force; as the scenario says, if
            nothing else is given.
        checking: refuse events that do not fit the lifecycle; for tests.
    """

    def __init__(self, scenario: Scenario, money: Mapping[str, float] | None = None, checking: bool = False) -> None:
        self.scenario = scenario
        self.opened: int | None = None
        self.ended: int | None = None
        self.states = IncidentStates(checking)
        self.queues = Queues(scenario)
        self.promises = Promises(scenario.agreement)
        self.contacts = ContactCounts()
        self.durations = ResolutionTimes(self.promises)
        self.satisfaction = Satisfaction(self.promises)
        self.moods = Moods()
        self.workload = Workload()
        self.costs = Costs(scenario.organisation, prices(scenario.offer) if money is None else money)
        self.programme = ProgrammeFigures(scenario, self.promises)
        self.commitments = Commitments()
        # Promises come before the folds that ask them: each event reaches the clocks first.
        self._listening = listening(
            (
                self,
                self.states,
                self.queues,
                self.promises,
                self.contacts,
                self.durations,
                self.satisfaction,
                self.moods,
                self.workload,
                self.costs,
                self.programme,
                self.commitments,
            )
        )

    def handlers(self) -> Handlers:
        return {e.RoundOpened: self._on_opened, e.RoundEnded: self._on_ended}

    def add(self, event: Event) -> None:
        """
        Count an event.

        Raises:
            ValueError: a second round opens; it needs a fold of its own.
        """
        for handler in self._listening.get(type(event), ()):
            handler(event)

    def add_all(self, events: Iterable[Event]) -> None:
        """
        Count many events, oldest first.
        """
        for event in events:
            self.add(event)

    def listeners(self) -> Mapping[type[Event], tuple[Handler, ...]]:
        """
        Return who listens to what, so that this fold and others can be asked through one table.
        """
        return self._listening

    def moment(self, now: int) -> int:
        """
        Return `now`, or the end of the round if that was before: then every clock stopped.
        """
        return now if self.ended is None else min(now, self.ended)

    def scorecard(self, now: int) -> Scorecard:
        """
        Every figure at `now`, a second of the day that is not before the last event.
        """
        now = self.moment(now)
        here, contacts, resolved = self.states, self.contacts, self.states.resolved
        resolutions = self.promises.resolutions(now)
        waste = self._waste(now)
        cost = self.costs.total(now)
        return Scorecard(
            submitted=here.submitted,
            resolved=resolved,
            open=here.open,
            lost=here.lost,
            withdrawn=here.withdrawn,
            reopened=contacts.reopened,
            lost_ever=len(contacts.lost_ever),
            response_sla_met=self.promises.responses(now).share,
            resolution_sla_met=within(resolutions),
            by_priority=self._by_priority(resolutions),
            first_contact_resolution=ratio(contacts.at_first_contact, resolved),
            handovers_per_incident=ratio(contacts.handovers, here.submitted),
            bounces_per_incident=ratio(contacts.bounces, here.submitted),
            failure_demand_share=ratio(contacts.failures, contacts.all),
            sessions=self.programme.due,
            sessions_delayed=self.programme.delayed,
            sessions_delayed_by_desk=self.programme.delayed_by_desk(now),
            sessions_late_otherwise=self.programme.late_otherwise(now),
            delegate_minutes_lost=self.programme.minutes_lost(now),
            cost_total=cost,
            cost_wasted=fsum(waste.values()),
            cost_per_resolved=ratio(cost, resolved),
            waste=waste,
            throughput_per_hour=ratio(resolved * 3600, self._lasted(now)),
            closed_per_hour=ratio(contacts.closings * 3600, self._lasted(now)),
            utilisation=self._utilisation(now),
            satisfaction=self.satisfaction.mean(now),
            mood=self.moods.mean(self.moods.own.round),
            commitment=self.commitments.means(),
        )

    def _lasted(self, now: int) -> int:
        return 0 if self.opened is None else now - self.opened

    def _by_priority(self, resolutions: Mapping[Priority, Verdicts]) -> dict[str, PriorityFigures]:
        return {priority.word: self._figures(priority, verdicts) for priority, verdicts in resolutions.items()}

    def _figures(self, priority: Priority, verdicts: Verdicts) -> PriorityFigures:
        took = self.durations.of(priority)
        return PriorityFigures(
            count=self.promises.reported[priority],
            resolved=len(took),
            resolution_sla_met=verdicts.share,
            mean_minutes=_minutes(mean(took)),
            median_minutes=_minutes(median(took)),
            p90_minutes=_minutes(p90(took)),
        )

    def _waste(self, now: int) -> dict[str, float]:
        """
        Money by cause, all causes in their order.
        """
        rates = {person.id: person.cost_per_hour for person in self.scenario.organisation.everybody}
        money: dict[str, float] = dict.fromkeys(get_args(e.Waste), 0.0)
        for (cause, person), seconds in self.workload.wasted(now).items():
            money[cause] += seconds * rates.get(person, 0.0) / 3600
        return money

    def _utilisation(self, now: int) -> Utilisation:
        worked, lasted = self.workload.worked(now), self._lasted(now)
        organisation = self.scenario.organisation
        teams = {
            team.id: ratio(sum(worked[person.id] for person in team.staff), lasted * len(team.staff))
            for team in organisation.teams
        }
        people = {person.id: ratio(worked[person.id], lasted) for person in organisation.everybody}
        return Utilisation(teams, people)

    def _on_opened(self, event: e.RoundOpened) -> None:
        if self.opened is not None:
            raise ValueError(f"a scorecard counts one round; round {event.round} needs its own")
        self.opened = event.at

    def _on_ended(self, event: e.RoundEnded) -> None:
        self.ended = event.at


def as_json(scorecard: Scorecard) -> dict[str, Any]:
    """
    The scorecard as a JSON document; keys and their order are stable.
    """
    return attrs.asdict(scorecard)


def plain(scorecard: Scorecard) -> dict[str, float | int | None]:
    """
    The figures that are single numbers, by key.
    """
    return {key: figure for key, figure in as_json(scorecard).items() if not isinstance(figure, Mapping)}


def within(resolutions: Mapping[Priority, Verdicts]) -> float | None:
    """
    Return the share of resolution targets met, over all priorities.
    """
    met = sum(verdicts.met for verdicts in resolutions.values())
    return Verdicts(met, sum(verdicts.breached for verdicts in resolutions.values())).share


def ratio(part: float, whole: int) -> float | None:
    """
    `part / whole`; `None` of nothing.
    """
    return part / whole if whole else None


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60
