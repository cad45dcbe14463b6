"""
What `console` and `kiosk` share: find a show, make sure that this screen may attach, and put it on stage.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from typing import TYPE_CHECKING

import click

from desk_theatre.cli.page_width import fitted, say, say_on_stderr
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.errors import ShowOutOfReach

if TYPE_CHECKING:
    from desk_theatre.door.address import Address
    from desk_theatre.door.link import Hello, Link
    from desk_theatre.door.places import LocalDoor
    from desk_theatre.door.remote import RemoteShow
    from desk_theatre.show.lock import Lock

MOST_TRIES = 20


def link_to(kind: str, address: str | None) -> tuple[Link, Hello]:
    """
    Return the link of a new screen to a show that lets it in. Asks which show if there are several, and for the phrase of
    one on another machine.

    Args:
        kind: `console` or `kiosk`.

    Raises:
        NotAnAddress: `address` is none.
        ShowOutOfReach: there is no show there, it has another version, or it lets nobody in.
    """
    from desk_theatre.door import address as addresses
    from desk_theatre.door.link import Link
    from desk_theatre.door.screens import ScreenId

    screen = ScreenId(kind, secrets.token_hex(8))
    where = addresses.read(address) if address else only_door()
    link = Link(where, screen)
    hello = greeting(link)
    if hello.pairing:
        _pair(link)
    return link, hello


def only_door() -> LocalDoor:
    """
    Return the door of the show on this machine; ask which one if there are several.

    Raises:
        ShowOutOfReach: there is none.
    """
    from desk_theatre.door import places, wording
    from desk_theatre.door.link import Link
    from desk_theatre.door.screens import ScreenId

    doors = list(places.found())
    if not doors:
        raise ShowOutOfReach(wording.NO_SHOW)
    if len(doors) == 1:
        return doors[0]
    say(wording.SEVERAL_SHOWS, err=True)
    for number, door in enumerate(doors, 1):
        try:
            title = greeting(Link(door, ScreenId("console", secrets.token_hex(8)))).title
        except ShowOutOfReach as error:
            title = str(error)
        say(shown(wording.choice(number, title, door.name)), err=True)
    chosen: int = click.prompt(fitted(wording.WHICH_SHOW, sys.stdout), type=click.IntRange(1, len(doors)))
    return doors[chosen - 1]


def greeting(link: Link) -> Hello:
    """
    Return what a show says about itself.

    Raises:
        ShowOutOfReach: nobody answers, or no show of this version.
    """
    from desk_theatre.door import wording
    from desk_theatre.door.link import LinkBroken

    async def greet() -> Hello:
        async with link.opened():
            return await link.hello()

    try:
        return asyncio.run(greet())
    except LinkBroken as error:
        raise ShowOutOfReach(wording.nobody_answers(link.told)) from error


def _pair(link: Link) -> None:
    """
    Ask for the phrase until it is right.

    Raises:
        ShowOutOfReach: it never was.
    """
    from desk_theatre.door import wording
    from desk_theatre.door.link import LinkBroken

    async def pair(phrase: str) -> None:
        async with link.opened():
            await link.pair(phrase)

    for tried in range(1, MOST_TRIES + 1):
        phrase = click.prompt(fitted(wording.ASK_PHRASE, sys.stdout), hide_input=True)
        try:
            asyncio.run(pair(phrase))
        except LinkBroken as error:
            raise ShowOutOfReach(wording.nobody_answers(link.told)) from error
        except ShowOutOfReach as error:
            if tried == MOST_TRIES:
                raise
            say_on_stderr(str(error))
        else:
            return


def perform(show: RemoteShow, theme: str | None, lock: Lock | None = None) -> int:
    """
    Put a show that runs elsewhere on this terminal until somebody leaves; return the exit status.

    Args:
        lock: of a kiosk; `None`: a console.
    """
    from desk_theatre.cli import paths, theme_option
    from desk_theatre.cli.show_library import ShowLibrary
    from desk_theatre.door.remote_host import RemoteHost
    from desk_theatre.stage.app import Theatre

    return Theatre(
        ShowLibrary(seed=1),
        opening=lambda: RemoteHost(show),
        log=paths.log(),
        theme=theme_option.chosen(theme),
        keep_theme=theme_option.keep if lock is None else None,
        lock=lock,
        kiosk=lock is not None,
        tell=say_on_stderr,
    ).perform()


def file_name(where: LocalDoor | Address, name: str) -> str:
    """
    Return what a copy of a recording is called.

    Args:
        name: of the show's door; empty if it is not known.
    """
    told = name or str(where)
    return "".join([letter if letter.isascii() and letter.isalnum() else "-" for letter in told])[:60]
