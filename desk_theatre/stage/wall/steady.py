"""
Calm: what changes all the time is shown as often as a room can read it, unless it gets worse.

A sentence that counts rooms changes together with their tiles, so that the two never contradict each other.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from attrs import evolve

from desk_theatre.itsm.time_of_day import MINUTE
from desk_theatre.stage.wall import lanes
from desk_theatre.stage.wall.facts import judged, round_facts
from desk_theatre.stage.wall.layout import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.board import Board
    from desk_theatre.stage.wall.facts import RoundFacts, Sentence

SENTENCE, FIGURE = 8.0, 2.0
"""
Seconds for which the sentence and the figure stand at least.
"""
JUMP = 10 * MINUTE
"""
Seconds of the day after which the picture has jumped, as in a recording; then nothing is held back.
"""


class Steady:
    """
    Args:
        clock: seconds of the room.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._stacks: tuple[int, ...] = (1,) * len(LAYOUTS)
        self._last: Board | None = None
        self._shown: RoundFacts | None = None
        self._since_sentence = self._since_figure = 0.0
        self.again = 0.0
        """
        Seconds until something that is held back may be shown; 0: nothing is.
        """

    def facts(self, board: Board) -> RoundFacts:
        """
        Return what the wall shows now of a board.
        """
        facts, now = round_facts(board), self._clock()
        self.again = 0.0
        shown = self._shown
        if shown is None or self._jumped(board):
            self._stacks = (1,) * len(LAYOUTS)
            self._since_sentence = self._since_figure = now
        else:
            facts = self._calm(shown, facts, now)
        facts = self._stacked(facts)
        self._last, self._shown = board, facts
        return facts

    def _stacked(self, facts: RoundFacts) -> RoundFacts:
        """
        Return the same with bricks in as many columns as before in this round, or more of them.
        """
        needed = [lanes.stack_for(layout, facts.lanes) for layout in LAYOUTS]
        self._stacks = tuple(map(max, self._stacks, needed))
        return evolve(facts, stacks=self._stacks)

    def _jumped(self, board: Board) -> bool:
        last = self._last
        return last is None or last.round != board.round or not 0 <= board.at - last.at <= JUMP

    def _calm(self, shown: RoundFacts, facts: RoundFacts, now: float) -> RoundFacts:
        if facts.sentence.words != shown.sentence.words:
            left = self._since_sentence + SENTENCE - now
            if left > 0 and not shown.sentence.of_rooms and not _worse(shown.sentence, facts.sentence):
                facts = evolve(facts, sentence=shown.sentence)
                self._hold(left)
            else:
                self._since_sentence = now
        if facts.figure != shown.figure:
            left = self._since_figure + FIGURE - now
            if left > 0:
                facts = evolve(facts, figure=shown.figure, grade=judged(shown.grade, facts.lost), early=shown.early)
                self._hold(left)
            else:
                self._since_figure = now
        return facts

    def _hold(self, left: float) -> None:
        self.again = min(self.again, left) if self.again else left


def _worse(shown: Sentence, new: Sentence) -> bool:
    return (new.rank, new.amount) > (shown.rank, shown.amount)
