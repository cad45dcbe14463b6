"""
How much of the story hangs on its assumptions?  By hand: `python tests/acceptance/sensitivity.py --replications 40`.

Each of the main assumptions of the conference is bent by a quarter, down and up, everything else left alone, and the first round
and the last one of a sensible path are played again under the same luck.  What matters is not that the figures stay, but
that the story does: a poor first round, a good last one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from acts import Act
from attrs import evolve
from claims import Evidence
from story import FIRST, SECOND, THIRD

from desk_theatre.cli.progress_line import ProgressLine
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario import library
from desk_theatre.study.executors import usual_jobs, workers
from desk_theatre.study.study import Effort, Playing, Progress
from desk_theatre.study.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.measured import Measured

    Bend = Callable[[Scenario, float], Scenario]

QUARTER = 0.25
AS_SHIPPED = "as shipped"
ROUNDS: Mapping[str, tuple[tuple[str, ...] | None, ...]] = {
    "first round": ((),),
    "last round": (None, FIRST, SECOND, THIRD),
}
SHOWN = (
    ("first round", "resolution_sla_met"),
    ("last round", "resolution_sla_met"),
    ("first round", "failure_demand_share"),
    ("last round", "failure_demand_share"),
)


def bent(what: Any, names: tuple[str, ...], times: float) -> Any:
    """
    The same with these fields longer or larger by a factor; chances stay chances, and what is counted stays whole.
    """
    return evolve(what, **{name: _times(getattr(what, name), times) for name in names})


def _times(figure: Duration | float, times: float) -> Duration | float:
    if isinstance(figure, Duration):
        return evolve(figure, minutes=figure.minutes * times)
    return min(1.0, figure * times) if 0.0 < figure < 1.0 else figure * times


def part(name: str, *fields: str) -> Bend:
    """
    Bends fields of one part of a scenario.
    """
    return lambda scenario, times: evolve(scenario, **{name: bent(getattr(scenario, name), fields, times)})


def kinds(*fields: str) -> Bend:
    """
    Bends fields of each kind.
    """
    return lambda scenario, times: evolve(scenario, kinds=tuple(bent(kind, fields, times) for kind in scenario.kinds))


def demand(scenario: Scenario, times: float) -> Scenario:
    """
    More comes, of all sorts but faults.
    """
    brought = scenario.demand
    arrivals = tuple(bent(each, ("per_hour",), times) for each in brought.arrivals)
    per_100 = brought.programme_per_100 * times
    return evolve(scenario, demand=evolve(brought, arrivals=arrivals, programme_per_100=per_100))


BENDS: Mapping[str, Bend] = {
    "incidents that come": demand,
    "diagnosis and repair": kinds("diagnosis", "repair"),
    "work-arounds": kinds("workaround"),
    "share of hard ones": kinds("hard"),
    "chance of a wrong guess at a team": part("chaos", "wrong_team"),
    "until a team knows that it is not theirs": part("chaos", "bounce"),
    "chance that something is missing": part("chaos", "missing"),
    "asking again": part("chaos", "re_asking"),
    "chance of forgetting": part("chaos", "forgets"),
    "answering who comes back": part("chaos", "answer_chase"),
    "what is not mended": part("chaos", "not_mended", "unskilled"),
    "patience": part("patience", "first", "again"),
    "time between the manager's interventions": part("chaos", "manager_every"),
    "rates at which people begin and follow": part("commitment", "initiative", "imitation"),
    "rate at which they forget": part("commitment", "decay"),
    "the part of a choice that is kept at once": part("commitment", "chosen"),
}


def acts(scenario: Scenario) -> dict[str, Callable[[int], Measured]]:
    """
    Both rounds, as shipped and with each assumption bent down and up.
    """
    scenarios = {AS_SHIPPED: scenario}
    for name, bend in BENDS.items():
        scenarios |= {f"{name} {sign:+.0%}": bend(scenario, 1 + sign) for sign in (-QUARTER, QUARTER)}
    return {
        f"{round_}, {name}": Act(each, Variant(f"{round_}, {name}", rounds))
        for name, each in scenarios.items()
        for round_, rounds in ROUNDS.items()
    }


def rows(evidence: Evidence) -> Iterator[str]:
    """
    As rows of a table for docs/explanation/model.md: down and up.
    """
    yield f"| {AS_SHIPPED} | " + " | ".join(_mean(evidence, round_, AS_SHIPPED, key) for round_, key in SHOWN) + " |"
    for name in BENDS:
        pairs = (
            " to ".join(_mean(evidence, round_, f"{name} {sign:+.0%}", key) for sign in (-QUARTER, QUARTER))
            for round_, key in SHOWN
        )
        yield f"| {name} | " + " | ".join(pairs) + " |"


def _mean(evidence: Evidence, round_: str, name: str, key: str) -> str:
    mean = evidence.mean(f"{round_}, {name}", key).mean
    return "–" if mean is None else f"{100 * mean:.0f} %"


@click.command()
@click.option("--replications", default=40, show_default=True, type=click.IntRange(2))
@click.option("--jobs", default=usual_jobs(), show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
def main(replications: int, jobs: int, seed: int) -> None:
    """
    Play it all and print the table.
    """
    with ProgressLine() as meter, workers(jobs) as executor:
        playing = Playing(acts(library.load("conference")), Effort(replications, seed), executor, Progress(meter))
        playing.play()
    if playing.stopped or playing.results.failures:
        raise click.ClickException(playing.stopped or playing.results.failures[0].words)
    click.echo("| bent by a quarter, down to up | within SLA, first | last | failure demand, first | last |")
    click.echo("|---|---|---|---|---|")
    for row in rows(Evidence(playing.results)):
        click.echo(row)


if __name__ == "__main__":
    main()
