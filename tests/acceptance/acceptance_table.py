"""
The acceptance table of the default scenario, measured: `python tests/acceptance/acceptance_table.py --replications 200`.

Each row with its figures, their intervals of 95 % and the verdict; the exit status is 1 if a row does not hold.
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


def played(replications: int, jobs: int, seed: int, *, core: bool) -> Results:
    """
    Everything that the table needs, played.
    """
    with ProgressLine() as meter, workers(jobs) as executor:
        playing = Playing(
            acts(library.load("conference"), core=core), Effort(replications, seed), executor, Progress(meter)
        )
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
@click.option("--core", is_flag=True, help="Only the rows that CI plays with each change.")
@click.option("--markdown", "for_page", is_flag=True, help="As rows of a table for docs/explanation/model.md.")
def main(replications: int, jobs: int, seed: int, core: bool, for_page: bool) -> None:
    """
    Play it all and print the table.
    """
    table = list(rows(Evidence(played(replications, jobs, seed, core=core)), core=core))
    for row in table:
        for line in (markdown if for_page else plain)(row):
            click.echo(line)
    holding = sum(row.holds for row in table)
    click.echo(f"\n{holding} of {len(table)} rows hold, {replications} replications from seed {seed}")
    sys.exit(0 if holding == len(table) else 1)


if __name__ == "__main__":
    main()
