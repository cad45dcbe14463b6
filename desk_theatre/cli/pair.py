"""
`desk-theatre pair`: how other machines attach to the show of this one.
"""

from __future__ import annotations

import click

from desk_theatre.cli.page_width import say
from desk_theatre.cli.wording import help_texts
from desk_theatre.errors import ShowOutOfReach


@click.command(help=help_texts.PAIR)
def command() -> None:
    import asyncio
    import secrets

    from desk_theatre.cli.attach import only_door
    from desk_theatre.door import wire, wording
    from desk_theatre.door.link import Link, LinkBroken, NotPaired
    from desk_theatre.door.screens import ScreenId

    link = Link(only_door(), ScreenId("console", secrets.token_hex(8)))

    async def ask() -> tuple[str, str]:
        async with link.opened():
            await link.hello()
            _, told = await link.ask("GET", wire.PHRASE)
            return str(told.get("address", "")), str(told.get("phrase", ""))

    try:
        address, phrase = asyncio.run(ask())
    except (LinkBroken, NotPaired) as error:
        raise ShowOutOfReach(wording.nobody_answers(link.told)) from error
    if not phrase:
        raise ShowOutOfReach(wording.NOT_OPEN)
    say(wording.open_at(address))
    say(wording.phrase_is(phrase))
    say(wording.attach_with(address))
