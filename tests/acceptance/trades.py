"""
The story of the shipped scenarios that are no conference, measured: `python tests/acceptance/trades.py hospital --replications 60`.

Six rows each: chaos, the path of the trade, two paths of experts, a silly one, and a big bang that is then left alone.  The exit
status is 1 if a row does not hold.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from acts import DELAYED, LOST, Act
from claims import Claim, Evidence
from story import BIG_BANG, PRIORITIES, SLA, Row

from desk_theatre.cli.progress_line import ProgressLine
from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.study.executors import usual_jobs, workers
from desk_theatre.study.study import Effort, Playing, Progress
from desk_theatre.study.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desk_theatre.scenario.scenario import Scenario

Rounds = tuple[tuple[str, ...], ...]
NOTHING = "nothing"


def path(*rounds: str) -> Rounds:
    """
    Return which practices are chosen before the second, the third and the fourth round.
    """
    return tuple(tuple(chosen.split()) for chosen in rounds)


@value
class Trade:
    """
    How people of a trade go about it.

    Args:
        own: name and rounds of the path that fits the trade.
        experts: two more that have to win.
        silly: name and rounds of one that addresses nothing of what went wrong.
    """

    own: tuple[str, Rounds]
    experts: Mapping[str, Rounds]
    silly: tuple[str, Rounds]

    @property
    def winning(self) -> Mapping[str, Rounds]:
        """
        Return the paths that have to win.
        """
        return {self.own[0]: self.own[1], **self.experts}


TRADES: Mapping[str, Trade] = {
    "hospital": Trade(
        own=(
            "hand over as on the ward",
            path(
                "recording handover routing",
                "prioritisation known_errors status_updates",
                "checkpoint shared_work coaching_manager",
            ),
        ),
        experts={
            "huddle first": path(
                "checkpoint recording handover",
                "routing known_errors prioritisation",
                "status_updates confirmed_closure shared_work",
            ),
            "knowledge to the floor first": path(
                "known_errors recording routing",
                "handover shared_work status_updates",
                "prioritisation confirmed_closure early_involvement",
            ),
        },
        silly=(
            "posters and heroes",
            path(
                "hero_bonus celebrate visible_performance",
                "individual_quotas process_owner supplier_agreement",
                "approval_board breaks ticket_tool",
            ),
        ),
    ),
    "town-hall": Trade(
        own=(
            "doors open on time",
            path(
                "early_involvement recording routing",
                "handover known_errors prioritisation",
                "status_updates escalation shared_work",
            ),
        ),
        experts={
            "by the handbook": path(
                "recording prioritisation routing",
                "handover known_errors status_updates",
                "confirmed_closure agreed_targets escalation",
            ),
            "voters first": path(
                "status_updates recording routing",
                "handover known_errors prioritisation",
                "confirmed_closure customer_priorities shared_work",
            ),
        },
        silly=(
            "a committee for everything",
            path(
                "approval_board process_owner agreed_targets",
                "supplier_agreement visible_performance celebrate",
                "individual_quotas customer_priorities breaks",
            ),
        ),
    ),
    "release-day": Trade(
        own=(
            "flow first",
            path(
                "routing shared_work recording",
                "known_errors handover prioritisation",
                "status_updates problem_management checkpoint",
            ),
        ),
        experts={
            "incident process first": path(
                "recording prioritisation routing",
                "handover status_updates agreed_targets",
                "known_errors problem_management escalation",
            ),
            "causes first": path(
                "problem_management recording routing",
                "known_errors handover prioritisation",
                "status_updates escalation agreed_targets",
            ),
        },
        silly=(
            "a tool and heroes",
            path(
                "ticket_tool individual_quotas approval_board",
                "hero_bonus celebrate visible_performance",
                "breaks supplier_agreement process_owner",
            ),
        ),
    ),
}


def acts(name: str, *, core: bool) -> Mapping[str, Act]:
    """
    All that has to be played of a scenario, by name; the core is chaos and the path of the trade.
    """
    scenario, trade = library.load(name), TRADES[name]
    variants: dict[str, tuple[tuple[str, ...] | None, ...]] = {NOTHING: ((),), trade.own[0]: (None, *trade.own[1])}
    if not core:
        variants |= {expert: (None, *rounds) for expert, rounds in trade.experts.items()}
        variants |= {trade.silly[0]: (None, *trade.silly[1]), BIG_BANG: (None, _everything(scenario), (), ())}
    return {act: Act(scenario, Variant(act, rounds)) for act, rounds in variants.items()}


def _everything(scenario: Scenario) -> tuple[str, ...]:
    """
    Return the practices on offer that are no trap.
    """
    groups = {id_: practice.identity.group for id_, practice in catalogue().items()}
    return tuple([id_ for id_ in groups if id_ in scenario.offer.practices and groups[id_] != "trap"])


def rows(name: str, evidence: Evidence) -> Iterator[Row]:
    """
    The six rows of a scenario.
    """
    trade = TRADES[name]
    yield Row("round 1, nothing on: chaos", tuple(_chaos(evidence)))
    yield Row(f"the path of the trade, {trade.own[0]}: wins", tuple(_wins(evidence, trade.own[0])))
    for expert in trade.experts:
        yield Row(f"expert path, {expert}: wins", tuple(_wins(evidence, expert)))
    silly = evidence.at_most("within SLA, last round", trade.silly[0], SLA, 0.70)
    yield Row(f"silly path, {trade.silly[0]}: does not win", (silly,))
    yield Row("big bang, then waiting: below every expert path", tuple(_below(evidence, trade)))


def core_row(name: str, evidence: Evidence) -> Row:
    """
    What a few days can show: round 1 is lost, and the path of the trade wins.
    """
    own = TRADES[name].own[0]
    return Row(
        "chaos, and a service",
        (
            evidence.more("within SLA, last round - round 1 - 0.30", (own, SLA), (NOTHING, SLA), less=0.30),
            evidence.at_least("lost, round 1", NOTHING, LOST, 0.08),
            evidence.at_least("late, round 1", NOTHING, DELAYED, 1 / 3),
            evidence.at_least("within SLA, last round", own, SLA, 0.92),
            evidence.at_most("lost, last round", own, "lost", 0.0),
        ),
    )


def _chaos(evidence: Evidence) -> Iterator[Claim]:
    yield evidence.at_least("within SLA", NOTHING, SLA, 0.20)
    yield evidence.at_most("within SLA", NOTHING, SLA, 0.45)
    yield evidence.at_least("lost", NOTHING, LOST, 0.08)
    yield evidence.at_least("failure demand", NOTHING, "failure_demand_share", 0.30)
    yield evidence.at_least("of the planned starts, late", NOTHING, DELAYED, 1 / 3)


def _wins(evidence: Evidence, act: str) -> Iterator[Claim]:
    yield evidence.at_least("within SLA, last round", act, SLA, 0.95)
    for priority in PRIORITIES:
        yield evidence.at_least(f"{priority} within SLA", act, f"by_priority.{priority}.resolution_sla_met", 0.90)
    yield evidence.at_most("lost", act, "lost", 0.0)


def _below(evidence: Evidence, trade: Trade) -> Iterator[Claim]:
    for name in trade.winning:
        yield evidence.more(f"within SLA, {name} - this", (name, SLA), (BIG_BANG, SLA))


def played(name: str, replications: int, jobs: int, seed: int = 1, *, core: bool = False) -> Evidence:
    """
    The evidence for a scenario, from so many paired days.

    Raises:
        RuntimeError: a day could not be played.
    """
    with ProgressLine() as meter, workers(jobs) as executor:
        playing = Playing(dict(acts(name, core=core)), Effort(replications, seed), executor, Progress(meter))
        playing.play()
    if playing.stopped or playing.results.failures:
        raise RuntimeError(playing.stopped or playing.results.failures[0].words)
    return Evidence(playing.results)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(tuple(TRADES)))
@click.option("--replications", default=60, show_default=True, type=click.IntRange(2))
@click.option("--jobs", default=None, type=click.IntRange(1), help="Processes at a time.")
@click.option("--seed", default=1, show_default=True)
def main(names: tuple[str, ...], replications: int, jobs: int | None, seed: int) -> None:
    """
    Measure the six rows of each scenario that is named, or of all.
    """
    from acceptance_table import plain

    holds = True
    for name in names or TRADES:
        click.echo(f"\n{name}, {replications} days")
        for row in rows(name, played(name, replications, usual_jobs() if jobs is None else jobs, seed)):
            holds = holds and row.holds
            for line in plain(row):
                click.echo(line)
    sys.exit(not holds)


if __name__ == "__main__":
    main()
