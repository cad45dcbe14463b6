"""
`desk-theatre console`: run a show from a second terminal.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from desk_theatre.cli import theme_option
from desk_theatre.cli.page_width import say, say_command
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output

if TYPE_CHECKING:
    from desk_theatre.door.link import Link
    from desk_theatre.door.second_recording import SecondRecording


@click.command(help=help_texts.CONSOLE)
@click.argument("address", required=False)
@theme_option.option
def command(address: str | None, theme: str | None) -> None:
    from desk_theatre.cli.attach import link_to, perform
    from desk_theatre.cli.practice_value import ProcessAssay
    from desk_theatre.cli.terminal import let_go, need_terminal
    from desk_theatre.door.remote import RemoteShow
    from desk_theatre.live.practice_value_cache import PracticeValueCache

    need_terminal("desk-theatre play")
    link, hello = link_to("console", address)
    show = RemoteShow(link, partial(_copy, link, hello.name))
    show.assays = PracticeValueCache(ProcessAssay)
    status = perform(show, theme)
    try:
        _tell_where(show.copy, elsewhere=address is not None)
    except OSError:
        let_go()
    raise SystemExit(status)


def _copy(link: Link, name: str, new: bool) -> SecondRecording:
    from desk_theatre.cli import paths
    from desk_theatre.cli.attach import file_name
    from desk_theatre.door.second_recording import SecondRecording

    return SecondRecording.open(paths.copies(), file_name(link.where, name), paths.ENDING, new=new)


def _tell_where(copy: SecondRecording | None, *, elsewhere: bool) -> None:
    """
    Print where the copy of the recording is. One from another machine is listed in the foyer from now on.
    """
    from shlex import quote

    from desk_theatre.cli import paths
    from desk_theatre.door import wording

    if copy is None or not copy.path.exists():
        return
    if elsewhere:
        paths.remember(copy.path)
    say(wording.copy_in(shown(copy.path)))
    say_command(output.watch_with(shown(quote(str(copy.path)))))
