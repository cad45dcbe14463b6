"""
The value of practices, kept for the next time.
"""

from __future__ import annotations

from pathlib import Path

from attrs import define

from desk_theatre.live.practice_value_cache import PracticeValueCache
from desk_theatre.show.practice_value import PracticeValue

RECORDING = Path("show.theatre")


@define(eq=False)
class Slow:
    """
    An assay that is done when a test says so.
    """

    share: float = 0.0
    rough: PracticeValue | None = None
    found: PracticeValue | None = None
    failure: str = ""

    def cancel(self) -> None:
        """
        Nobody looks at it any more.
        """


def test_practice_values_when_asked_for_again_come_from_the_cache() -> None:
    """
    What was given up before it was done is computed again, and so is another round.
    """
    begun: list[Slow] = []

    def compute(recording: Path, number: int) -> Slow:
        begun.append(Slow())
        return begun[-1]

    value_cache = PracticeValueCache(compute)
    given_up, done = value_cache(RECORDING, 1), value_cache(RECORDING, 1)
    begun[-1].found = PracticeValue(1, (), 40, None)

    assert given_up is not done
    assert value_cache(RECORDING, 1) is done
    assert value_cache(RECORDING, 2) is not done
