"""
A forecast: how a scenario will play, from a few quick replications of both its ends.

The *first* round is played as the scenario begins. The *last* one is played twice: at the end of a path on which the
room chooses as much as it may before each round, and with all helpful practices in use for a long time, which is the
best possible.
"""

from __future__ import annotations

from concurrent.futures import Executor
from typing import TYPE_CHECKING

from attrs import define, evolve

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.show.show import Show, Standing
from desk_theatre.simulation.organisation import Carried
from desk_theatre.study.measured import Measured, flat
from desk_theatre.study.replication import Replication
from desk_theatre.study.study import Effort, Playing, Progress
from desk_theatre.study.variant import Variant, helpful

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from desk_theatre.itsm.events import Event
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.interval import Interval
    from desk_theatre.study.results import Results

    Winnable = Literal["yes", "nearly", "no"]

FIRST, PATH, IN_USE = "first", "path", "in use"
KEPT = "resolution_sla_met"
WON, NEARLY = 0.90, 0.75
"""
Shares of the SLA targets met from which on a round counts as won, and as nearly won.
"""

SETTLED = 0.8
"""
Commitment to a practice that has been in use for long; 1 would be always.
"""

REPLICATIONS = 20


@value
class InUse:
    """
    The second day with practices that have been in use for long; on the first, people recorded and learned what they
    could.
    """

    scenario: Scenario
    practices: tuple[str, ...]

    def __call__(self, seed: int) -> Measured:
        """
        Return the figures at its end.
        """
        people = len(self.scenario.organisation.everybody)
        scenario = evolve(self.scenario, plan=evolve(self.scenario.plan, rounds=2))
        used_to = Carried(commitment=dict.fromkeys(self.practices, (SETTLED,) * people))
        show = Show(scenario, seed, Standing(0, dict.fromkeys(self.practices, "chosen"), used_to))
        events: list[Event] = []
        for _ in range(2):
            events = [*show.handle(c.OpenRound()).events, *show.advance(show.until)]
        scorecard_fold = ScorecardFold(scenario)
        scorecard_fold.add_all(events)
        return flat(scorecard_fold.scorecard(show.at))


@define(eq=False)
class Forecast:
    """
    Args:
        path: the choices of the room, round by round; empty where there is nothing to choose between rounds.
        failed: the words of an error that ended a replication; empty if none did.
        stopped: why it ended early; empty if it did not.
    """

    results: Results
    path: tuple[tuple[str, ...] | None, ...]
    failed: str = ""
    stopped: str = ""

    @property
    def replications(self) -> int:
        """
        How often each end was played.
        """
        return self.results.replications

    def first(self, key: str) -> Interval:
        """
        Return a measure of the first round.
        """
        return self.of(FIRST, key)

    def last(self, key: str) -> dict[str, Interval]:
        """
        Return a measure of the last round, by the way there.
        """
        return {name: self.of(name, key) for name in self.results.names if name != FIRST}

    def of(self, name: str, key: str) -> Interval:
        """
        Return a measure of one of the ends.
        """
        return self.results.of(name, [key])[key]

    def spread(self, key: str) -> tuple[float, float]:
        """
        Return the range of four in five first rounds.
        """
        found = self.results.column(FIRST, key, self.results.seeds([FIRST]))
        ordered = sorted(each for each in found if each is not None)
        last = len(ordered) - 1
        return ordered[round(0.1 * last)], ordered[round(0.9 * last)]

    @property
    def best(self) -> tuple[str, float] | None:
        """
        Return the way with most SLA targets met in the last round, and their share; the path if both do well enough.
        """
        means = {name: each.mean for name, each in self.last(KEPT).items() if each.mean is not None}
        if not means:
            return None
        if means.get(PATH, 0.0) >= WON:
            return PATH, means[PATH]
        return max(means.items(), key=lambda found: found[1])

    @property
    def winnable(self) -> Winnable:
        """
        Return whether the SLA targets can be met in the last round.
        """
        best = self.best
        share = best[1] if best is not None else 0.0
        return "yes" if share >= WON else "nearly" if share >= NEARLY else "no"


def sensible_path(scenario: Scenario) -> tuple[tuple[str, ...] | None, ...]:
    """
    Return a path in the order in which the scenario offers its practices, with as many before each round as the room may choose; the first round is as the scenario
    begins.
    """
    start, most = scenario.offer.start_with, scenario.reflection.improvements
    able = helpful(scenario)
    own = [
        practice for practice in scenario.offer.practices if practice in able
    ]  # the author's order, where there is one
    left = [practice for practice in own or able if practice not in start]
    steps = [tuple(left[most * i : most * (i + 1)]) for i in range(scenario.plan.rounds - 1)]
    return (None, *(step or None for step in steps)) if most and any(steps) else ()


def forecast(
    scenario: Scenario,
    effort: Effort | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Forecast:
    """
    Play both ends of a scenario a few times.

    Args:
        executor: what plays; `None`: this process.
    """
    path, everything = sensible_path(scenario), helpful(scenario)
    jobs: dict[str, Callable[[int], Measured]] = {FIRST: Replication(scenario, Variant(FIRST, (None,)))}
    if path:
        jobs[PATH] = Replication(scenario, Variant(PATH, path))
    if everything:
        jobs[IN_USE] = InUse(scenario, everything)
    playing = Playing(jobs, effort or Effort(REPLICATIONS), executor, progress or Progress())
    playing.play()
    failures = playing.results.failures
    return Forecast(playing.results, path, failures[0].words if failures else "", playing.stopped)
