"""
The organisers at the tables of the reflection: marked with a key, named in the head, and visible in what they propose.
"""

from __future__ import annotations

from seeing import press, seen, settle, theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import session_commands as s


async def test_a_team_is_marked_as_the_organisers_and_its_proposal_and_dots_are_told_apart() -> None:
    """
    The proposal carries their team; the same key takes the mark away again.
    """
    show = RoomSession(*REFLECTING)
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "4", "m", "h")
        assert "▸ 2 organisers" in seen(app)
        await press(pilot, "i", *["down"] * 30, "enter")
        await press(pilot, *"ours", "enter")
        await settle(pilot)
        await press(pilot, "plus")
        await settle(pilot)
        assert "Organisers: " in seen(app)
        assert "Proposed by 2 organisers" in seen(app)
        assert "Organisers: 1 dot" in seen(app)
        await press(pilot, "h")
        assert "organisers" not in seen(app).replace("h organisers", "").split("Start:", maxsplit=1)[0]

    proposed = [each.command for each in show.evening.inputs if isinstance(each.command, s.ProposeImprovement)]
    assert [command.team for command in proposed] == [2]


async def test_what_another_team_proposes_is_the_rooms() -> None:
    """
    Only the organisers' own carries a team.
    """
    show = RoomSession(*REFLECTING, s.SetOrganisers(2))
    app = theatre(show)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "i", "enter")
        await press(pilot, *"why", "enter")
        await settle(pilot)

    proposed = [each.command for each in show.evening.inputs if isinstance(each.command, s.ProposeImprovement)]
    assert [command.team for command in proposed] == [None]
