"""
Encouragement: what helps people to go on with a new way of working, for as long as it lasts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.practices.answers import Influence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.practices.answers import Encouragement

    Weighted = tuple[float, Influence]


class Encouragements:
    """
    Those that were given and still last.
    """

    def __init__(self) -> None:
        self._given: list[tuple[int, float, Influence]] = []

    def give(self, encouragement: Encouragement, weight: float, now: int) -> None:
        """
        One more, to a share `weight` of everybody.
        """
        self._given.append((now + encouragement.lasts, weight, encouragement.influence))

    def lasting(self, now: int) -> list[Weighted]:
        """
        Those that have not passed yet, each with the share of people whom it reached.
        """
        self._given = [given for given in self._given if given[0] >= now]
        return [(weight, influence) for _, weight, influence in self._given]


def together(influences: Iterable[Weighted]) -> Influence:
    """
    What several influences come to: initiative and imitation add up, and each takes its share of what is left of forgetting.
    """
    initiative, imitation, decay = 0.0, 1.0, 1.0
    for weight, influence in influences:
        initiative += weight * influence.initiative
        imitation += weight * (influence.imitation - 1.0)
        decay *= 1.0 - weight * (1.0 - influence.decay)
    return Influence(initiative, imitation, max(0.0, decay))
