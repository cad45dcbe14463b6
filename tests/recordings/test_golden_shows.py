"""
The golden shows: recordings that earlier versions have left.  Each opens and can be watched to its end, for ever; those of this
version are exact.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.rerun import scenario_of
from desk_theatre.recording.verification import verify

HERE = Path(__file__).parent
ALL = sorted(HERE.glob("*/*.theatre"))
BEFORE = HERE / "before-simpy" / "chosen.theatre"
"""
Recorded by the last commit before the simulation used SimPy's own order within a second.
"""
OURS = sorted((HERE / version("desk-theatre")).glob("*.theatre"))


def _name(path: Path) -> str:
    return f"{path.parent.name} {path.stem}"


def test_this_version_has_left_three() -> None:
    """
    One in chaos, one in which practices were imposed, one in which the room chose.
    """
    assert [path.stem for path in OURS] == ["chaos", "chosen", "imposed"]


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_every_golden_show_can_be_watched(path: Path) -> None:
    """
    To the end of its last round, with everything the room has reported.
    """
    recording = read(path)
    player = ReplayPlayer(Replay(recording, scenario_of(recording)), "; ".join(recording.complaints))
    player.show_round(player.replay.rounds)
    player.seek(player.position().closes)

    reported = [card for card in player.view.incidents() if card.live]

    assert recording.complaints == ()
    assert len(reported) == 3
    assert all(player.view.life_line(card.number) for card in reported)


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_those_of_this_version_are_exact(path: Path) -> None:
    """
    If the model has changed on purpose, they are made anew: `python tests/recordings/make.py`.
    """
    assert verify(read(path)).first_difference is None


def test_a_recording_from_before_the_model_changed_is_said_to_be_no_longer_exact() -> None:
    """
    With the first difference, and the second of the day at which it is: the desk sends an incident to another team.
    """
    difference = verify(read(BEFORE)).first_difference

    assert difference is not None
    assert difference.at == 8 * 3600 + 28 * 60 + 2
