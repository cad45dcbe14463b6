"""
Price tags: what each practice was worth in a recorded round, and what each other practice would have added.

An active practice is left out, and its tag is the round as it was minus the round without it. An inactive practice is
added, and its tag is the round with it minus the round as it was. All rounds of a replication have the same luck.

Tags do not add up. What two practices both prevent is in neither's tag, because without the one the other still
prevents it; what only both together bring is in each of their tags. `overlap` is the worth of all active practices
together minus the sum of their tags: above zero they replace each other, below zero they need each other (for a measure
of which more is better).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from math import fsum
from typing import Any

from attrs import evolve, field

from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import find
from desk_theatre.study.change import Change, in_force
from desk_theatre.study.comparison import Intervals, documents
from desk_theatre.study.interval import interval
from desk_theatre.study.measured import benefit, known
from desk_theatre.study.recorded_round import RecordedRound
from desk_theatre.study.results import Failure, Results
from desk_theatre.study.study import Progress
from desk_theatre.study.variant import offered
from desk_theatre.study.what_if import RECORDED, play, with_change

USUAL = "resolution_sla_met"
_NONE = "without all"


@value
class PriceTag:
    """
    Args:
        practice, name: its id, and what people call it.
        worth: the difference it makes, by measure.
        certain: the interval of the ranking measure does not contain zero.
        tied: luck alone may explain why it is before the next tag in the list.
    """

    practice: str
    name: str
    worth: Intervals = field(hash=False)
    certain: bool
    tied: bool

    def document(self) -> dict[str, Any]:
        """
        Return the tag as `--json` prints it.
        """
        return {
            "practice": self.practice,
            "name": self.name,
            "worth": documents(self.worth),
            "certain": self.certain,
            "tied": self.tied,
        }


@value
class PriceTags:
    """
    Args:
        measure: the ranking measure; the most beneficial tag comes first.
        in_force: the worth of each active practice.
        not_in_force: what each other practice would have added.
        together: the worth of all active practices.
        overlap: `together` minus the sum of the active tags.
        failures, stopped: as in a comparison.
    """

    round: int
    replications: int
    measure: str
    in_force: tuple[PriceTag, ...]
    not_in_force: tuple[PriceTag, ...]
    together: Intervals = field(hash=False)
    overlap: Intervals = field(hash=False)
    failures: tuple[Failure, ...] = ()
    stopped: str = ""

    def document(self) -> dict[str, Any]:
        """
        Return the tags as `--json` prints them.
        """
        return {
            "round": self.round,
            "replications": self.replications,
            "measure": self.measure,
            "in_force": [tag.document() for tag in self.in_force],
            "not_in_force": [tag.document() for tag in self.not_in_force],
            "together": documents(self.together),
            "overlap": documents(self.overlap),
        }


def price_tags(
    was: RecordedRound,
    *,
    measure: str = USUAL,
    replications: int = 40,
    executor: Executor | None = None,
    progress: Progress | None = None,
    rough: Callable[[PriceTags], None] | None = None,
) -> PriceTags:
    """
    Return the tags of a recorded round. It can take minutes: `progress` reports how far it is, and cancels it.

    Args:
        rough: called with rough tags after a few replications and then less and less often, in the ranking measure
            alone. It does not change the result.

    Raises:
        UnknownName: there is no such measure.
    """
    played = was.round
    known(measure, played.scenario)
    on = in_force(played.standing.practices, played.inputs)
    off = tuple(practice for practice in offered(played.scenario) if practice not in on)
    names = {practice: played.scenario.words.say(find(practice).identity.name) for practice in (*on, *off)}
    rounds = {RECORDED: played, _NONE: with_change(played, Change(disable=on))}
    rounds |= {_without(practice): with_change(played, Change(disable=(practice,))) for practice in on}
    rounds |= {_with(practice): with_change(played, Change(enable=(practice,))) for practice in off}

    def tags(results: Results, keys: Sequence[str] | None = None, stopped: str = "") -> PriceTags:
        return PriceTags(
            played.number,
            results.replications,
            measure,
            _ranked(results, {p: (RECORDED, _without(p)) for p in on}, names, measure, keys),
            _ranked(results, {p: (_with(p), RECORDED) for p in off}, names, measure, keys),
            results.difference(RECORDED, _NONE, keys),
            {key: _overlap(results, on, key) for key in keys or results.keys(*rounds)},
            results.failures,
            stopped,
        )

    progress = progress or Progress()
    if rough is not None:
        progress = evolve(progress, look=lambda results: rough(tags(results, [measure])))
    playing = play(rounds, replications, executor, progress)
    return tags(playing.results, None, playing.stopped)


def _with(practice: str) -> str:
    return f"with {practice}"


def _without(practice: str) -> str:
    return f"without {practice}"


def _ranked(
    results: Results,
    pairs: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
    measure: str,
    keys: Sequence[str] | None,
) -> tuple[PriceTag, ...]:
    """
    Return the tags, each the difference of two rounds, the most beneficial first.
    """
    worth = {practice: results.difference(*pair, keys) for practice, pair in pairs.items()}
    order = sorted(worth, key=lambda practice: (-_gain(worth[practice], measure), practice))
    found = []
    for place, practice in enumerate(order):
        own = worth[practice].get(measure)
        after = pairs[order[place + 1]] if place + 1 < len(order) else None
        tied = after is not None and not _apart(results, pairs[practice], after, measure)
        found.append(
            PriceTag(practice, names[practice], worth[practice], own is not None and own.apart_from_zero, tied)
        )
    return tuple(found)


def _apart(results: Results, one: tuple[str, str], other: tuple[str, str], measure: str) -> bool:
    """
    Return whether two tags differ. Each is a difference from the same round, so their other rounds are compared
    directly.
    """
    changed = [name for pair in (one, other) for name in pair if name != RECORDED]
    return results.difference(changed[0], changed[1], [measure])[measure].apart_from_zero


def _gain(worth: Intervals, measure: str) -> float:
    found = worth.get(measure)
    return 0.0 if found is None or found.mean is None else benefit(measure, found.mean)


def _overlap(results: Results, on: Sequence[str], key: str) -> Any:
    """
    With k practices in force: (all - none) - sum of (all - without one), in each replication.
    """
    names = [RECORDED, _NONE, *map(_without, on)]
    seeds = results.seeds(names)
    rows = zip(*[results.column(name, key, seeds) for name in names], strict=True)
    return interval([_beyond(row) for row in rows if None not in row])


def _beyond(row: Sequence[float | None]) -> float:
    recorded, none, *without = [each for each in row if each is not None]
    return (recorded - none) - fsum([recorded - each for each in without])
