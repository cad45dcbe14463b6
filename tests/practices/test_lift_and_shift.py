"""
A tool that was bought without those who use it.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from practice_cases import day_of, work
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios, team

WRITTEN: tuple[e.Task, ...] = ("recording", "handing over", "looking up", "writing down", "form-filling")
DAY = desk_of(
    1,
    kinds=[kind(team="av", first_contact=True, workaround=Duration(3.0, "fixed"))],
    teams=[team("av", 2, 1)],
    chaos=evolve(CALM, missing=1.0),
)


def _written(*practices: str) -> list[tuple[e.Task, int]]:
    return work(day_of(DAY, practices, (0, "no-sound")), *WRITTEN)


def test_where_people_write_the_form_comes_on_top() -> None:
    """
    Logging takes as long as by hand and 75 seconds for the form, and a hand-over 60 more.
    """
    assert _written("recording", "handover", "lift_and_shift") == [
        ("recording", 45),
        ("form-filling", 75),
        ("handing over", 30),
        ("form-filling", 60),
    ]


def test_where_nobody_writes_it_is_a_form_all_the_same() -> None:
    """
    The incident is in a head, and the next team gets no details.
    """
    events = day_of(DAY, ["lift_and_shift"], (0, "no-sound"))

    assert work(events, *WRITTEN) == [("form-filling", 75), ("form-filling", 60)]
    assert [x.waste for x in events if isinstance(x, e.WorkStarted) and x.task == "form-filling"] == [
        "form-filling",
        "form-filling",
    ]
    assert sum(isinstance(x, e.IncidentHeld) for x in events) == 1
    assert [x.complete for x in events if isinstance(x, e.IncidentAssigned)] == [False]


def test_looking_up_and_writing_down_need_no_form() -> None:
    """
    They take as long as by hand: forms are at the counter and at the border between teams.
    """
    by_hand = _written("recording", "handover", "known_errors")

    assert [
        each for each in _written("recording", "handover", "known_errors", "lift_and_shift") if each not in by_hand
    ] == [
        ("form-filling", 75),
        ("form-filling", 60),
    ]


def test_where_both_tools_are_there_people_use_the_one_they_chose() -> None:
    """
    What its users chose is asked first, and saves time as ever.
    """
    assert _written("recording", "handover", "ticket_tool", "lift_and_shift") == [
        ("recording", 18),
        ("handing over", 12),
    ]


def test_the_licence_is_dearer_than_that_of_the_tool_people_chose() -> None:
    """
    Twenty an hour against twelve.
    """
    quiet = desk_of(1, hours=2)

    def cost(*practices: str) -> float:
        scorecard_fold = ScorecardFold(quiet)
        scorecard_fold.add_all(played(quiet, practices=practices))
        return scorecard_fold.scorecard(OPENS + 2 * HOUR).cost_total

    assert (cost("lift_and_shift") - cost(), cost("ticket_tool") - cost()) == (40.0, 24.0)


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_it_saves_nobody_a_second(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    When everybody uses it: what is written takes as long as by hand, and each record and each hand-over has its form.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = [p for p in ALL if p == "lift_and_shift" or (p in others and p != "ticket_tool")]

    usual = {"recording": 45, "handing over": 30, "looking up": 20, "writing down": 120}
    for x in played(devoted, seed, practices):
        if isinstance(x, e.WorkStarted) and x.task in usual:
            assert x.seconds == usual[x.task]
        elif isinstance(x, e.WorkStarted) and x.task == "form-filling":
            assert x.seconds in {75, 60}
