"""
Looking back in the real program, in a real terminal: beside a show, which stays as it is, and in a replay.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.recording.reader import read
from runners import Step, interrupted
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview"]
REPLAY = [sys.executable, "-m", "desk_theatre", "replay", "--overview"]


def _click(terminal: Terminal, text: str, opens: str) -> None:
    """
    The left button, on the first letter of a text; again if a busy machine had not painted all of it yet, as one would.
    """
    for _ in range(10):
        lines = terminal.text().splitlines()
        places = [(line.index(text) + 1, row) for row, line in enumerate(lines, 1) if text in line]
        for column, row in places[:1]:
            terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
        terminal.read(1.0)
        if opens in terminal.text():
            return
    terminal.wait(opens)


def test_a_text_cannot_be_held_from_a_look_back(tmp_path: Path) -> None:
    """
    From a moment of a paused round to its second in the recording, and by a click to a delegate's story: it is that of the
    recording, `h` says that nothing in it is changed, and the show has heard of nothing.
    """
    path = tmp_path / "show.theatre"
    told: list[Step] = [c.OpenRound(), c.SubmitIncident("no-sound", "a", "Ann", "nothing at all")]
    interrupted(path, [*told, c.InjectIncidents("no-sound", "a", 30, 5), 600, c.PauseRound()])
    before = [each.command for each in read(path).inputs]
    with Terminal([*PLAY, "--resume", str(path)], (120, 40), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("paused")
        terminal.press("l")
        terminal.wait("Worth stopping for")
        terminal.press("enter")
        terminal.wait("recording   0")
        terminal.press("home", *["right"] * 3)
        terminal.wait("‖ paused   09:03:00")
        terminal.wait("09:03 ·")  # the parts above are painted, too; an incident would not be where one clicks
        _click(terminal, code_of(1), "What happened")
        assert "recording" in terminal.text().splitlines()[0]
        terminal.press("h")
        terminal.wait("This is a recording")
        terminal.press("escape", "escape", "escape")
        terminal.wait("paused")
        terminal.press("ctrl+q")
        terminal.wait("Leave the program?")
        terminal.press("y")
        assert terminal.ended() == 0

    assert [each.command for each in read(path).inputs] == before


def test_where_a_replay_goes_to(tmp_path: Path) -> None:
    """
    To a time without a colon; to a code that three rounds have, in the round that is picked or typed; and "where is mine?" says
    that an incident is reported later and goes there.
    """
    path = tmp_path / "show.theatre"
    a_round: list[Step] = [c.OpenRound(), 1200]
    interrupted(path, a_round * 3)
    with Terminal([*REPLAY, str(path)], (120, 40), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("recording   0")
        terminal.press("g", *"9.12", "enter")
        terminal.wait("‖ paused   09:12:00")
        terminal.press("g", *"0910", "enter")
        terminal.wait("‖ paused   09:10:00")
        terminal.press("g", *"k4k", "enter")
        terminal.wait("K4K was reported in 3 rounds")
        terminal.press("down", "enter")
        terminal.wait("‖ paused   09:13:47")
        terminal.wait("▶ round 2")
        terminal.press("g", *"R1-K4K", "enter")
        terminal.wait("▶ round 1")
        terminal.press("home", "w", *"kgl")
        terminal.wait("KGL is reported later in this recording.")
        assert "There is no incident" not in terminal.text()
        terminal.press("enter")
        terminal.wait("What happened")
        terminal.press("escape")
        terminal.wait("‖ paused   09:11:25")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
