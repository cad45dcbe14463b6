"""
A new scenario: a text to start from, under a new name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.scenario import wording
from desk_theatre.scenario.field_types import ID
from desk_theatre.scenario.library import ScenarioSource, beginning, shipped_name, source_of

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario

_HEAD = re.compile(r"\A(?:(?!^\[).*\n?)*", re.MULTILINE)


def objection(name: str) -> str | None:
    """
    Return why a scenario cannot have this name; `None` if it can.
    """
    if name.lower().endswith(".toml"):
        return wording.leave_out_ending(name[:-5])
    if ID.fits(name) is None:
        return wording.UNFIT_SCENARIO_NAME
    taken = shipped_name(name)
    if taken is not None:
        return wording.shipped_already(taken)
    return None


def text_for(name: str, start: str | None = None) -> str:
    """
    Return the text of a new scenario.

    Args:
        name: its name.
        start: name or file of the scenario to copy; `None`: the small annotated one.

    Raises:
        UnknownName: there is no such scenario.
        ScenarioUnreadable: its file cannot be read.
        ScenarioUnsound: it has mistakes, or its `id` and `title` are not where they can be changed.
    """
    source = beginning() if start is None else source_of(start)
    before = source.scenario()
    text = renamed(source.text, name)
    after = ScenarioSource(source.name, text).scenario()
    if (after.id, after.title) != (name, titled(name)) or not _same(before, after):
        raise ScenarioUnsound(source.name, [wording.ID_AND_TITLE_NOT_FOUND])
    return text


def titled(name: str) -> str:
    """
    Return a title for an id: `our-open-day` -> `Our open day`.
    """
    words = " ".join(re.split(r"[-_]+", name.strip("-_")))
    return words[:1].upper() + words[1:]


def renamed(text: str, name: str) -> str:
    """
    Return a scenario's text with another `id` and `title`; comments on their lines stay.
    """
    head = _HEAD.match(text)
    top = head[0] if head else ""
    changed = top
    for key, word in (("id", name), ("title", titled(name))):
        changed = re.sub(
            rf'^({key}\s*=\s*)("[^"\n]*"|\'[^\'\n]*\')', rf'\g<1>"{word}"', changed, count=1, flags=re.MULTILINE
        )
    return changed + text[len(top) :]


def _same(one: Scenario, other: Scenario) -> bool:
    """
    Return whether nothing but id and title differs.
    """
    from attrs import evolve

    return evolve(one, id=other.id, title=other.title) == other
