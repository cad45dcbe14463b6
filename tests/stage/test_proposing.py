"""
Proposing an improvement: what the room could start, and below it what it could stop.
"""

from __future__ import annotations

import pytest
from seeing import press, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.stage.screens.session.proposing import ProposingScreen
from desk_theatre.stage.widgets.picker import Picker
from desk_theatre.stage.wording.reflection import STOP
from small_scenarios import ALL


@pytest.mark.parametrize("proposed", [0, 1, 3])
@pytest.mark.parametrize("on", [0, 1, len(ALL) // 2, len(ALL) - 1, len(ALL)])
async def test_the_cursor_never_begins_at_a_practice_that_is_in_force(on: int, proposed: int) -> None:
    """
    Whatever is in force and on the table; where nothing could be started, enter proposes nothing.
    """
    switched = [c.SetPractice(practice, on=True) for practice in ALL[:on]]
    free = ALL[on:][:proposed]
    show = RoomSession(*switched, *REFLECTING, *(s.ProposeImprovement("process", name) for name in free))
    app = theatre(show)
    async with app.run_test(size=(120, 70)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "i")
        await settle(pilot)
        assert isinstance(app.screen, ProposingScreen)
        picker = app.screen.query_one(Picker)
        entries = [entry.id for entry in picker._entries]
        begins = picker.meant
        told = seen(app)
        await press(pilot, "end")
        last = picker.meant

    practices = {card.id: card.on for card in show.now.practices}
    assert [practices[name] for name in entries if name] == [False] * (len(ALL) - on - len(free)) + [True] * on
    assert not practices.get(begins, False)
    assert bool(begins) == (len(ALL) - on > len(free))
    assert (STOP in told) == bool(on)
    assert last == next((name for name in reversed(entries) if name), "")


async def test_what_only_could_be_stopped_is_proposed_when_somebody_has_marked_it() -> None:
    """
    Enter alone does nothing.
    """
    show = RoomSession(*(c.SetPractice(practice, on=True) for practice in ALL), *REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "i", "enter")
        await settle(pilot)
        before = type(app.screen)
        await press(pilot, "down", "enter")
        await press(pilot, *"so", "enter")
        await settle(pilot)

    assert before is ProposingScreen
    assert [(each.practice, each.on) for each in show.now.reflections[-1].proposals] == [(entry_of(show), False)]


def entry_of(show: RoomSession) -> str:
    """
    The first practice in force, in the order of the list.
    """
    return next(card.id for card in show.now.practices if card.on)
