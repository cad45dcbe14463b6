"""
The keys of a replay: what they cost, and where "go to" and "where is mine?" lead.
"""

from __future__ import annotations

import pytest
from seeing import press, settle, theatre

from desk_theatre.itsm import commands as c
from desk_theatre.live.projection import Projection
from desk_theatre.recording import film as film_room
from nights import Evening


async def test_the_marks_of_a_round_are_looked_for_once_however_many_keys_are_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Every event of the film is looked at no more than once for them, on any screen and after any key.
    """
    looked_at = []
    by_the_room = film_room._by_the_room

    def counting(event: object) -> bool:
        looked_at.append(event)
        return by_the_room(event)  # type: ignore[arg-type]

    monkeypatch.setattr(film_room, "_by_the_room", counting)
    played: list[c.Command | int] = [c.OpenRound(), 120, c.SubmitIncident("no-sound", "a"), 300, c.EndRound()]
    film = Evening().live([*played, *played]).film()
    app = theatre(Projection(film))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *("right", "n", "m", "plus", "minus", "left", "b", "pagedown", "end", "home", "pageup", "i"))
        await settle(pilot)

    assert 0 < len(looked_at) <= len(film.events)
