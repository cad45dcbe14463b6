"""
Keep the delegate informed.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario.people import Patience
from practice_cases import count, day_of, work
from small_scenarios import CALM, OPENS, desk_of, kind, team


def test_a_delegate_who_is_told_does_not_come_back_to_ask() -> None:
    """
    In silence the delegate comes back every five minutes; told how it stands, at 15 seconds a message, not once, and there
    is news before the promised time for it has passed.
    """
    restless = Patience(Duration(5.0, "fixed"), Duration(5.0, "fixed"), chases=4, withdraws=0.0)
    chaos = evolve(CALM, answer_chase=Duration(2.0, "fixed"))
    long = kind(team="av", repair=Duration(60.0, "fixed"))
    scenario = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], patience=restless, chaos=chaos)

    without, with_ = (day_of(scenario, practices, (0, "no-sound")) for practices in ([], ["status_updates"]))

    assert [OPENS + 300 * n for n in (1, 2, 3, 4)] == [x.at for x in without if isinstance(x, e.DelegateChased)]
    assert work(without, "chasing", "telling") == [("chasing", 120)] * 4
    about = [x.about for x in with_ if isinstance(x, e.DelegateInformed)]
    assert about == ["recorded", "picked up", "running late", "running late", "resolved"]
    assert work(with_, "chasing", "telling") == [("telling", 15)] * 5


def test_a_message_costs_the_desk_fifteen_seconds_also_if_nobody_would_have_asked() -> None:
    """
    The price, with delegates who never come back to ask.
    """
    scenario = desk_of(1, kinds=[kind()])

    without, with_ = (day_of(scenario, practices, (0, "no-sound")) for practices in ([], ["status_updates"]))

    assert count(without, e.DelegateInformed) == 0
    assert [x.about for x in with_ if isinstance(x, e.DelegateInformed)][-1] == "resolved"
    assert set(work(with_, "telling")) == {("telling", 15)}
