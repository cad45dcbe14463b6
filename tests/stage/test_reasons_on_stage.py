"""
Reasons on the stage: picked with a key, said on the screen, and sent with the practice.
"""

from __future__ import annotations

from seeing import press, said, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s

SIZE = (120, 40)


async def test_a_reason_is_picked_on_the_practices_screen_and_goes_with_the_practice() -> None:
    """
    Each press is the next group that has something in it; on another practice there is none yet.
    """
    show = RoomSession()
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "p", "w")
        assert "▸ Desk: Nobody comes back for an incident that you forgot." in seen(app)
        assert "Reason for the desk: Nobody comes back for an incident that you forgot." in said(app)
        await press(pilot, "w")
        assert "▸ Technicians: You need not keep open" in seen(app)
        await press(pilot, "v")
        assert "on, chosen by the room, with a reason for technicians" in " ".join(seen(app).split())
        await press(pilot, "w")
        assert "It is on. A reason goes with switching on." in said(app)
        await press(pilot, "down", "enter")

    switches = [each.command for each in show.evening.inputs]
    assert switches[0] == c.SetPractice("recording", on=True, how="chosen", why="technicians")
    assert isinstance(switches[1], c.SetPractice)
    assert (switches[1].practice != "recording", switches[1].why) == (True, None)


async def test_after_the_last_group_there_is_no_reason_again() -> None:
    """
    Recording has one for three groups.
    """
    show = RoomSession()
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "p", "w", "w", "w", "w", "enter")

    assert [each.command for each in show.evening.inputs] == [c.SetPractice("recording", on=True)]


async def test_in_the_reflection_a_chosen_improvement_gets_a_reason() -> None:
    """
    It has to be chosen first; the story says for whom the reason is.
    """
    show = RoomSession(*REFLECTING, s.ProposeImprovement("process", "routing"))
    app = theatre(show)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4", "w")
        assert "Choose it first, with v." in said(app)
        await press(pilot, "v", "w", "w")
        assert "with a reason for technicians" in " ".join(seen(app).split())
        await press(pilot, "w")

    log = show.evening.show.session.reflection_log
    assert (log.chosen, log.reasons) == ((1,), ())
