"""
Sessions that are late although every promise is kept, in the real program: nobody is accused.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk_theatre.scenario import library
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "desk_theatre"]
LONG = 900
"""
Minutes within which everything is promised to be solved; longer than the day.
"""
SIZES = ((80, 24), (120, 40), (200, 60))


def _played(folder: Path, minutes: int | None = None) -> tuple[Path, dict[str, Any]]:
    """
    The recording of a conference day, and its scorecard; with other promises, if they are given.
    """
    text = library.source_of("conference").text
    if minutes is not None:
        text = re.sub(r"resolution = \d+", f"resolution = {minutes}", text)
    (folder / "day.toml").write_text(text, encoding="utf-8")
    recording = folder / "day.theatre"
    told = subprocess.run(
        [*PROGRAM, "run", str(folder / "day.toml"), "--seed", "4", "--record", str(recording), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    return recording, json.loads(told.stdout)["rounds"][0]["scorecard"]


def _at_twenty_past_ten(recording: Path, size: tuple[int, int], *expected: str) -> str:
    """
    The screen of its replay, when it is painted as far as these words.
    """
    with Terminal([*PROGRAM, "replay", str(recording)], size) as terminal:
        terminal.wait("08:00:00")
        terminal.press("g")
        terminal.wait("Go to a time")
        terminal.press(*"10:20", "enter")
        terminal.wait("10:20:00")
        for words in expected:
            terminal.wait(words)
        return terminal.text()


def test_a_day_with_every_promise_kept_has_late_sessions_and_no_delay_by_the_desk(tmp_path: Path) -> None:
    """
    The figure, the programme and the list of what happened say so, at every size of the screen.
    """
    recording, figures = _played(tmp_path, LONG)
    expected = ("desk: 0 late", "none by the desk", "▶ 15 min late")
    screens = [_at_twenty_past_ten(recording, size, *expected) for size in SIZES]

    assert figures["resolution_sla_met"] == 1.0
    assert figures["sessions_delayed"] == figures["sessions_late_otherwise"] >= 10
    assert figures["sessions_delayed_by_desk"] == 0
    for screen in screens:
        assert "■ 15 min late" not in screen
        assert "delayed by the desk" not in screen


@pytest.mark.parametrize("size", SIZES)
def test_what_the_desk_has_delayed_is_said(size: tuple[int, int], tmp_path: Path) -> None:
    """
    With the promises of the conference, sessions of the same day are delayed by the desk.
    """
    recording, figures = _played(tmp_path)
    screen = _at_twenty_past_ten(recording, size, "■ desk: 2 late", "■ 15 min late", "■ 2 delayed by the desk")

    late = figures["sessions_delayed_by_desk"] + figures["sessions_late_otherwise"]
    assert figures["sessions_delayed"] == late > figures["sessions_delayed_by_desk"] >= 10
    assert "none by the desk" not in screen
