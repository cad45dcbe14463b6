"""
What is in a queue, and in which one.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.measures.headline import headline
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.library import load
from desk_theatre.show.moderation import Moderation
from desk_theatre.show.names import Names
from desk_theatre.show.round_view import RoundView
from desk_theatre.simulation.organisation import Organisation
from histories import NINE, rounds, small_scenario
from slow_scorecard import slow_queues

RECOUNTED_EVERY = 460
"""
Events; the slow count reads all that were before.
"""


def _counts(fold: ScorecardFold) -> dict[str, int]:
    return {queue: len(incidents) for queue, incidents in fold.queues.queues.items() if incidents}


@given(rounds())
def test_queues_hold_what_their_definition_says_after_each_event(events: Sequence[e.Event]) -> None:
    scenario = small_scenario()
    fold = ScorecardFold(scenario)
    for index, event in enumerate(events):
        fold.add(event)
        if index % 5 == 0 or index == len(events) - 1:
            expected = slow_queues(events[: index + 1], scenario)
            assert _counts(fold) == expected
            assert headline(fold, event.at).waiting == expected.total()


@pytest.mark.parametrize("practices", [(), ("approval_board", "hero_bonus"), ("escalation", "early_involvement")])
def test_the_figure_is_the_sum_of_the_queues_shown_at_every_event_of_a_day(practices: tuple[str, ...]) -> None:
    """
    And both are what an independent count says.
    """
    scenario = load("conference")
    organisation = Organisation(scenario, seed=3, number=1, practices=dict.fromkeys(practices, "chosen"))
    view = RoundView(scenario, Names(scenario), Moderation())
    seen: list[e.Event] = []
    queued: set[str] = set()
    for event in organisation.advance(scenario.conference.closes):
        view.add(event)
        seen.append(event)
        shown = {team.id: team.waiting for team in view.floor.teams(event.at) if team.waiting}
        assert view.headline(event.at).waiting == sum(shown.values())
        queued.update(shown)
        if len(seen) % RECOUNTED_EVERY == 0:
            assert shown == slow_queues(seen, scenario)

    assert len(queued) > 2


def test_what_is_in_hand_at_the_counter_or_on_hold_is_not_waiting() -> None:
    """
    An agent has the only incident in hand: nothing waits, though nobody has picked it up yet.
    """
    fold = ScorecardFold(small_scenario())
    waiting = []
    for event in (
        e.IncidentReported(NINE, 1, "no-sound", "a", 1, False, Priority.P3),
        e.WorkStarted(NINE + 60, "ada", 1, "contact", 120, None),
        e.IncidentHeld(NINE + 180, 1, "ada"),
        e.IncidentAssigned(NINE + 190, 1, "ada", "sound", True),
        e.IncidentPickedUp(NINE + 300, 1, "cy"),
        e.IncidentPended(NINE + 400, 1, "cy", "supplier"),
        e.IncidentEscalated(NINE + 500, 1, "cy", None),
        e.IncidentContinued(NINE + 900, 1),
    ):
        fold.add(event)
        waiting.append(headline(fold, event.at).waiting)

    assert waiting == [1, 0, 0, 1, 0, 0, 0, 1]
