"""
Price tags.
"""

from __future__ import annotations

import pytest

from desk_theatre.errors import UnknownName
from desk_theatre.itsm import commands as c
from desk_theatre.study.change import Change
from desk_theatre.study.practice_value import PriceTags, price_tags
from desk_theatre.study.recorded_round import evening
from desk_theatre.study.study import Progress
from desk_theatre.study.variant import offered
from desk_theatre.study.what_if import what_if, with_change
from evenings import SCENARIO, chosen, recorded

WAS = evening(recorded([*chosen("routing", "status_updates"), (0, c.OpenRound())]))


def test_every_practice_has_one_tag() -> None:
    """
    Those in force and the others.
    """
    found = price_tags(WAS, replications=2)

    assert {"routing", "status_updates"} == {tag.practice for tag in found.in_force}
    assert set(offered(SCENARIO)) - {"routing", "status_updates"} == {tag.practice for tag in found.not_in_force}


def test_a_tag_is_what_leaving_out_or_adding_one_changes() -> None:
    """
    The same figures as `what-if` has, for what was in force with the other sign.
    """
    found = price_tags(WAS, replications=4)
    worth = {tag.practice: tag.worth["cost_wasted"].mean for tag in (*found.in_force, *found.not_in_force)}
    without = what_if(WAS, Change(disable=("routing",)), replications=4).difference["cost_wasted"].mean
    with_ = what_if(WAS, Change(enable=("handover",)), replications=4).difference["cost_wasted"].mean
    assert without is not None

    assert worth["routing"] == pytest.approx(-without)
    assert worth["handover"] == with_


@pytest.mark.parametrize(("measure", "sign"), [("satisfaction", 1), ("failure_demand_share", -1)])
def test_the_most_beneficial_practice_stands_first(measure: str, sign: int) -> None:
    """
    More satisfaction, and less failure demand.
    """
    found = price_tags(WAS, measure=measure, replications=4)

    gains = [sign * (tag.worth[measure].mean or 0.0) for tag in found.not_in_force]
    assert gains == sorted(gains, reverse=True)


def test_overlap_is_what_all_are_worth_together_less_the_sum() -> None:
    """
    In each replication, hence with an interval of its own.
    """
    key = "cost_wasted"
    plain = WAS.round
    changes = [
        Change(disable=("routing", "status_updates")),
        Change(disable=("routing",)),
        Change(disable=("status_updates",)),
    ]
    rounds = [plain, *(with_change(plain, change) for change in changes)]
    rows = [[each(seed)[key] or 0.0 for each in rounds] for seed in range(4, 7)]
    beyond = [(all_ - none) - (all_ - one) - (all_ - other) for all_, none, one, other in rows]

    found = price_tags(WAS, replications=3)

    assert found.overlap[key].mean == pytest.approx(sum(beyond) / 3)
    assert found.together[key].mean == pytest.approx(sum(row[0] - row[1] for row in rows) / 3)


def test_rough_tags_are_what_so_many_replications_come_to() -> None:
    """
    To the last digit, in the measure that ranks; and the end is the same without them.
    """
    key = "resolution_sla_met"
    rough: list[PriceTags] = []
    found = price_tags(WAS, replications=6, rough=rough.append)

    fewer = price_tags(WAS, replications=5)
    assert [each.replications for each in rough] == [5]
    assert [(tag.practice, tag.worth) for tag in (*rough[0].in_force, *rough[0].not_in_force)] == [
        (tag.practice, {key: tag.worth[key]}) for tag in (*fewer.in_force, *fewer.not_in_force)
    ]
    assert rough[0].overlap == {key: fewer.overlap[key]}
    assert found == price_tags(WAS, replications=6)


def test_tags_that_are_cancelled_are_those_so_far() -> None:
    """
    The reflection goes on before all is known.
    """
    progress = Progress()
    progress.watch = lambda done, _: progress.cancel.set() if done > 100 else None

    found = price_tags(WAS, replications=1000, progress=progress)

    assert found.stopped == "interrupted"
    assert 3 <= found.replications < 1000


def test_the_measure_that_ranks_must_exist() -> None:
    """
    With the nearest names.
    """
    with pytest.raises(UnknownName, match="satisfaction"):
        price_tags(WAS, measure="satisfation")
