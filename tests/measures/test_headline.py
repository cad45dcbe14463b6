"""
The six figures of the stage.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.measures.headline import headline, headline_of
from desk_theatre.measures.scorecard_fold import ScorecardFold, plain
from histories import rounds, small_scenario
from slow_scorecard import slow_queues


@given(rounds(), st.integers(0, 5000))
def test_headline_says_what_the_scorecard_says(events: Sequence[e.Event], later: int) -> None:
    """
    The stage and the report never disagree; and what is in a queue is waiting.
    """
    scorecard_fold = ScorecardFold(small_scenario())
    scorecard_fold.add_all(events)
    now = events[-1].at + later

    six, card = headline(scorecard_fold, now), scorecard_fold.scorecard(now)

    assert six == evolve(headline_of(plain(card), six.waiting), due=six.due)
    assert six.due is not None
    assert (six.due == 0) == (six.resolution_sla_met is None)
    assert six.resolution_sla_met == card.resolution_sla_met
    assert (six.sessions_on_time, six.sessions) == (card.sessions - card.sessions_delayed, card.sessions)
    assert six.sessions_delayed_by_desk == card.sessions_delayed_by_desk
    assert (six.lost, six.satisfaction, six.cost_per_resolved) == (card.lost, card.satisfaction, card.cost_per_resolved)
    assert six.waiting == slow_queues(events, small_scenario()).total()
