"""
`desk-theatre practices`: list the practices, with mechanism, price, source, and what each builds on.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import click

from desk_theatre.cli.page_width import filled, page_width
from desk_theatre.cli.wording import help_texts, output
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.foundations import ANY_OTHER_NAME, carried, foundations
from desk_theatre.practices.practice import ANY_OTHER, Identity
from desk_theatre.scenario import library
from desk_theatre.scenario.vocabulary import CONFERENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.practices.practice import Foundation

KEYS = ("id", "name", "group", "mechanism", "price", "source")


@click.command(help=help_texts.PRACTICES)
@click.option("--json", "as_json", is_flag=True, help=help_texts.JSON)
def command(as_json: bool) -> None:
    identities = [CONFERENCE.told(practice.identity) for practice in catalogue().values()]
    offering = _offering()
    if as_json:
        click.echo(json.dumps([_document(each, offering[each.id]) for each in identities], indent=2))
        return
    ready = [_described(each, offering[each.id]) for each in identities if offering[each.id]]
    other = [_described(each, ()) for each in identities if not offering[each.id]]
    head = [filled(output.NOT_OFFERED, page_width())] if other else []
    click.echo("\n\n".join([*ready, *head, *other]))


def _offering() -> Mapping[str, tuple[str, ...]]:
    """
    Return the names of the shipped scenarios that offer each practice, by its id.
    """
    # A whole scenario would take cattrs to load, and the list is to appear at once.
    sections = {name: tomllib.loads(library.text_of(name)).get("practices", {}) for name in library.names()}
    offers = {name: section.get("offered", catalogue()) for name, section in sections.items()}
    return {each: tuple(name for name, offer in offers.items() if each in offer) for each in catalogue()}


def _document(identity: Identity, scenarios: tuple[str, ...]) -> dict[str, Any]:
    return {
        **{key: getattr(identity, key) for key in KEYS},
        "builds_on": [
            {"practice": None if each.practice == ANY_OTHER else each.practice, "why": CONFERENCE.say(each.why)}
            for each in foundations(identity.id, catalogue())
        ],
        "carries": list(carried(identity.id, catalogue())),
        "scenarios": list(scenarios),
    }


def _described(identity: Identity, scenarios: tuple[str, ...]) -> str:
    head = f"{identity.id}: {identity.name} ({identity.group})"
    lines = (
        (output.OFF, identity.off),
        (output.ON, identity.mechanism),
        (output.PRICE, identity.price),
        *((output.BUILDS_ON, _foundation(each)) for each in foundations(identity.id, catalogue())),
        (output.CARRIES, ", ".join(carried(identity.id, catalogue()))),
        (output.SOURCE, identity.source),
        (output.OFFERED_BY, ", ".join(scenarios)),
    )
    parts = [filled(f"{word}: {text}", page_width(), "    ", "      ") for word, text in lines if text]
    return "\n".join([head, *parts])


def _foundation(foundation: Foundation) -> str:
    name = ANY_OTHER_NAME if foundation.practice == ANY_OTHER else foundation.practice
    return f"{name}. {CONFERENCE.say(foundation.why)}"
