"""
`desk-theatre check FILE`: is this scenario sound, what does it hold, and what will it be like to play?
"""

from __future__ import annotations

import json
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.terminal_safe import shown
from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario

if TYPE_CHECKING:
    from desk_theatre.scenario.library import ScenarioSource
    from desk_theatre.study.forecast import Forecast

PATIENCE = 10.0
"""
Seconds after which playing ends with what there is, unless somebody asked for more.
"""

MOST = 10_000
WIDTH = 100
"""
Of the longest line, as in the forecast below it.
"""


@click.command()
@click.argument("file")
@click.option("--quick", is_flag=True, help="Only what can be reckoned from the file, without playing.")
@click.option(
    "--replications",
    type=click.IntRange(1, MOST),
    help="How often each end of the show is played for the forecast: 20, or as many as there is time for in about"
    f" {PATIENCE:g} seconds.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document with all mistakes, or the forecast.")
def command(file: str, quick: bool, replications: int | None, as_json: bool) -> None:
    """
    Is the scenario in FILE sound, and what will it be like to play?

    FILE is a path, or the name of a scenario.  Every mistake is named at once.  If there is none, a few quick
    replications of the first and the last round tell how hard it will be, with intervals of 95 %.
    """
    if quick and replications is not None:
        raise click.UsageError("--quick plays nothing, so it has no --replications; leave one of them out.")
    source = library.source_of(file)
    scenario = _sound(source, as_json)
    if not as_json:
        click.echo(f"{shown(file)}: sound")
        for line in described(scenario):
            click.echo(fill(line, WIDTH, initial_indent="  ", subsequent_indent="    "))
    found = None if quick else _played(scenario, replications)
    if as_json:
        click.echo(json.dumps({"sound": True, "mistakes": [], "forecast": _document(scenario, found)}, indent=2))
    else:
        from desk_theatre.cli.forecast_page import page

        click.echo(page(scenario, found))
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
    The forecast; it gives up when it takes too long, unless somebody said how much is wanted.
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
    if progress.cancel.is_set():  # the time is up, and nobody has to hear of it
        found.stopped = ""
    return found


def _document(scenario: Scenario, found: Forecast | None) -> dict[str, Any]:
    from desk_theatre.cli.forecast_page import document

    return document(scenario, found)


def _complain(found: Forecast | None) -> None:
    """
    Say what could not be played, after everything else.

    Raises:
        StudyImpossible: nothing could, or some of it ended in an error.
    """
    from desk_theatre.errors import StudyImpossible

    if found is not None and found.failed:
        raise StudyImpossible(f"a replication ended in an error: {found.failed}")
    if found is not None and found.stopped:
        raise StudyImpossible(f"{found.stopped}; {_count(found.replications, 'replication')} of each were played")
    if found is not None and not found.replications:
        raise StudyImpossible(
            "it is sound, but playing it once takes too long for a forecast; make do with --quick, or wait for "
            "--replications 1"
        )


def described(scenario: Scenario) -> list[str]:
    """
    What the scenario holds, in a few plain lines.
    """
    day, demand, plan, teams = scenario.conference, scenario.demand, scenario.plan, scenario.organisation.teams
    hours = f"each from {spell_short(day.opens)} to {spell_short(day.closes)}"
    staff = sum(len(team.staff) for team in teams)
    rooms, sessions = _count(len(day.rooms), "room"), _count(len(day.programme), "session")
    kinds, each_round = _count(len(scenario.kinds), "kind"), f"about {expected(scenario):.0f} incidents in a round"
    faults, cues = _count(len(demand.faults), "fault"), _count(len(demand.cues), "cue")
    return [
        scenario.title,
        f"{_count(plan.rounds, 'round')} of {plan.minutes:g} minutes, {hours} ({scenario.speed:g} times real time)",
        f"{_count(day.delegates, 'delegate')}, {rooms}, {sessions}",
        f"{_count(len(teams), 'team')} with {_count(staff, 'member')} of staff",
        f"{kinds} of incident, {each_round}; {faults}, {cues}",
        f"practices: {', '.join(scenario.offer.practices) or 'all there are'}",
    ]


def expected(scenario: Scenario) -> float:
    """
    How many incidents come in a round on average, without those from the room, from cues, or because nobody answered.
    """
    from desk_theatre.study.load import load_of

    return load_of(scenario).expected


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
