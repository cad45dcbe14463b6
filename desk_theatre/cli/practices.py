"""
`desk-theatre practices`: what can be switched, how each works, what it costs, and where that is known from.
"""

from __future__ import annotations

import json
from textwrap import fill

import click

from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.practice import Identity

KEYS = ("id", "name", "group", "mechanism", "price", "source")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(as_json: bool) -> None:
    """
    Ways of working that can be switched: mechanism, price and source.
    """
    identities = [practice.identity for practice in catalogue().values()]
    if as_json:
        click.echo(json.dumps([{key: getattr(each, key) for key in KEYS} for each in identities], indent=2))
        return
    click.echo("\n\n".join(_described(each) for each in identities))


def _described(identity: Identity) -> str:
    head = f"{identity.id}: {identity.name} ({identity.group})"
    lines = (("off", identity.off), ("on", identity.mechanism), ("price", identity.price), ("source", identity.source))
    parts = [fill(f"{word}: {text}", 96, initial_indent="    ", subsequent_indent="      ") for word, text in lines]
    return "\n".join([head, *parts])
