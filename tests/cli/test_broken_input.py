"""
A mistake in reading the keyboard ends the show as any other: the recording closed, one sentence, exit status 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desk_theatre.itsm.events import IncidentReported
from desk_theatre.recording.reader import read
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")

BREAKS = """
import sys
from textual import events
from desk_theatre.stage.textual_patches import driver

class Breaks(driver.Keyboard):
    def read(self, data):
        if b"\\x1b[99;99u" in data:
            secret = "Marit, badge 112"
            raise RuntimeError("as the test wants it")
        return super().read(data)

driver.Keyboard = Breaks
from desk_theatre.cli.main import run
sys.argv = ["desk-theatre", *sys.argv[1:]]
run()
"""


def test_a_mistake_in_reading_keys_closes_the_recording_and_exits_1(tmp_path: Path) -> None:
    """
    In the middle of a round, after a report: it is in the recording, and nothing of the program is on the projector.
    """
    path = tmp_path / "a.theatre"
    home = {"HOME": str(tmp_path), **dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))}
    program = [sys.executable, "-c", BREAKS, "play", "--overview", "rehearsal", "--recording", str(path)]
    with Terminal(program, (100, 32), home) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d", *"wlan", "enter", "enter", "enter", "enter")
        terminal.wait("Your code is")
        terminal.send(b"\x1b[99;99u")
        assert terminal.ended() == 1
        assert not terminal.modes & {1000, 1003, 1049, 2004}
        assert b"Traceback" not in terminal.raw
        assert b"Marit" not in terminal.raw
        assert "The stage crashed" in terminal.text()
    assert sum(isinstance(event, IncidentReported) and event.live for event in read(path).events) == 1
    # The reserve for a full disk is given back when a recording is closed.
    assert [found.name for found in tmp_path.glob("a.theatre*")] == ["a.theatre"]
