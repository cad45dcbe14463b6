"""
The business case of a practice, from its price tag.
"""

from __future__ import annotations

import pytest

from desk_theatre.scenario.offering import introductions
from desk_theatre.study.business_case import Case, case_of, introduction
from desk_theatre.study.interval import interval
from desk_theatre.study.practice_value import PriceTag, price_tags
from desk_theatre.study.recorded_round import evening
from evenings import SCENARIO, TWO_ROUNDS, recorded


def _tag(cost: list[float], lost: list[float]) -> PriceTag:
    worth = {"cost_total": interval(cost), "delegate_minutes_lost": interval(lost)}
    return PriceTag("handover", "Structured hand-over", worth, certain=True, tied=False)


def test_the_introduction_is_paid_once_and_only_for_what_is_not_active() -> None:
    """
    Its people-minutes at what an hour costs on average.
    """
    minutes, money = introductions(SCENARIO.offer)["handover"]
    staff = SCENARIO.organisation.everybody
    hour = sum(person.cost_per_hour for person in staff) / len(staff)
    tag = _tag([10.0, 12.0, 14.0], [-300.0, -310.0, -290.0])

    assert introduction(SCENARIO, "handover") == pytest.approx(money + minutes / 60 * hour)
    assert case_of(tag, SCENARIO, on=True) == Case(12.0, 300.0, certain=True)
    off = case_of(tag, SCENARIO, on=False)
    assert off is not None
    assert off.cost == pytest.approx(12.0 + introduction(SCENARIO, "handover"))


@pytest.mark.parametrize("lost", [[-300.0, 290.0, 10.0], [300.0, 310.0, 290.0]], ids=["luck", "harm"])
def test_what_saves_nothing_beyond_luck_has_no_price_for_a_minute(lost: list[float]) -> None:
    """
    Neither where it may be luck, nor where minutes are lost.
    """
    found = case_of(_tag([1.0, 1.0, 1.0], lost), SCENARIO, on=True)

    assert found is not None
    assert not found.certain


def test_a_tag_that_knows_only_one_measure_makes_no_case() -> None:
    """
    As rough tags do.
    """
    tag = PriceTag(
        "handover", "Structured hand-over", {"resolution_sla_met": interval([0.1, 0.2])}, certain=True, tied=False
    )

    assert case_of(tag, SCENARIO, on=True) is None


def test_every_price_tag_of_a_round_makes_a_case() -> None:
    """
    Of what is active, and of what could be.
    """
    found = price_tags(evening(recorded(TWO_ROUNDS), 2), replications=3)

    assert found.in_force
    assert found.not_in_force
    for on, tags in ((True, found.in_force), (False, found.not_in_force)):
        for tag in tags:
            case = case_of(tag, SCENARIO, on=on)
            assert case is not None
            assert case.saved == pytest.approx(-(tag.worth["delegate_minutes_lost"].mean or 0.0))
