"""
What is done stands at the end of the floor: the latest first, and not what was opened again.
"""

from __future__ import annotations

import pytest

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from runners import Evening


@pytest.mark.parametrize("seed", range(4))
def test_what_is_done_is_what_was_solved_and_not_opened_again(seed: int) -> None:
    """
    Whenever one looks, in a busy morning.
    """
    evening = Evening(seed=seed)
    evening.give(c.OpenRound())
    looked = 0
    for _ in range(30):
        evening.live([120])
        now = evening.show.at
        solved: dict[int, int] = {}
        for event in evening.events:
            if isinstance(event, e.IncidentResolved | e.IncidentReopened):
                solved.pop(event.incident, None)
            if isinstance(event, e.IncidentResolved):
                solved[event.incident] = event.at
        expected = [(number, now - at) for number, at in reversed(solved.items())][:8]

        done = evening.picture.board(now).done

        assert [(card.number, card.waited) for card in done] == expected
        looked += bool(done)
    assert looked
