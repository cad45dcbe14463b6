"""
Supplier agreement aligned to our promises.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.organisation import Supplier
from desk_theatre.scenario.scenario import Scenario
from profiles import examples
from small_scenarios import ALL, DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios

BROKEN = kind(supplier=1.0, diagnosis=Duration(4.0, "fixed"), repair=Duration(6.0, "fixed"))


def _day(arrives: float) -> Scenario:
    """
    A day on which every incident needs a supplier who is there after so many minutes and works for five.
    """
    day = desk_of(3, kinds=[BROKEN], per_hour=6.0, hours=3)
    supplier = Supplier("The supplier", 150.0, Duration(arrives, "fixed"), Duration(5.0, "fixed"))
    return evolve(day, organisation=evolve(day.organisation, supplier=supplier))


def _waits(events: list[e.Event]) -> set[int]:
    """
    How long the supplier was waited for, in seconds.
    """
    since = {x.incident: x.at for x in events if isinstance(x, e.IncidentPended)}
    return {x.at - since[x.incident] for x in events if isinstance(x, e.IncidentContinued)}


def test_the_supplier_comes_in_time() -> None:
    """
    Who takes forty minutes to come is there within six as agreed; how long the work itself takes is not agreed.
    """
    assert _waits(played(_day(40.0))) == {(40 + 5) * 60}
    assert _waits(played(_day(40.0), practices=["supplier_agreement"])) == {(6 + 5) * 60}


def test_who_is_sooner_there_is_not_held_up() -> None:
    """
    An agreement is a limit, not an appointment.
    """
    assert _waits(played(_day(2.0), practices=["supplier_agreement"])) == {(2 + 5) * 60}


def test_the_retainer_is_paid_whether_or_not_somebody_is_called() -> None:
    """
    Fifteen an hour, for as long as the agreement is in force.
    """
    quiet = desk_of(1, hours=2)

    def cost(*practices: str) -> float:
        scorecard_fold = ScorecardFold(quiet)
        scorecard_fold.add_all(played(quiet, practices=practices))
        return scorecard_fold.scorecard(OPENS + 2 * HOUR).cost_total

    assert cost("supplier_agreement") - cost() == 30.0


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_nobody_waits_longer_than_agreed_for_the_supplier_to_come(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    However slow the supplier is otherwise, and whatever else is in force.
    """
    works = Duration(5.0, "fixed")
    supplier = evolve(scenario.organisation.supplier, works=works)
    slow = evolve(scenario, commitment=DEVOTED, organisation=evolve(scenario.organisation, supplier=supplier))
    practices = [p for p in ALL if p == "supplier_agreement" or p in others]

    since: dict[int, int] = {}
    for x in played(slow, seed, practices):
        if isinstance(x, e.IncidentPended) and x.waiting_for == "supplier":
            since[x.incident] = x.at
        elif isinstance(x, e.IncidentContinued) and x.incident in since:
            assert x.at - since.pop(x.incident) <= (6 + 5) * 60
        elif isinstance(x, (e.IncidentLost, e.IncidentWithdrawn)):
            since.pop(x.incident, None)
