"""
What a worst-practice card is, and what evidence for it looks like.

A card is seen or not seen; that is decided by a rule over the events of a round, with figures, never by opinion.  What the
room makes of it is the room's business.
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
More places to jump to than this are not looked at in a reflection of ten minutes.
"""


@value
class Glimpse:
    """
    A moment of the round at which something can be seen: the second of the day, and the incident if it is about one.
    """

    at: int
    incident: int | None = None


@value
class Evidence:
    """
    That something was seen.

    Args:
        strength: 0 to 1, to compare cards by; from 0.7 on, hardly anybody would argue.
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
        title: a saying that one hears.
        attitude: what people think who say it.
        question: opens the discussion.
        practices: ids of those that answer it.
        traps: ids of those that look like an answer and make it worse.
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
    From when on a share is evidence.

    Args:
        cases: fewer than this may be chance.
        least: the smallest share that is worth a word.
        half: the share at which the evidence is half as strong as it can ever be.
    """

    cases: int
    least: float
    half: float

    def strength(self, part: float, whole: float, cases: float | None = None) -> float | None:
        """
        How strong the evidence is, 0 to 1; `None` if there is none.

        Args:
            cases: how many there are, if that is not `part`.
        """
        if whole <= 0 or (part if cases is None else cases) < self.cases:
            return None
        share = part / whole
        return share / (share + self.half) if share >= self.least else None


def glimpses(found: Iterable[tuple[int, int | None]]) -> tuple[Glimpse, ...]:
    """
    A few of `found` (the most telling first), in the order of the day; of different incidents, where there are enough.
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
