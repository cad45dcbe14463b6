"""
`desk-theatre check FILE`: list the mistakes of a scenario, or what it holds and how it will play.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.click_range import Whole
from desk_theatre.cli.page_width import filled, page_width, say
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals
from desk_theatre.errors import ScenarioUnsound
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.stage.wall.names import misfits

if TYPE_CHECKING:
    from desk_theatre.scenario.library import ScenarioSource
    from desk_theatre.study.forecast import Forecast

PATIENCE = 10.0
"""
Seconds after which the forecast stops with what it has, unless --replications asked for more.
"""

MOST = 10_000


@click.command(help=help_texts.CHECK)
@click.argument("file")
@click.option("--quick", is_flag=True, help=help_texts.QUICK)
@click.option(
    "--replications",
    type=Whole(1, MOST),
    help=help_texts.check_replications(20, PATIENCE),
)
@click.option("--json", "as_json", is_flag=True, help=help_texts.CHECK_JSON)
def command(file: str, quick: bool, replications: int | None, as_json: bool) -> None:
    if quick and replications is not None:
        raise click.UsageError(refusals.QUICK_WITHOUT_REPLICATIONS)
    source = library.source_of(file)
    scenario = _sound(source, as_json)
    if not as_json:
        say(output.no_mistakes(shown(file)))
        for line in described(scenario):
            click.echo(filled(line, page_width(), "  ", "    "))
        for misfit in misfits(scenario):
            click.echo(filled(output.wall_word_cut(misfit), page_width(), "  ", "    "))
    found = None if quick else _played(scenario, replications)
    if as_json:
        click.echo(json.dumps({"sound": True, "mistakes": [], "forecast": _document(scenario, found)}, indent=2))
    else:
        from desk_theatre.cli.forecast_page import page

        click.echo(page(scenario, found, page_width()))
    _complain(found)


def _sound(source: ScenarioSource, as_json: bool) -> Scenario:
    try:
        return source.scenario()
    except ScenarioUnsound as unsound:
        if not as_json:
            raise
        click.echo(json.dumps({"sound": False, "mistakes": list(unsound.complaints)}, indent=2))
        raise ScenarioUnsound(unsound.source, unsound.complaints, brief=True) from None


def _played(scenario: Scenario, replications: int | None) -> Forecast:
    """
    Play the forecast; stop after `PATIENCE` seconds unless the user chose the number of replications.
    """
    from threading import Timer

    from desk_theatre.cli.progress_line import ProgressLine
    from desk_theatre.study.executors import usual_jobs, workers
    from desk_theatre.study.forecast import REPLICATIONS, forecast
    from desk_theatre.study.study import Effort, Progress

    with ProgressLine() as meter, workers(min(usual_jobs(), 8)) as executor:
        progress = Progress(meter)
        bell = Timer(PATIENCE, progress.cancel.set)
        bell.daemon = True
        if replications is None:
            bell.start()
        try:
            found = forecast(scenario, Effort(replications or REPLICATIONS), executor=executor, progress=progress)
        finally:
            bell.cancel()
    if progress.cancel.is_set():  # our own timer, not a problem to report
        found.stopped = ""
    return found


def _document(scenario: Scenario, found: Forecast | None) -> dict[str, Any]:
    from desk_theatre.cli.forecast_page import document

    return document(scenario, found)


def _complain(found: Forecast | None) -> None:
    """
    Report what could not be played, after everything else was printed.

    Raises:
        StudyImpossible: nothing was played, or a replication failed.
    """
    from desk_theatre.errors import StudyImpossible

    if found is not None and found.failed:
        raise StudyImpossible(refusals.replication_failed(found.failed))
    if found is not None and found.stopped:
        raise StudyImpossible(refusals.stopped(found.stopped, found.replications))
    if found is not None and not found.replications:
        raise StudyImpossible(refusals.SCENARIO_TOO_SLOW)


def described(scenario: Scenario) -> list[str]:
    """
    Return what the scenario holds, in a few lines.
    """
    day, demand, plan, teams = scenario.conference, scenario.demand, scenario.plan, scenario.organisation.teams
    return [
        scenario.title,
        output.plan_line(plan.rounds, plan.minutes, day.opens, day.closes, scenario.speed),
        output.event_line(day.delegates, len(day.rooms), len(day.programme), scenario.words),
        output.staff_line(len(teams), sum(len(team.staff) for team in teams)),
        output.demand_line(len(scenario.kinds), expected(scenario), len(demand.faults), len(demand.cues)),
        output.practices_line(scenario.offer.practices),
    ]


def expected(scenario: Scenario) -> float:
    """
    Return the mean number of incidents in a round, without those from the room, from cues and from chasers.
    """
    from desk_theatre.study.load import load_of

    return load_of(scenario).expected
