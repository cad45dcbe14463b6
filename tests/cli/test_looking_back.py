"""
Looking back in the real program, in a real terminal: what was recorded is looked at while the show behind it stands still.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.recording.reader import read
from nights import interrupted
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play"]


def _click(terminal: Terminal, text: str) -> None:
    """
    The left button, pressed and let go on the first letter of a text.
    """
    lines = terminal.text().splitlines()
    row = next(row for row, line in enumerate(lines) if text in line)
    column = lines[row].index(text)
    terminal.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m".encode())


def test_a_text_cannot_be_held_from_a_look_back(tmp_path: Path) -> None:
    """
    From a moment of a paused round to its second in the recording, and by a click to a delegate's story: it is that of the
    recording, `h` says that nothing in it is changed, and the show has heard of nothing.
    """
    path = tmp_path / "show.theatre"
    told: list[c.Command] = [c.OpenRound(), c.SubmitIncident("no-sound", "a", "Ann", "nothing at all")]
    interrupted(path, [*told, c.InjectIncidents("no-sound", "a", 30, 5), 600, c.PauseRound()])
    before = [each.command for each in read(path).inputs]
    with Terminal([*PLAY, "--resume", str(path)], (120, 40), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("paused")
        terminal.press("l")
        terminal.wait("Worth stopping for")
        terminal.press("enter")
        terminal.wait("‖ held")
        terminal.press("home", *["right"] * 3)
        terminal.wait("‖ held     09:03:00")
        terminal.wait(code_of(1))
        _click(terminal, code_of(1))
        terminal.wait("What happened")
        assert "a recording" in terminal.text().splitlines()[0]
        terminal.press("h")
        terminal.wait("A recording is only looked at")
        terminal.press("escape", "escape", "escape")
        terminal.wait("paused")
        terminal.press("ctrl+q")
        terminal.wait("Leave the theatre?")
        terminal.press("y")
        assert terminal.ended() == 0

    assert [each.command for each in read(path).inputs] == before
