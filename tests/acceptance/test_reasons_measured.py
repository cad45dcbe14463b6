"""
What a reason that fits a group is worth, measured over thirty paired days of the conference.  By hand: `pytest -m long`.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.scenario import library
from desk_theatre.show.show import Show
from desk_theatre.study.interval import paired

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import Stakeholder

DAYS = range(1, 31)
PRACTICES = ("handover", "routing", "shared_work")
CONFERENCE = library.load("conference")


def _commitment(seed: int, how: c.How, why: Stakeholder | None, group: Stakeholder) -> float:
    """
    How far a group follows the practices in the second round, on average over the day.
    """
    show, people = Show(CONFERENCE, seed), CONFERENCE.organisation.places(group)
    show.handle(c.OpenRound())
    show.advance(show.until)
    for practice in PRACTICES:
        assert show.handle(c.SetPractice(practice, on=True, how=how, why=why)).refused is None
    day = [*show.handle(c.OpenRound()).events, *show.advance(show.until)]
    measured = [event for event in day if isinstance(event, e.CommitmentMeasured) and event.practice in PRACTICES]
    return fmean(event.levels[place] / 1000 for event in measured for place in people)


@pytest.mark.long
@pytest.mark.parametrize("how", ["announced", "chosen"])
def test_technicians_follow_a_practice_further_when_it_comes_with_a_reason_for_them(how: c.How) -> None:
    """
    Three practices that have something in them for technicians, with that reason and without one, on the same days.
    """
    with_it = [_commitment(day, how, "technicians", "technicians") for day in DAYS]
    without = [_commitment(day, how, None, "technicians") for day in DAYS]

    difference = paired(with_it, without)
    assert difference.low is not None
    assert difference.low > 0.0
