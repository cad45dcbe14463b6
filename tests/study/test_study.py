"""
Studies: pairs with the same luck, and numbers that depend on nothing but the question.
"""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import pairwise
from statistics import variance
from time import sleep
from typing import Any

import pytest
from attrs import define, evolve, field

from busy_desk import BUSY, NONE, PATH, TIDY
from desk_theatre.errors import StudyImpossible, UnknownName
from desk_theatre.itsm import commands as c
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.show.show import Show
from desk_theatre.study import precision
from desk_theatre.study.comparison import Comparison, compare
from desk_theatre.study.executors import workers
from desk_theatre.study.measured import Measured, flat, keys_of
from desk_theatre.study.replication import Replication
from desk_theatre.study.results import Results
from desk_theatre.study.study import Effort, Playing, Progress, study
from desk_theatre.study.units import Played, Unit
from desk_theatre.study.variant import Variant

SEVERAL = Effort(12, seed=5)


@define(eq=False)
class Backwards(Executor):
    """
    Threads that always take the latest call.
    """

    threads: ThreadPoolExecutor
    left: list[Any] = field(factory=list)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """
        Put the call on top of those that wait.
        """
        future: Future[Any] = Future()
        self.left.append((future, fn, args))
        self.threads.submit(self._take)
        return future

    def _take(self) -> None:
        future, fn, args = self.left.pop()
        if future.set_running_or_notify_cancel():
            future.set_result(fn(*args))


def _played(executor: Executor | None, effort: Effort = SEVERAL) -> Comparison:
    playing = Playing({v.name: Replication(BUSY, v) for v in (NONE, TIDY)}, effort, executor, Progress())
    playing.play()
    return compare(playing.results, precise=playing.precise, stopped=playing.stopped)


def test_a_replication_is_the_round_that_run_plays() -> None:
    """
    The same seed and practices in the show itself come to the same scorecard.
    """
    show = Show(BUSY, 7)
    for practice in TIDY.practices:
        show.handle(c.SetPractice(practice, on=True, how="chosen"))
    scorecard_fold = ScorecardFold(BUSY)
    scorecard_fold.add_all(show.handle(c.OpenRound()).events)
    scorecard_fold.add_all(show.advance(show.until))

    assert flat(scorecard_fold.scorecard(show.at)) == Replication(BUSY, TIDY)(7)


def test_a_path_is_measured_in_its_last_round() -> None:
    """
    What people have got used to on the way counts.
    """
    show = Show(BUSY, 7)
    show.handle(c.OpenRound())
    show.advance(show.until)
    for practice in PATH.practices:
        show.handle(c.SetPractice(practice, on=True, how="chosen"))
    scorecard_fold = ScorecardFold(BUSY)
    scorecard_fold.add_all(show.handle(c.OpenRound()).events)
    scorecard_fold.add_all(show.advance(show.until))

    assert flat(scorecard_fold.scorecard(show.at)) == Replication(BUSY, PATH)(7)


@pytest.mark.parametrize("make", [lambda: None, lambda: Backwards(ThreadPoolExecutor(3))])
def test_whoever_plays_in_whatever_order_the_numbers_are_the_same(make: Any) -> None:
    """
    To the last bit.
    """
    assert _played(make()) == study(BUSY, (NONE, TIDY), SEVERAL)


@pytest.mark.parametrize("make", [lambda: None, lambda: Backwards(ThreadPoolExecutor(2))], ids=["alone", "backwards"])
def test_what_is_told_meanwhile_is_what_fewer_replications_come_to(make: Any) -> None:
    """
    Ever more seldom, of days that every variant has met, and never of all of them.
    """
    jobs = {variant.name: Replication(BUSY, variant) for variant in (NONE, TIDY)}
    told: dict[int, Comparison] = {}

    def look(results: Results) -> None:
        told[results.replications] = compare(results)

    Playing(jobs, SEVERAL, make(), Progress(look=look)).play()

    assert min(told, default=5) >= 5
    assert all(later in range(int(sooner * 1.5), 12) for sooner, later in pairwise(told))
    assert {
        count: found == _played(None, Effort(count, SEVERAL.seed)) for count, found in told.items()
    } == dict.fromkeys(told, True)


def test_two_processes_come_to_the_same_numbers_as_one() -> None:
    """
    To the last bit, in other processes that were started from nothing.
    """
    with workers(2) as executor:
        assert _played(executor) == study(BUSY, (NONE, TIDY), SEVERAL)


def test_the_order_of_the_variants_changes_only_the_sign() -> None:
    """
    Each variant comes to the same, and the difference to its opposite.
    """
    one, other = study(BUSY, (NONE, TIDY), SEVERAL), study(BUSY, (TIDY, NONE), SEVERAL)
    there, back = one.differences["none - tidy"], other.differences["tidy - none"]

    assert one.variants == other.variants
    for key, found in there.items():
        assert (found.mean, found.low, found.high) == (
            -back[key].mean if back[key].mean is not None else None,  # type: ignore[operator]
            -back[key].high if back[key].high is not None else None,  # type: ignore[operator]
            -back[key].low if back[key].low is not None else None,  # type: ignore[operator]
        )


def test_more_variants_change_nothing_for_the_others() -> None:
    """
    Nobody's luck depends on who else is compared.
    """
    assert (
        study(BUSY, (NONE, PATH, TIDY), SEVERAL).differences["none - tidy"]
        == study(BUSY, (NONE, TIDY), SEVERAL).differences["none - tidy"]
    )


def test_the_same_luck_makes_differences_sharper() -> None:
    """
    The variance of a difference in pairs is less than half of what other luck for each side would make it.
    """
    none, tidy = ([Replication(BUSY, v)(seed) for seed in range(40)] for v in (NONE, TIDY))
    costs = [[each["cost_wasted"] or 0.0 for each in side] for side in (none, tidy)]

    together = variance([a - b for a, b in zip(*costs, strict=True)])
    apart = variance(costs[0]) + variance(costs[1])

    assert together < apart / 2


def test_a_replication_of_fresh_demand_plays_what_the_scenario_says() -> None:
    """
    Each round has a day of its own, as on stage.
    """
    fresh = evolve(BUSY, plan=evolve(BUSY.plan, fresh_demand=True))
    show = Show(fresh, 7)
    for _ in range(len(PATH.rounds)):
        events = (*show.handle(c.OpenRound()).events, *show.advance(show.until))
    nothing = Variant("nothing", (None,) * len(PATH.rounds))
    scorecard_fold = ScorecardFold(fresh)
    scorecard_fold.add_all(events)

    played = Replication(fresh, nothing)(7)

    assert played == flat(scorecard_fold.scorecard(show.at))
    assert played != Replication(BUSY, nothing)(7)


def test_a_ledger_keeps_no_more_than_eight_bytes_a_figure() -> None:
    """
    Flat but for that, so that a hundred thousand days of two variants stay below two hundred megabytes.
    """
    measured = Replication(BUSY, NONE)(1)
    results = Results(["none"])

    def fill(first: int, end: int) -> int:
        before = tracemalloc.get_traced_memory()[0]
        for seed in range(first, end):
            results.add(Played(Unit(0, seed), dict(measured)))
        return tracemalloc.get_traced_memory()[0] - before

    tracemalloc.start()
    try:
        fill(0, 1000)
        grown = fill(1000, 11_000)
    finally:
        tracemalloc.stop()

    assert grown / 10_000 <= 1.25 * 8 * (len(measured) + 1)


def test_every_measure_has_its_interval() -> None:
    """
    All numbers of the scorecard, those within others included, and commitment where there is a practice.
    """
    document = study(BUSY, (NONE, TIDY), SEVERAL).document("small")

    none = document["variants"]["none"]["measures"]
    tidy = document["variants"]["tidy"]["measures"]
    assert list(keys_of(BUSY)) == list(none) == list(document["differences"]["none - tidy"])
    assert sorted(set(tidy) - set(none)) == ["commitment.recording", "commitment.routing"]
    assert {"by_priority.P1.resolution_sla_met", "utilisation.teams.av", "waste.chasing"} < set(none)
    assert all(set(found) == {"mean", "low", "high"} for found in none.values())
    assert (document["scenario"], document["replications"]) == ("small", 12)


@define
class _Stumbles:
    """
    A day that cannot be played with some luck.
    """

    on: int

    def __call__(self, seed: int) -> Measured:
        if seed == self.on:
            raise RuntimeError("the roof came down")
        return {"open": float(seed)}


def test_a_replication_that_fails_names_its_seed_and_the_rest_is_kept() -> None:
    """
    One bad day must not end a study of a thousand.
    """
    playing = Playing({"a": _Stumbles(7), "b": _Stumbles(-1)}, Effort(5, seed=5), None, Progress())
    playing.play()

    found = compare(playing.results)

    assert [(f.variant, f.seed, f.words) for f in found.failures] == [("a", 7, "RuntimeError: the roof came down")]
    assert (found.replications, found.variants["a"]["open"].mean, found.variants["b"]["open"].mean) == (4, 7.0, 7.0)
    assert found.differences["a - b"]["open"].mean == 0.0


def test_a_study_can_be_cancelled_and_keeps_what_it_has() -> None:
    """
    The room has seen enough.
    """
    progress = Progress()
    told: list[int] = []

    def watch(done: int, total: int) -> None:
        told.append(total)
        if done >= 20:
            progress.cancel.set()

    progress.watch = watch
    found = study(BUSY, (NONE, TIDY), Effort(5000), progress=progress)

    assert 10 <= found.replications < 2500
    assert found.stopped == "interrupted"
    assert set(told) == {10_000}


@define
class _Dies:
    """
    A day on which the process that plays it is killed.
    """

    on: int

    def __call__(self, seed: int) -> Measured:
        if seed == self.on:
            os._exit(9)
        sleep(0.05)
        return {"open": float(seed)}


def test_a_process_that_is_killed_ends_a_study_with_a_sentence() -> None:
    """
    Somebody ran out of memory; what came in before is kept.
    """
    with workers(2) as executor:
        playing = Playing({"a": _Dies(40)}, Effort(200), executor, Progress())
        playing.play()

    assert 0 < playing.results.replications < 200
    assert "a worker process ended (BrokenProcessPool" in playing.stopped


class _Broken(ThreadPoolExecutor):
    """
    Plays a little and is gone.
    """

    def __init__(self) -> None:
        super().__init__(1)
        self.left = 2

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """
        Twice.
        """
        self.left -= 1
        return super().submit(_gone) if self.left < 0 else super().submit(fn, *args, **kwargs)


def _gone() -> None:
    raise MemoryError


def test_whoever_plays_may_go_away_and_what_was_played_is_kept() -> None:
    """
    A worker that was killed ends a study with a sentence.
    """
    found = _played(_Broken())

    assert found.replications >= 1
    assert "a worker process ended (MemoryError" in found.stopped


@pytest.mark.parametrize("width", [0.5, 0.05])
def test_playing_on_until_it_is_known_well_enough(width: float) -> None:
    """
    It stops at the first look at which every interval is narrow enough, and looks after the same counts everywhere.
    """
    asked = (precision.Precision("failure_demand_share", width),)

    found = study(BUSY, (NONE, TIDY), Effort(400, until=asked))

    looks = list(precision.stages(400, asked))
    earlier = [count for count in looks if count < found.replications]
    widths = [
        each["failure_demand_share"].width or 9.0 for each in (*found.variants.values(), *found.differences.values())
    ]
    assert found.precise
    assert found.replications in looks
    assert max(widths) < width
    if earlier:
        before = study(BUSY, (NONE, TIDY), Effort(earlier[-1]))
        intervals = (*before.variants.values(), *before.differences.values())
        assert max(each["failure_demand_share"].width or 0.0 for each in intervals) >= width


def test_what_cannot_be_known_well_enough_is_said() -> None:
    """
    All replications are played, and the answer is honest.
    """
    asked = (precision.Precision("failure_demand_share", 1e-9),)

    found = study(BUSY, (NONE, TIDY), Effort(23, until=asked))

    assert (found.precise, found.replications) == (False, 23)


@pytest.mark.parametrize("text", ["resolution_sla_met", "resolution_sla_met=", "resolution_sla_met=-1", "open=nan"])
def test_a_precision_that_cannot_be_read(text: str) -> None:
    """
    With the form that is expected.
    """
    with pytest.raises(StudyImpossible, match="expected MEASURE=WIDTH"):
        precision.read(text, BUSY)


def test_an_unknown_measure_is_answered_with_the_nearest() -> None:
    """
    As every other name is.
    """
    with pytest.raises(UnknownName, match="did you mean resolution_sla_met"):
        precision.read("resolution_sla=0.1", BUSY)


def test_nothing_to_play_is_no_study() -> None:
    """
    At least one variant and one replication.
    """
    with pytest.raises(StudyImpossible, match="at least one variant"):
        study(BUSY, ())
    with pytest.raises(StudyImpossible, match="at least one variant and one replication"):
        study(BUSY, (NONE,), Effort(0))


class _OneIsLate(ThreadPoolExecutor):
    """
    A process that has the third call is still busy with it when everything else is played.
    """

    def __init__(self) -> None:
        super().__init__(1)
        self._calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """
        Call it soon, or never.
        """
        self._calls += 1
        return Future() if self._calls == 3 else super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("after", [2, 3, 7, 12])
def test_what_an_interrupted_study_keeps_is_a_study_of_fewer_days(after: int) -> None:
    """
    Every variant has met the same days, whichever was being played when somebody pressed ctrl-C; so the means differ by what
    the differences say, and whoever plays that many again reads the same.
    """
    progress = Progress()
    progress.watch = lambda done, _: progress.cancel.set() if done >= after else None

    found = study(BUSY, (NONE, TIDY), Effort(5000, 40), executor=ThreadPoolExecutor(1), progress=progress)

    again = study(BUSY, (NONE, TIDY), Effort(found.replications, 40))
    assert (found.variants, found.differences) == (again.variants, again.differences)


def test_a_day_that_is_late_takes_those_behind_it_along() -> None:
    """
    Else the seeds that are told would not be those that were played.
    """
    progress = Progress()
    progress.watch = lambda done, _: progress.cancel.set() if done >= 20 else None

    found = study(BUSY, (NONE, TIDY), Effort(5000), executor=_OneIsLate(), progress=progress)

    assert (found.replications, found.stopped) == (1, "interrupted")
