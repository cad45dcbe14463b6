"""
The first show of the tutorial, from the first key to the proof, as the page tells it; only faster.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import ROOT

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.sla import Light
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.recording.reader import read
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from desk_theatre.stage.wording.labels import SYMBOL
from profiles import examples
from terminal import Terminal

PAGE = (ROOT / "docs" / "tutorial" / "first-show.md").read_text(encoding="utf-8")
CODES = tuple(code_of(number) for number in (1, 3, 5))
PROGRAM = [sys.executable, "-m", "desk_theatre"]
TYPED = (("sound", "birch", "Lips move, nothing comes out", "row 4"), ("wi-", "cloud", "", ""), ("allergy", "", ""))


REPORTED = [("no-sound", "B"), ("wifi", "C"), ("dietary", None)]
"""
What the page says that the keys in `TYPED` report.
"""


def test_the_page_names_the_codes_that_a_room_gets_first() -> None:
    """
    The three incidents of the page have these codes in every show.
    """
    assert [code for code in CODES if f"**{code}**" not in PAGE] == []


def test_the_story_of_the_page_is_the_one_of_the_program() -> None:
    """
    Twenty seconds into the round the first incident is reported; its story begins as the page says.
    """
    run = PlayThrough(Show(library.load("conference"), 1), Picture(library.load("conference")))
    run.give(c.OpenRound())
    run.until(run.show.at + 20)
    run.give(c.SubmitIncident("no-sound", "B"))
    run.until(run.show.at + 3600)

    story = run.picture.life_line(1, run.show.at)

    page = re.findall(r"^(\d\d:\d\d)  (\S) (.+)$", PAGE, re.MULTILINE)
    assert story is not None
    steps = [(spell(step.at)[:5], SYMBOL[step.tone], step.words) for step in story.steps]
    assert page == steps[: len(page)]


@given(st.lists(st.integers(0, 120), min_size=3, max_size=3).map(sorted))
@examples(12)
def test_one_of_the_three_goes_wrong(seconds: list[int]) -> None:
    """
    Reported at any seconds of the first two minutes, one of them is lost or late by ten.
    """
    scenario = library.load("conference")
    run = PlayThrough(Show(scenario, 1), Picture(scenario))
    run.give(c.OpenRound())
    opens = run.show.at

    for after, (kind, room) in zip(seconds, REPORTED, strict=True):
        run.until(opens + after)
        run.give(c.SubmitIncident(kind, room))
    run.until(opens + 2 * 3600)

    stories = [run.picture.life_line(number, run.show.at) for number in (1, 3, 5)]
    late = [story.code for story in stories if story for clock in story.clocks if clock.light is Light.BREACHED]
    lost = [story.code for story in stories if story and story.state == "lost"]
    assert late or lost


def _type(terminal: Terminal, words: str) -> None:
    terminal.press(*("space" if letter == " " else letter for letter in words))
    terminal.read(0.2)


def _play(folder: Path) -> None:
    """
    Both rounds, by keys only; half an hour of each is enough.
    """
    command = [*PROGRAM, "play", "--overview", "conference", "--recording", str(folder / "first.theatre")]
    with Terminal(command, (120, 40), {"HOME": str(folder)}) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("running")
        _report(terminal)
        terminal.press(*"+++++")
        _wait_half_an_hour(terminal)
        _look_at_mine(terminal)
        _end_round(terminal)
        _switch_two(terminal)
        terminal.press("o")
        terminal.wait("Open round 2 now?")
        terminal.press("y")
        terminal.wait("round 2 of 4   ▶ running")
        terminal.press("p")
        terminal.wait("○ off ▄ Prioritise")
        _wait_half_an_hour(terminal)
        terminal.press("escape")
        _end_round(terminal)
        terminal.press("r")
        terminal.wait("hand-overs")
        terminal.wait("  round 2")
        terminal.press("escape")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert "recorded in" in terminal.raw.decode(errors="replace")


def _wait_half_an_hour(terminal: Terminal) -> None:
    """
    At least: at this pace ten minutes may pass between two pictures.
    """

    def passed() -> bool:
        clock = re.search(r"running +(\d\d:\d\d)", terminal.text())
        return clock is not None and clock[1] >= "08:30"

    terminal.wait_until(passed, "half an hour does not pass")


def _report(terminal: Terminal) -> None:
    """
    Three incidents, one after the other, each with its code.
    """
    terminal.press("d")
    terminal.wait("What is wrong")
    for answers in TYPED:
        for answer in answers:
            _type(terminal, answer)
            terminal.press("enter")
            terminal.read(0.2)
        terminal.wait("Your code is")
        if answers != TYPED[-1]:
            terminal.press("enter")
            terminal.wait_gone("Your code is")
    terminal.press("escape")
    terminal.wait("Just now")


def _look_at_mine(terminal: Terminal) -> None:
    """
    Pause the clocks, and read the story of the first code.
    """
    terminal.press("space")
    terminal.wait("paused")
    terminal.press("w")
    terminal.wait("Your code")
    _type(terminal, CODES[0].lower())
    terminal.wait("Lips move, nothing comes out")
    terminal.press("escape")
    terminal.wait("Just now")


def _end_round(terminal: Terminal) -> None:
    """
    The round ends, although its time is not over.
    """
    terminal.press("e")
    terminal.wait("End this round?")
    terminal.press("y")
    terminal.wait("between")


def _switch_two(terminal: Terminal) -> None:
    """
    Two practices are announced between the rounds.
    """
    terminal.press("p")
    terminal.wait("Clear service ownership")
    terminal.press("enter", "down", "down", "enter")
    terminal.wait("● on    Clear service ownership")
    terminal.wait("● on  ▄ Record every incident")
    terminal.press("escape")
    terminal.wait("Just now")


def _replay(folder: Path) -> None:
    """
    The three codes lead to the three reports.
    """
    with Terminal(
        [*PROGRAM, "replay", "--overview", str(folder / "first.theatre")], (120, 40), {"HOME": str(folder)}
    ) as terminal:
        terminal.wait("▶ round 1")
        for code in CODES:
            terminal.press("g")
            terminal.wait("Go to a time")
            _type(terminal, code.lower())
            terminal.press("enter")
            terminal.wait_gone("Go to a time")
            terminal.press("w")
            terminal.wait("Your code")
            _type(terminal, code.lower())
            terminal.wait("Reported at the desk")
            terminal.press("escape")
            terminal.wait("Just now")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_the_first_show(tmp_path: Path) -> None:
    """
    Play, look again, prove.
    """
    _play(tmp_path)
    _replay(tmp_path)

    done = subprocess.run(
        [*PROGRAM, "verify", str(tmp_path / "first.theatre")], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert ": exact; " in done.stdout
    asked = [given.command for given in read(tmp_path / "first.theatre").inputs]
    reports = [command for command in asked if isinstance(command, c.SubmitIncident)]
    assert [(report.kind, report.room) for report in reports] == REPORTED


@pytest.mark.parametrize("name", ["round", "practices", "incident"])
def test_the_pictures_are_of_the_stage(name: str) -> None:
    """
    They are there, are drawings, and show the conference day.
    """
    picture = ROOT / "docs" / "pictures" / f"{name}.svg"

    words = " ".join(ET.fromstring(picture.read_text(encoding="utf-8")).itertext())

    assert "The conference day" in " ".join(words.split())


def test_the_pictures_can_be_made_again(tmp_path: Path) -> None:
    """
    With one command, from the program as it is; the picture of the README has the six figures and the room's own incidents.
    """
    made = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "pictures" / "make.py"), str(tmp_path)], capture_output=True, check=False
    )

    assert (made.returncode, made.stderr) == (0, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "incident.svg",
        "practices.svg",
        "round.svg",
        "wall.svg",
    ]
    words = " ".join(ET.parse(tmp_path / "round.svg").getroot().itertext()).split()
    assert [each for each in ("SLA", "satisfaction", "10:12:00", "running") if each not in words] == []
    assert "◆" in words
    assert set(CODES).intersection(words)
