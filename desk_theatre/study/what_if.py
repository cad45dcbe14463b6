"""
What if: the recorded round against the same round under other practices.

First exactly: the evening's own luck and the room's own incidents, so that each of them can be told what would have become
of it.  Then with other luck, many times and in pairs, so that it is known whether the evening was an exception.
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
        change: what was different.
        exact: whether this program plays the recording as it was; if not, both sides are simulated by this program.
        recorded, changed: the scorecards, with the evening's own luck.
        fates: of the room's own incidents.
        replications: pairs with other luck.
        difference: changed less recorded, over these pairs.
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
        As `--json` prints it.
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
    What is different from that evening if these practices are in force throughout, and those not at all.

    Raises:
        UnknownName: one is not offered.
        StudyImpossible: nothing would be different.
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
    Play the round again under a change; other luck begins with the seed after the evening's own.

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
    The same round under a change.
    """
    return Round(played.scenario, played.seed, played.standing, played.inputs, played.until, played.live, change)


def play(rounds: dict[str, Round], replications: int, executor: Executor | None, progress: Progress | None) -> Playing:
    """
    Play rounds of one evening with other luck, each replication with the same luck for all of them.
    """
    seed = next(iter(rounds.values())).seed
    playing = Playing(rounds, Effort(replications, seed + 1), executor, progress or Progress())
    playing.play()
    return playing
