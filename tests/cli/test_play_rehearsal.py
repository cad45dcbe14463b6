"""
`desk-theatre play --rehearse`, as somebody tries an evening alone: in a real terminal, with keys.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk_theatre.cli.main import main
from desk_theatre.cli.play import USUAL_DELEGATES
from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.recording.reader import read
from terminal import Terminal


def test_somebody_tries_the_evening_alone(tmp_path: Path) -> None:
    """
    The round fills by itself; somebody asks for theirs and is looked up; a key stops and starts them; the recording says who
    was a person.
    """
    path = tmp_path / "alone.theatre"
    program = [
        sys.executable,
        "-m",
        "desk_theatre",
        "play",
        "--overview",
        "rehearsal",
        "--rehearse",
        "--delegates",
        "60",
    ]
    with Terminal([*program, "--speed", "150", "--recording", str(path)], (100, 32)) as terminal:
        terminal.wait("Rehearsal with 60 simulated delegates · z pauses them")
        terminal.press("o")
        terminal.wait(" asks about ")
        found = re.search(r" asks about (\w+) \(", terminal.text())
        assert found is not None
        terminal.press("w", *found[1].lower(), "enter")
        terminal.wait("esc back")
        terminal.press("escape", "escape")
        terminal.wait("The floor")
        terminal.press("z")
        terminal.wait("simulated delegates paused")
        terminal.press("z")
        terminal.wait_gone("simulated delegates paused")
        terminal.press("ctrl+q", "enter")
        assert terminal.ended() == 0

    senders = [given.sender for given in read(path).inputs]
    assert senders.count("rehearsal") >= 3
    assert [*dict.fromkeys(senders)] == ["", "rehearsal"]


def test_the_teams_of_a_rehearsal_talk_and_can_be_stopped(tmp_path: Path) -> None:
    """
    In the reflection they pick cards by themselves; the same key as in the round makes them keep still.
    """
    program = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal", "--rehearse"]
    with Terminal([*program, "--recording", str(tmp_path / "x.theatre")], (110, 36)) as terminal:
        terminal.wait("z pauses them")
        terminal.press("o")
        terminal.wait("running")
        terminal.press("e", "enter")
        terminal.wait("between rounds")
        terminal.press("n")
        terminal.wait("space next figure")
        terminal.press("n")
        terminal.wait("chosen 0 of 3")
        terminal.wait_until(lambda: re.search(r"2 cards \d", terminal.text()) is not None, "nobody picks a card", 40)
        terminal.press("z")
        terminal.wait("simulated delegates paused")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_in_a_show_with_people_the_key_says_what_it_is_for(tmp_path: Path) -> None:
    """
    It stands in no bar, and does nothing.
    """
    path = tmp_path / "people.theatre"
    program = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal", "--recording", str(path)]
    with Terminal(program, (100, 32)) as terminal:
        terminal.wait("open round")
        before = terminal.text()
        terminal.press("z")
        terminal.wait("This show is for people.")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    assert "Rehearsal with" not in before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rehearsal", "--delegates", "20"], "--delegates needs --rehearse"),
        (["rehearsal", "--rehearse", "--delegates", "0"], "0 is not in the range"),
        (["rehearsal", "--rehearse", "--delegates", "501"], "501 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(arguments: list[str], words: str) -> None:
    """
    Nothing that is asked for is silently ignored.
    """
    result = CliRunner().invoke(main, ["play", "--overview", *arguments])

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


async def test_a_rehearsed_show_has_a_name_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In the folder and in the foyer nobody takes it for an evening.
    """
    monkeypatch.setattr("desk_theatre.cli.paths.recordings", lambda: tmp_path)
    runner = ShowLibrary(1, guests=USUAL_DELEGATES).play("rehearsal").runner
    await runner.stop()

    assert runner.recorder.path.name.startswith("rehearsal-rehearsed-")
