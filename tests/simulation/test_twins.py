"""
Twins: one thing, in one place, that was reported more than once, is put right once.
"""

from __future__ import annotations

from typing import Any

import pytest

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import OPENS, desk_of, kind, team


@pytest.mark.parametrize(
    ("more", "rooms", "resolved"),
    [
        ({}, ("a", "a"), [10, 10]),
        ({}, ("a", "b"), [10, 20]),
        ({"one_off": 1.0}, ("a", "a"), [10, 20]),
        ({"where": "service"}, (None, None), [10, 10]),
        ({"where": "person"}, (None, None), [10, 20]),
    ],
)
def test_what_was_reported_twice_is_put_right_once(
    more: dict[str, Any], rooms: tuple[str | None, str | None], resolved: list[int]
) -> None:
    """
    Only the same cause in the same place is the same thing; what belongs to a person never is.
    """
    sound = kind(team="av", **{"where": "room", "repair": Duration(6.0, "fixed"), **more})
    day = desk_of(1, kinds=[sound], teams=[team("av", 2, 1)])
    organisation = Organisation(day, 1)
    events = [event for room in rooms for event in organisation.submit(sound, room)[1]]
    events += organisation.advance(day.conference.closes)

    assert [(x.at - OPENS) // 60 for x in events if isinstance(x, e.IncidentResolved)] == resolved
    assert len([x for x in events if isinstance(x, e.IncidentClosed)]) == 2
    worked = [x.incident for x in events if isinstance(x, e.WorkStarted) and x.task == "repair"]
    assert worked == ([1] if resolved == [10, 10] else [1, 3])
