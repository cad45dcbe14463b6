"""
Sessions that are late although every promise is kept, in the real program: nobody is accused.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desk_theatre.scenario import library
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "desk_theatre"]
LONG = 900
"""
Minutes within which everything is promised to be solved; longer than the day.
"""
SIZES = ((80, 24), (120, 40), (200, 60))


def _played(folder: Path, minutes: int | None = None, seed: int = 4) -> tuple[Path, dict[str, Any]]:
    """
    The recording of a conference day, and its scorecard; with other promises, if they are given.
    """
    text = library.source_of("conference").text
    if minutes is not None:
        text = re.sub(r"resolution = \d+", f"resolution = {minutes}", text)
    (folder / "day.toml").write_text(text, encoding="utf-8")
    recording = folder / "day.theatre"
    told = subprocess.run(
        [*PROGRAM, "run", str(folder / "day.toml"), "--seed", str(seed), "--record", str(recording), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    return recording, json.loads(told.stdout)["rounds"][0]["scorecard"]


def _at_twenty_past_ten(recording: Path, *expected: str) -> Iterator[str]:
    """
    The screen of its replay, at each size, when it is painted as far as these words.
    """
    with Terminal([*PROGRAM, "replay", "--overview", str(recording)], SIZES[0]) as terminal:
        terminal.wait("08:00:00")
        terminal.press("g")
        terminal.wait("Go to a time")
        terminal.press(*"10:20", "enter")
        terminal.wait("10:20:00")
        for size in SIZES:
            if size != SIZES[0]:
                terminal.screen.reset()  # what is painted at this size, and not what stood there before
                terminal.resize(*size)
            for words in expected:
                terminal.wait(words)
            yield terminal.text()


def test_a_day_with_every_promise_kept_has_late_sessions_and_no_delay_by_the_desk(tmp_path: Path) -> None:
    """
    The figure, the programme and the list of what happened say so, at every size of the screen.
    """
    recording, figures = _played(tmp_path, LONG)
    expected = ("desk: 0 late", "none by the desk", "▶ 10 min late")
    screens = list(_at_twenty_past_ten(recording, *expected))

    assert figures["resolution_sla_met"] == 1.0
    assert figures["sessions_delayed"] == figures["sessions_late_otherwise"] >= 10
    assert figures["sessions_delayed_by_desk"] == 0
    for screen in screens:
        assert not re.search(r"■ \d+ min late", screen)
        assert "delayed by the desk" not in screen


def test_what_the_desk_has_delayed_is_said(tmp_path: Path) -> None:
    """
    With the promises of the conference, sessions of a day are delayed by the desk.
    """
    recording, figures = _played(tmp_path, seed=3)
    screens = list(_at_twenty_past_ten(recording, "■ desk: 2 late", "■ 9 min late", "■ 2 delayed by the desk"))

    late = figures["sessions_delayed_by_desk"] + figures["sessions_late_otherwise"]
    assert figures["sessions_delayed"] == late > figures["sessions_delayed_by_desk"] > 5
    assert len(screens) == len(SIZES)
    assert not any("none by the desk" in screen for screen in screens)
