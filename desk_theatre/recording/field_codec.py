"""
Converters from a JSON value to a field of a command or an event, worked out once from its annotation.

They are strict about numbers and choices and lenient about names: a name is an id of the scenario or a sender's key,
and one that no screen should show is cleaned, because refusing it would lose an acknowledged entry.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.itsm.values import value
from desk_theatre.recording import wording

LARGEST = 2**53
"""
Whole numbers are smaller than this, so that every JSON reader gets them right.
"""


class UnfitValue(ValueError):
    """
    A value is not what its field holds.
    """


@value
class FieldConverter:
    """
    Args:
        read: returns the field's value for a JSON value; raises `UnfitValue`, or `KeyError` or `TypeError` for an
            unknown choice, because it only looks it up.
        expected: what the field holds, in words.
    """

    read: Callable[[Any], Any]
    expected: str


def converter(kind: Any) -> FieldConverter:
    """
    Return the converter for the annotation `kind`.

    Raises:
        TypeError: commands and events have no field of this sort.
    """
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        names = [f"{member.value} ({member.name.lower()})" for member in kind]
        return _one_of({member.value: member for member in kind}, wording.one_of(names))
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of({choice: choice for choice in inner}, wording.one_of(map(repr, inner)))
    if origin in {Union, UnionType} and NoneType in inner and len(inner) == 2:
        return _optional(converter(next(part for part in inner if part is not NoneType)))
    if origin is tuple and inner[1:] == (Ellipsis,):
        return _several(converter(inner[0]))
    raise TypeError(f"no converter for {kind!r}")


def _whole(given: Any) -> int:
    if type(given) is int and -LARGEST < given < LARGEST:
        return given
    raise UnfitValue


def _figure(given: Any) -> float:
    if type(given) in {int, float} and -LARGEST < given < LARGEST and isfinite(given):
        return float(given)
    raise UnfitValue


def _name(given: Any) -> str:
    if type(given) is not str:
        raise UnfitValue
    if given.isprintable() and len(given) <= LIMIT:
        return given
    return clean(given)


def _one_of(choices: dict[Any, Any], words: str) -> FieldConverter:
    return FieldConverter(choices.__getitem__, words)


def _optional(inner: FieldConverter) -> FieldConverter:
    def read(given: Any) -> Any:
        return None if given is None else inner.read(given)

    return FieldConverter(read, wording.optional(inner.expected))


def _several(inner: FieldConverter) -> FieldConverter:
    def read(given: Any) -> tuple[Any, ...]:
        if type(given) is not list:
            raise UnfitValue
        return tuple(map(inner.read, given))

    return FieldConverter(read, wording.list_of(inner.expected))


_SIMPLE = {
    int: FieldConverter(_whole, wording.WHOLE_NUMBER),
    bool: _one_of({True: True, False: False}, wording.YES_NO),
    float: FieldConverter(_figure, wording.NUMBER),
    str: FieldConverter(_name, wording.NAME),
}
