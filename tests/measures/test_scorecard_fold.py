"""
The tally, against the definitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.sla import Agreement
from desk_theatre.measures.scorecard_fold import ScorecardFold, as_json
from histories import FIVE, NINE, agreements, rounds, small_scenario
from slow_scorecard import slow_scorecard

PRICES = {"ticket_tool": 12.0, "recording": 3.0, "never_used": 5.0}


def tallied(*events: e.Event) -> dict[str, Any]:
    """
    The scorecard at noon of a round in which this happened.
    """
    scorecard_fold = ScorecardFold(small_scenario(), checking=True)
    scorecard_fold.add_all([e.RoundOpened(NINE, 1, FIVE, ()), *events])
    return as_json(scorecard_fold.scorecard(NINE + 3 * 3600))


def reported(number: int = 0, at: int = NINE, priority: Priority = Priority.P3) -> e.IncidentReported:
    """
    No sound in room A.
    """
    return e.IncidentReported(at, number, "no-sound", "a", number, False, priority)


def solved(number: int = 0, at: int = NINE + 600, first_contact: bool = False) -> list[e.Event]:
    """
    Held, taken up, and mended, all at once.
    """
    return [
        e.IncidentHeld(at, number, "ada"),
        e.IncidentPickedUp(at, number, "ada"),
        e.IncidentResolved(at, number, "ada", first_contact),
    ]


def flat(document: Any, path: str = "") -> dict[str, Any]:
    """
    A document with one level.
    """
    if not isinstance(document, dict):
        return {path: document}
    return {key: value for name, part in document.items() for key, value in flat(part, f"{path}.{name}").items()}


@given(rounds(), agreements(), st.integers(0, 40000))
def test_scorecard_is_what_its_definitions_say(events: Sequence[e.Event], agreement: Agreement, later: int) -> None:
    """
    At the end of any round and any time after it, every figure is the one that its definition gives.
    """
    scenario = small_scenario(agreement)
    scorecard_fold = ScorecardFold(scenario, PRICES, checking=True)
    now = events[-1].at + later

    scorecard_fold.add_all(events)

    expected = flat(slow_scorecard(events, scenario, now, PRICES))
    assert expected == pytest.approx(flat(as_json(scorecard_fold.scorecard(now))))


@given(rounds())
def test_scorecard_is_right_after_each_event(events: Sequence[e.Event]) -> None:
    """
    A tally that is asked while things happen says what a tally made for that moment says.
    """
    scenario = small_scenario()
    scorecard_fold = ScorecardFold(scenario, PRICES)
    for index, event in enumerate(events):
        scorecard_fold.add(event)
        if index % 7 == 0:
            expected = flat(slow_scorecard(events[: index + 1], scenario, event.at, PRICES))
            assert expected == pytest.approx(flat(as_json(scorecard_fold.scorecard(event.at))))


@given(rounds())
def test_no_incident_appears_or_vanishes(events: Sequence[e.Event]) -> None:
    """
    After each event, what was reported is open, resolved, lost or withdrawn; and a fast tally agrees with a checking one.
    """
    fast, checking = ScorecardFold(small_scenario()), ScorecardFold(small_scenario(), checking=True)
    for event in events:
        fast.add(event)
        checking.add(event)
        here = fast.states
        assert here.submitted == here.open + here.resolved + here.lost + here.withdrawn
        assert here.state == checking.states.state


@given(rounds(), st.integers(0, 40000))
def test_asking_changes_nothing(events: Sequence[e.Event], later: int) -> None:
    """
    A tally that was asked after every event says the same in the end as one that was never asked.
    """
    asked, silent = ScorecardFold(small_scenario()), ScorecardFold(small_scenario())
    for event in events:
        asked.add(event)
        asked.scorecard(event.at + later)
    silent.add_all(events)

    now = events[-1].at + later

    assert silent.scorecard(now) == asked.scorecard(now)


def test_a_round_in_which_nothing_happens() -> None:
    """
    Shares of nothing are unknown, not zero and not one; everybody is paid all the same.
    """
    card = tallied()
    assert card["submitted"] == 0
    assert card["resolution_sla_met"] is None
    assert card["satisfaction"] is None
    assert card["cost_per_resolved"] is None
    assert card["throughput_per_hour"] == 0.0
    assert card["cost_total"] == pytest.approx((36 + 40 + 50 + 80) * 3)


def test_open_broken_promises_count() -> None:
    """
    One incident kept its promise, one is open and broken, one open and not yet broken: a half is within SLA.
    """
    card = tallied(reported(0), reported(1, priority=Priority.P1), *solved(0), reported(2, NINE + 10000, Priority.P4))
    assert card["resolution_sla_met"] == 0.5
    assert card["by_priority"]["P1"]["resolution_sla_met"] == 0.0
    assert card["by_priority"]["P4"]["resolution_sla_met"] is None


def test_lost_ones_count_against_the_promise() -> None:
    """
    Forgetting an incident does not make the promise good.
    """
    card = tallied(reported(), e.IncidentHeld(NINE, 0, "ada"), e.IncidentLost(NINE + 60, 0, "ada", 1))
    assert card["lost"] == 1
    assert card["open"] == 0
    assert card["resolution_sla_met"] == 0.0


def test_recovered_ones_are_open_again_and_have_been_lost() -> None:
    """
    The delegate has come back: nothing is lost now, one was.
    """
    lost: list[e.Event] = [reported(), e.IncidentHeld(NINE, 0, "ada"), e.IncidentLost(NINE + 60, 0, "ada", 1)]
    back: list[e.Event] = [e.DelegateChased(NINE + 600, 0, 1), e.IncidentRecovered(NINE + 600, 0, "ada")]
    card = tallied(*lost, *back)
    assert (card["lost"], card["open"], card["lost_ever"]) == (0, 1, 1)


def test_failure_demand_is_what_better_work_makes_unnecessary() -> None:
    """
    Two reports, one visit to ask, one reopening: half of four contacts; telling it all again is no fifth.
    """
    lost: list[e.Event] = [e.IncidentHeld(NINE, 0, "ada"), e.IncidentLost(NINE + 60, 0, "ada", 1)]
    back: list[e.Event] = [e.DelegateChased(NINE + 600, 0, 1), e.IncidentRecovered(NINE + 600, 0, "ada")]
    again: list[e.Event] = [*solved(1), e.IncidentReopened(NINE + 900, 1)]
    assert tallied(reported(), reported(1), *lost, *back, *again)["failure_demand_share"] == 0.5


def test_a_reopened_one_was_not_solved_at_first_contact() -> None:
    """
    Both were solved while the delegate waited; one delegate had to come again.
    """
    again: list[e.Event] = [e.IncidentReopened(NINE + 900, 1), *solved(1, NINE + 1000, first_contact=True)]
    card = tallied(reported(), reported(1), *solved(0, first_contact=True), *solved(1, first_contact=True), *again)
    assert card["first_contact_resolution"] == 0.5


def test_interrupted_work_counts_for_as_long_as_it_was_done() -> None:
    """
    Ten minutes of diagnosis, cut short after four by twenty minutes of re-asking: 24 of 180 minutes, 20 of them wasted.
    """
    card = tallied(
        e.WorkStarted(NINE, "ada", None, "diagnosis", 600),
        e.WorkStarted(NINE + 240, "ada", None, "re-asking", 1200, "re-asking"),
    )
    assert card["utilisation"]["people"]["ada"] == pytest.approx(24 / 180)
    assert card["utilisation"]["teams"]["desk"] == pytest.approx(12 / 180)
    assert card["waste"]["re-asking"] == pytest.approx(36.0 * 20 / 60)
    assert card["cost_wasted"] == card["waste"]["re-asking"]


def test_work_that_outlasts_the_round_is_not_counted_beyond_it() -> None:
    """
    The round ends after a minute of an hour's work, and nobody is paid after that.
    """
    card = tallied(e.WorkStarted(NINE, "cy", None, "repair", 3600), e.RoundEnded(NINE + 60, 1, early=True))
    assert card["utilisation"]["people"]["cy"] == 1.0
    assert card["cost_total"] == pytest.approx((36 + 40 + 50 + 80) / 60)


def test_a_judgement_by_the_agreed_table_moves_an_incident_to_its_priority() -> None:
    """
    A guess moves nothing.
    """
    guess = e.IncidentAssessed(NINE, 0, "ada", Level.HIGH, Level.HIGH, Priority.P1, guess=True)
    judgement = e.IncidentAssessed(NINE, 0, "ada", Level.LOW, Level.LOW, Priority.P4, guess=False)
    card = tallied(reported(), guess, judgement)
    assert {word: row["count"] for word, row in card["by_priority"].items() if row["count"]} == {"P4": 1}


def test_median_and_nine_in_ten() -> None:
    """
    Ten incidents that took 1, 2, ... 10 minutes: the mean and the median are 5.5, nine in ten took 9 at most.
    """
    events: list[e.Event] = [reported(number) for number in range(10)]
    for number in range(10):
        events += solved(number, NINE + 60 * (number + 1))
    row = tallied(*events)["by_priority"]["P3"]
    assert (row["mean_minutes"], row["median_minutes"], row["p90_minutes"]) == (5.5, 5.5, 9.0)


def test_a_session_held_up_costs_its_delegates_each_minute() -> None:
    """
    The keynote began ten minutes late for 200 people; the talk should have begun at ten and has not for 40, two hours on.
    """
    card = tallied(
        reported(),
        e.SessionDelayed(NINE + 1800, "keynote", 0),
        e.SessionStarted(NINE + 2400, "keynote", 600),
        e.SessionDelayed(NINE + 3600, "talk", 0),
    )
    assert (card["sessions"], card["sessions_delayed"]) == (2, 2)
    assert card["delegate_minutes_lost"] == 10 * 200 + 120 * 40


def test_a_delay_is_the_desks_if_there_was_time_to_mend_it() -> None:
    """
    The keynote waited for an incident that was reported two hours before; the talk for one of the last minute.
    """
    card = tallied(
        reported(),
        e.SessionDelayed(NINE + 7200, "keynote", 0),
        e.SessionStarted(NINE + 7260, "keynote", 60),
        reported(1, NINE + 7300),
        e.SessionDelayed(NINE + 7320, "talk", 1),
        e.SessionStarted(NINE + 7380, "talk", 60),
    )
    assert (card["sessions_delayed"], card["sessions_delayed_by_desk"]) == (2, 1)


def test_contentment_takes_off_for_what_went_wrong() -> None:
    """
    Solved in ten minutes for a delegate who had to ask twice: 5 less 1.
    """
    chases = [e.DelegateChased(NINE + 100, 0, 1), e.DelegateChased(NINE + 200, 0, 2)]
    assert tallied(reported(), *chases, *solved())["satisfaction"] == 4.0


def test_a_delegate_who_was_not_told_comes_to_ask_after_all() -> None:
    """
    It was solved in ten minutes, but nobody said so: a visit for nothing, and half a point less.
    """
    assert tallied(reported(), *solved(), e.DelegateChased(NINE + 900, 0, 1))["satisfaction"] == 4.5


def test_practices_cost_while_in_force() -> None:
    """
    A tool at 12 an hour that was in force for half an hour costs 6.
    """
    scorecard_fold = ScorecardFold(small_scenario(), PRICES)
    scorecard_fold.add(e.RoundOpened(NINE, 1, FIVE, ()))
    before = scorecard_fold.scorecard(NINE + 3600).cost_total
    scorecard_fold.add(e.PracticeSwitched(NINE, "ticket_tool", True, "announced"))
    scorecard_fold.add(e.PracticeSwitched(NINE + 1800, "ticket_tool", False, "announced"))
    assert scorecard_fold.scorecard(NINE + 3600).cost_total == pytest.approx(before + 6.0)


def test_a_second_round_needs_a_tally_of_its_own() -> None:
    """
    Incident numbers begin again with each round, so two rounds in one tally would be nonsense.
    """
    scorecard_fold = ScorecardFold(small_scenario())
    scorecard_fold.add(e.RoundOpened(NINE, 1, FIVE, ()))
    with pytest.raises(ValueError, match="one round"):
        scorecard_fold.add(e.RoundOpened(NINE, 2, FIVE, ()))
