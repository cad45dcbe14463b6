"""
The lock from the command line, in a real terminal: the PIN is asked for or made, and then needed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "rehearsal", "--kiosk-lock", "--recording"]


def test_a_pin_that_is_given_is_needed_to_leave(tmp_path: Path) -> None:
    """
    It is typed unseen, stands in no file, and only with it the theatre is left from the form.
    """
    path = tmp_path / "show.theatre"
    with Terminal([*PLAY, str(path)], (100, 30), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("The facilitator's PIN")
        terminal.press(*"5712", "enter")
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("running")
        terminal.press("d")
        terminal.wait("What is wrong")
        terminal.press("ctrl+q")
        terminal.wait("The form is locked")
        terminal.press(*"5712", "enter")
        terminal.wait("The floor")
        terminal.press("ctrl+q")
        terminal.wait("Leave the theatre?")
        terminal.press("y")
        assert terminal.ended() == 0
        said = terminal.raw

    assert b"5712" not in said
    assert b"5712" not in path.read_bytes()


def test_a_pin_that_is_made_is_shown_once(tmp_path: Path) -> None:
    """
    Before the stage opens, and then never again.
    """
    with Terminal([*PLAY, str(tmp_path / "show.theatre")], (100, 30), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("The facilitator's PIN")
        terminal.press("enter")
        terminal.wait("It is shown only now")
        made = re.search(r"The PIN is (\d{4})\.", terminal.text())
        assert made is not None
        terminal.press("space")
        terminal.wait("open round")
        assert made[1] not in terminal.text()
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
