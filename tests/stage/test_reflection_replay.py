"""
A recorded session, looked at again: what was decided stands there with the room's own words.
"""

from __future__ import annotations

from seeing import press, seen, settle, theatre
from session_on_stage import REFLECTING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.projection import Projection
from nights import Evening

SESSION = (
    *REFLECTING,
    s.NameTeam(1, "The Otters"),
    s.PickCard(1, "in-the-head"),
    s.NoteFinding("nobody [b]wrote[/b] it down"),
    s.ProposeImprovement("process", "recording", text="so that nothing is lost"),
    s.CastVote(1, 1, 2),
    s.ChooseImprovement(1),
    c.OpenRound(),
    c.EndRound(),
)


async def test_what_was_decided_can_be_looked_at_in_a_recording() -> None:
    """
    After the first round, before the second one; and in the second one, all of it.
    """
    projection = Projection(Evening().live(list(SESSION)).film())
    app = theatre(projection)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        early = seen(app)
        await press(pilot, "escape", "pagedown", "v")
        late = seen(app)

    assert "Cards and votes" in early  # all of it stands at the second at which the round ended
    assert "nobody [b]wrote[/b] it down" in late
    assert "Record every incident – “so that nothing is lost”" in late
    assert "“I have it in my head”  teams 1" in late
    assert "2 dots" in late


async def test_before_anything_was_decided_it_says_so() -> None:
    """
    In the middle of the first round.
    """
    evening = Evening().live([c.OpenRound(), 300])
    app = theatre(Projection(evening.film()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "v")

        assert "No round is over yet." in seen(app)
