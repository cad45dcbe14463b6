"""
Foundations and roofs: what a practice builds on, what builds on it, and whether that is in place.

Each practice declares its own foundations (`Identity.builds_on`); everything here is read from those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.practices.catalogue import catalogue
from desk_theatre.practices.practice import ANY_OTHER, Foundation

if TYPE_CHECKING:
    from collections.abc import Collection

ANY_OTHER_NAME = "any other practice"
"""
What people call `ANY_OTHER`.
"""


def foundations(practice: str, offered: Collection[str]) -> tuple[Foundation, ...]:
    """
    Return what a practice builds on, as far as it is on offer.
    """
    declared = catalogue()[practice].identity.builds_on
    return tuple(each for each in declared if each.practice == ANY_OTHER or each.practice in offered)


def carried(practice: str, offered: Collection[str]) -> tuple[str, ...]:
    """
    Return the ids of the practices on offer that name this one as a foundation, in the order of the catalogue.
    """
    return tuple(
        each
        for each, kind in catalogue().items()
        if each in offered and any(foundation.practice == practice for foundation in kind.identity.builds_on)
    )


def in_place(foundation: Foundation, active: Collection[str]) -> bool:
    """
    Return whether a foundation is active.

    A practice that itself only helps others to be followed is no foundation for another of that sort.
    """
    if foundation.practice != ANY_OTHER:
        return foundation.practice in active
    return any(not _helps_others_only(practice) for practice in active)


def missing(practice: str, active: Collection[str], offered: Collection[str]) -> tuple[str, ...]:
    """
    Return the ids of the foundations of a practice that are on offer and not active.
    """
    return tuple(each.practice for each in foundations(practice, offered) if not in_place(each, active))


def _helps_others_only(practice: str) -> bool:
    declared = catalogue()[practice].identity.builds_on
    return any(each.practice == ANY_OTHER for each in declared)
