"""
`desk-theatre study`: compare practices over many simulated days that differ in luck alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.click_range import SEED, Whole
from desk_theatre.cli.page_width import filled, page_width
from desk_theatre.cli.wording import help_texts, output, refusals

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.comparison import Comparison
    from desk_theatre.study.study import Effort

MOST = 1_000_000
UNTIL_PRECISE = 10_000
"""
Replications at most where only a precision is asked for.
"""


@click.command(help=help_texts.STUDY)
@click.argument("scenario", default="conference")
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="NAME=ID,ID,...",
    help=help_texts.VARIANT,
)
@click.option(
    "--replications",
    type=Whole(1, MOST),
    help=help_texts.study_replications(UNTIL_PRECISE),
)
@click.option("--jobs", type=Whole(1, 512), help=help_texts.JOBS)
@click.option("--dask", metavar="ADDRESS", help=help_texts.DASK)
@click.option("--seed", type=SEED, default=1, show_default=True, help=help_texts.FIRST_SEED)
@click.option(
    "--until-precise",
    "until",
    multiple=True,
    metavar="MEASURE=WIDTH",
    help=help_texts.UNTIL_PRECISE,
)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
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
    from desk_theatre.cli.progress_line import ProgressLine
    from desk_theatre.scenario import library
    from desk_theatre.study import precision
    from desk_theatre.study.executors import usual_jobs, workers
    from desk_theatre.study.study import Effort, Progress, study
    from desk_theatre.study.variant import left_out, read_all, usual

    if dask is not None and jobs is not None:
        raise click.UsageError(refusals.JOBS_OR_DASK)
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
        click.echo(report(comparison, played, effort))
        if not variants:
            click.echo("\n" + filled(output.not_helpful(left_out(played)), page_width()))
        if played.plan.fresh_demand and len({len(variant.rounds) for variant in compared}) > 1:
            click.echo("\n" + filled(output.FRESH_DEMAND, page_width()))
    complain(comparison, effort)


def report(comparison: Comparison, scenario: Scenario, effort: Effort) -> str:
    """
    Return the results of a study as text.
    """
    from desk_theatre.cli.interval_table import legend, picture, table

    width, currency, words = page_width(), scenario.currency, scenario.words
    head = filled(output.study_head(scenario.title, comparison.replications, effort.seed), width)
    parts = [
        head,
        picture(comparison.variants, currency, width, words=words),
        table(comparison.variants, currency, width, words=words),
    ]
    if comparison.differences:
        differences = table(comparison.differences, currency, width, differences=True, words=words)
        signs = filled(legend(next(iter(comparison.differences.values())).values()), width)
        parts.append(f"{output.SAME_LUCK}\n{differences}\n\n{signs}")
    return "\n\n".join(parts)


def complain(comparison: Comparison, effort: Effort) -> None:
    """
    Report what did not go as asked, after the results were printed.

    Raises:
        StudyImpossible: something did not.
    """
    from desk_theatre.errors import StudyImpossible

    said = [
        f"{refusals.variant_failed(failure.variant, failure.seed, failure.words)}; {refusals.repeat_with(failure.seed)}"
        for failure in comparison.failures[:10]
    ]
    if len(comparison.failures) > 10:
        said.append(refusals.and_more(len(comparison.failures) - 10))
    if comparison.stopped:
        said.append(refusals.stopped_early(comparison.stopped, comparison.replications, effort.replications))
    elif comparison.precise is False:
        wanted = ", ".join(f"{each.measure}={each.width:g}" for each in effort.until)
        said.append(refusals.not_precise(wanted, effort.replications))
    if said:
        raise StudyImpossible("\n".join(said))
