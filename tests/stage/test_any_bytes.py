"""
Any bytes from the terminal, in the real program: the show goes on, the locked form stays locked, the terminal is given back.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from terminal_bytes import report, rubbish

from desk_theatre.itsm.commands import OpenRound, SubmitIncident
from desk_theatre.itsm.room_commands import LeaveMood, MeToo
from desk_theatre.recording.reader import read
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")

ROOT = Path(__file__).parents[2]
PIN = "271828182845"
SWITCHED = {1000, 1002, 1003, 1006, 1049, 2004}
NO_PASTE = 4.0
"""
Seconds without a byte, after which even a paste without an end is over.
"""
WHOLE_FLOOD = 180.0
"""
Seconds in which all keys of a flood have been obeyed; what is pressed after them comes after them.
"""
ONLY_HERE = "This terminal is only for reporting"


@contextmanager
def _stage(tmp_path: Path) -> Iterator[Terminal]:
    """
    A stage that no key leaves.
    """
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'stage'}"
    env = {"PYTHONPATH": path, "DESK_THEATRE_TEST_LOG": str(tmp_path / "stage.log")}
    with Terminal([sys.executable, "-m", "never_left"], env=env) as terminal:
        terminal.wait("within SLA")
        yield terminal


@contextmanager
def _locked_form(tmp_path: Path) -> Iterator[Terminal]:
    """
    A real show, its round open, the delegates' form locked.
    """
    command = [sys.executable, "-m", "desk_theatre", "play", "--overview", "rehearsal", "--kiosk-lock"]
    home = {
        "HOME": str(tmp_path),
        **dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(tmp_path)),
    }
    with Terminal([*command, "--recording", str(tmp_path / "a.theatre")], (100, 32), home) as terminal:
        terminal.wait("The facilitator's PIN")
        terminal.press(*PIN, "enter")
        terminal.wait("Re-enter the PIN")
        terminal.press(*PIN, "enter")
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d")
        terminal.wait("What is wrong, or what do you need?")
        yield terminal


def _type(terminal: Terminal, data: bytes) -> None:
    terminal.send(data)
    terminal.wait_until(terminal.heard, f"it does not listen any more after {data!r}")


def _answers(terminal: Terminal, key: str, words: str) -> None:
    """
    Press a key until it is answered: all that was typed before it comes first, and what still stands is not said again.
    """
    end = time.monotonic() + WHOLE_FLOOD
    while words not in terminal.text():
        assert time.monotonic() < end, f"{key} is not answered; the screen:\n{terminal.text()}"
        terminal.press(key)
        terminal.read(1.5)


def _given_back(terminal: Terminal) -> None:
    terminal.signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert not terminal.modes & SWITCHED
    assert 25 in terminal.modes
    assert b"Traceback" not in terminal.raw
    assert b"The stage crashed." not in terminal.raw


def _flood_stage(tmp_path: Path, flood: list[bytes]) -> None:
    with _stage(tmp_path) as terminal:
        for data in flood:
            _type(terminal, data)
        terminal.read(NO_PASTE)
        terminal.press(*["escape"] * 4)
        assert terminal.process.poll() is None
        _answers(terminal, "ctrl+q", "Nobody leaves here.")
        _given_back(terminal)
    log = tmp_path / "stage.log"
    assert not log.exists(), log.read_text(encoding="utf-8")


def _flood_form(tmp_path: Path, flood: list[bytes]) -> None:
    with _locked_form(tmp_path) as terminal:
        for data in flood:
            _type(terminal, data)
        terminal.read(NO_PASTE)
        assert terminal.process.poll() is None
        _answers(terminal, "ctrl+c", ONLY_HERE)
        _given_back(terminal)
    recording = read(tmp_path / "a.theatre")
    assert all("not closed properly" in complaint for complaint in recording.complaints)
    assert {type(given.command) for given in recording.inputs} <= {SubmitIncident, MeToo, OpenRound, LeaveMood}


def _strings(seed: int, count: int) -> list[bytes]:
    random = Random(seed)
    return [(report, rubbish)[i % 2](random) for i in range(count)]


KNOWN = [
    b"\x1b[97;5:3u",
    b"\x1b[1114112u",
    b"\x1b[48;0;0;0;0t",
    b"\x1b[48;9999999;9999999;1;1t",
    b"\x1b[?2048;1$y",
    b"\x1b[<0;10;10M",
    b"\x1b[<0;99999999999;99999999999M",
    b"\x1b[<67;5;5M",
    b"\x1b[O",
]


def test_no_bytes_end_the_show(tmp_path: Path) -> None:
    """
    Those that are known to have ended one, and three hundred others.
    """
    _flood_stage(tmp_path, [*KNOWN, *_strings(1, 300)])


def test_no_bytes_lead_away_from_a_locked_form(tmp_path: Path) -> None:
    """
    The show goes on, and the form is locked as before.
    """
    _flood_form(tmp_path, [*KNOWN, *_strings(2, 300)])


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
def test_no_bytes_of_ten_thousand_end_the_show(tmp_path: Path, seed: int) -> None:
    """
    A thousand strings by the grammar and a thousand without sense at a time, half of them for the stage, half for the form.
    """
    (tmp_path / "stage").mkdir()
    _flood_stage(tmp_path / "stage", _strings(2 * seed, 1000))
    (tmp_path / "form").mkdir()
    _flood_form(tmp_path / "form", _strings(2 * seed + 1, 1000))


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_pasted_text_presses_no_keys(tmp_path: Path, locked: bool) -> None:
    """
    An escape, the key that leaves, and enter, pasted into the form: text, which stands in the field without them.
    """
    with _locked_form(tmp_path) if locked else _stage(tmp_path) as terminal:
        if not locked:
            terminal.press("d")
            terminal.wait("What is wrong, or what do you need?")
        terminal.send(b"\x1b[200~abc\x1b\x11\r")
        terminal.read(0.4)
        terminal.send(b"\x1b[200~def\x1b[201~")
        terminal.wait("abc def")
        assert terminal.process.poll() is None
        assert "PIN" not in terminal.text()
        terminal.send(b"g")
        terminal.wait("abc defg")
        _given_back(terminal)


def test_a_paste_without_an_end_does_not_keep_the_keyboard(tmp_path: Path) -> None:
    """
    Some seconds later what came of it stands in the field, and keys are keys.
    """
    with _locked_form(tmp_path) as terminal:
        terminal.send(b"\x1b[200~abc")
        terminal.wait("abc")
        terminal.press("d", "ctrl+c")
        terminal.wait(ONLY_HERE)
        terminal.wait("abcd")
        _given_back(terminal)
