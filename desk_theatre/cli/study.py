"""
`desk-theatre study`: ways of working compared over many days that differ in luck alone.
"""

from __future__ import annotations

import json
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.click_range import SEED

if TYPE_CHECKING:
    from desk_theatre.study.comparison import Comparison
    from desk_theatre.study.study import Effort

MOST = 1_000_000
FRESH = (
    "This scenario brings other incidents in each round (fresh_demand), and these variants are measured in different"
    " rounds: part of a difference is the demand of the round."
)
UNTIL_PRECISE = 10_000
"""
So many replications are played at most where only a precision is asked for.
"""


@click.command()
@click.argument("scenario", default="conference")
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME=ID,ID,...",
    help="Practices in force from the first round; nothing after the = for none, * for all.  A path over several rounds:"
    " NAME=r2:ID,ID;r3:ID.  May be given several times; without it, no practice is compared with all that help.",
)
@click.option(
    "--replications",
    type=click.IntRange(1, MOST),
    help=f"How many days for each variant: 100, or with --until-precise at most {UNTIL_PRECISE}.",
)
@click.option("--jobs", type=click.IntRange(1, 512), help="Processes; as many as there are processors if not given.")
@click.option("--dask", metavar="ADDRESS", help="Play on the Dask cluster whose scheduler has this address.")
@click.option(
    "--seed", type=SEED, default=1, show_default=True, help="Of the first day; each further day has the next."
)
@click.option(
    "--until-precise",
    "until",
    multiple=True,
    metavar="MEASURE=WIDTH",
    help="Stop when the interval of this measure is narrower than this for every variant and difference.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    scenario: str,
    variants: tuple[str, ...],
    replications: int | None,
    jobs: int | None,
    dask: str | None,
    seed: int,
    until: tuple[str, ...],
    as_json: bool,
) -> None:
    """
    Play variants of a show many times and compare them.

    Every variant meets the same days: the same delegates with the same incidents at the same seconds.  So a difference is
    one between ways of working; its interval holds the truth with a confidence of 95 %: Student's, and for counts of
    incidents and sessions Poisson's where that is wider.
    """
    from desk_theatre.cli.progress_line import ProgressLine
    from desk_theatre.scenario import library
    from desk_theatre.study import precision
    from desk_theatre.study.executors import usual_jobs, workers
    from desk_theatre.study.study import Effort, Progress, study
    from desk_theatre.study.variant import left_out, read_all, usual

    if dask is not None and jobs is not None:
        raise click.UsageError("--jobs and --dask exclude each other: the cluster says how much it plays at a time.")
    played = library.load(scenario)
    compared = read_all(variants, played) if variants else usual(played)
    precisions = tuple(precision.read(text, played) for text in until)
    count = replications or (UNTIL_PRECISE if until else 100)
    effort = Effort(count, seed, precisions)
    with ProgressLine() as meter, workers(jobs or usual_jobs(), dask) as executor:
        comparison = study(played, compared, effort, executor=executor, progress=Progress(meter))
    if as_json:
        click.echo(json.dumps(comparison.document(played.id), indent=2, allow_nan=False))
    elif comparison.replications:
        click.echo(report(comparison, played.title, played.currency, effort))
        if not variants:
            click.echo(f"\nleft out of helpful, as traps or not on offer: {', '.join(left_out(played)) or 'nothing'}")
        if played.plan.fresh_demand and len({len(variant.rounds) for variant in compared}) > 1:
            click.echo(f"\n{FRESH}")
    complain(comparison, effort)


def report(comparison: Comparison, title: str, currency: str, effort: Effort) -> str:
    """
    What a study came to, for people.
    """
    from desk_theatre.cli.interval_table import legend, picture, table

    width = get_terminal_size((110, 40)).columns
    count, last = comparison.replications, effort.seed + comparison.replications - 1
    days = f"seeds {effort.seed} to {last}" if count > 1 else f"seed {last}"
    head = f"{title}: {count} replication{'s' * (count > 1)}, {days}; means with intervals of 95 %"
    parts = [head, picture(comparison.variants, currency, width), table(comparison.variants, currency, width)]
    if comparison.differences:
        differences = table(comparison.differences, currency, width, differences=True)
        signs = legend(next(iter(comparison.differences.values())).values())
        parts.append(f"differences under the same luck\n{differences}\n\n{signs}")
    return "\n\n".join(parts)


def complain(comparison: Comparison, effort: Effort) -> None:
    """
    Say what did not go as asked, after everything that did.

    Raises:
        StudyImpossible: something did not.
    """
    from desk_theatre.errors import StudyImpossible

    said = [
        f"variant {failure.variant}, seed {failure.seed} ended in an error and is left out: {failure.words}; to play"
        f" it again: --seed {failure.seed} --replications 1"
        for failure in comparison.failures[:10]
    ]
    if len(comparison.failures) > 10:
        said.append(f"and {len(comparison.failures) - 10} more")
    if comparison.stopped:
        said.append(
            f"{comparison.stopped}; {comparison.replications} of {effort.replications} replications were played"
        )
    elif comparison.precise is False:
        wanted = ", ".join(f"{each.measure}={each.width:g}" for each in effort.until)
        said.append(
            f"not precise enough for {wanted} after {effort.replications} replications; allow more --replications"
        )
    if said:
        raise StudyImpossible("\n".join(said))
