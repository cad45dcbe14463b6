"""
The real program, killed with SIGKILL again and again in the course of one evening, and taken up again each time.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk_theatre.itsm.events import IncidentReported, RoundOpened
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.scenario import library
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview"]
SIZE = (120, 40)


@contextmanager
def _until_the_plug_is_pulled(home: Path, *arguments: str) -> Iterator[Terminal]:
    """
    A show that is killed where the block ends.
    """
    with Terminal([*PLAY, *arguments], SIZE, {"HOME": str(home)}) as terminal:
        yield terminal
        terminal.signal(signal.SIGKILL)
        terminal.wait_until(lambda: terminal.process.poll() is not None, "it survives")


def test_an_evening_goes_on_wherever_the_plug_is_pulled(tmp_path: Path) -> None:
    """
    In a round, at the curtain, in a reflection with words half typed, in the next round, in the finale: each time it stands where
    it stood, nothing of what was given has to be given again, and in the end the whole is exact.
    """
    path = tmp_path / "evening.theatre"
    begin = ("rehearsal", "--speed", "10", "--recording", str(path))
    resume = ("--resume", str(path))

    with _until_the_plug_is_pulled(tmp_path, *begin) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("What is wrong")
        terminal.press(*"wlan", "enter", "enter", "enter", "enter")
        terminal.wait("Your code is")
        code = re.findall(r"Your code is (\w+)", terminal.text())[0]

    with _until_the_plug_is_pulled(tmp_path, *resume) as terminal:
        terminal.wait("paused")
        terminal.press("w", *code.lower())
        terminal.wait("Reported at the desk")
        terminal.press("escape")
        terminal.wait("Just now")
        terminal.press("e", "y")
        terminal.wait("between")
        terminal.press("n")
        terminal.wait("Press space to show its figures")
        terminal.press("space", "space")
        terminal.wait_until(lambda: terminal.text().count("to come") == 4, "the second figure does not come")
        figures = _figures(terminal)

    with _until_the_plug_is_pulled(tmp_path, *resume) as terminal:
        terminal.wait_until(lambda: terminal.text().count("to come") == 4, "the two figures are not there")
        assert _figures(terminal) == figures
        terminal.press("n")
        terminal.wait("1 what happened")
        terminal.press("f")
        terminal.wait("What went wrong, in your own words?")
        terminal.press(*"nobody", "enter")
        terminal.wait_gone("in your own words?")
        terminal.press("i")
        terminal.wait("enter choose")
        terminal.press("enter")
        terminal.wait("The room’s reason")
        terminal.press(*"so", "enter")
        terminal.wait("“so”")
        terminal.press("v", "f")
        terminal.wait("What went wrong, in your own words?")
        terminal.press(*"half a")

    with _until_the_plug_is_pulled(tmp_path, *resume) as terminal:
        terminal.wait("1 what happened")
        terminal.press("3")
        terminal.wait("nobody")
        assert "half a" not in terminal.text()
        terminal.press("4")
        terminal.wait("“so”")
        terminal.wait("chosen 1 of")
        terminal.press("o")
        terminal.wait("round 2 of 2   ▶ running")

    with _until_the_plug_is_pulled(tmp_path, *resume) as terminal:
        terminal.wait("round 2 of 2")
        terminal.wait("paused")
        terminal.press("e", "y")
        terminal.wait_gone("paused")
        terminal.press("n", "n", "n")
        terminal.wait("Your findings and decisions")

    with Terminal([*PLAY, *resume], SIZE, {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("Your findings and decisions")
        terminal.wait("nobody")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    recording = read(path)
    assert (recording.continued, recording.complaints) == (5, ())
    assert [each.round for each in recording.events if isinstance(each, RoundOpened)] == [1, 2]
    assert sum(isinstance(each, IncidentReported) and each.live for each in recording.events) == 1
    assert verify(recording).exact
    assert library.load("rehearsal").plan.rounds == 2


def _figures(terminal: Terminal) -> list[str]:
    """
    The six, as they stand below the large one.
    """
    return [line for line in terminal.text().splitlines() if "to come" in line]
