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
from desk_theatre.show.deck.book import Book
from desk_theatre.show.evidence import look
from desk_theatre.show.moments import Moments
from desk_theatre.show.show import Show


def busy_day() -> tuple[Scenario, list[e.Event]]:
    """
    The conference without any way of working, and a hundred and fifty incidents more: about eight thousand events.
    """
    scenario = library.load("conference")
    show = Show(scenario, 1)
    events = list(show.handle(c.OpenRound()).events)
    events += show.handle(c.InjectIncidents("wifi", "main", 150, 400)).events
    return scenario, [*events, *show.advance(show.until)]


@pytest.mark.long
def test_a_reflection_opens_at_once() -> None:
    """
    The whole deck within 150 ms, and a moment's watch a few microseconds an event.
    """
    scenario, events = busy_day()
    deck, watch = [], []
    for _ in range(5):
        begun = process_time()
        seen, _ = look(Book(scenario).read(events))
        looked = process_time()
        Moments(scenario).add_all(events)
        watched = process_time()
        deck.append(looked - begun)
        watch.append((watched - looked) / len(events))
        assert seen

    assert len(events) > 7500
    assert min(deck) < 0.150
    assert min(watch) < 10e-6
