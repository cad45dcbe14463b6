"""
A recorded session, looked at again: what was decided stands there with the room's own words.
"""

from __future__ import annotations

import re

import pytest
from seeing import press, said, seen, settle, theatre
from session_on_stage import REFLECTING

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.replay_player import ReplayPlayer
from runners import Evening, Step

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
PASSED: tuple[Step, ...] = (c.OpenRound(), 300, c.EndRound())


async def test_what_was_decided_can_be_looked_at_in_a_recording() -> None:
    """
    After the first round, before the second one; and in the second one, all of it.
    """
    player = ReplayPlayer(Evening().live(list(SESSION)).replay())
    app = theatre(player)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        early = seen(app)
        await press(pilot, "escape", "pagedown", "v")
        late = seen(app)

    assert "Cards and votes" in early  # all of it stands at the second at which the round ended
    assert "nobody [b]wrote[/b] it down" in late
    assert "Record every incident – “so that nothing is lost”" in late
    assert "“I have it in my head”  team 1" in late
    assert "2 dots" in late


async def test_before_anything_was_decided_it_says_so() -> None:
    """
    In the middle of the first round.
    """
    evening = Evening().live([c.OpenRound(), 300])
    app = theatre(ReplayPlayer(evening.replay()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "v")

        assert "No round is over yet." in seen(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_scene_is_marked_and_led_to_by_key_and_by_mouse(size: tuple[int, int]) -> None:
    """
    From the round to its curtain, its reflection and the next round; back; a click leads there as well; and at the ends it is
    said that nothing comes.
    """
    app = theatre(ReplayPlayer(Evening().live([*PASSED, s.NextScene(), *PASSED]).replay()))
    marked, heard = [], set()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in ("<", ">", ">", ">", ">", ">", "<"):
            await press(pilot, {"<": "less_than_sign", ">": "greater_than_sign"}[key])
            await settle(pilot)
            marked.append(re.findall(r"▶ (\w+(?: \d)?)", _strip(seen(app))))
            heard.update(said(app))  # the next notice replaces it
        lines = seen(app).splitlines()
        y = len(lines) - 3
        await pilot.click(offset=(lines[y].index("reflection") + 2, y))
        await settle(pilot)
        clicked = _strip(seen(app))

    assert marked == [["round 1"], ["curtain"], ["reflection"], ["round 2"], ["curtain"], ["curtain"], ["round 2"]]
    assert "▶ reflection" in clicked
    assert {"This is the first round.", "This is the end of the recording."} <= heard


def _strip(page: str) -> str:
    """
    The line that says where the recording stands.
    """
    return page.splitlines()[-3]
