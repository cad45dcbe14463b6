"""
This desk beside real ones: what is counted, and where it stands.
"""

from __future__ import annotations

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as s
from desk_theatre.measures.benchmark import FIGURES, own_figures
from desk_theatre.measures.scorecard_fold import Scorecard, ScorecardFold
from desk_theatre.show.benchmark import SEEN, BenchmarkFigure, benchmark
from desk_theatre.show.wording.benchmark import LABELS, REAL, SOURCES
from runners import SCENARIO, Evening


def _round() -> Evening:
    evening = Evening().live([c.OpenRound()])
    for _ in range(12):
        evening.live([c.InjectIncidents("no-sound", "A", 2), 600])
    return evening.live([c.EndRound(), s.NextScene()])


def _scorecard(events: list[e.Event]) -> Scorecard:
    fold = ScorecardFold(SCENARIO)
    fold.add_all(events)
    return fold.scorecard(events[-1].at if events else SCENARIO.conference.opens)


def _figure(ours: float | None, low: float = 0.6, high: float = 0.9) -> BenchmarkFigure:
    return BenchmarkFigure("resolution_sla_met", "Within SLA", ours, low, high, "60 to 90 %", "somebody")


def test_ours_are_counted_from_the_events_of_the_round() -> None:
    """
    Each incident once, however often it was reassigned or put on hold.
    """
    events = _round().events
    reported = [event.incident for event in events if isinstance(event, e.IncidentReported)]
    bounced = [
        number for number in reported if any(isinstance(x, e.IncidentBounced) and x.incident == number for x in events)
    ]
    held = [
        number
        for number in reported
        if any(isinstance(x, e.IncidentPended) and (x.incident, x.waiting_for) == (number, "delegate") for x in events)
    ]

    found = own_figures(SCENARIO, events, _scorecard(events))
    assert len(bounced) > 1
    assert found["reassigned"] == pytest.approx(len(bounced) / len(reported))
    assert found["waited_for_delegate"] == pytest.approx(len(held) / len(reported))
    assert all(share is None or 0.0 <= share <= 1.0 for share in found.values())


def test_the_same_figures_are_on_the_scorecard_of_the_round() -> None:
    """
    Within SLA and first-contact resolution have one definition each.
    """
    evening = _round()
    figures = evening.picture.rounds(evening.show.at)[-1].figures
    material = evening.picture.material()

    assert material is not None
    ours = {each.key: each.ours for each in material.benchmark}
    assert ours["resolution_sla_met"] == figures["resolution_sla_met"]
    assert ours["first_contact_resolution"] == figures["first_contact_resolution"]


def test_a_round_without_incidents_has_no_figures() -> None:
    """
    And says so, instead of nought.
    """
    figures = benchmark(SCENARIO, [], _scorecard([]))

    assert {each.ours for each in figures} == {None}
    assert {each.place for each in figures} == {"unknown"}


@pytest.mark.parametrize(
    ("ours", "place"),
    [(0.59, "below"), (0.6, "within"), (0.75, "within"), (0.9, "within"), (0.901, "above"), (None, "unknown")],
)
def test_a_figure_is_below_within_or_above_what_was_published(ours: float | None, place: str) -> None:
    """
    Both ends belong to the range.
    """
    assert _figure(ours).place == place


def test_every_figure_has_a_range_in_words_and_a_source() -> None:
    """
    Nothing stands there that nobody has published.
    """
    assert set(FIGURES) == set(LABELS) == set(REAL) == set(SOURCES) == set(SEEN)
    assert all(SOURCES.values())
    assert all(0.0 <= low <= high <= 1.0 for low, high in SEEN.values())
