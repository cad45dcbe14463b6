"""
Text snapshots of the scenes between the rounds, at three sizes.
"""

from __future__ import annotations

import pytest
from screen_snapshots import Pictures, walk
from seeing import theatre
from session_on_stage import REFLECTING, RoomSession

from desk_theatre.itsm import session_commands as s

DECIDED = (
    s.NameTeam(2, "The Otters"),
    s.PickCard(1, "in-the-head"),
    s.PickCard(2, "in-the-head"),
    s.NoteFinding("nobody wrote anything down", card="in-the-head"),
    s.NoteFinding("Ada and Bo talked to each other", "success factor"),
    s.ProposeImprovement("process", "recording", text="so that nothing is lost"),
    s.ProposeImprovement("people", "shared_work", text="three wait for Cy and two have nothing to do"),
    s.CastVote(1, 1, 2),
    s.CastVote(2, 1, 1),
    s.ChooseImprovement(1),
)
WALK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("what happened", ("n",)),
    ("cards", ("2",)),
    ("findings", ("3",)),
    ("improvements", ("4",)),
    ("words", ("f", "n", "o")),
    ("figures, none yet", ("escape", "b", "a")),
    ("figures, three", ("space", "space", "space")),
    ("finale", ("e", "y")),
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)
async def test_a_session(size: tuple[int, int], pictures: Pictures) -> None:
    """
    The briefing, and everything that comes after a round.
    """
    await walk(theatre(RoomSession()), size, [("briefing", ("n",))], pictures)
    await walk(theatre(RoomSession(*REFLECTING, *DECIDED)), size, WALK, pictures)
    pictures.check()
