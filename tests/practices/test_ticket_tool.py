"""
A ticket tool.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios, team

WRITTEN = ("recording", "looking up", "handing over", "writing down", "form-filling")


def _day() -> Scenario:
    """
    One person at the desk, and one behind it who owns everything.
    """
    sound = kind(team="av", first_contact=True, workaround=Duration(3.0, "fixed"))
    return desk_of(1, kinds=[sound], teams=[team("av", 2, 1)], chaos=evolve(CALM, missing=1.0))


def _two(practices: Sequence[str]) -> list[e.Event]:
    """
    Two of the same kind, an hour apart.
    """
    day = _day()
    organisation = Organisation(day, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for hour in (0, 1):
        events += organisation.advance(OPENS + hour * HOUR)
        events += organisation.submit(day.kinds[0], None)[1]
    return events + organisation.advance(day.conference.closes)


def _written(events: list[e.Event]) -> list[tuple[str, int, str | None]]:
    return [(x.task, x.seconds, x.waste) for x in events if isinstance(x, e.WorkStarted) and x.task in WRITTEN]


def test_where_nobody_writes_it_is_a_form_for_nothing() -> None:
    """
    A minute at each contact and half a minute at each hand-over; the incident is still in a head, and nothing travels along.
    """
    events = _two(["ticket_tool"])

    assert _written(events) == [("form-filling", 60, "form-filling"), ("form-filling", 30, "form-filling")] * 2
    assert [x for x in events if isinstance(x, e.IncidentRecorded)] == []
    assert sum(isinstance(x, e.IncidentHeld) for x in events) == 2
    assert [x.complete for x in events if isinstance(x, e.IncidentAssigned)] == [False, False]


def test_where_people_write_anyway_it_saves_more_than_half() -> None:
    """
    Recording, handing over, looking up and writing down take two fifths of the time they take by hand.
    """
    underneath = ["recording", "handover", "known_errors"]
    by_hand, with_tool = _written(_two(underneath)), _written(_two([*underneath, "ticket_tool"]))

    assert {task for task, _, _ in by_hand} == set(WRITTEN) - {"form-filling"}
    assert with_tool == [(task, round(0.4 * seconds), None) for task, seconds, _ in by_hand]


def test_each_half_is_what_it_is() -> None:
    """
    Who records and does not hand over properly saves at the contact and fills in a form at the hand-over.
    """
    assert (
        _written(_two(["recording", "ticket_tool"]))
        == [
            ("recording", 18, None),
            ("form-filling", 30, "form-filling"),
        ]
        * 2
    )


def test_the_licence_is_paid_by_the_hour() -> None:
    """
    Twelve an hour, whether or not anything is written.
    """
    quiet = desk_of(1, hours=2)

    def cost(*practices: str) -> float:
        scorecard_fold = ScorecardFold(quiet)
        scorecard_fold.add_all(played(quiet, practices=practices))
        return scorecard_fold.scorecard(OPENS + 2 * HOUR).cost_total

    assert cost("ticket_tool") - cost() == 24.0


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_nothing_is_written_by_hand(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    When everybody uses it: no record and no hand-over takes as long as by hand, and a form is filled in exactly where what it
    asks for is not written.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    events = played(devoted, seed, [p for p in ALL if p == "ticket_tool" or p in others])

    usual = {"recording": 45, "handing over": 30, "looking up": 20, "writing down": 120}
    for x in events:
        if isinstance(x, e.WorkStarted) and x.task in usual:
            assert x.seconds == round(0.4 * usual[x.task])
    forms = {x.seconds for x in events if isinstance(x, e.WorkStarted) and x.task == "form-filling"}
    expected = ({60} if "recording" not in others else set()) | ({30} if "handover" not in others else set())
    assert forms <= expected
