"""
The real program in a rough room: a tiny window in the middle of a round, keys that come all at once, no colours, no movement.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from desk_theatre.itsm import commands as c
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal"]
SIZE = (100, 32)
TIME = re.compile(r"\b\d\d:\d\d:\d\d\b")
COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
OTHER_COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;5;\d+)m")


def _end(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    terminal.wait("Leave the program?")
    terminal.press("y")
    assert terminal.ended() == 0


def _commands(path: Path) -> list[c.Command]:
    recording = read(path)
    assert verify(recording).exact
    return [each.command for each in recording.inputs]


def test_a_round_goes_on_in_a_tiny_window(tmp_path: Path) -> None:
    """
    20 x 5 and back in mid-round: it says what it needs, time goes on, keys are heard, and everything is there again.
    """
    path = tmp_path / "tiny.theatre"
    with Terminal([*PLAY, "--speed", "30", "--recording", str(path)], SIZE, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        before = TIME.findall(terminal.text())[0]
        terminal.resize(20, 5)
        terminal.wait("20x5")
        assert "running" not in terminal.text()
        terminal.press("+")
        terminal.resize(*SIZE)
        terminal.wait("▶ running")
        terminal.wait("within SLA")
        terminal.wait("60×")
        terminal.wait_until(lambda: TIME.findall(terminal.text())[0] > before, "time stands still")
        _end(terminal)

    assert c.SetSpeed(60.0) in _commands(path)


def test_keys_that_come_all_at_once_are_all_heard(tmp_path: Path) -> None:
    """
    In one piece, as from somebody who knows the way by heart, or from a slow line: through the form to the code, and back.
    """
    path = tmp_path / "burst.theatre"
    with Terminal([*PLAY, "--recording", str(path)], SIZE, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.send(b"o ")
        terminal.wait("paused")
        terminal.send(b"dwlan\r\r\r\r")
        terminal.wait("Your code is")
        terminal.press("escape")
        terminal.wait("Just now")
        terminal.send(b"p\r")
        terminal.wait("on/off")
        terminal.press("escape")
        terminal.wait("Just now")
        terminal.send(b"+++-- ey")
        terminal.wait("between")
        terminal.send(b"n      n")
        terminal.wait("1 what happened")
        terminal.send(b"2\rm\rfnobody wrote\r")
        terminal.wait("findings 1")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    given = _commands(path)
    kinds = [type(command).__name__ for command in given]
    assert kinds[:3] == ["OpenRound", "PauseRound", "SubmitIncident"]
    assert kinds[3:] == [
        "SetPractice",
        *["SetSpeed"] * 5,
        "ContinueRound",
        "EndRound",
        *["ShowFigure"] * 6,
        "NextScene",
        *["PickCard"] * 2,
        "NoteFinding",
    ]


def test_what_is_pasted_is_words_and_never_keys(tmp_path: Path) -> None:
    """
    A page out of another window: on the stage nothing is done; in the form it is one line of words.
    """
    path = tmp_path / "pasted.theatre"
    with Terminal([*PLAY, "--recording", str(path)], SIZE, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.send(b"\x1b[200~open the round\neeyyoo\x11\x03\x1b[201~")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.send(b"\x1b[200~e\ny\r\x1b[201~")
        terminal.press("d")
        terminal.wait("What is wrong")
        terminal.press(*"wlan", "enter", "enter")
        terminal.wait("In your own words")
        terminal.send("\x1b[200~Es lädt\nnichts\t\x07mehr\x1b[201~".encode())
        terminal.wait("Es lädt")
        terminal.press("enter", "enter")
        terminal.wait("Your code is")
        terminal.press("escape")
        terminal.wait("Just now")
        terminal.wait("▶ running")
        _end(terminal)

    given = _commands(path)
    (report,) = [command for command in given if isinstance(command, c.SubmitIncident)]
    assert [type(command).__name__ for command in given] == ["OpenRound", "SubmitIncident"]
    assert report.text.startswith("Es lädt")
    assert report.text.isprintable()


def test_without_colours_and_movement_the_evening_is_the_same(tmp_path: Path) -> None:
    """
    `NO_COLOR` and `TEXTUAL_ANIMATIONS=none`: nothing but greys reaches the terminal, and every scene says in words what it has to
    say.
    """
    quiet = {"HOME": str(tmp_path), "NO_COLOR": "1", "TEXTUAL_ANIMATIONS": "none"}
    path = tmp_path / "grey.theatre"
    with Terminal([*PLAY, "--speed", "600", "--recording", str(path)], SIZE, quiet) as terminal:
        terminal.wait("open round")
        terminal.press("n")
        terminal.wait("Who works here")
        terminal.press("end")
        terminal.wait("What the symbols mean")
        terminal.press("o")
        terminal.wait_until(lambda: "resolved" in terminal.text() or "solved" in terminal.text(), "nothing is solved")
        terminal.press("e", "y")
        terminal.wait("between")
        terminal.wait_until(lambda: re.search(r"[●▲■] \w+", terminal.text()) is not None, "no verdict in words")
        terminal.press("n", "space", "space")
        terminal.wait_until(lambda: terminal.text().count("to come") == 4, "the second figure does not come")
        terminal.press("n")
        terminal.wait("1 what happened")
        terminal.press("e", "y")
        terminal.wait("Your findings and decisions")
        terminal.press("t")
        terminal.wait("Colours:")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    greys = {found for found in COLOUR.findall(terminal.raw) if len(set(found)) > 1}
    assert greys == set()
    assert OTHER_COLOUR.findall(COLOUR.sub(b"", terminal.raw)) == []
    assert verify(read(path)).exact
