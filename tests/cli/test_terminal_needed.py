"""
The stage is not put up where nobody could leave it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_theatre.cli import paths


@pytest.mark.parametrize("arguments", [("play", "rehearsal"), ("play",)])
def test_without_a_terminal_there_is_a_sentence(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """
    No picture on a pipe, and no recording of a show that nobody sees.
    """
    surroundings = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "desk_theatre", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "the stage needs a terminal; without one, use `desk-theatre run`\n"
    assert list(tmp_path.rglob("*.theatre")) == []


def test_a_recording_without_a_terminal_can_be_exported(tmp_path: Path) -> None:
    """
    `run` plays another show, and does not show this one.
    """
    path = tmp_path / "evening.theatre"
    program = [sys.executable, "-m", "desk_theatre"]
    subprocess.run([*program, "run", "rehearsal", "--record", str(path)], check=True, capture_output=True)
    done = subprocess.run(
        [*program, "replay", str(path)], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )

    assert done.stderr == "the stage needs a terminal; without one, use `desk-theatre export`\n"


def test_a_link_that_leads_nowhere_is_no_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What cannot be looked at is left out of the list, and the others stay in it.
    """
    monkeypatch.setattr(paths, "recordings", lambda: tmp_path)
    monkeypatch.setattr(paths, "second_place", lambda: tmp_path / "none")
    monkeypatch.setattr(paths, "remembered", lambda: tmp_path / "list")
    (tmp_path / "lost.theatre").symlink_to("/nonexistent")
    (tmp_path / "kept.theatre").write_text("x")

    assert [path for path, _ in paths.found_recordings()] == [tmp_path / "kept.theatre"]
