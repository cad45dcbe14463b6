"""
`desk-theatre kiosk`: a terminal of the delegates' own.
"""

from __future__ import annotations

import click

from desk_theatre.cli import theme_option
from desk_theatre.cli.wording import help_texts


@click.command(help=help_texts.KIOSK)
@click.argument("address", required=False)
@theme_option.option
def command(address: str | None, theme: str | None) -> None:
    from desk_theatre.cli.attach import link_to, perform
    from desk_theatre.cli.pin import ask_lock
    from desk_theatre.cli.terminal import need_terminal
    from desk_theatre.door.remote import RemoteShow

    need_terminal("desk-theatre play")
    link, _ = link_to("kiosk", address)
    lock = ask_lock(seen=False)
    raise SystemExit(perform(RemoteShow(link), theme, lock))
