"""
More ways to win and to lose, measured on paired days: `python tests/acceptance/ways.py --replications 30`.

Each practice that the default scenario does not offer is added to six that are in use.  A trap has to look good in one figure and
be worse where it should be; a practice has to be better in what it is for.  The exit status is 1 if a row does not hold.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from acts import COMMITMENT, InUse, with_shares
from attrs import evolve
from claims import Claim, Evidence
from story import HABIT, NOT_YET, SENSIBLE, Row

from desk_theatre.cli.progress_line import ProgressLine
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show, Standing
from desk_theatre.simulation.organisation import Carried
from desk_theatre.study.executors import usual_jobs, workers
from desk_theatre.study.measured import Measured, flat
from desk_theatre.study.study import Effort, Playing, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BACK_FROM_THE_COURSE = 3
"""
Hours after the opening at which the last class is back, and the theory of the first has not faded.
"""


@value
class LaterRound:
    """
    A day with practices that are habits and that began in an earlier round.
    """

    scenario: Scenario
    practices: tuple[str, ...]

    def __call__(self, seed: int) -> Measured:
        """
        The figures of the scorecard.
        """
        people = len(self.scenario.organisation.everybody)
        levels = dict.fromkeys(self.practices, (HABIT,) * people)
        carried = Carried(levels, introduced=self.practices, begun=dict.fromkeys(self.practices, 0))
        show = Show(self.scenario, seed, Standing(1, dict.fromkeys(self.practices, "chosen"), carried))
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(show.handle(c.OpenRound()).events)
        scorecard_fold.add_all(show.advance(show.until))
        return with_shares(flat(scorecard_fold.scorecard(show.at)))


@value
class Way:
    """
    What a practice does to the figures of an act, compared with the same act without it.

    Args:
        words: the row.
        base: the act without it, and `act` with it.
        better, worse: measures of which each has to be so, intervals apart; `more` has to be more, which is neither.
    """

    words: str
    base: str
    act: str
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


WAYS: tuple[Way, ...] = (
    Way(
        "confronting: people follow what was agreed, and delegates notice",
        "young",
        "young + confronting",
        better=(COMMITMENT, "resolution_sla_met", "satisfaction"),
    ),
    Way(
        "training_alone, back from the course: commitment looks good, and delegates have waited",
        "young, back",
        "young + training_alone, back",
        better=(COMMITMENT,),
        worse=("response_sla_met", "satisfaction"),
    ),
    Way(
        "training_alone, in the evening: nothing of it is left",
        "young",
        "young + training_alone",
        worse=(COMMITMENT, "response_sla_met", "resolution_sla_met"),
    ),
    Way(
        "lift_and_shift: everyone looks busy, and it is dearer and slower",
        "habits",
        "+ lift_and_shift",
        worse=("response_sla_met", "resolution_sla_met", "satisfaction", "cost_wasted", "cost_per_resolved"),
        more=("utilisation.teams.desk",),
    ),
    Way(
        "supplier_promise, in its first round: golden mountains",
        "habits",
        "+ supplier_promise",
        better=("by_priority.P3.resolution_sla_met",),
    ),
    Way(
        "supplier_promise, in later rounds: the small print",
        "habits",
        "+ supplier_promise, later",
        worse=("cost_per_resolved", "cost_total", "by_priority.P3.resolution_sla_met"),
    ),
    Way(
        "silo_goals: the response looks better, and incidents go over the wall",
        "habits",
        "+ silo_goals",
        better=("response_sla_met",),
        worse=("resolution_sla_met", "bounces_per_incident", "satisfaction", "cost_wasted"),
    ),
    Way(
        "shared_goals: less starves",
        "habits",
        "+ shared_goals",
        better=("response_sla_met", "resolution_sla_met"),
    ),
)


def with_all(scenario: Scenario) -> Scenario:
    """
    The same scenario, with every practice of the catalogue on offer.
    """
    return evolve(scenario, offer=evolve(scenario.offer, practices=tuple(catalogue())))


def acts(scenario: Scenario) -> Mapping[str, Callable[[int], Measured]]:
    """
    All that has to be played, by name.
    """
    played = with_all(scenario)

    def used(level: float, *more: str, hours: int | None = None) -> InUse:
        return InUse(played, (*SENSIBLE, *more), level, hours)

    habits = {
        f"+ {id_}": used(HABIT, id_) for id_ in ("lift_and_shift", "supplier_promise", "silo_goals", "shared_goals")
    }
    return {
        "habits": used(HABIT),
        **habits,
        "+ supplier_promise, later": LaterRound(played, (*SENSIBLE, "supplier_promise")),
        "young": used(NOT_YET),
        "young + confronting": used(NOT_YET, "confronting"),
        "young + training_alone": used(NOT_YET, "training_alone"),
        "young, back": used(NOT_YET, hours=BACK_FROM_THE_COURSE),
        "young + training_alone, back": used(NOT_YET, "training_alone", hours=BACK_FROM_THE_COURSE),
    }


def rows(evidence: Evidence) -> Iterator[Row]:
    """
    A row for each way.
    """
    for way in WAYS:
        yield Row(way.words, tuple(_claims(evidence, way)))


def _claims(evidence: Evidence, way: Way) -> Iterator[Claim]:
    improved = evidence.harm(way.base, way.act, way.better)
    for key in way.better:
        yield Claim(f"{key} is better", improved.get(key), key in improved)
    harmed = evidence.harm(way.act, way.base, way.worse)
    for key in way.worse:
        yield Claim(f"{key} is worse", harmed.get(key), key in harmed)
    for key in way.more:
        yield evidence.more(f"{key} is more", (way.act, key), (way.base, key))


def played(replications: int, jobs: int, seed: int = 1) -> Evidence:
    """
    The evidence for all rows, from so many paired days.

    Raises:
        RuntimeError: a day could not be played.
    """
    with ProgressLine() as meter, workers(jobs) as executor:
        days = dict(acts(library.load("conference")))
        playing = Playing(days, Effort(replications, seed), executor, Progress(meter))
        playing.play()
    if playing.stopped or playing.results.failures:
        raise RuntimeError(playing.stopped or playing.results.failures[0].words)
    return Evidence(playing.results)


@click.command()
@click.option("--replications", default=30, show_default=True, help="Days, each with the same luck for all acts.")
@click.option("--jobs", default=None, type=int, help="Processes at a time.")
def main(replications: int, jobs: int | None) -> None:
    """
    Measure each way and print its row.
    """
    from acceptance_table import plain

    found = list(rows(played(replications, usual_jobs() if jobs is None else jobs)))
    for row in found:
        for line in plain(row):
            click.echo(line)
    sys.exit(not all(row.holds for row in found))


if __name__ == "__main__":
    main()
