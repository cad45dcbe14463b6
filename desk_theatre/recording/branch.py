"""
Branch off: simulate a recording up to any second, ready to go on as recorded or differently.

A round depends on earlier ones only through the state of the show at its opening. That state is kept for each round
once it is known, so going to a second simulates at most one round, however late in the show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.recording.rerun import scenario_of
from desk_theatre.show.show import Show

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Input
    from desk_theatre.recording.reader import Recording
    from desk_theatre.show.show import Standing

_IN_ROUND = ("running", "paused")


class Branches:
    """
    Args:
        recording: to branch off from.

    Raises:
        RecordingUnreadable: this program cannot play its scenario.
    """

    def __init__(self, recording: Recording) -> None:
        self.scenario = scenario_of(recording)
        self.seed = recording.head.seed
        before, *rounds = _by_rounds(recording.inputs)
        self._rounds: list[list[Input]] = rounds
        self._standings = [self._standing_after(Show(self.scenario, self.seed), before)]

    @property
    def rounds(self) -> int:
        """
        The number of rounds.
        """
        return len(self._rounds)

    def show(self, round_: int, at: int) -> Show:
        """
        Return the show as it was at the end of second `at` of a round, counted from 0.
        """
        while len(self._standings) <= round_:
            played = len(self._standings) - 1
            self._standings.append(self._standing_after(self._opened(played), self._rounds[played][1:]))
        show = self._opened(round_)
        for given in self._rounds[round_][1:]:
            if given.at > at:
                break
            show.advance(given.at)
            if show.phase in _IN_ROUND:
                show.handle(given.command)
        show.advance(at)
        return show

    def _opened(self, round_: int) -> Show:
        show = Show(self.scenario, self.seed, self._standings[round_])
        show.handle(c.OpenRound())
        return show

    def _standing_after(self, show: Show, inputs: list[Input]) -> Standing:
        """
        Return the show just before the next round opens.
        """
        for given in inputs:
            show.advance(given.at)
            show.handle(given.command)
        show.advance(show.until)
        return show.standing


def _by_rounds(inputs: tuple[Input, ...]) -> list[list[Input]]:
    """
    Return the inputs before the first round, and then for each round those from its opening to the next one.
    """
    parts: list[list[Input]] = [[]]
    for given in inputs:
        if isinstance(given.command, c.OpenRound):
            parts.append([])
        parts[-1].append(given)
    return parts
