"""
The hours of people: what each worked on, and when each was idle.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.itsm import events as e

Stretch = tuple[int, int]
BREAK: e.Task = "break"


class WorkHours:
    """
    Args:
        people: all staff, whether they worked or not.
        work: every piece of work of the round, in the order of the day.
        opened, closed: the first and the last second that counts.
        pieces: for each person, the pieces of work.
        idle: for each person, the stretches without work.
    """

    def __init__(self, people: Iterable[str], work: Iterable[e.WorkStarted], opened: int, closed: int) -> None:
        self.opened, self.closed = opened, closed
        self.pieces: dict[str, list[e.WorkStarted]] = {person: [] for person in people}
        for piece in work:
            self.pieces.setdefault(piece.by, []).append(piece)
        self.idle = {person: self._gaps(pieces) for person, pieces in self.pieces.items()}

    def somebody_idle(self, people: Sequence[str], since: int, until: int) -> list[Stretch]:
        """
        Return the stretches between two seconds in which at least one of these people was idle, not overlapping.
        """
        found = sorted(stretch for person in people for stretch in self._within(person, since, until))
        merged: list[Stretch] = []
        for begins, ends in found:
            if merged and begins <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
            else:
                merged.append((begins, ends))
        return merged

    def most_tired(self, person: str) -> tuple[int, int]:
        """
        Return the most seconds of work without enough rest, and when that was.

        A second without work takes one second off, and a break takes all of it off, as in the simulation.
        """
        most, when = 0, self.opened
        worked, free = 0, self.opened
        for piece in self.pieces[person]:
            if piece.at >= self.closed:
                break
            worked = max(0, worked - max(0, piece.at - free))
            free = min(piece.at + piece.seconds, self.closed)
            worked = 0 if piece.task == BREAK else worked + free - piece.at
            if worked > most:
                most, when = worked, free
        return most, when

    def _gaps(self, pieces: list[e.WorkStarted]) -> list[Stretch]:
        gaps: list[Stretch] = []
        free = self.opened
        for piece in pieces:
            if piece.at > free:
                gaps.append((free, piece.at))
            free = piece.at + piece.seconds
        if free < self.closed:
            gaps.append((free, self.closed))
        return gaps

    def _within(self, person: str, since: int, until: int) -> list[Stretch]:
        gaps = self.idle[person]
        first = max(0, bisect_right(gaps, (since, since)) - 1)
        found = []
        for begins, ends in gaps[first:]:
            if begins >= until:
                break
            if ends > since:
                found.append((max(begins, since), min(ends, until)))
        return found
