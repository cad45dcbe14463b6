"""
The supplier promises golden mountains.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.organisation import Supplier
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from profiles import examples
from small_scenarios import DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios

BROKEN = kind(supplier=1.0, diagnosis=Duration(4.0, "fixed"), repair=Duration(6.0, "fixed"))
PROMISE = "supplier_promise"
SIGNED = Carried(begun={PROMISE: 1})


def _day() -> Scenario:
    """
    A day on which every incident needs a supplier who is there after forty minutes and works for five.
    """
    day = desk_of(3, kinds=[BROKEN], per_hour=4.0, hours=3, rounds=3)
    supplier = Supplier("The supplier", 150.0, Duration(40.0, "fixed"), Duration(5.0, "fixed"))
    return evolve(day, organisation=evolve(day.organisation, supplier=supplier))


def _round(number: int, carried: Carried | None, *practices: str) -> list[e.Event]:
    day = _day()
    return Organisation(day, 1, number, dict.fromkeys(practices, "chosen"), carried).advance(day.conference.closes)


def _waits(events: Sequence[e.Event]) -> set[int]:
    """
    How many minutes the supplier was waited for.
    """
    since = {x.incident: x.at for x in events if isinstance(x, e.IncidentPended)}
    return {(x.at - since[x.incident]) // 60 for x in events if isinstance(x, e.IncidentContinued)}


def _surcharges(events: Sequence[e.Event]) -> list[float]:
    return [x.amount for x in events if isinstance(x, e.SupplierSurcharged)]


def _cost(events: Sequence[e.Event]) -> float:
    scorecard_fold = ScorecardFold(_day())
    scorecard_fold.add_all(events)
    return scorecard_fold.scorecard(OPENS + 3 * HOUR).cost_total


def test_golden_mountains_in_the_round_in_which_it_begins() -> None:
    """
    Who takes forty minutes is there within four, sooner than any agreement, and for nothing.
    """
    events = _round(1, None, PROMISE)

    assert _waits(events) == {4 + 5}
    assert _surcharges(events) == []
    assert _waits(_round(1, None, "supplier_agreement")) == {6 + 5}


def test_the_small_print_in_the_round_after() -> None:
    """
    Each call-out costs 120 more and takes 64 minutes, longer than the forty without any promise.
    """
    events, usual = _round(2, SIGNED, PROMISE), _round(2, SIGNED)
    called = sum(isinstance(x, e.SupplierCalled) for x in events)

    assert (_waits(events), _waits(usual)) == ({64 + 5}, {40 + 5})
    assert _surcharges(events) == [120.0] * called
    assert _cost(events) - _cost(usual) == 120.0 * called > 0


def test_a_round_knows_what_began_before_it() -> None:
    """
    One day after the other: what the first round leaves makes the second pay, and the third, whether or not the promise was
    active in between.
    """
    day = _day()
    first = Organisation(day, 1, 1, {PROMISE: "chosen"})
    first.advance(day.conference.closes)
    without = Organisation(day, 1, 2, {}, first.carried())
    without.advance(day.conference.closes)

    assert _surcharges(_round(2, first.carried(), PROMISE)) != []
    assert _surcharges(_round(3, without.carried(), PROMISE)) != []
    assert _surcharges(without.advance(day.conference.closes + 1)) == []


def test_who_signs_in_mid_round_has_golden_mountains_until_its_end() -> None:
    """
    In the second round, too, if that is the one in which it begins; the third is the first that pays.
    """
    day = _day()
    second = Organisation(day, 1, 2)
    second.advance(OPENS)
    second.switch(PROMISE, True, "imposed")
    events = second.advance(day.conference.closes)

    assert (_waits(events), _surcharges(events)) == ({4 + 5}, [])
    assert second.carried().begun == {PROMISE: 2}
    assert _surcharges(_round(3, second.carried(), PROMISE)) != []


def test_the_agreement_wins() -> None:
    """
    With both, the supplier is there within six minutes in every round, and nothing is charged on top.
    """
    for number, carried in ((1, None), (2, SIGNED)):
        events = _round(number, carried, PROMISE, "supplier_agreement")
        assert (_waits(events), _surcharges(events)) == ({6 + 5}, [])


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_only_a_call_out_is_charged_and_only_later(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Never in the first round; in later ones at most once for each call-out, in the second of the call.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = tuple(dict.fromkeys((*others, PROMISE)))

    assert _surcharges(played(devoted, seed, practices)) == []

    later = Organisation(devoted, seed, 2, dict.fromkeys(practices, "chosen"), SIGNED)
    events = later.advance(devoted.conference.closes)
    called = {(x.at, x.incident, x.by) for x in events if isinstance(x, e.SupplierCalled)}
    charged = [(x.at, x.incident, x.by) for x in events if isinstance(x, e.SupplierSurcharged)]
    assert set(charged) == (set() if "supplier_agreement" in practices else called)
    assert len(charged) == len(set(charged))
