"""
What a measure is: a fold.  It is given what happens, one event at a time, and can say its figures at any moment.

A fold names the events it listens to.  Several folds are asked together through one table, so that an event costs no more
than the folds that listen to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from desk_theatre.itsm.events import Event

Handler = Callable[[Any], None]
Handlers = Mapping[type[Event], Handler]


class Fold(Protocol):
    """
    Something that listens to events.
    """

    def handlers(self) -> Handlers:
        """
        What it does for each type of event; other types mean nothing to it.
        """


def listening(folds: Iterable[Fold]) -> dict[type[Event], tuple[Handler, ...]]:
    """
    For each type of event who listens, in the order of `folds`.
    """
    table: dict[type[Event], tuple[Handler, ...]] = {}
    for fold in folds:
        for kind, handler in fold.handlers().items():
            table[kind] = (*table.get(kind, ()), handler)
    return table
