"""
Scenario files for tests: the shipped ones as documents that can be changed, and a writer that makes text of them again.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.scenario import library
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.mistakes import Place

THEORY = Path(__file__).parents[1] / "benchmarks" / "three-stage-desk.toml"
ALL = (*library.names(), str(THEORY))


def document(name: str = "conference") -> dict[str, Any]:
    """
    A scenario file as tables and lists, free to be changed.
    """
    return tomllib.loads(library.text_of(name))


def written(table: Mapping[str, Any]) -> str:
    """
    The text of a document: each top-level key on a line, everything below it inline.
    """
    return "\n".join(f"{_text(key)} = {_value(found)}" for key, found in table.items()) + "\n"


def complaints(table: Mapping[str, Any]) -> list[str]:
    """
    What is wrong with a document, line by line; empty if it is sound.
    """
    return complaints_about(written(table))


def complaints_about(text: str) -> list[str]:
    """
    What is wrong with a text, line by line; empty if it is sound.
    """
    try:
        read(text, "a file")
    except ScenarioUnsound as unsound:
        return list(unsound.complaints)
    return []


def changed(table: Mapping[str, Any], place: Place, found: Any) -> dict[str, Any]:
    """
    A copy with `found` at `place`; `...` takes the key away.
    """
    result = copy.deepcopy(dict(table))
    here: Any = result
    for step in place[:-1]:
        here = here[step]
    if found is ...:
        del here[place[-1]]
    elif isinstance(here, list) and place[-1] == len(here):
        here.append(found)
    else:
        here[place[-1]] = found
    return result


def leaves(found: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """
    Every plain value of a document, with its place.
    """
    if isinstance(found, dict):
        for key, inner in found.items():
            yield from leaves(inner, (*place, key))
    elif isinstance(found, list):
        for index, inner in enumerate(found):
            yield from leaves(inner, (*place, index))
    else:
        yield place, found


def _value(found: Any) -> str:
    match found:
        case bool():
            return "true" if found else "false"
        case str():
            return _text(found)
        case dict():
            return "{" + ", ".join(f"{_text(key)} = {_value(inner)}" for key, inner in found.items()) + "}"
        case list():
            return "[" + ", ".join(map(_value, found)) + "]"
        case _:
            return str(found)


def _text(text: str) -> str:
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{plain}"'
