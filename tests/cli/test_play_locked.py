"""
`desk-theatre play --kiosk-lock` in a real terminal: from the locked form to the code, to the story, and out with the PIN.
"""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path

from desk_theatre.itsm import events as e
from desk_theatre.itsm.commands import OpenRound, SubmitIncident
from desk_theatre.itsm.room_commands import LeaveMood, MeToo
from desk_theatre.recording.reader import read
from small_scenarios import SMALL_TOML
from terminal import Terminal

PLAY = [sys.executable, "-m", "desk_theatre", "play", "--overview"]
FROM_THE_FIRST_KEY = (*"wlan", "enter", "enter", "enter", "enter")
"""
What is wrong, the room, the words and the name that are offered.
"""

CAPPED = f"{SMALL_TOML}\n[moderation]\nper_minute = 1\n"
"""
Twenty minutes, in which the form takes one report a minute of the room's clock.
"""

SECONDS = 20.0
"""
So long it may take a delegate from the first key to the code.
"""


def _open_locked_form(terminal: Terminal) -> None:
    terminal.wait("The facilitator's PIN")
    terminal.press(*"4711", "enter")
    terminal.wait("Re-enter the PIN to confirm")
    terminal.press(*"4712", "enter")
    terminal.wait("The two PINs differ; try again.")
    terminal.press(*"4711", "enter", *"4711", "enter")
    terminal.wait("open round")
    assert "4711" not in terminal.text()
    terminal.press("o")
    terminal.wait("▶ running")
    terminal.press("d")
    terminal.wait("What is wrong, or what do you need?")


def _tries_to_get_out(terminal: Terminal) -> None:
    """
    The palette, ctrl+c, ctrl+z, escape, ctrl+q with a wrong PIN, a tiny window.
    """
    terminal.press("ctrl+p")
    terminal.wait("This terminal is only for reporting")
    terminal.press("ctrl+c", "\x1a", "\x1c", "escape")
    terminal.wait("Enter the facilitator’s PIN.")
    terminal.press(*"1234", "enter")
    terminal.wait("Wrong PIN.")
    terminal.press("ctrl+q")
    terminal.wait("Enter the facilitator’s PIN.")
    terminal.press("escape")
    terminal.resize(20, 5)
    terminal.read(0.3)
    terminal.resize(100, 32)
    terminal.wait("What is wrong, or what do you need?")


def test_from_a_locked_form_to_the_code_and_its_story(tmp_path: Path) -> None:
    """
    Eight keys and far less than twenty seconds; the second delegate says "me too"; the first one's code tells the story and
    takes a mood; the PIN, and nothing else, leads back to the stage.
    """
    path = tmp_path / "locked.theatre"
    program = [*PLAY, "rehearsal", "--kiosk-lock", "--speed", "60", "--recording", str(path)]
    with Terminal(program, (100, 32)) as terminal:
        _open_locked_form(terminal)
        _tries_to_get_out(terminal)
        began = time.monotonic()
        terminal.press(*FROM_THE_FIRST_KEY)
        terminal.wait("Your code is")
        took = time.monotonic() - began
        found = re.search(r"Your code is (\w+)", terminal.text())
        assert found is not None
        code = found[1]

        terminal.press("enter")
        terminal.wait("What is wrong, or what do you need?")
        terminal.press(*"wi-fi", "enter", "enter")
        terminal.wait("enter to join that report")
        terminal.wait(f"{code}, ")
        terminal.press(*"here too", "enter")
        terminal.wait(f"its code is {code}")
        terminal.wait("1 other has it too")
        terminal.wait("If its priority rises, a shorter target")

        terminal.press("w")
        terminal.wait("Where its time went")
        terminal.press("enter")
        terminal.wait("How are we doing?")
        terminal.press("4")
        terminal.wait("How it felt: :) happy")
        terminal.press("escape")
        terminal.wait("its code is")
        terminal.press("ctrl+q")
        terminal.wait("Enter the facilitator’s PIN.")
        terminal.press(*"4711", "enter")
        terminal.wait("Just now")
        terminal.press("ctrl+q", "enter")
        assert terminal.ended() == 0
        assert b"4711" not in terminal.raw

    given = [each.command for each in read(path).inputs]
    assert [command.text for command in given if isinstance(command, MeToo)] == ["here too"]
    assert took < SECONDS
    assert len(FROM_THE_FIRST_KEY) <= 8
    assert [type(command) for command in given if isinstance(command, (SubmitIncident, MeToo, LeaveMood))] == [
        SubmitIncident,
        MeToo,
        LeaveMood,
    ]
    assert "4711" not in path.read_bytes().decode("latin-1")


def test_a_forgotten_pin_loses_nothing(tmp_path: Path) -> None:
    """
    Close the window, or end the program from outside, and go on: the same round, the same incident, the same code.
    """
    path = tmp_path / "forgotten.theatre"
    with Terminal([*PLAY, "rehearsal", "--kiosk-lock", "--recording", str(path)], (100, 32)) as terminal:
        _open_locked_form(terminal)
        terminal.press(*FROM_THE_FIRST_KEY)
        terminal.wait("Your code is")
        found = re.search(r"Your code is (\w+)", terminal.text())
        assert found is not None
        terminal.signal(signal.SIGTERM)
        terminal.wait_until(lambda: terminal.process.poll() is not None, "the program does not end")
    before = [each for each in read(path).events if isinstance(each, e.IncidentReported) and each.live]

    with Terminal([*PLAY, "--resume", str(path)], (100, 32)) as terminal:
        terminal.wait("round 1 of 2")
        terminal.press("w", *found[1].lower())
        terminal.wait("Wi-Fi is slow or gone")
        terminal.press("escape", "ctrl+q", "enter")
        assert terminal.ended() == 0

    assert [each for each in read(path).events if isinstance(each, e.IncidentReported) and each.live] == before
    assert len(before) == 1


def test_a_report_that_waits_for_the_desk_is_given_up_when_the_round_ends(tmp_path: Path) -> None:
    """
    The second report in a minute waits; the round ends first.  The form says so, and hands nothing in any more.
    """
    scenario, path = tmp_path / "capped.toml", tmp_path / "capped.theatre"
    scenario.write_text(CAPPED, encoding="utf-8")
    with Terminal([*PLAY, str(scenario), "--speed", "60", "--recording", str(path)], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d", *"badge", "enter", "enter", "enter")
        terminal.wait("Your code is")
        terminal.press("enter")
        terminal.wait("What is wrong, or what do you need?")
        terminal.press(*"badge", "enter", "enter", "enter")
        terminal.wait("Too many reports at once")
        terminal.wait("the desk did not take your", 60)
        terminal.wait_gone("Too many reports at once")
        terminal.signal(signal.SIGTERM)
        terminal.ended()

    assert [type(each.command) for each in read(path).inputs].count(SubmitIncident) == 1


def test_a_pin_typed_after_wrong_ones_is_not_to_be_read(tmp_path: Path) -> None:
    """
    Three wrong PINs, and the right one at once: the question stays and counts down, and nothing of it stands in the form.  In
    "where is mine?" no notice to the facilitator stands either.
    """
    program = [*PLAY, "rehearsal", "--kiosk-lock", "--hold-texts", "--recording", str(tmp_path / "pin.theatre")]
    with Terminal(program, (100, 32)) as terminal:
        _open_locked_form(terminal)
        terminal.press(*"wlan", "enter", "enter", *"hello", "enter", "enter")
        terminal.wait("Your code is")
        terminal.press("w")
        terminal.wait("Where its time went")
        assert "is held" not in terminal.text()
        terminal.press("escape")
        terminal.wait("report another")
        terminal.press("enter")
        terminal.wait("What is wrong, or what do you need?")
        terminal.press("ctrl+q")
        terminal.wait("Enter the facilitator’s PIN.")
        for wrong in ("1111", "2222", "3333"):
            terminal.press(*wrong, "enter")
            terminal.wait("Wrong PIN.")
        terminal.wait("Try again in")
        terminal.press(*"4711", "enter", *"4711")
        assert "Try again in" in terminal.text()
        assert not re.search("[47]", terminal.text().split("Try again in")[1].partition("s. ")[2])
        terminal.wait_gone("Try again in")
        terminal.press(*"4711", "enter")
        terminal.wait("1 text held")
        terminal.press("ctrl+q", "enter")
        assert terminal.ended() == 0
        assert b"4711" not in terminal.raw


def test_a_delegate_who_types_at_a_closed_desk_presses_no_key_of_the_facilitator(tmp_path: Path) -> None:
    """
    Before the round: the form says that the desk opens soon, and the letters go nowhere; in the round it takes them.
    """
    path = tmp_path / "closed.theatre"
    with Terminal([*PLAY, "rehearsal", "--recording", str(path)], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("d")
        terminal.wait("The desk opens soon.")
        terminal.press(*"zebra", "enter")
        assert "The desk opens soon." in terminal.text()
        assert "Colours" not in terminal.text()
        terminal.press("escape")
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("What is wrong, or what do you need?")
        assert "zebra" not in terminal.text()
        terminal.signal(signal.SIGTERM)
        terminal.ended()

    assert "SetSpeed" not in [type(each.command).__name__ for each in read(path).inputs]


def test_a_pin_cannot_be_copied_into_the_form(tmp_path: Path) -> None:
    """
    Half a PIN is marked and copied, and cut; neither the form nor the terminal's clipboard gets it.
    """
    program = [*PLAY, "rehearsal", "--kiosk-lock", "--recording", str(tmp_path / "copied.theatre")]
    for key in (b"\x03", b"\x18"):  # ctrl+c, ctrl+x
        (tmp_path / "copied.theatre").unlink(missing_ok=True)
        with Terminal(program, (100, 32)) as terminal:
            _open_locked_form(terminal)
            terminal.press("ctrl+q")
            terminal.wait("Enter the facilitator’s PIN.")
            terminal.press(*"839172")
            terminal.send(b"\x1b[1;2H" + key)  # mark it all, back to the beginning
            terminal.press("escape")
            terminal.wait_gone("Enter the facilitator’s PIN.")
            terminal.send(b"\x16")  # ctrl+v
            terminal.press(*"wlan")
            terminal.wait("wlan")
            assert "839172" not in terminal.text()
            assert b"\x1b]52;c;ODM5MTcy" not in terminal.raw
            terminal.signal(signal.SIGTERM)
            terminal.ended()


def test_a_click_on_an_answer_that_is_gone_answers_nothing(tmp_path: Path) -> None:
    """
    Three clicks on the kinds at once: the first answers, and the others do not answer the next question.
    """
    path = tmp_path / "clicks.theatre"
    with Terminal([*PLAY, "rehearsal", "--recording", str(path)], (100, 32)) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("No sound")
        kinds = ("Wi-Fi is slow", "Projector shows", "Wi-Fi is slow")
        for kind in kinds:
            terminal.wait(kind)
        lines = terminal.text().splitlines()
        rows = [next(number for number, line in enumerate(lines, 1) if kind in line) for kind in kinds]
        terminal.send("".join(f"\x1b[<0;10;{row}M\x1b[<0;10;{row}m" for row in rows).encode())
        terminal.wait("Where")
        terminal.press("f1")  # what comes after the clicks
        terminal.wait("Show what every key does")
        terminal.press("escape")
        terminal.wait("Where")
        assert "went wrong" not in terminal.text()
        terminal.signal(signal.SIGTERM)
        terminal.ended()

    assert read(path).inputs[-1].command == OpenRound()
