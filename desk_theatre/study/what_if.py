"""
What if: the recorded round against the same round under other practices.

First exactly: with the show's own luck and the room's own incidents, so that the outcome of each of them can be
compared. Then with other luck, many times and in pairs, which shows whether the round was an exception.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Any

from attrs import field

from desk_theatre.itsm.values import value
from desk_theatre.measures.scorecard_fold import Scorecard, as_json
from desk_theatre.study.change import Change, change_of
from desk_theatre.study.comparison import documents
from desk_theatre.study.interval import Interval
from desk_theatre.study.outcome import OutcomeComparison, fates
from desk_theatre.study.recorded_round import RecordedRound, Round
from desk_theatre.study.results import Failure
from desk_theatre.study.study import Effort, Playing, Progress
from desk_theatre.study.variant import offered

CHANGED, RECORDED = "changed", "recorded"


@value
class WhatIf:
    """
    Args:
        round: its number.
        change: the difference from the recording.
        exact: this program plays the recording as it was; otherwise both sides are simulated again.
        recorded, changed: the scorecards, with the show's own luck.
        fates: of the room's own incidents.
        replications: pairs with other luck.
        difference: changed minus recorded, over these pairs.
        failures, stopped: as in a comparison.
    """

    round: int
    change: Change
    exact: bool
    recorded: Scorecard = field(hash=False)
    changed: Scorecard = field(hash=False)
    fates: tuple[OutcomeComparison, ...]
    replications: int
    difference: Mapping[str, Interval] = field(hash=False)
    failures: tuple[Failure, ...] = ()
    stopped: str = ""

    def document(self) -> dict[str, Any]:
        """
        Return the result as `--json` prints it.
        """
        return {
            "round": self.round,
            "recorded": as_json(self.recorded),
            "changed": as_json(self.changed),
            "replications": self.replications,
            "difference": documents(self.difference),
            "incidents": [
                {"code": fate.code, "recorded": fate.recorded, "changed": fate.changed} for fate in self.fates
            ],
        }


def changed_by(played: Round, enable: tuple[str, ...], disable: tuple[str, ...]) -> Change:
    """
    Return the change if these practices are active throughout, and those never.

    Raises:
        UnknownName: one is not offered.
        StudyImpossible: nothing would change.
    """
    practices = played.standing.practices
    return change_of(enable, disable, offered(played.scenario), practices, played.inputs)


def what_if(
    was: RecordedRound,
    change: Change,
    *,
    replications: int = 100,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> WhatIf:
    """
    Play the round again under a change; other luck begins with the seed after the show's own.

    Args:
        executor: what plays; `None`: this process.
    """
    recorded = was.round
    changed = with_change(recorded, change)
    now = changed.events(changed.seed)
    sides = {CHANGED: changed, RECORDED: recorded}
    playing = play(sides, replications, executor, progress)
    results = playing.results
    return WhatIf(
        recorded.number,
        change,
        was.exact,
        recorded.scorecard(was.events),
        changed.scorecard(now),
        fates(recorded.live, was.events, now, recorded.until),
        results.replications,
        results.difference(CHANGED, RECORDED),
        results.failures,
        playing.stopped,
    )


def with_change(played: Round, change: Change) -> Round:
    """
    Return the same round under a change.
    """
    return Round(played.scenario, played.seed, played.standing, played.inputs, played.until, played.live, change)


def play(rounds: dict[str, Round], replications: int, executor: Executor | None, progress: Progress | None) -> Playing:
    """
    Play rounds of one show with other luck; all rounds of a replication have the same luck.
    """
    seed = next(iter(rounds.values())).seed
    playing = Playing(rounds, Effort(replications, seed + 1), executor, progress or Progress())
    playing.play()
    return playing
