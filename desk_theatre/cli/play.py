"""
`desk-theatre play`: the show.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from desk_theatre.cli import theme_option
from desk_theatre.cli.click_range import SEED, Between
from desk_theatre.cli.terminal_safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.live.show_runner import ShowRunner
    from desk_theatre.show.lock import Lock

USUAL_DELEGATES = 40
"""
A room of people, where nobody says how many come.
"""


@click.command()
@click.argument("scenario", required=False)
@click.option(
    "--seed", type=SEED, default=1, show_default=True, help="The luck of the day; the same seed, the same day."
)
@click.option(
    "--recording",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Record into this file instead of the usual folder.",
)
@click.option("--resume", type=click.Path(path_type=Path, dir_okay=False), help="Continue the show of this recording.")
@click.option("--speed", type=Between(0.25, 20_000), help="Simulated seconds in a second of the room.")
@click.option(
    "--minutes", type=int, help="How long the evening may take, all in all: 45, 75, 120, or what the scenario times."
)
@click.option("--hold-texts", is_flag=True, help="Hold what delegates type until the facilitator has released it.")
@click.option(
    "--kiosk-lock",
    is_flag=True,
    help="Lock the delegates' form: leaving it needs a PIN, which is asked for now, or made.",
)
@click.option(
    "--presenter",
    is_flag=True,
    help="Hide from the room what is for the facilitator only; j shows it, and hides it again.",
)
@click.option("--rehearse", is_flag=True, help="To try it alone: delegates of the program's own report, ask and vote.")
@click.option(
    "--delegates",
    type=click.IntRange(1, 500),
    help=f"How many of them, in a rehearsal; {USUAL_DELEGATES} if not given.",
)
@theme_option.option
@click.pass_context
def command(
    context: click.Context,
    scenario: str | None,
    seed: int,
    recording: Path | None,
    resume: Path | None,
    speed: float | None,
    minutes: int | None,
    hold_texts: bool,
    kiosk_lock: bool,
    presenter: bool,
    rehearse: bool,
    delegates: int | None,
    theme: str | None,
) -> None:
    """
    Play a show on this terminal.  Every show is recorded; where, is printed at the end.

    SCENARIO is the name of one that comes with the program, or a file; without it, the foyer lets you choose.
    """
    seeded = context.get_parameter_source("seed") is ParameterSource.COMMANDLINE
    if resume is not None and (scenario is not None or recording is not None or minutes is not None or seeded):
        raise click.UsageError(
            "--resume continues a recording with its own scenario, seed and plan, in its own file; leave the rest out"
        )
    if delegates is not None and not rehearse:
        raise click.UsageError("--delegates is for a rehearsal; say --rehearse as well, or leave it out.")
    from desk_theatre.cli import paths
    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.cli.terminal import let_go, need_terminal
    from desk_theatre.stage.app import Theatre

    guests = (delegates or USUAL_DELEGATES) if rehearse else 0
    house = ShowLibrary(seed, recording, speed, minutes, guests, hold_texts=hold_texts)
    opening = _opening(house, scenario, resume)
    need_terminal()
    lock = _lock(seen=presenter) if kiosk_lock else None
    status = Theatre(
        house,
        opening=opening,
        log=paths.log(),
        theme=theme_option.chosen(theme),
        keep_theme=theme_option.keep,
        lock=lock,
        presenter=presenter,
    ).perform()
    try:
        _tell_where(house.last())
    except OSError:
        let_go()
    raise SystemExit(status)


def _tell_where(runner: ShowRunner | None) -> None:
    """
    Say where the recording of a show is, and whether it had to go there.
    """
    if runner is None:
        return
    notice = runner.recorder.notice()
    if notice and notice != runner.recorder.refusal():  # what could not be saved was said when the stage was left
        click.echo(shown(notice), err=True)
    recorded = runner.recorder.path
    if not recorded.exists():
        return
    click.echo(f"recorded in {shown(recorded)}")
    click.echo(f"look at it again with: desk-theatre replay {_quoted(recorded)}")
    again = "back to its finale" if runner.show.finished else "go on"
    click.echo(f"{again} with: desk-theatre play --resume {_quoted(recorded)}")


def _lock(*, seen: bool) -> Lock:
    """
    The lock of the delegates' form.  The PIN is kept by this process alone; one that is made is shown once.

    Args:
        seen: the room sees this terminal; then none is made, because it would have to be shown.
    """
    from secrets import randbelow

    from desk_theatre.show.lock import LONGEST, SHORTEST, Lock, is_pin

    while True:
        pin = click.prompt(
            f"The facilitator's PIN, {SHORTEST} to {LONGEST} digits{'' if seen else ' (enter: make one)'}",
            "",
            hide_input=True,
            show_default=False,
        )
        if is_pin(pin):
            if click.prompt("The same once more", "", hide_input=True, show_default=False) == pin:
                return Lock(pin)
            click.echo("Those were two different PINs.", err=True)
            continue
        if not pin and not seen:
            break
        click.echo(f"A PIN has {SHORTEST} to {LONGEST} digits.", err=True)
    made = f"{randbelow(10_000):04}"
    click.echo(f"The PIN is {made}. It is shown only now; keep it in mind.", err=True)
    click.pause("Press any key to begin.", err=True)
    click.clear()
    return Lock(made)


def _opening(house: ShowLibrary, scenario: str | None, resume: Path | None) -> Callable[[], ShowRunner] | None:
    """
    What is to be opened at once.  Names are looked at before the screen is taken, so that a wrong one is a sentence.
    """
    if resume is not None:
        from desk_theatre.recording.summary import peek

        peek(resume)
        return lambda: house.resume(str(resume))
    if scenario is None:
        return None
    from desk_theatre.scenario import library

    if house.minutes is not None:
        library.load(scenario).timing(house.minutes)
    library.text_of(scenario)
    return lambda: house.play(scenario)


def _quoted(path: Path) -> str:
    from shlex import quote

    return shown(quote(str(path)))
