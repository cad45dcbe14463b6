"""
The value of each practice in a round, and how much of the round was luck.

It is computed in processes of its own during the reflection; the stage asks now and then for the progress.
"""

from __future__ import annotations

from typing import Protocol

from desk_theatre.itsm.values import value


@value
class PracticeWorth:
    """
    What a practice was worth, or would have added, as a share of SLA targets met; the interval holds the truth in 19 of
    20 cases.

    Args:
        on: it was active.
        certain: the interval does not contain zero.
        cost: what the round costs more with it, its introduction included; `None` as long as that is not known.
        saved: delegate-minutes that are not lost with it.
        saves: that it saves some is unlikely to be luck.
        missing: names of what it builds on and the round did not have.
    """

    practice: str
    name: str
    on: bool
    mean: float
    low: float
    high: float
    certain: bool
    cost: float | None = None
    saved: float = 0.0
    saves: bool = False
    missing: tuple[str, ...] = ()


@value
class LuckPosition:
    """
    The place of the round among others with the same practices and other luck.

    Args:
        recorded: share of SLA targets met in the show.
        low, median, high: of that share with other luck; nine in ten rounds are between low and high.
        better_than: share of those rounds that were worse.
        replications: rounds that were played.
    """

    recorded: float | None
    low: float
    median: float
    high: float
    better_than: float | None
    replications: int


@value
class PracticeValue:
    """
    Args:
        tags: active practices first, the most beneficial first.
        replications: how often each was played.
        luck: `None` if there was nothing to compute it from.
        planned: how often each is to be played; until then the figures are rough.
    """

    round: int
    tags: tuple[PracticeWorth, ...]
    replications: int
    luck: LuckPosition | None
    planned: int = 0


class PracticeValueProgress(Protocol):
    """
    The progress of the computation.
    """

    @property
    def share(self) -> float:
        """
        The share that is done, 0 to 1.
        """

    @property
    def found(self) -> PracticeValue | None:
        """
        Return the result; `None` until it is done.
        """

    @property
    def rough(self) -> PracticeValue | None:
        """
        Return what is known so far; `None` while nothing is. The luck comes first, then the tags, which get more
        precise.
        """

    @property
    def failure(self) -> str:
        """
        Return why there will be no result, in a sentence; empty if there will be one.
        """

    def cancel(self) -> None:
        """
        Cancel the computation.
        """
