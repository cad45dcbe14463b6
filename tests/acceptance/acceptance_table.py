"""
The acceptance table of the default scenario, measured: `python tests/acceptance/acceptance_table.py --replications 200`.

Each row with its figures, their intervals of 95 % and the verdict; the exit status is 1 if a row does not hold.
"""

from __future__ import annotations

import sys

import click
from claims import Claim, Evidence
from story import acts, rows

from desk_theatre.cli.meter import Meter
from desk_theatre.scenario import library
from desk_theatre.study.crew import crew_of, usual_jobs
from desk_theatre.study.ledger import Ledger
from desk_theatre.study.study import Effort, Playing, Progress


def played(replications: int, jobs: int, seed: int = 1, scenario: str = "conference") -> Ledger:
    """
    Everything that the table needs, played.
    """
    with Meter() as meter, crew_of(jobs) as crew:
        playing = Playing(acts(library.load(scenario)), Effort(replications, seed), crew, Progress(meter))
        playing.play()
    if playing.stopped or playing.ledger.failures:
        raise RuntimeError(playing.stopped or playing.ledger.failures[0].words)
    return playing.ledger


def line(claim: Claim) -> str:
    """
    A claim, as the table prints it.
    """
    found = claim.found
    figures = ""
    if found is not None and found.mean is not None and found.low is not None and found.high is not None:
        figures = f"{found.mean:10.3f}  [{found.low:.3f}, {found.high:.3f}]"
    return f"    {'holds' if claim.holds else 'FAILS':6} {claim.words:52}{figures}".rstrip()


@click.command()
@click.option("--replications", default=200, show_default=True, type=click.IntRange(2))
@click.option("--jobs", default=usual_jobs(), show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
def main(replications: int, jobs: int, seed: int) -> None:
    """
    Play it all and print the table.
    """
    table = list(rows(Evidence(played(replications, jobs, seed))))
    for row in table:
        click.echo(f"{'holds' if row.holds else 'FAILS'}  {row.words}")
        for claim in row.claims:
            click.echo(line(claim))
    wrong = sum(not row.holds for row in table)
    click.echo(f"\n{len(table) - wrong} of {len(table)} rows hold, {replications} replications from seed {seed}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
