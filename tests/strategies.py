"""
Hypothesis strategies for everything that passes through the house, made from the classes themselves: a new command, event
or field is tested without a line being written.
"""

from __future__ import annotations

from enum import IntEnum
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from desk_theatre.itsm.commands import COMMANDS, Command, Input
from desk_theatre.itsm.events import EVENTS, Event
from desk_theatre.itsm.text import clean

Thing = TypeVar("Thing")

SECONDS = st.integers(0, 24 * 3600)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
FIGURES = st.floats(-1e6, 1e6, allow_nan=False)
NAMES = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=30)
HOSTILE_TEXT = st.text(st.characters(), max_size=60)
TYPED_TEXT = HOSTILE_TEXT.map(clean)


def of(kind: Any) -> st.SearchStrategy[Any]:
    """
    Values of an annotation as commands and events have them.
    """
    simple: dict[Any, st.SearchStrategy[Any]] = {
        int: NUMBERS,
        bool: st.booleans(),
        float: FIGURES,
        str: NAMES,
        NoneType: st.none(),
    }
    if kind in simple:
        return simple[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=5).map(tuple)
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return st.sampled_from(list(kind))
    return st.one_of([of(part) for part in inner])


def built(kind: type[Thing], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Thing]:
    """
    Values of an attrs class, every field filled after its annotation.
    """
    hints = get_type_hints(kind)
    fields = {field.name: of(hints[field.name]) for field in attrs.fields(kind) if field.name not in fixed}  # type: ignore[arg-type]
    typed = {name: TYPED_TEXT for name in ("by", "text") if name in fields and kind in COMMANDS.values()}
    return st.builds(kind, **{**fields, **typed, **fixed})


def commands() -> st.SearchStrategy[Command]:
    """
    Any command.
    """
    return st.one_of([built(kind) for kind in COMMANDS.values()])


def events() -> st.SearchStrategy[Event]:
    """
    Any event.
    """
    return st.one_of([built(kind) for kind in EVENTS.values()])


def inputs() -> st.SearchStrategy[Input]:
    """
    Any command that was accepted.
    """
    sender = st.sampled_from(("", "", "rehearsal"))
    return st.builds(Input, st.integers(0, 10_000), SECONDS, st.integers(0, 10**8), commands(), sender)
