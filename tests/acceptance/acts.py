"""
What is played for the acceptance table: variants of the default scenario, and the few figures that no scorecard has.
"""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import HEADLINE
from desk_theatre.measures.resolution_times import median, p90
from desk_theatre.measures.scorecard_fold import ScorecardFold, as_json
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show, Standing
from desk_theatre.simulation.organisation import Carried
from desk_theatre.study.measured import Measured, flat
from desk_theatre.study.replication import Replication
from desk_theatre.study.variant import Variant

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import How

LOST, DELAYED, COMMITMENT = "share lost", "share of sessions delayed", "mean commitment"
RED = "days on which one of the large figures is red"
TAIL = "p90/median of resolution"
HOURS_OF_DAY = tuple(f"reports of hour {hour}" for hour in range(1, 10))


@value
class Act:
    """
    A variant, played from its first round to its last; the last one is measured.
    """

    scenario: Scenario
    variant: Variant

    def __call__(self, seed: int) -> Measured:
        """
        The figures of the scorecard, shares that it counts as numbers, and how long the longest take.
        """
        scorecard_fold, at = Replication(self.scenario, self.variant).play(seed)
        return {**with_shares(flat(scorecard_fold.scorecard(at))), TAIL: _tail(scorecard_fold)}


@value
class InUse:
    """
    A day, or the first hours of one, with practices that have been in use for a while; what they rest on is settled.

    Args:
        level: how far everybody does each of them, 0 to 1.
        hours: after which it is looked at; `None`: at the end of the day.
    """

    scenario: Scenario
    practices: tuple[str, ...]
    level: float
    hours: int | None = None

    def __call__(self, seed: int) -> Measured:
        """
        The figures of the scorecard.
        """
        people = len(self.scenario.organisation.everybody)
        used_to = Carried(dict.fromkeys(self.practices, (self.level,) * people), introduced=self.practices)
        show = Show(self.scenario, seed, Standing(1, dict.fromkeys(self.practices, "chosen"), used_to))
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(show.handle(c.OpenRound()).events)
        scorecard_fold.add_all(show.advance(show.until if self.hours is None else show.at + 3600 * self.hours))
        return with_shares(flat(scorecard_fold.scorecard(show.at)))


@value
class Hours:
    """
    Practices come into force in the middle of a day, in one of three ways, and are looked at some hours later.
    """

    scenario: Scenario
    practices: tuple[str, ...]
    how: How
    hours: int = 2

    def __call__(self, seed: int) -> Measured:
        """
        The commitment to each.
        """
        show = Show(self.scenario, seed)
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(show.handle(c.OpenRound()).events)
        scorecard_fold.add_all(show.advance(self.scenario.conference.opens + 3600))
        for practice in self.practices:
            scorecard_fold.add_all(show.handle(c.SetPractice(practice, on=True, how=self.how)).events)
        scorecard_fold.add_all(show.advance(show.at + 3600 * self.hours))
        return with_shares(flat(scorecard_fold.scorecard(show.at)))


@value
class RealDay:
    """
    A first round with nothing on, looked at for what public logs of real desks tell of theirs.
    """

    scenario: Scenario

    def __call__(self, seed: int) -> Measured:
        """
        How many report in each hour, the share of P1 and P2, and the share that is reassigned to another team.
        """
        show = Show(self.scenario, seed)
        events = [*show.handle(c.OpenRound()).events, *show.advance(show.until)]
        reports = [event for event in events if isinstance(event, e.IncidentReported)]
        opens = self.scenario.conference.opens
        hours = Counter((event.at - opens) // 3600 for event in reports)
        teams: dict[int, set[str]] = {}
        for event in events:
            if isinstance(event, e.IncidentAssigned):
                teams.setdefault(event.incident, set()).add(event.team)
        found: dict[str, float | None] = {name: float(hours[hour]) for hour, name in enumerate(HOURS_OF_DAY)}
        found["urgent"] = fmean(event.priority <= Priority.P2 for event in reports)
        found["reassigned"] = sum(len(each) > 1 for each in teams.values()) / len(reports)
        return found


@value
class Beginning:
    """
    The first real minutes of a round with nothing on.
    """

    scenario: Scenario
    minutes: float

    def __call__(self, seed: int) -> Measured:
        """
        Whether one of the large figures of the stage is red by then, 0 or 1.
        """
        show = Show(self.scenario, seed)
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(show.handle(c.OpenRound()).events)
        day = self.scenario.conference.closes - self.scenario.conference.opens
        scorecard_fold.add_all(show.advance(show.at + round(day * self.minutes / self.scenario.plan.minutes)))
        figures = as_json(scorecard_fold.scorecard(show.at))
        amounts = [(figure, figure.of(figures)) for figure in HEADLINE]
        return {RED: float(any(amount is not None and figure.grade(amount) == "poor" for figure, amount in amounts))}


def with_shares(measured: Measured) -> Measured:
    """
    The same, with `LOST`, `DELAYED` and `COMMITMENT` as shares, 0 to 1.
    """
    levels = [level for key, level in measured.items() if key.startswith("commitment.") and level is not None]
    return {
        **measured,
        LOST: _share(measured["lost"], measured["submitted"]),
        DELAYED: _share(measured["sessions_delayed"], measured["sessions"]),
        COMMITMENT: fmean(levels) if levels else None,
    }


def _tail(scorecard_fold: ScorecardFold) -> float | None:
    """
    How many times the median the ninth decile is, of the times to resolve of all priorities.
    """
    took = tuple(sorted(seconds for priority in Priority for seconds in scorecard_fold.durations.of(priority)))
    middle, long = median(took), p90(took)
    return long / middle if middle and long else None


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
