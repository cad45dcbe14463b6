"""
`desk-theatre practices`: list the practices, with mechanism, price and source.
"""

from __future__ import annotations

import json

import click

from desk_theatre.cli.page_width import filled, page_width
from desk_theatre.cli.wording import help_texts, output
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.practice import Identity
from desk_theatre.scenario.vocabulary import CONFERENCE

KEYS = ("id", "name", "group", "mechanism", "price", "source")


@click.command(help=help_texts.PRACTICES)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def command(as_json: bool) -> None:
    identities = [CONFERENCE.told(practice.identity) for practice in catalogue().values()]
    if as_json:
        click.echo(json.dumps([{key: getattr(each, key) for key in KEYS} for each in identities], indent=2))
        return
    click.echo("\n\n".join(_described(each) for each in identities))


def _described(identity: Identity) -> str:
    head = f"{identity.id}: {identity.name} ({identity.group})"
    lines = (
        (output.OFF, identity.off),
        (output.ON, identity.mechanism),
        (output.PRICE, identity.price),
        (output.SOURCE, identity.source),
    )
    parts = [filled(f"{word}: {text}", page_width(), "    ", "      ") for word, text in lines]
    return "\n".join([head, *parts])
