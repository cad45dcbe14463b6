"""
An assay of a round: what each practice was worth in it, and how much of it was luck.

It is reckoned in processes of its own while the room talks; the stage asks now and then how far it has come.
"""

from __future__ import annotations

from typing import Protocol

from desk_theatre.itsm.values import value


@value
class PracticeWorth:
    """
    What a practice was worth, or would have brought, as a share of promises kept; the interval holds the truth in 19 of 20
    cases.

    Args:
        on: it was in force.
        certain: the interval does not contain zero.
    """

    practice: str
    name: str
    on: bool
    mean: float
    low: float
    high: float
    certain: bool


@value
class LuckPosition:
    """
    Where the round lies among others with the same practices and other luck.

    Args:
        recorded: the share of promises kept that evening.
        low, median, high: what it comes to with other luck, in nine of ten rounds.
        better_than: the share of those rounds that were worse.
        replications: how many were played.
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
        tags: those in force first, the most beneficial first.
        replications: how often each was played.
        luck: `None` if there was nothing to reckon with.
        planned: how often each is to be played; where it is not so often yet, the figures are rough.
    """

    round: int
    tags: tuple[PracticeWorth, ...]
    replications: int
    luck: LuckPosition | None
    planned: int = 0


class PracticeValueProgress(Protocol):
    """
    An assay that is being reckoned.
    """

    @property
    def share(self) -> float:
        """
        How much of it is done, 0 to 1.
        """

    @property
    def found(self) -> PracticeValue | None:
        """
        What came out; `None` until it is done.
        """

    @property
    def rough(self) -> PracticeValue | None:
        """
        What can be said so far; its tags come after its luck, and grow finer.  `None` while nothing can be said.
        """

    @property
    def failure(self) -> str:
        """
        Why nothing will come out, in a sentence; empty if something will.
        """

    def cancel(self) -> None:
        """
        Nobody wants it any more.
        """
