"""
A worst-practice card, and the evidence for it.

A rule over the events of a round decides, with figures, whether a card is seen; opinion plays no part. What to make of
it is up to the room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from desk_theatre.itsm.theme import Theme
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

MOST_GLIMPSES = 3
"""
Places to jump to; a reflection of ten minutes has no time for more.
"""


@value
class Glimpse:
    """
    A moment of the round at which something can be seen: the second of the day, and the incident if it concerns one.
    """

    at: int
    incident: int | None = None


@value
class Evidence:
    """
    The evidence that a card was seen.

    Args:
        strength: 0 to 1, to compare cards by; from 0.7 on the evidence is hard to dispute.
        words: one sentence with figures.
        glimpses: where to look in the replay, in the order of the day.
    """

    strength: float
    words: str
    glimpses: tuple[Glimpse, ...] = ()


Detector = Callable[["RoundEvidence"], Evidence | None]


@value
class Card:
    """
    Args:
        title: a common saying.
        attitude: what people who say it think.
        question: opens the discussion.
        practices: ids of those that help.
        traps: ids of those that seem to help and make it worse.
        seen_when: the rule in words, with its figures.
        detect: the rule.
    """

    id: str
    title: str
    theme: Theme
    attitude: str
    question: str
    practices: tuple[str, ...]
    seen_when: str
    detect: Detector
    traps: tuple[str, ...] = ()


@value
class Threshold:
    """
    The share from which on something is evidence.

    Args:
        cases: fewer than this may be chance.
        least: the smallest share worth mentioning.
        half: the share at which the evidence has half of its greatest strength.
    """

    cases: int
    least: float
    half: float

    def strength(self, part: float, whole: float, cases: float | None = None) -> float | None:
        """
        Return the strength of the evidence, 0 to 1; `None` if there is none.

        Args:
            cases: number of cases, if that is not `part`.
        """
        if whole <= 0 or (part if cases is None else cases) < self.cases:
            return None
        share = part / whole
        return share / (share + self.half) if share >= self.least else None


def glimpses(found: Iterable[tuple[int, int | None]]) -> tuple[Glimpse, ...]:
    """
    Return a few of `found` (the most telling first), in the order of the day; of different incidents, where there are
    enough.
    """
    first: dict[tuple[int, int | None], None] = {}
    more: dict[tuple[int, int | None], None] = {}
    known: dict[int, None] = {}
    for each in found:
        if each[1] in known:
            more[each] = None
            continue
        first[each] = None
        if each[1] is not None:
            known[each[1]] = None
        if len(first) == MOST_GLIMPSES:
            break
    few = [*first, *(each for each in more if each not in first)][:MOST_GLIMPSES]
    return tuple(Glimpse(at, incident) for at, incident in sorted(few, key=_in_the_day))


def _in_the_day(found: tuple[int, int | None]) -> tuple[int, int]:
    at, incident = found
    return at, -1 if incident is None else incident
