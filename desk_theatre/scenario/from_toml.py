"""
The text of a scenario file -> a `Scenario`, or everything that is wrong with it, at once.

Two readings of the same text find the mistakes. cattrs makes values of it and reports every field that does not fit;
`cross_checks` compares the fields with each other, wherever they can be read at all. So a file with ten mistakes gives
ten lines, not one after the other.

This is the only file that imports cattrs, which takes longer to import than the rest of the command line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_origin

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override
from cattrs.preconf.tomllib import TomllibConverter, make_converter

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.sla import Agreement
from desk_theatre.scenario import wording
from desk_theatre.scenario.conference import Session
from desk_theatre.scenario.cross_checks import mistakes_between
from desk_theatre.scenario.field_types import MINUTES, PRIORITY, FieldType, Several, UnexpectedValue
from desk_theatre.scenario.mistakes import Mistake, Place, in_order, line, nearest, spell
from desk_theatre.scenario.offering import read_offer
from desk_theatre.scenario.organisation import Staff
from desk_theatre.scenario.readers import USUAL_TABLE, read_hours, read_priority_table, read_skills, session_id
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.scenario.schema import FIELDS, MOST, PLAIN, SECTIONS, Document, file_key, keys_of, sort_of
from desk_theatre.scenario.vocabulary import Noun

Hook = Callable[[Any, Any], Any]

_MOST_UNKNOWN = 50
"""
Most unknown keys of one table that are listed; a table with more is another kind of file.
"""


def read(text: str, source: str = "scenario") -> Scenario:
    """
    Return the scenario that `text` describes.

    Args:
        source: name of the text in messages.

    Raises:
        ScenarioUnsound: with one line for each mistake.
    """
    document = _parsed(text, source)
    complaints: list[Mistake] = []
    made: Document | None = None
    try:
        made = _converter().structure(document, Document)
    except (ClassValidationError, UnexpectedValue) as error:
        complaints += _complaints(error, ())
    complaints += mistakes_between(document)
    if complaints or made is None:
        raise ScenarioUnsound(source, (line(each, document) for each in in_order(complaints, SECTIONS)))
    return made.scenario()


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioUnsound(source, [_syntax(str(error), text)]) from None
    except RecursionError:
        raise ScenarioUnsound(source, [wording.TOO_DEEP]) from None
    except ValueError:
        raise ScenarioUnsound(source, [wording.TOO_MANY_DIGITS]) from None


_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate", "Duplicate inline table key")
"""
The beginnings of tomllib's messages about something that is defined twice.
"""


def _syntax(message: str, text: str) -> str:
    """
    Return tomllib's message with its place in front, and a hint for the most common slip.
    """
    match = re.fullmatch(r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    if not match:
        return wording.not_toml(spell(message))
    words, lines = match[1], text.splitlines() or [""]
    if match[2]:
        row, column = int(match[2]), int(match[3])
    else:
        row, column = len(lines), len(lines[-1]) + 1
    guilty = lines[row - 1] if row <= len(lines) else ""
    hint = wording.QUOTE_TIMES if re.search(r"=\s*\d{1,2}:\d\d\b", guilty) else ""
    if words.startswith(_TWICE):
        return wording.defined_twice(row, column)
    return wording.not_toml_at(row, column, spell(words)[1:-1], hint)


# ---------------------------------------------------------------------------------------------- values from tables


@cache
def _converter() -> TomllibConverter:
    converter = make_converter(forbid_extra_keys=True, detailed_validation=True)
    attrs.resolve_types(Agreement, None, {"Mapping": Mapping})
    converter.register_structure_hook(Priority, _plain(PRIORITY))
    for owner in FIELDS:
        attrs.resolve_types(owner)
        hooks = {each.name: _field(converter, owner, each) for each in attrs.fields(owner)}
        make: Hook = make_dict_structure_fn(owner, converter, **hooks)
        converter.register_structure_hook(owner, _table(make))
    return converter


def _field(converter: TomllibConverter, owner: type, each: Any) -> Any:
    rename = file_key(owner, each.name)
    hook: Hook | None
    if each.name in FIELDS[owner] or each.type in PLAIN:
        hook = _plain(sort_of(owner, each.name, each.type))
    elif each.type is Duration:
        hook = _duration(converter, each.default)
    elif get_origin(each.type) is tuple:
        hook = _list(converter, MOST[owner, each.name])
    elif each.type is Noun:
        hook = _table(converter.structure, wording.EXPECTED_NOUN)
    else:
        hook = SPECIAL.get((owner, each.name), _table(converter.structure))
    return override(rename=rename, struct_hook=hook)


def _plain(sort: FieldType) -> Hook:
    return lambda found, _: sort(found)


def _table(make: Hook, expected: str = wording.EXPECTED_TABLE) -> Hook:
    def hook(found: Any, owner: Any) -> Any:
        if not isinstance(found, dict):
            raise UnexpectedValue(expected, spell(found))
        return make(_filled(found, owner), owner)

    return hook


def _filled(found: dict[str, Any], owner: Any) -> dict[str, Any]:
    """
    Fill in what a file may leave out: the id of a session is made of its room and start, the priority table is the
    usual one, and all practices are on offer.
    """
    if owner is Document:
        return {"practices": {}, **found}
    if owner is Session:
        return {"id": session_id(found), **found}
    if owner is Agreement:
        return {"table": USUAL_TABLE, **found}
    return found


def _list(converter: TomllibConverter, most: int) -> Hook:
    def hook(found: Any, kind: Any) -> Any:
        if isinstance(found, dict):
            raise UnexpectedValue(wording.EXPECTED_LIST_OF_TABLES, wording.A_TABLE)
        if not isinstance(found, list):
            raise UnexpectedValue(wording.EXPECTED_LIST, spell(found))
        if len(found) > most:
            raise UnexpectedValue(wording.too_many_entries(most), spell(found))
        return converter.structure(found, kind)

    return hook


def _duration(converter: TomllibConverter, default: Any) -> Hook:
    """
    Return a hook for minutes alone or a table; whatever is missing comes from the default of the field.
    """
    usual = default if isinstance(default, Duration) else Duration(0.0)

    def hook(found: Any, _: Any) -> Duration:
        if isinstance(found, dict):
            if "spread" in found and found.get("shape", usual.shape) in ("fixed", "exponential"):
                raise UnexpectedValue(wording.LOGNORMAL_ONLY, spell(found["spread"]), ("spread",))
            full = {"shape": usual.shape, "spread": usual.spread, **found}
            made = converter.structure(full, Duration)
        else:
            minutes = MINUTES.fits(found)
            if minutes is None:
                raise UnexpectedValue(wording.EXPECTED_DURATION, spell(found))
            made = attrs.evolve(usual, minutes=minutes)
        return made if made.minutes else NOTHING

    return hook


SPECIAL: dict[tuple[type, str], Hook] = {
    (Staff, "skills"): read_skills,
    (Agreement, "table"): read_priority_table,
    (Agreement, "hours"): read_hours,
    (Document, "practices"): read_offer,
}


# ---------------------------------------------------------------------------------------------------- complaints


def _complaints(error: Exception, place: Place) -> Iterator[Mistake]:
    """
    Yield the leaves of cattrs' tree of errors, each with its place.
    """
    match error:
        case ClassValidationError():
            yield from _of_table(error, place)
        case IterableValidationError():
            for inner, note in error.group_exceptions()[0]:
                yield from _complaints(inner, (*place, note.index))
        case Several():
            for part in error.parts:
                yield from _complaints(part, place)
        case UnexpectedValue():
            yield Mistake((*place, *error.within), error.words, error.found)
        case _:
            yield Mistake(place, wording.unreadable(error))


def _of_table(error: ClassValidationError, place: Place) -> Iterator[Mistake]:
    noted, others = error.group_exceptions()
    for inner, note in noted:
        here = (*place, file_key(error.cl, note.name))
        if isinstance(inner, KeyError):
            yield Mistake(here, _missing(error.cl, note.name))
        else:
            yield from _complaints(inner, here)
    for other in others:
        if isinstance(other, ForbiddenExtraKeysError):
            yield from _unknown(sorted(other.extra_fields), keys_of(error.cl), place)
        else:
            yield from _complaints(other, place)


def _unknown(keys: list[str], known: list[str], place: Place) -> Iterator[Mistake]:
    for key in keys[:_MOST_UNKNOWN]:
        yield Mistake((*place, key), wording.unknown_key(nearest(key, known)))
    if len(keys) > _MOST_UNKNOWN:
        yield Mistake(place, wording.more_unknown_keys(len(keys) - _MOST_UNKNOWN))


def _missing(owner: type, name: str) -> str:
    sort = FIELDS[owner].get(name)
    return wording.missing(sort.words) if sort else wording.MISSING
