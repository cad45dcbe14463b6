"""
What is called better or worse, good or wasteful: only what differs by enough, in the direction that matters.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve
from boards import BOARD

from desk_theatre.itsm.time_of_day import HOUR, MINUTE
from desk_theatre.measures.figures import FIGURES, HEADLINE
from desk_theatre.show.board import RoundSummary, TeamCard
from desk_theatre.stage.drawing.row import read
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.pages.per_hour import PerHour
from desk_theatre.stage.screens.session.comparison import table
from desk_theatre.stage.wording import incident
from desk_theatre.stage.wording.scorecard import trend

EVEN = PerHour(even=True, planned=HOUR)


def _rounds(*figures: Mapping[str, float | None]) -> list[RoundSummary]:
    return [RoundSummary(number, (), each, {}) for number, each in enumerate(figures, 1)]


def _line(label: str, *figures: Mapping[str, float | None]) -> str:
    rows = table(_rounds(*figures), (), 118, "EUR", EVEN)
    return next(line for line in read(rows).splitlines() if line.startswith(label))


@pytest.mark.parametrize(
    ("key", "first", "last", "verdict"),
    [
        ("resolution_sla_met", 0.50, 0.53, 0),
        ("resolution_sla_met", 0.50, 0.55, 1),
        ("failure_demand_share", 0.30, 0.40, -1),
        ("satisfaction", 3.00, 3.05, 0),
        ("satisfaction", 3.0, 3.3, 1),
        ("cost_total", 1000.0, 1030.0, 0),
        ("cost_total", 1000.0, 1100.0, -1),
        ("lost", 0, 1, -1),
        ("lost", 40, 41, 0),
        ("open", 10, 11, -1),
        ("open", 100, 101, 0),
        ("bounces_per_incident", 0.50, 0.51, 0),
    ],
)
def test_a_difference_that_one_incident_could_make_has_no_verdict(
    key: str, first: float, last: float, verdict: int
) -> None:
    """
    A small one is left to the bars.
    """
    assert trend(first, last, FIGURES[key]) == verdict


def test_more_reopened_of_far_more_resolved_is_not_worse() -> None:
    """
    17 of 132, and 31 of 309: by share that is no difference; 17 of 132 and 60 of 132 is one.
    """
    first = {"reopened": 17, "resolved": 132}

    assert "worse" not in _line("reopened", first, {"reopened": 31, "resolved": 309})
    assert "■ worse" in _line("reopened", first, {"reopened": 60, "resolved": 132})
    assert "● better" in _line("reopened", first, {"reopened": 2, "resolved": 132})


def test_first_contact_is_compared_as_a_share_of_what_was_reported() -> None:
    """
    The desk resolves more, and the teams far more: a smaller share of what was resolved is not worse.  Nor is it called better,
    because that is not what the room sees.
    """
    first = {"first_contact_resolution": 0.38, "resolved": 132, "submitted": 390}

    more = _line("first-contact", first, {"first_contact_resolution": 0.28, "resolved": 309, "submitted": 390})
    assert "worse" not in more
    assert "better" not in more
    fewer = _line("first-contact", first, {"first_contact_resolution": 0.10, "resolved": 132, "submitted": 390})
    assert "■ worse" in fewer
    assert "better" not in _line("first-contact", {"first_contact_resolution": 0.3}, {"first_contact_resolution": 0.9})


def test_a_priority_that_no_round_had_has_no_row() -> None:
    """
    A scenario without major incidents says nothing about them.
    """
    had = {"count": 4, "resolution_sla_met": 0.5, "mean_minutes": 9.0}
    none = {"count": 0, "resolution_sla_met": None, "mean_minutes": None}
    rounds = [evolve(each, by_priority={"major": none, "P1": had}) for each in _rounds({}, {})]

    told = read(table(rounds, (), 118, "EUR", EVEN)).splitlines()
    assert [line for line in told if line.startswith("major")] == []
    assert len([line for line in told if line.startswith("P1 ")]) == 2


@pytest.mark.parametrize(
    ("wasted", "note", "tone"),
    [(100.0, "good", "good"), (200.0, "watch", "warning"), (560.0, "wasteful", "bad"), (0.0, "good", "good")],
)
def test_the_cost_has_a_verdict_by_what_was_wasted(wasted: float, note: str, tone: str) -> None:
    """
    And its currency beside its name.
    """
    now = evolve(BOARD.headline, cost_per_resolved=20.0, cost_total=1000.0, cost_wasted=wasted)
    cost = key_figures.large_figures(evolve(BOARD, headline=now))[
        [each.key for each in HEADLINE].index("cost_per_resolved")
    ]

    assert (cost.note, cost.tone) == (note, tone)
    assert (cost.label, cost.short) == (f"cost per resolved, {BOARD.currency}", f"{BOARD.currency} each")


@pytest.mark.parametrize(
    ("seconds", "note"), [(54 * MINUTE, "longest 54 min"), (HOUR, "A1B: 1 h 00"), (6 * HOUR + 120, "A1B: 6 h 02")]
)
def test_a_very_long_wait_names_its_incident(seconds: int, note: str) -> None:
    """
    So that the room can look up why.
    """
    short, long = (
        TeamCard(each, each, (), (), 2, at, longest=code) for each, at, code in (("x", 9, "ZZZ"), ("y", seconds, "A1B"))
    )
    board = evolve(BOARD, teams=(short, long), headline=evolve(BOARD.headline, waiting=4))

    assert key_figures.large_figures(board)[[each.key for each in HEADLINE].index("waiting")].note == note


def test_a_missed_target_says_by_how_much() -> None:
    """
    Nobody reads 35 min of 15 min.
    """
    assert incident.used(35 * MINUTE, 15 * MINUTE) == "35 min, 20 min too long"
    assert incident.used(12 * MINUTE, 15 * MINUTE) == "12 min of 15 min"


def test_closed_above_resolved_is_explained() -> None:
    """
    In the name and in the sentence.
    """
    assert FIGURES["closed_per_hour"].label == "closed per hour, repeats too"
    assert "above resolved per hour" in FIGURES["closed_per_hour"].sentence
    assert "not reopened" in FIGURES["throughput_per_hour"].sentence
