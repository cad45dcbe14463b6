"""
The `[practices]` section: which ways of working a scenario offers, and what it changes about each.

Parameters are checked against the fields of the practice itself: by name, by the type of their default, and as shares where the
practice says so (`practices.practice.fraction`). So a new practice needs no word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

import attrs

from desk_theatre.practices.catalogue import PRACTICES, catalogue, make
from desk_theatre.practices.practice import IS_FRACTION, Practice
from desk_theatre.scenario import wording
from desk_theatre.scenario.field_types import SHARE, YES_NO, FieldType, Several, UnexpectedValue, number, whole, words
from desk_theatre.scenario.mistakes import nearest, spell
from desk_theatre.scenario.scenario import Offer

LISTS = ("offered", "start_with")

_MOST_WRONG = 200
"""
Most mistakes of this section that are listed; nobody writes a file with more.
"""


def read_offer(section: Any, _type: Any = None) -> Offer:
    """
    Return the offer of a `[practices]` section.

    Raises:
        Several: all that is wrong with it.
    """
    if not isinstance(section, dict):
        raise UnexpectedValue(wording.expected_section("practices"), spell(section))
    wrong = list(islice(chain(_lists_wrong(section), _parameters_wrong(section)), _MOST_WRONG))
    if wrong:
        raise Several(wrong)
    parameters = {
        practice: {name: fields_of(practice)[name](found) for name, found in section[practice].items()}
        for practice in section
        if practice not in LISTS
    }
    return Offer(tuple(section.get("offered", catalogue())), tuple(section.get("start_with", ())), parameters)


def offered(offer: Offer) -> dict[str, Practice]:
    """
    Return the practices that a scenario offers, in the order in which they are asked, with its parameters; all, if it
    names none.
    """
    asked = [practice.identity.id for practice in PRACTICES]
    ids = [practice for practice in asked if practice in offer.practices or not offer.practices]
    return {practice: make(practice, offer.parameters.get(practice, {})) for practice in ids}


def prices(offer: Offer) -> dict[str, float]:
    """
    Return the cost of the offered practices in money, per active hour; only of those that cost something.
    """
    return {id_: practice.money_per_hour() for id_, practice in offered(offer).items() if practice.money_per_hour()}


def introductions(offer: Offer) -> dict[str, tuple[int, int]]:
    """
    Return what each offered practice costs to introduce, once: people-minutes and money.
    """
    return {
        id_: (round(practice.introduce_minutes), round(practice.introduce_money))
        for id_, practice in offered(offer).items()
    }


def fields_of(practice: str) -> dict[str, FieldType]:
    """
    Return the parameters of a practice, and what each may hold.
    """
    return {
        field.name: SHARE if field.metadata.get(IS_FRACTION) else _sort(field.default)
        for field in attrs.fields(_attrs_class(catalogue()[practice]))
    }


def _attrs_class(practice: type[Practice]) -> Any:
    return practice


def _sort(default: Any) -> FieldType:
    match default:
        case bool():
            return YES_NO
        case int():
            return whole("a whole number from 0 to 1000000")
        case float():
            return number("a number from 0 to 1000000", 0, 1_000_000)
        case str():
            return words(200, empty=True)
        case _:
            return FieldType(wording.AS_THE_PRACTICE_SAYS, lambda found: found)


def _lists_wrong(section: Mapping[str, Any]) -> Iterator[UnexpectedValue]:
    for key in LISTS:
        listed = section.get(key, [])
        if not isinstance(listed, list):
            yield UnexpectedValue(wording.EXPECTED_PRACTICE_IDS, spell(listed), (key,))
            continue
        offered = section.get("offered") if key == "start_with" else None
        for index, practice in enumerate(listed):
            words = _practice_wrong(practice, listed[:index], offered)
            if words:
                yield UnexpectedValue(words, spell(practice), (key, index))


def _practice_wrong(practice: Any, before: list[Any], offered: Any) -> str:
    if not isinstance(practice, str):
        return wording.EXPECTED_PRACTICE_ID
    if practice not in catalogue():
        return wording.unknown("practice", nearest(practice, catalogue()))
    if practice in before:
        return wording.LISTED_TWICE
    if isinstance(offered, list) and practice not in offered:
        return wording.NOT_OFFERED
    return ""


def _parameters_wrong(section: Mapping[str, Any]) -> Iterator[UnexpectedValue]:
    for practice, table in section.items():
        if practice in LISTS:
            continue
        if practice not in catalogue():
            known = nearest(practice, (*LISTS, *catalogue()))
            yield UnexpectedValue(wording.unknown("practice", known), "", (practice,))
        elif not isinstance(table, dict):
            yield UnexpectedValue(wording.expected_section(f"practices.{practice}"), spell(table), (practice,))
        else:
            yield from _table_wrong(practice, table)


def _table_wrong(practice: str, table: Mapping[str, Any]) -> Iterator[UnexpectedValue]:
    fields, fine = fields_of(practice), {}
    for name, found in table.items():
        if name not in fields:
            offer = nearest(name, fields) if fields else wording.NO_PARAMETERS
            yield UnexpectedValue(wording.unknown("parameter", offer), "", (practice, name))
            continue
        try:
            fine[name] = fields[name](found)
        except UnexpectedValue as unfit:
            yield UnexpectedValue(unfit.words, unfit.found, (practice, name, *unfit.within))
    try:
        catalogue()[practice](**fine)
    except (ValueError, TypeError) as refusal:
        yield UnexpectedValue(wording.refused_by_practice(refusal), "", (practice,))
