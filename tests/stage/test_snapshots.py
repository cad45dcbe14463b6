"""
Pictures of every screen, at three sizes, dark and light; a change of a picture is looked at before it is accepted.

One walk through a theatre takes many pictures.  `pytest tests/stage/test_snapshots.py --snapshot-update` accepts them as they
are now; what was found instead of an accepted one is kept beside it, and the failure says where.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve
from boards import BEFORE, BETWEEN, FULL_HOUSE, HandHouse, HandProjector, HandShow
from screen_snapshots import ColourPicture
from seeing import press, settle, theatre
from syrupy.assertion import SnapshotAssertion

from desk_theatre.stage.app import Theatre
from desk_theatre.stage.backstage import Notice

Step = tuple[str, tuple[str, ...]]
"""
The name of a picture and the keys that lead to it from the one before; no name: only a step on the way.
"""

SHOW: tuple[Step, ...] = (
    ("round", ()),
    ("help", ("question_mark",)),
    ("practices", ("escape", "p")),
    ("practices, the last one", ("end",)),
    ("incidents", ("escape", "i")),
    ("incident", ("enter",)),
    ("incident, read on", ("pagedown",)),
    ("desk, what", ("escape", "escape", "d")),
    ("desk, where", ("enter",)),
    ("desk, words", ("down", "down", "enter")),
    ("desk, name", ("h", "e", "l", "p", "enter")),
    ("receipt", ("enter",)),
    ("where is mine", ("w", "k", "7", "q")),
    ("where is mine, wrong", ("ctrl+u", "o", "o", "1")),
    ("cues", ("escape", "escape", "c")),
    ("comparison", ("escape", "r")),
    ("question", ("escape", "e")),
)
BREAK: tuple[Step, ...] = (("between two rounds", ()), ("practices between", ("p", "down", "down")))
REPLAY: tuple[Step, ...] = (("replay", ()), ("go to", ("g",)), ("help in a replay", ("escape", "question_mark")))
TOLD = (
    Notice(
        "This recording can not be written any more: no space left on the device. The recording goes on in "
        "/var/lib/desk-theatre/spare/2026-11-22-1900-conference.theatre. The last seconds may be missing.",
        "bad",
    ),
    Notice("Continued: round 2.", "plain"),
)

sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids="{0[0]}x{0[1]}".format)
themes = pytest.mark.parametrize("theme", ["house-dark", "house-light"])


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """
    The accepted pictures of a test, by their names.
    """
    return snapshot.use_extension(ColourPicture)


@pytest.fixture(autouse=True)
def _the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The names that a form suggests follow from its key, which is another one for each form.
    """
    monkeypatch.setattr("desk_theatre.stage.screens.handing_in.secrets.token_hex", lambda size: "0" * 2 * size)


async def _walk(
    app: Theatre, size: tuple[int, int], steps: Sequence[Step], pictures: SnapshotAssertion, found: Path
) -> None:
    """
    Take all pictures of a walk, and compare them with the accepted ones.
    """
    different: list[str] = []
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name, keys in steps:
            await press(pilot, *keys)
            picture = app.export_screenshot(title="Desk theatre")
            if not pictures(name=name) == picture:  # noqa: SIM201 - the other way round it is not compared
                (found / f"{name}.svg").write_text(picture, encoding="utf-8")
                different.append(name)
    assert different == [], f"look at what is in {found}"


@sizes
@themes
async def test_a_show(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    A round with twenty-four practices, and every screen that can be reached from it.
    """
    await _walk(theatre(HandShow(FULL_HOUSE), theme), size, SHOW, pictures, tmp_path)


@sizes
@themes
async def test_a_break(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    Between two rounds the room chooses.
    """
    await _walk(theatre(HandShow(BETWEEN), theme), size, BREAK, pictures, tmp_path)


@sizes
@themes
async def test_the_beginning(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    Nothing has happened yet, and it says so.
    """
    await _walk(theatre(HandShow(BEFORE), theme), size, [("before the first round", ())], pictures, tmp_path)


@sizes
@themes
async def test_trouble(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    A paused round, and something that the facilitator has to know.
    """
    show = HandShow(evolve(FULL_HOUSE, phase="paused"))
    show.remarks = TOLD
    await _walk(theatre(show, theme), size, [("trouble", ())], pictures, tmp_path)


@sizes
@themes
async def test_a_recording(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    The round with the transport bar.
    """
    await _walk(theatre(HandProjector(), theme), size, REPLAY, pictures, tmp_path)


@sizes
@themes
async def test_the_foyer(size: tuple[int, int], theme: str, pictures: SnapshotAssertion, tmp_path: Path) -> None:
    """
    What there is to choose, and an empty house.
    """
    await _walk(theatre(None, theme), size, [("foyer", ())], pictures, tmp_path)
    await _walk(theatre(None, theme, HandHouse((), ())), size, [("empty house", ())], pictures, tmp_path)
