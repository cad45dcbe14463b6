"""
`desk-theatre what-if FILE`: the recorded round against the same round under other practices.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.terminal_safe import shown

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from desk_theatre.study.change import Change
    from desk_theatre.study.recorded_round import RecordedRound
    from desk_theatre.study.study import Progress

MOST = 1_000_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--round", "number", type=click.IntRange(min=1), help="Which round; the last one if not given.")
@click.option("--enable", multiple=True, metavar="ID", help="In force from the opening.  May be given several times.")
@click.option("--disable", multiple=True, metavar="ID", help="Not in force at all.  May be given several times.")
@click.option(
    "--replications",
    type=click.IntRange(1, MOST),
    help="How often with other luck: 100, with --price-tags 40, with --luck 200.",
)
@click.option("--jobs", type=click.IntRange(1, 512), help="Processes; as many as there are processors if not given.")
@click.option(
    "--price-tags", is_flag=True, help="What each practice was worth, and what each other would have brought."
)
@click.option("--measure", metavar="KEY", help="Which ranks the price tags: resolution_sla_met if not given.")
@click.option("--luck", is_flag=True, help="Where the round lies among many with the same settings and other luck.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    file: Path,
    number: int | None,
    enable: tuple[str, ...],
    disable: tuple[str, ...],
    replications: int | None,
    jobs: int | None,
    price_tags: bool,
    measure: str | None,
    luck: bool,
    as_json: bool,
) -> None:
    """
    Play a round of a recording again, with everything the room did in it, under other practices.

    First with the evening's own luck, incident by incident, then many times with other luck, which says whether the
    evening was an exception.  Without --enable and --disable nothing changes, and every difference is zero.
    """
    from desk_theatre.cli.progress_line import ProgressLine
    from desk_theatre.errors import StudyImpossible
    from desk_theatre.recording.guard import opened
    from desk_theatre.study.executors import usual_jobs, workers
    from desk_theatre.study.recorded_round import evening
    from desk_theatre.study.study import Progress
    from desk_theatre.study.what_if import changed_by

    _together(enable, disable, price_tags=price_tags, measure=measure, luck=luck)
    recording, _ = opened(file)
    was = evening(recording, number)
    change = changed_by(was.round, enable, disable)
    with ProgressLine() as meter, workers(jobs or usual_jobs()) as executor:
        progress = Progress(meter)
        if price_tags:
            found, told = _price_tags(was, measure, replications or 40, executor, progress)
        elif luck:
            found, told = _luck(was, replications or 200, executor, progress)
        else:
            found, told = _what_if(was, change, replications or 100, executor, progress)
    if as_json:
        click.echo(json.dumps(found.document(), indent=2, allow_nan=False))
    else:
        for complaint in recording.complaints:
            click.echo(f"{shown(file)}: {complaint}")
        if found.replications or not (price_tags or luck):
            click.echo(told)
    said = (
        []
        if was.exact
        else [
            f"{file}: this program plays round {found.round} otherwise than it was recorded; both sides are this program's"
        ]
    )
    said += [
        f"{each.variant}, seed {each.seed} ended in an error and is left out: {each.words}" for each in found.failures
    ]
    if found.stopped:
        said.append(f"{found.stopped}; {found.replications} replications were played")
    if said:
        raise StudyImpossible("\n".join(said))


def _together(
    enable: tuple[str, ...], disable: tuple[str, ...], *, price_tags: bool, measure: str | None, luck: bool
) -> None:
    if price_tags and luck:
        raise click.UsageError("--price-tags and --luck are two questions; ask them one after the other.")
    if (price_tags or luck) and (enable or disable):
        raise click.UsageError(
            "--price-tags and --luck are about the round as it was; leave --enable and --disable out."
        )
    if measure is not None and not price_tags:
        raise click.UsageError("--measure ranks price tags; give --price-tags too.")


def _what_if(
    was: RecordedRound, change: Change, replications: int, executor: Executor | None, progress: Progress
) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.what_if import what_if

    found = what_if(was, change, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.comparison(found, was.round.scenario)


def _price_tags(
    was: RecordedRound, measure: str | None, replications: int, executor: Executor | None, progress: Progress
) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.practice_value import USUAL, price_tags

    found = price_tags(was, measure=measure or USUAL, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.tags(found, was.round.scenario.currency)


def _luck(was: RecordedRound, replications: int, executor: Executor | None, progress: Progress) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.luck_band import luck_band

    found = luck_band(was, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.luck(found, was.round.scenario.currency)
