"""
Who worked for how long, and how much of it for nothing.

A piece of work lasts from its `WorkStarted` for as many seconds as that says, unless its person starts something else
before or the moment asked for comes first: nobody does two things at a time, and nobody has worked in the future.  A break is
paid, and no work.
"""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.events import Waste
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class Workload:
    """
    A fold over the events of one round.
    """

    _in_hand: dict[str, e.WorkStarted] = field(factory=dict, init=False)
    _worked: Counter[str] = field(factory=Counter, init=False)
    _wasted: Counter[tuple[Waste, str]] = field(factory=Counter, init=False)

    def handlers(self) -> Handlers:
        return {e.WorkStarted: self._on_work}

    def worked(self, now: int) -> Counter[str]:
        """
        Seconds of work by person.
        """
        worked = Counter(self._worked)
        for by, piece in self._in_hand.items():
            if piece.task != "break":
                worked[by] += _done(piece, now)
        return worked

    def wasted(self, now: int) -> Counter[tuple[Waste, str]]:
        """
        Seconds that need not have been worked, by cause and person.
        """
        wasted = Counter(self._wasted)
        for by, piece in self._in_hand.items():
            if piece.waste is not None:
                wasted[piece.waste, by] += _done(piece, now)
        return wasted

    def _on_work(self, event: e.WorkStarted) -> None:
        # Written out, because half of all events are pieces of work.
        by = event.by
        piece = self._in_hand.get(by)
        self._in_hand[by] = event
        if piece is not None:
            seconds = event.at - piece.at
            if seconds > piece.seconds:  # noqa: PLR1730
                seconds = piece.seconds
            if piece.task != "break":
                self._worked[by] += seconds
            if piece.waste is not None:
                self._wasted[piece.waste, by] += seconds


def _done(piece: e.WorkStarted, until: int) -> int:
    return max(0, min(piece.seconds, until - piece.at))
