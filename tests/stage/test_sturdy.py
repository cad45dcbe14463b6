"""
In a real terminal: nothing from the keyboard or from outside breaks the stage, and however it ends, the terminal is given back.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from profiles import examples
from terminal import LIMIT, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")

ROOT = Path(__file__).parents[2]
MOUSE_AND_SCREEN = {1000, 1002, 1003, 1006, 1049, 2004}


def _stage(what: str = "show", size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None) -> Terminal:
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'stage'}"
    return Terminal([sys.executable, "-m", "boards", what], size, {"PYTHONPATH": path, **(env or {})})


def _given_back(terminal: Terminal) -> bool:
    """
    As it was before the show; what the program wrote last may still be on its way.
    """
    end = time.monotonic() + LIMIT
    while (terminal.modes & MOUSE_AND_SCREEN or 25 not in terminal.modes) and time.monotonic() < end:
        terminal.read(0.1)
    return not terminal.modes & MOUSE_AND_SCREEN and 25 in terminal.modes


def test_the_keyboard_may_send_anything() -> None:
    """
    Latin-1, old mouse reports, half a letter and a flood of escapes; afterwards keys work as before.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        for data in (
            b"\xff",
            b"\xe9\xe8",
            b"\xe2\x82",
            b"\x1b[M\xe0\xf0\xff",
            b"\x1b" * 40,
            b"\x1b[999;999;999~",
            b"\x00\x80\x9b",
        ):
            terminal.send(data)
            terminal.wait_until(terminal.heard, "it does not listen any more")
        terminal.press("escape", "escape")
        terminal.wait("within SLA")
        terminal.press("p")
        terminal.wait("What people do")
        assert terminal.process.poll() is None


def test_a_letter_may_come_in_two_halves() -> None:
    """
    Over a slow line a key of two bytes is read in two pieces, the first of which is no letter yet; and one whose second half is lost.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        for data in (b"\xc3", b"\xa9", b"\xc2"):
            terminal.send(data)
            terminal.wait_until(terminal.heard, "it does not listen any more")
        terminal.press("p")
        terminal.wait("What people do")
        assert terminal.process.poll() is None


@pytest.mark.long
@settings(examples(20), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.binary(min_size=1, max_size=40).filter(lambda b: b"\x11" not in b), max_size=20))
def test_no_bytes_end_the_show(flood: list[bytes]) -> None:
    """
    Whatever a broken keyboard sends, short of ctrl+q.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        for data in flood:
            terminal.send(data)
            terminal.wait_until(terminal.heard, "it does not listen any more")
        terminal.press("escape", "ctrl+q")
        terminal.wait("Leave the program?")
        assert terminal.process.poll() is None


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["TERM", "HUP", "INT"],
)
def test_a_signal_ends_the_show_in_good_order(number: signal.Signals, status: int) -> None:
    """
    The terminal is given back, and the status is the one that shells know.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        terminal.signal(number)
        assert terminal.ended() == status
        assert _given_back(terminal)


def test_a_second_signal_does_not_wait_for_a_show_that_cannot_stop(tmp_path: Path) -> None:
    """
    A disk that hangs must not keep the terminal.
    """
    gate = tmp_path / "it has begun to stop"
    with _stage("stuck", env={"DESK_THEATRE_TEST_GATE": str(gate)}) as terminal:
        terminal.wait("within SLA")
        terminal.signal(signal.SIGTERM)
        terminal.wait_until(gate.exists, "the first signal does nothing")
        assert terminal.process.poll() is None
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 143
        assert _given_back(terminal)


def test_a_terminal_that_goes_away_ends_the_show() -> None:
    """
    Somebody closes the window.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        terminal.hang_up()
        assert terminal.ended() == 129


def test_ctrl_c_tells_how_to_leave_and_ctrl_q_asks_first() -> None:
    """
    Neither ends a round by a slip of the finger.
    """
    with _stage() as terminal:
        terminal.wait("within SLA")
        terminal.press("ctrl+c")
        terminal.wait("Press ctrl+q")
        terminal.press("ctrl+q")
        terminal.wait("Leave the program?")
        terminal.press("escape")
        terminal.wait_gone("Leave the program?")
        terminal.press("ctrl+q", "y")
        assert terminal.ended() == 0
        assert _given_back(terminal)


def test_a_part_that_breaks_says_so_calmly_and_the_show_goes_on(tmp_path: Path) -> None:
    """
    No traceback and no names on the projector; the details are in a file that only its owner may read.
    """
    log = tmp_path / "logs" / "stage.log"
    with _stage("broken part", env={"DESK_THEATRE_TEST_LOG": str(log)}) as terminal:
        terminal.wait("cannot be drawn")
        terminal.wait("within SLA")
        terminal.press("p")
        terminal.wait("What people do")
        terminal.press("escape")
        terminal.wait("within SLA")
        terminal.press("ctrl+q")
        terminal.wait("Leave the program?")
        terminal.press("y")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.raw
        assert b"Marit" not in terminal.raw
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    story = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in story
    assert "Marit" not in story


def test_a_stage_that_breaks_down_leaves_one_sentence(tmp_path: Path) -> None:
    """
    The terminal is given back, the status is 1, and nothing of the program's inside is shown.
    """
    log = tmp_path / "stage.log"
    with _stage("broken stage", env={"DESK_THEATRE_TEST_LOG": str(log)}) as terminal:
        assert terminal.ended() == 1
        assert _given_back(terminal)
        assert b"Traceback" not in terminal.raw
        assert "The stage crashed" in terminal.text()
        assert b"Marit" not in terminal.raw
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_what_cannot_be_opened_is_one_sentence_and_status_1() -> None:
    """
    A mistake on the command line.
    """
    with _stage("unopened") as terminal:
        assert terminal.ended() == 1
        assert _given_back(terminal)
        assert "unknown scenario" in terminal.text()


def test_the_first_picture_does_not_wait_for_a_slow_opening(tmp_path: Path) -> None:
    """
    The name of the house stands there while the show is being opened.
    """
    gate = tmp_path / "it may be opened"
    with _stage("slow", env={"DESK_THEATRE_TEST_GATE": str(gate)}) as terminal:
        terminal.wait("opening ...")
        assert "within SLA" not in terminal.text()
        gate.touch()
        terminal.wait("within SLA")


def test_what_is_typed_during_a_slow_opening_waits_and_is_read(tmp_path: Path) -> None:
    """
    Every key in its order, once the show is there.
    """
    gate = tmp_path / "it may be opened"
    with _stage("slow", env={"DESK_THEATRE_TEST_GATE": str(gate)}) as terminal:
        terminal.wait("opening ...")
        terminal.press("w", *"zzz")
        assert "opening ..." in terminal.text()
        gate.touch()
        terminal.wait("No incident has the code zzz.")


@pytest.mark.parametrize("typed", [(), tuple("dx")])
def test_who_leaves_during_a_slow_opening_does_not_wait(typed: tuple[str, ...], tmp_path: Path) -> None:
    """
    Whatever was typed before.
    """
    gate = tmp_path / "it may be opened"
    with _stage("slow", env={"DESK_THEATRE_TEST_GATE": str(gate)}) as terminal:
        terminal.wait("opening ...")
        terminal.press(*typed, "ctrl+q")
        gate.touch()
        assert terminal.ended() == 0
        assert "within SLA" not in terminal.text()


def test_resizing_goes_below_the_smallest_size_and_back() -> None:
    """
    In a real terminal too.
    """
    with _stage(size=(120, 40)) as terminal:
        terminal.wait("within SLA")
        terminal.resize(60, 20)
        terminal.wait("60x20")
        terminal.resize(80, 24)
        terminal.wait("within SLA")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TEXTUAL_COLOR_SYSTEM": "standard"}, {"TERM": "xterm"}], ids=str)
def test_few_colours_or_none_say_the_same(env: dict[str, str]) -> None:
    """
    Every state is there in words.
    """
    with _stage(env=env) as terminal:
        terminal.wait("■ poor")
        terminal.wait("DELAYED 16 min")
        terminal.wait("▲ at risk")


def _stuck_terminal(terminal: Terminal) -> None:
    """
    Nobody reads what the show writes until the terminal is full and the show waits for it.
    """
    end = time.monotonic() + LIMIT
    stood, before = 0.0, -1
    while stood < 1.0:
        assert time.monotonic() < end, "the show goes on writing"
        time.sleep(0.1)
        now = terminal.unread()
        stood, before = (stood + 0.1 if now == before and now > 0 else 0.0), now


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT], ids=["TERM", "INT", "QUIT"])
def test_two_signals_end_a_show_whose_terminal_nobody_reads(number: signal.Signals) -> None:
    """
    The loop waits for the terminal and hears nothing; the program still ends with the status of the signal, and whoever reads
    the terminal again finds it as it was.
    """
    with _stage("lively", size=(200, 60)) as terminal:
        terminal.wait("within SLA")
        _stuck_terminal(terminal)
        terminal.signal(number)
        time.sleep(0.5)
        terminal.signal(number)
        assert terminal.process.wait(LIMIT) == 128 + number
        terminal.read(1.0)
        assert _given_back(terminal)
        assert terminal.echoes()


@pytest.mark.long
def test_one_signal_ends_a_show_whose_terminal_nobody_reads() -> None:
    """
    A little later.
    """
    with _stage("lively", size=(200, 60)) as terminal:
        terminal.wait("within SLA")
        _stuck_terminal(terminal)
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(LIMIT) == 143
        terminal.read(1.0)
        assert _given_back(terminal)


def test_the_recording_is_closed_before_a_show_is_ended_whose_terminal_nobody_reads(tmp_path: Path) -> None:
    """
    Nothing waits to be written when the program has ended.
    """
    path = tmp_path / "stuck.theatre"
    play = [
        sys.executable,
        "-m",
        "desk_theatre",
        "play",
        "--overview",
        "rehearsal",
        "--speed",
        "600",
        "--recording",
        str(path),
    ]
    with Terminal(play, (200, 60), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        _stuck_terminal(terminal)
        terminal.signal(signal.SIGTERM)
        time.sleep(1.0)
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(LIMIT) == 143
        terminal.read(1.0)
        assert _given_back(terminal)

    assert list(tmp_path.glob("*.ballast")) == []
    assert verify(read(path)).exact


@pytest.mark.parametrize("name", ["QUIT", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "XCPU"])
def test_a_signal_that_nobody_expects_gives_the_terminal_back(name: str) -> None:
    """
    Whatever would end the program ends it in good order.
    """
    number = getattr(signal, f"SIG{name}")
    with _stage() as terminal:
        terminal.wait("within SLA")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert _given_back(terminal)
        assert terminal.echoes()


def test_a_terminal_that_goes_away_without_a_signal_ends_the_show(tmp_path: Path) -> None:
    """
    As where the shell that began the show ignores it; the recording is closed, and the status is that of the signal.
    """
    path = tmp_path / "gone.theatre"
    status = tmp_path / "status"
    play = f"{sys.executable} -m desk_theatre play --overview rehearsal --recording {path}"
    # Not the terminal's own: a shell between them takes the signal, and hands none on.
    inner = f"setsid timeout 60 {play}"
    script = f"trap '' HUP; {inner} < $(tty) > $(tty) 2>&1; echo $? > {status}"
    with Terminal(["sh", "-c", script], (100, 32), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.hang_up()
        terminal.wait_until(status.exists, "the show does not end")
        terminal.wait_until(lambda: status.read_text() != "", "no status")

    assert status.read_text() == "129\n"
    assert verify(read(path)).exact
