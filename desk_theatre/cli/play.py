"""
`desk-theatre play`: run a show.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from desk_theatre.cli import theme_option
from desk_theatre.cli.click_path import NamedPath
from desk_theatre.cli.click_range import SEED, Between, Whole
from desk_theatre.cli.page_width import say, say_command, say_on_stderr
from desk_theatre.cli.pin import ask_lock
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.door.address import Address
    from desk_theatre.live.host import ShowHost
    from desk_theatre.live.show_runner import ShowRunner

USUAL_DELEGATES = 40
"""
Simulated delegates in a rehearsal, unless the user chooses a number.
"""


@click.command(help=help_texts.PLAY)
@click.argument("scenario", required=False)
@click.option("--seed", type=SEED, default=1, show_default=True, help=help_texts.SEED)
@click.option(
    "--recording",
    type=NamedPath(path_type=Path, dir_okay=False),
    help=help_texts.RECORDING,
)
@click.option("--resume", type=NamedPath(path_type=Path, dir_okay=False), help=help_texts.RESUME)
@click.option("--speed", type=Between(0.25, 20_000), help=help_texts.SPEED)
@click.option("--minutes", type=Whole(), help=help_texts.MINUTES)
@click.option("--hold-texts", is_flag=True, help=help_texts.HOLD_TEXTS)
@click.option(
    "--kiosk-lock",
    is_flag=True,
    help=help_texts.KIOSK_LOCK,
)
@click.option(
    "--presenter",
    is_flag=True,
    help=help_texts.PRESENTER,
)
@click.option("--overview", is_flag=True, help=help_texts.OVERVIEW)
@click.option("--rehearse", is_flag=True, help=help_texts.REHEARSE)
@click.option(
    "--delegates",
    type=Whole(1, 500),
    help=help_texts.delegates(USUAL_DELEGATES),
)
@click.option("--open", "open_to", is_flag=False, flag_value="", metavar="[ADDRESS]", help=help_texts.OPEN)
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
    overview: bool,
    rehearse: bool,
    delegates: int | None,
    open_to: str | None,
    theme: str | None,
) -> None:
    if open_to and scenario is None and not {".", ":"} & set(open_to):  # `--open conference`
        scenario, open_to = open_to, ""
    seeded = context.get_parameter_source("seed") is ParameterSource.COMMANDLINE
    if resume is not None and (scenario is not None or recording is not None or minutes is not None or seeded):
        raise click.UsageError(refusals.RESUME_ALONE)
    if delegates is not None and not rehearse:
        raise click.UsageError(refusals.DELEGATES_NEED_REHEARSAL)
    from desk_theatre.cli import paths
    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.cli.terminal import let_go, need_terminal
    from desk_theatre.stage.app import Theatre

    guests = (delegates or USUAL_DELEGATES) if rehearse else 0
    house = ShowLibrary(seed, recording, speed, minutes, guests, hold_texts=hold_texts)
    opening = _opening(house, scenario, resume)
    need_terminal()
    if open_to is not None:
        house.network = _network(open_to, resume)
    lock = ask_lock(seen=presenter) if kiosk_lock else None
    status = Theatre(
        house,
        opening=opening,
        log=paths.log(),
        theme=theme_option.chosen(theme),
        keep_theme=theme_option.keep,
        lock=lock,
        presenter=presenter,
        wall=not overview,
        tell=say_on_stderr,
    ).perform()
    try:
        _tell_where(house.last())
    except OSError:
        let_go()
    raise SystemExit(status)


def _tell_where(runner: ShowRunner | None) -> None:
    """
    Print where the recording is, and why if it had to move.
    """
    if runner is None:
        return
    notice = runner.recorder.notice()
    if notice and notice != runner.recorder.refusal():  # the stage has shown the refusal already
        say(shown(notice), err=True)
    recorded = runner.recorder.path
    if not recorded.exists():
        return
    say(output.recorded_in(shown(recorded)))
    say_command(output.watch_with(_quoted(recorded)))
    say_command(output.resume_with(_quoted(recorded), finished=runner.show.finished))


def _network(given: str, resume: Path | None) -> tuple[socket.socket, Address]:
    """
    Return a socket that listens for other machines, with its address; a resumed show comes back at its port.

    Raises:
        NotAnAddress: nobody can listen there; the message says why.
    """
    from desk_theatre.door import address, places
    from desk_theatre.door.network_state import NetworkState

    own = address.own()
    meant = address.read(given) if given else address.Address(own[0] if own else places.LOOPBACK, 0)
    before = NetworkState.of(places.name_of(resume)).port if resume is not None else 0
    return address.listening(meant, before), meant


def _opening(house: ShowLibrary, scenario: str | None, resume: Path | None) -> Callable[[], ShowHost] | None:
    """
    Return what to open at once.  Check names before the stage takes the screen, so that a wrong one is a plain message.
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
