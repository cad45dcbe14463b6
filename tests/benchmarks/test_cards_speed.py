"""
How fast a round is searched for what it has shown, and what watching for moments costs while it is played.
"""

from __future__ import annotations

from time import process_time

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.deck.round_evidence import RoundEvidence
from desk_theatre.show.evidence import look
from desk_theatre.show.moments import Moments
from desk_theatre.show.show import Show


def busy_day(more: int = 100) -> tuple[Scenario, list[e.Event]]:
    """
    The conference with ways of working that leave many traces, and three hundred incidents more: seven thousand events.

    Args:
        more: incidents of each of three kinds, two hundred at once at most.
    """
    scenario = library.load("conference")
    show = Show(scenario, 1)
    for practice in ("recording", "routing", "prioritisation", "handover", "status_updates", "known_errors"):
        show.handle(c.SetPractice(practice, on=True, how="chosen"))
    events = list(show.handle(c.OpenRound()).events)
    for kind, room in (("wifi", "main"), ("no-sound", "A"), ("badge-wrong", None)):
        for first in range(0, more, 200):
            events += show.handle(c.InjectIncidents(kind, room, min(200, more - first), 400)).events
    return scenario, [*events, *show.advance(show.until)]


@pytest.mark.long
def test_a_reflection_opens_at_once() -> None:
    """
    The whole deck within 150 ms for eight thousand events, and a moment's watch a few microseconds an event.
    """
    scenario, events = busy_day()
    deck, watch = [], []
    for _ in range(5):
        begun = process_time()
        seen, _ = look(RoundEvidence(scenario).read(events))
        looked = process_time()
        Moments(scenario).add_all(events)
        watched = process_time()
        deck.append(looked - begun)
        watch.append((watched - looked) / len(events))
        assert seen

    assert len(events) > 6500
    assert min(deck) * 8000 / len(events) < 0.150
    assert min(watch) < 10e-6


@pytest.mark.long
def test_three_thousand_incidents_do_not_make_the_watch_slow() -> None:
    """
    Ten times the incidents, in lines that nobody can clear: an event costs at most twice as much as on a busy day.
    """
    cost = []
    for more in (100, 1000):
        scenario, events = busy_day(more)
        took = []
        for _ in range(5):
            watcher = Moments(scenario)
            begun = process_time()
            watcher.add_all(events)
            took.append((process_time() - begun) / len(events))
        cost.append(min(took))

    assert cost[1] < 2 * cost[0]
    assert cost[1] < 20e-6
