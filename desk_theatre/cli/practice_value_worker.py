"""
The process that computes price tags and luck: `python -m desk_theatre.cli.practice_value_worker RECORDING ROUND …`.

It prints one JSON document per line: its progress, rough results, and the final result.  It lowers its own priority, because
the stage runs at the same time, and returns what it has when its time is up.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from desk_theatre.machine.processes import give_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.luck_band import LuckBand
    from desk_theatre.study.practice_value import PriceTag, PriceTags

MEASURE = "resolution_sla_met"
LUCK_SHARE = 0.2
"""
Share of the progress that the luck band counts for.
"""
NICE = 10


def main(arguments: list[str]) -> None:
    """
    Compute the luck band and the price tags of a round.

    Args:
        arguments: the recording, the number of the round, seconds for everything, and replications of the price tags.
    """
    path, number, seconds, replications = Path(arguments[0]), int(arguments[1]), float(arguments[2]), int(arguments[3])
    give_way(NICE)
    from desk_theatre.recording.reader import read
    from desk_theatre.study.executors import usual_jobs, workers
    from desk_theatre.study.luck_band import luck_band
    from desk_theatre.study.practice_value import price_tags
    from desk_theatre.study.recorded_round import evening

    was = evening(read(path), number)
    with workers(usual_jobs()) as executor:
        luck = luck_band(
            was, replications=100, executor=executor, progress=_progress(0.0, LUCK_SHARE, seconds * LUCK_SHARE)
        )
        told = partial(_document, number, replications, luck, was.round.scenario)
        _say({"rough": told(None)})
        tags = price_tags(
            was,
            measure=MEASURE,
            replications=replications,
            executor=executor,
            progress=_progress(LUCK_SHARE, 1.0, seconds * (1 - LUCK_SHARE)),
            rough=lambda tags: _say({"rough": told(tags)}),
        )
    _say({"found": told(tags)})


def _progress(first: float, last: float, seconds: float) -> Any:
    """
    Return a progress that reports shares from `first` to `last` and cancels itself after `seconds`.
    """
    from desk_theatre.study.study import Progress

    progress = Progress(lambda done, total: _say({"share": round(first + (last - first) * done / total, 3)}))
    timer = Timer(seconds, progress.cancel.set)
    timer.daemon = True
    timer.start()
    return progress


def _document(number: int, planned: int, luck: LuckBand, scenario: Scenario, tags: PriceTags | None) -> dict[str, Any]:
    """
    Return what is known so far; without price tags until there are some.
    """
    band = luck.measures.get(MEASURE)
    active = [tag.practice for tag in tags.in_force] if tags is not None else []
    on = [_tag(tag, scenario, active, on=True) for tag in tags.in_force] if tags is not None else []
    off = [_tag(tag, scenario, active, on=False) for tag in tags.not_in_force] if tags is not None else []
    return {
        "round": number,
        "planned": planned,
        "replications": tags.replications if tags is not None else 0,
        "tags": [tag for tag in (*on, *off) if tag is not None],
        "luck": None if band is None else {**band.document(), "replications": luck.replications},
    }


def _tag(tag: PriceTag, scenario: Scenario, active: Sequence[str], *, on: bool) -> dict[str, Any] | None:
    from desk_theatre.practices.foundations import ANY_OTHER_NAME, missing
    from desk_theatre.scenario.offering import offered
    from desk_theatre.show.names import Names
    from desk_theatre.study.business_case import case_of

    worth = tag.worth.get(MEASURE)
    if worth is None or worth.mean is None or worth.low is None or worth.high is None:
        return None
    case, names = case_of(tag, scenario, on=on), Names(scenario).practices
    return {
        "practice": tag.practice,
        "name": tag.name,
        "on": on,
        "mean": worth.mean,
        "low": worth.low,
        "high": worth.high,
        "certain": tag.certain,
        "missing": [names.get(each, ANY_OTHER_NAME) for each in missing(tag.practice, active, offered(scenario.offer))],
        **({} if case is None else {"cost": case.cost, "saved": case.saved, "saves": case.certain}),
    }


def _say(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
