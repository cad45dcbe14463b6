"""
One replication: a variant, played with one seed from the opening of the first round to the end of the last.

It is what `desk-theatre run` plays with the same seed and practices, without anything to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.show import Show
from desk_theatre.study import wording
from desk_theatre.study.measured import Measured, flat
from desk_theatre.study.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.itsm.events import Event


@value
class Replication:
    """
    A variant of a scenario, ready to be played with any seed, in any process.

    Where the scenario asks for fresh demand, each round has a day of its own, so variants with different numbers of
    rounds do not get the same demand in the measured round; `desk-theatre study` says so.
    """

    scenario: Scenario
    variant: Variant

    def __call__(self, seed: int) -> Measured:
        """
        Return the figures at the end of the last round.
        """
        scorecard_fold, at = self.play(seed)
        return flat(scorecard_fold.scorecard(at))

    def play(self, seed: int) -> tuple[ScorecardFold, int]:
        """
        Return the scorecard of the last round, and the second at which it ended.
        """
        show = Show(self.scenario.without_purse(), seed)
        events: Sequence[Event] = ()
        for chosen in self.variant.rounds:
            if chosen is not None:
                self._choose(show, chosen)
            events = (*_given(show, c.OpenRound()), *show.advance(show.until))
        scorecard_fold = ScorecardFold(self.scenario)
        scorecard_fold.add_all(events)
        return scorecard_fold, show.at

    def _choose(self, show: Show, chosen: Sequence[str]) -> None:
        """
        Switch the room's choices on; before the first round these are all active practices.
        """
        for practice in tuple(show.practices) if show.phase == "before" else ():
            _given(show, c.SetPractice(practice, on=False))
        for practice in chosen:
            _given(show, c.SetPractice(practice, on=True, how="chosen"))


def _given(show: Show, command: c.Command) -> tuple[Event, ...]:
    outcome = show.handle(command)
    if outcome.refused is not None:
        raise ValueError(wording.refused(type(command).__name__, outcome.refused.reason))
    return outcome.events
