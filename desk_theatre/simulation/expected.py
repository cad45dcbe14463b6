"""
What the scenario's delegates are going to bring, read ahead no further than somebody looks.

Each has its number before it comes, so whoever finds something early, or removes what would have brought it, leaves everything
else its number.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desk_theatre.simulation.arrivals import Arrival


class UpcomingArrivals:
    """
    Args:
        arrivals: in the order in which they come.
    """

    def __init__(self, arrivals: Iterable[Arrival]) -> None:
        self._coming = iter(arrivals)
        self._ahead: deque[tuple[int, Arrival]] = deque()
        self._count = 0
        self._found: dict[int, None] = {}

    def first(self) -> Arrival | None:
        """
        What comes next, if anything does.
        """
        if not self._ahead and not self._read():
            return None
        return self._ahead[0][1]

    def take(self) -> int | None:
        """
        It has come: its number; `None` if somebody found it before.
        """
        number, _ = self._ahead.popleft()
        return None if number in self._found else number

    def from_room(self, room: str, until: int) -> Iterator[tuple[int, Arrival]]:
        """
        What is going to be brought from a room before second `until`, and nobody has found yet.
        """
        while not self._ahead or self._ahead[-1][1].at < until:
            if not self._read():
                break
        for number, arrival in self._ahead:
            if arrival.room == room and arrival.at < until and number not in self._found:
                yield number, arrival

    def find(self, number: int) -> None:
        """
        Nobody has to bring it any more.
        """
        self._found[number] = None

    def state(self) -> tuple[object, ...]:
        """
        What was found and has not come yet, for the digest of the whole state.
        """
        return tuple(number for number, _ in self._ahead if number in self._found)

    def _read(self) -> bool:
        arrival = next(self._coming, None)
        if arrival is None:
            return False
        self._count += 1
        self._ahead.append((2 * self._count, arrival))
        return True
