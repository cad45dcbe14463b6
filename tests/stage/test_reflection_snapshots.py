"""
Pictures of the scenes between the rounds, at three sizes, dark and light; a change of a picture is looked at before it is
accepted: `pytest tests/stage/test_reflection_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from screen_snapshots import ColourPicture
from seeing import press, settle, theatre
from session_on_stage import REFLECTING, RoomSession
from syrupy.assertion import SnapshotAssertion

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
@pytest.mark.parametrize("theme", ["house-dark", "house-light"])
async def test_a_session(size: tuple[int, int], theme: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    """
    The briefing, and everything that comes after a round.
    """
    pictures = snapshot.use_extension(ColourPicture)
    different: list[str] = []
    for show, steps in ((RoomSession(), (("briefing", ("n",)),)), (RoomSession(*REFLECTING, *DECIDED), WALK)):
        different += await _differences(show, steps, theme, size, pictures, tmp_path)

    assert different == [], f"look at what is in {tmp_path}"


async def _differences(
    show: RoomSession,
    steps: Sequence[tuple[str, tuple[str, ...]]],
    theme: str,
    size: tuple[int, int],
    pictures: SnapshotAssertion,
    found: Path,
) -> list[str]:
    app, different = theatre(show, theme), []
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name, keys in steps:
            await press(pilot, *keys)
            picture = app.export_screenshot(title="Desk theatre")
            if not pictures(name=name) == picture:  # noqa: SIM201 - the other way round it is not compared
                (found / f"{name}.svg").write_text(picture, encoding="utf-8")
                different.append(name)
    return different
