"""
The acceptance table of the default scenario, measured: `python tests/acceptance/acceptance_table.py --replications 200`.

Each row with its figures, their intervals of 95 % and the verdict; the exit status is 1 if a row does not hold, except for what
`OPEN` lists.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from claims import Claim, Evidence
from story import Row, acts, rows

from desk_theatre.cli.progress_line import ProgressLine
from desk_theatre.scenario import library
from desk_theatre.study.executors import usual_jobs, workers
from desk_theatre.study.results import Results
from desk_theatre.study.study import Effort, Playing, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator


OPEN = {
    "sessions delayed by the desk, a day <= 0.1": "rare and uneven: three sessions in sixty days, and one day (seed 157) with thirteen",
}
"""
Claims that are known to be missed, and why.  They are printed as missed like any other, and do not fail the build, so that it
still tells when another one goes.  The bound stays; it is met again when the day is.
"""


def played(replications: int, jobs: int, seed: int = 1, scenario: str = "conference") -> Results:
    """
    Everything that the table needs, played.
    """
    with ProgressLine() as meter, workers(jobs) as executor:
        playing = Playing(acts(library.load(scenario)), Effort(replications, seed), executor, Progress(meter))
        playing.play()
    if playing.stopped or playing.results.failures:
        raise RuntimeError(playing.stopped or playing.results.failures[0].words)
    return playing.results


def verdict(holds: bool) -> str:
    """
    In a word.
    """
    return "holds" if holds else "FAILS"


def figures(claim: Claim) -> str:
    """
    The mean and its interval.
    """
    found = claim.found
    if found is None or found.mean is None or found.low is None or found.high is None:
        return ""
    return f"{found.mean:.3f} [{found.low:.3f}, {found.high:.3f}]"


def plain(row: Row) -> Iterator[str]:
    """
    A row, as the terminal shows it.
    """
    yield f"{verdict(row.holds)}  {row.words}"
    for claim in row.claims:
        yield f"    {verdict(claim.holds):6} {claim.words:60} {figures(claim)}".rstrip()


def markdown(row: Row) -> Iterator[str]:
    """
    A row, as a page of the docs shows it.
    """
    yield f"| **{row.words}** | | {verdict(row.holds)} |"
    for claim in row.claims:
        yield f"| {claim.words} | {figures(claim)} | {verdict(claim.holds)} |"


@click.command()
@click.option("--replications", default=200, show_default=True, type=click.IntRange(2))
@click.option("--jobs", default=usual_jobs(), show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
@click.option("--markdown", "for_page", is_flag=True, help="As rows of a table for docs/explanation/model.md.")
def main(replications: int, jobs: int, seed: int, for_page: bool) -> None:
    """
    Play it all and print the table.
    """
    table = list(rows(Evidence(played(replications, jobs, seed))))
    for row in table:
        for line in (markdown if for_page else plain)(row):
            click.echo(line)
    missed = [claim.words for row in table for claim in row.claims if not claim.holds]
    holding = sum(row.holds for row in table)
    click.echo(f"\n{holding} of {len(table)} rows hold, {replications} replications from seed {seed}")
    for words in missed:
        if words in OPEN:
            click.echo(f"known to be missed: {words}: {OPEN[words]}")
    sys.exit(1 if set(missed) - set(OPEN) else 0)


if __name__ == "__main__":
    main()
