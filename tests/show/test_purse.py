"""
The purse between two rounds: what practices cost to introduce, what stopping one gives back, and what is refused.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.scenario.facilitation import Purse
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.offering import introductions
from desk_theatre.scenario.scenario import Offer
from desk_theatre.show.purse import PurseLeft
from desk_theatre.show.show import Show
from desk_theatre.study.replication import Replication
from desk_theatre.study.variant import Variant
from runners import SCENARIO, Evening, Step
from small_scenarios import SMALL_TOML

PLAYED: list[Step] = [c.OpenRound(), 60, c.EndRound(), s.NextScene()]
PRACTICES = ("recording", "routing", "handover", "ticket_tool")
PRICES = introductions(SCENARIO.offer)


def _evening(minutes: int | None = None, money: int | None = None, start_with: tuple[str, ...] = ()) -> Evening:
    offer = evolve(SCENARIO.offer, start_with=start_with)
    return Evening(scenario=evolve(SCENARIO, purse=Purse(minutes, money), offer=offer))


def _refusal(evening: Evening, command: c.Command) -> str:
    refused = evening.give(command).refused
    return "" if refused is None else refused.reason


def _left(evening: Evening) -> PurseLeft:
    found = evening.picture.board(evening.show.at).reflections[-1].purse
    assert found is not None
    return found


def _proposed(*practices: str, on: bool = True) -> list[Step]:
    return [s.ProposeImprovement("process", practice, on=on) for practice in practices]


def test_choosing_takes_the_price_from_the_purse_and_dropping_puts_it_back() -> None:
    """
    Minutes and money; the board says what is left.
    """
    evening = _evening(300, 500).live([*PLAYED, *_proposed("ticket_tool", "routing")])
    minutes, money = PRICES["ticket_tool"]

    evening.give(s.ChooseImprovement(1))
    assert _left(evening) == PurseLeft(300 - minutes, 500 - money, 300, 500)
    evening.give(s.ChooseImprovement(1, on=False))
    assert _left(evening) == PurseLeft(300, 500, 300, 500)


def test_beyond_the_purse_is_refused_in_a_sentence() -> None:
    """
    What is chosen stays; time and money each have their own.
    """
    evening = _evening(100, 50).live(
        [*PLAYED, *_proposed("recording", "routing", "ticket_tool"), s.ChooseImprovement(1)]
    )

    assert _refusal(evening, s.ChooseImprovement(2)) == "That takes 60 people-minutes; 40 are left."
    assert evening.show.session.reflection_log.chosen == (1,)
    rich = _evening(None, 50).live([*PLAYED, *_proposed("ticket_tool")])
    assert _refusal(rich, s.ChooseImprovement(1)) == "That costs EUR 400; EUR 50 is left."


def test_what_is_announced_between_rounds_or_imposed_after_it_is_paid_from_the_same_purse() -> None:
    """
    There is no way round it; and before the first round everything is free.
    """
    evening = _evening(70).live([c.SetPractice("recording", on=True), c.SetPractice("routing", on=True), *PLAYED])
    assert _left(evening).minutes == 70

    assert _refusal(evening, c.SetPractice("known_errors", on=True)) == ""
    assert _refusal(evening, c.SetPractice("handover", on=True)) == "That takes 45 people-minutes; 10 are left."
    evening.live([c.OpenRound(), 60])
    assert _refusal(evening, c.SetPractice("handover", on=True)) == "That takes 45 people-minutes; 10 are left."
    evening.live([c.EndRound()])
    assert _left(evening).minutes == 70


def test_stopping_what_runs_gives_its_time_back_but_not_the_money() -> None:
    """
    So the room can pay for something else.
    """
    evening = _evening(0, 0, ("ticket_tool",)).live(
        [*PLAYED, *_proposed("ticket_tool", on=False), *_proposed("routing")]
    )
    assert _refusal(evening, s.ChooseImprovement(2)) == "The purse is empty. Stop an active practice to get time back."

    evening.give(s.ChooseImprovement(1))
    assert _left(evening) == PurseLeft(PRICES["ticket_tool"][0], 0, 0, 0)
    assert _refusal(evening, s.ChooseImprovement(2)) == ""
    evening.give(c.OpenRound())
    assert list(evening.show.practices) == ["routing"]


def test_time_that_is_spent_cannot_be_taken_back_with_the_stop_that_gave_it() -> None:
    """
    Not by dropping the choice, not by taking the proposal back.
    """
    evening = _evening(0, None, ("ticket_tool",)).live(
        [*PLAYED, *_proposed("ticket_tool", on=False), *_proposed("routing")]
    )
    evening.live([s.ChooseImprovement(1), s.ChooseImprovement(2)])

    told = "That takes 120 people-minutes; 60 are left."
    assert _refusal(evening, s.ChooseImprovement(1, on=False)) == told
    assert _refusal(evening, s.TakeBackImprovement(1)) == told
    assert _left(evening).minutes == 60


@pytest.mark.parametrize("limited", [True, False])
def test_what_was_never_started_gives_nothing_back(limited: bool) -> None:
    """
    A sentence of its own where there is a purse.
    """
    evening = _evening(100 if limited else None).live(PLAYED)
    told = "It was never started, so stopping it gives no time back." if limited else "This practice is already off."

    assert _refusal(evening, s.ProposeImprovement("process", "routing", on=False)) == told
    assert _refusal(evening, c.SetPractice("routing", on=False)) == told


def test_without_a_purse_nothing_is_said_and_nothing_is_refused_for_it() -> None:
    """
    As it always was.
    """
    evening = Evening().live([*PLAYED, *_proposed(*PRACTICES), s.ChooseImprovement(4)])

    board = evening.picture.board(evening.show.at)
    assert board.reflections[-1].purse is None
    assert {card.introduce for card in board.practices} == {None}
    assert evening.show.session.reflection_log.chosen == (4,)


def test_after_the_last_round_there_is_nothing_to_pay() -> None:
    """
    Take-aways cost the room nothing here.
    """
    evening = _evening(0)
    for _ in range(SCENARIO.plan.rounds):
        evening.live(PLAYED)
    evening.live(_proposed("recording"))

    assert _refusal(evening, s.ChooseImprovement(1)) == ""
    assert evening.picture.board(evening.show.at).reflections[-1].purse is None


def test_the_scenario_says_what_a_practice_costs_to_introduce() -> None:
    """
    Like every other parameter of a practice.
    """
    offer = Offer(("handover",), (), {"handover": {"introduce_minutes": 12.0, "introduce_money": 7.0}})

    assert introductions(offer) == {"handover": (12, 7)}


def test_a_scenario_file_sets_the_purse() -> None:
    """
    Either limit alone, none by default, and never less than nothing.
    """
    assert read(f"{SMALL_TOML}\n[purse]\nminutes = 90\n", "small").purse == Purse(90, None)
    assert read(SMALL_TOML, "small").purse == Purse()
    with pytest.raises(ScenarioUnsound, match=r"purse\.money = -1: expected whole money, from 0"):
        read(f"{SMALL_TOML}\n[purse]\nmoney = -1\n", "small")


def test_a_study_plays_what_a_room_could_not_pay_for() -> None:
    """
    It compares what practices do, whatever the purse.
    """
    poor = evolve(SCENARIO, purse=Purse(0, 0))
    variant = Variant("rich", (None, ("recording", "routing")))

    assert Replication(poor, variant)(1) == Replication(SCENARIO, variant)(1)


def test_a_show_goes_on_from_the_state_between_rounds_with_the_purse_it_had() -> None:
    """
    What was on when the break began is remembered.
    """
    evening = _evening(70).live([*PLAYED, c.SetPractice("recording", on=True)])
    again = Show(evening.scenario, 3, evening.show.standing)

    refused = again.handle(c.SetPractice("routing", on=True)).refused
    assert refused is not None
    assert refused.reason == "That takes 60 people-minutes; 10 are left."


_STEPS = st.one_of(
    st.builds(c.SetPractice, st.sampled_from(PRACTICES), st.booleans()),
    st.builds(s.ProposeImprovement, st.just("process"), st.sampled_from(PRACTICES), st.booleans()),
    st.builds(s.ChooseImprovement, st.integers(1, 5), st.booleans()),
    st.builds(s.TakeBackImprovement, st.integers(1, 5)),
    st.just(s.Undo()),
    st.sampled_from([60, c.OpenRound(), c.EndRound(), s.NextScene()]),
)


@given(
    st.integers(0, 200),
    st.integers(0, 600),
    st.lists(st.sampled_from(PRACTICES), unique=True).map(tuple),
    st.lists(_STEPS, max_size=25),
)
def test_the_purse_never_goes_below_nothing(
    minutes: int, money: int, start_with: tuple[str, ...], steps: list[Step]
) -> None:
    """
    Whatever the room chooses, drops, undoes, announces, imposes and stops.
    """
    evening = _evening(minutes, money, start_with).live(PLAYED)
    for step in steps:
        evening.live([step])
        purse = evening.picture.purse()
        if purse is not None:
            assert purse.minutes is not None
            assert purse.minutes >= 0
            assert purse.money is not None
            assert 0 <= purse.money <= money
