"""
`desk-theatre what-if FILE`: compare a recorded round with the same round under other practices.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.click_range import Whole
from desk_theatre.cli.page_width import page_width, say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from desk_theatre.study.change import Change
    from desk_theatre.study.recorded_round import RecordedRound
    from desk_theatre.study.study import Progress

MOST = 1_000_000


@click.command(help=help_texts.WHAT_IF)
@click.argument("file", type=NamedPath(path_type=Path))
@click.option("--round", "number", type=Whole(min=1), help=help_texts.ROUND)
@click.option("--enable", multiple=True, metavar="ID", help=help_texts.ENABLE)
@click.option("--disable", multiple=True, metavar="ID", help=help_texts.DISABLE)
@click.option(
    "--replications",
    type=Whole(1, MOST),
    help=help_texts.WHAT_IF_REPLICATIONS,
)
@click.option("--jobs", type=Whole(1, 512), help=help_texts.JOBS)
@click.option("--price-tags", is_flag=True, help=help_texts.PRICE_TAGS)
@click.option("--measure", metavar="KEY", help=help_texts.MEASURE)
@click.option("--luck", is_flag=True, help=help_texts.LUCK)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
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
            say(output.complaint(shown(file), complaint))
        if found.replications or not (price_tags or luck):
            click.echo(told)
    said = [] if was.exact else [refusals.plays_differently(file, found.round)]
    said += [refusals.variant_failed(each.variant, each.seed, each.words) for each in found.failures]
    if found.stopped:
        said.append(refusals.stopped(found.stopped, found.replications))
    if said:
        raise StudyImpossible("\n".join(said))


def _together(
    enable: tuple[str, ...], disable: tuple[str, ...], *, price_tags: bool, measure: str | None, luck: bool
) -> None:
    if price_tags and luck:
        raise click.UsageError(refusals.ONE_QUESTION)
    if (price_tags or luck) and (enable or disable):
        raise click.UsageError(refusals.ROUND_AS_IT_WAS)
    if measure is not None and not price_tags:
        raise click.UsageError(refusals.MEASURE_NEEDS_TAGS)


def _what_if(
    was: RecordedRound, change: Change, replications: int, executor: Executor | None, progress: Progress
) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.what_if import what_if

    found = what_if(was, change, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.comparison(found, was.round.scenario, page_width())


def _price_tags(
    was: RecordedRound, measure: str | None, replications: int, executor: Executor | None, progress: Progress
) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.practice_value import USUAL, price_tags

    found = price_tags(was, measure=measure or USUAL, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.tags(found, was.round.scenario, page_width())


def _luck(was: RecordedRound, replications: int, executor: Executor | None, progress: Progress) -> tuple[Any, str]:
    from desk_theatre.cli import what_if_table
    from desk_theatre.study.luck_band import luck_band

    found = luck_band(was, replications=replications, executor=executor, progress=progress)
    return found, what_if_table.luck(found, was.round.scenario, page_width())
