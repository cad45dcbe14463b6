"""
An evening in three terminals: the stage on the projector, a console, a kiosk, each a real program.  And what is said where
there is nothing to attach to.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desk_theatre.door import wording
from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.stage.wording import house
from small_scenarios import SMALL_TOML
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "desk_theatre"]
PIN = b"4711\r"
PHRASE_AT = "Pairing phrase: "


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """
    A home of its own, and a runtime folder with a short name.
    """
    with TemporaryDirectory(prefix="dt-") as runtime:
        home = str(tmp_path)
        yield {"HOME": home, "XDG_RUNTIME_DIR": runtime, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home}


def _play(
    tmp_path: Path, env: dict[str, str], *more: str, name: str = "evening", size: tuple[int, int] = (120, 40)
) -> Terminal:
    (tmp_path / "small.toml").write_text(SMALL_TOML, encoding="utf-8")
    given = [
        "play",
        str(tmp_path / "small.toml"),
        "--recording",
        str(tmp_path / f"{name}.theatre"),
        "--overview",
        *more,
    ]
    show = Terminal([*PROGRAM, *given], size, env)
    show.wait("open round")
    return show


def _see_them_go(show: Terminal) -> None:
    """
    Read what the show has painted meanwhile, so that it can go on; a terminal that nobody reads holds it up.
    """
    show.read(1.5)


def _door(env: dict[str, str], show: Terminal, count: int = 1) -> None:
    """
    Wait until the door is there, as a person does who goes to the other laptop.
    """
    folder = Path(env["XDG_RUNTIME_DIR"]) / "desk-theatre"
    show.wait_until(lambda: folder.is_dir() and len(list(folder.glob("*.socket"))) >= count, "the door does not open")


def _run(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *command], env={**os.environ, **env}, capture_output=True, text=True, timeout=60, check=False
    )


def _kiosk(env: dict[str, str], *where: str, phrase: str = "") -> Terminal:
    kiosk = Terminal([*PROGRAM, "kiosk", *where], (100, 30), env)
    if phrase:
        kiosk.wait("Pairing phrase")
        kiosk.send(f"{phrase}\r".encode())
    kiosk.wait("PIN")
    kiosk.send(PIN)
    kiosk.wait("onfirm")
    kiosk.send(PIN)
    return kiosk


def test_an_evening_in_three_terminals(tmp_path: Path, env: dict[str, str]) -> None:
    """
    The console runs the show, the kiosk reports, the wall shows only what the room may see; the console is killed and comes
    back; the recording is exact and so is the console's copy.
    """
    with _play(tmp_path, env) as wall:
        _door(env, wall)
        with Terminal([*PROGRAM, "console"], (120, 40), env) as console, _kiosk(env) as kiosk:
            console.wait("now shows only what the room may see")
            kiosk.wait("The desk opens soon")
            console.press("o")
            wall.wait("running")
            kiosk.wait("What is wrong, or")
            console.press("x")
            console.wait("hold new")
            wall_has_texts = "x texts" in wall.text()
            console.press("f", "escape")
            kiosk.press("w", "i", "f", "i", "enter")
            kiosk.wait("own words")
            kiosk.send(b"the secret of badge seven\r")
            kiosk.wait("call you")
            kiosk.press("enter")
            kiosk.wait("Your code is")
            code = kiosk.text().split("Your code is ")[1].split()[0]
            console.wait("1 text held")
            wall.read(1.0)
            seen_by_the_room = wall.raw
            console.process.kill()
            console.process.wait(5)
            wall.press("space")
            wall.wait("paused")
            with Terminal([*PROGRAM, "console"], (120, 40), env) as again:
                again.wait("paused")
                again.press("x")
                again.wait("the secret of badge seven")
                again.press("escape", "w")
                again.send(code.encode())
                again.wait("from this room")
                again.press("escape", "e")
                again.wait("End")
                again.press("y")
                wall.wait_until(
                    lambda: "running" not in wall.text() and "paused" not in wall.text(), "the round goes on"
                )
                again.press("ctrl+q")
                assert again.ended() == 0
                assert "A copy of the recording is in" in again.text()
            kiosk.press("ctrl+q")
            kiosk.wait("Enter the facilitator")
            kiosk.send(PIN)
            assert kiosk.ended() == 0
        _see_them_go(wall)
        wall.press("ctrl+q")
        assert wall.ended() == 0
    recording = read(tmp_path / "evening.theatre")
    copy = next((tmp_path / "desk-theatre" / "copies").glob("*.theatre"))

    assert not wall_has_texts
    assert b"secret of badge" not in seen_by_the_room
    assert [given.sender for given in recording.inputs] == ["console", "console", "kiosk 1", "", "console"]
    assert verify(recording).exact
    assert copy.read_bytes() == (tmp_path / "evening.theatre").read_bytes()[: copy.stat().st_size]
    assert _run(env, "verify", str(copy)).returncode == 0


def test_the_show_outlives_its_stage_as_long_as_it_is_wanted(tmp_path: Path, env: dict[str, str]) -> None:
    """
    The wall is left with a console attached: the show goes on without it, until ctrl+c.
    """
    with _play(tmp_path, env) as wall:
        _door(env, wall)
        with Terminal([*PROGRAM, "console"], (120, 40), env) as console:
            console.wait("now shows only")
            console.press("o")
            wall.wait("running")
            wall.press("ctrl+q")
            wall.wait("The show continues for the console")
            wall.press("y")
            wall.wait("Press ctrl+c here to end it")
            console.press("space")
            console.wait("paused")
            wall.send(b"\x03")
            wall.ended()
            console.wait("The show has ended")
            console.press("ctrl+q")
            assert console.ended() == 0
    assert [given.sender for given in read(tmp_path / "evening.theatre").inputs] == ["console", "console"]


def test_a_kiosk_keeps_what_is_typed_while_the_show_is_away(tmp_path: Path, env: dict[str, str]) -> None:
    """
    The show is killed in the middle of a report; it is resumed, and the report arrives, once.
    """
    path = tmp_path / "evening.theatre"
    wall = _play(tmp_path, env)
    try:
        _door(env, wall)
        wall.press("o")
        wall.wait("running")
        with _kiosk(env) as kiosk:
            kiosk.wait("What is wrong, or")
            kiosk.press("w", "i", "f", "i", "enter")
            kiosk.wait("own words")
            wall.process.kill()
            wall.process.wait(5)
            wall.hang_up()
            kiosk.send(b"badge seven\r")
            kiosk.wait("call you")
            kiosk.press("enter")
            kiosk.wait(wording.KEPT_HERE)
            wall = Terminal([*PROGRAM, "play", "--overview", "--resume", str(path)], (120, 40), env)
            kiosk.wait("Your code is")
            wall.signal(signal.SIGTERM)
            wall.ended()
    finally:
        if wall.process.poll() is None:
            wall.process.kill()
            wall.process.wait(5)
        wall.hang_up()

    assert [given.command.text for given in read(path).inputs if isinstance(given.command, SubmitIncident)] == [
        "badge seven"
    ]


KEYS = (
    *(
        b"\x03",
        b"\x04",
        b"\x10",
        b"\x11",
        b"\x1a",
        b"\x1b",
        b"\x1b[15~",
        b"\x1bOP",
        b"\x1b[3~",
        b"\x00",
        b"\x7f",
        b"\t",
    ),
    *(b"q", b"j", b"o", b"e", b"p", b"f", b"x", b"n", b":", b"?", b"/", b"\x1b\x1b", b"\x1b[<0;3;30M\x1b[<0;3;30m"),
)


def test_a_kiosk_is_not_left_by_any_key(tmp_path: Path, env: dict[str, str]) -> None:
    """
    Whatever its keyboard sends: nothing but reports reaches the show, and the form is there afterwards.
    """
    with _play(tmp_path, env) as wall:
        _door(env, wall)
        wall.press("o")
        wall.wait("running")
        with _kiosk(env) as kiosk:
            kiosk.wait("What is wrong, or")
            for key in KEYS * 4:
                kiosk.send(key)
                kiosk.read(0.02)
            for _ in range(4):
                kiosk.press("escape")
            kiosk.wait_until(lambda: "What is wrong, or" in kiosk.text() or "PIN" in kiosk.text(), "the form is gone")
            assert kiosk.process.poll() is None
        wall.press("ctrl+q", "y")
        wall.ended()

    assert {given.sender for given in read(tmp_path / "evening.theatre").inputs} <= {"", "kiosk 1"}
    assert sum(not given.sender for given in read(tmp_path / "evening.theatre").inputs) == 1


def test_another_machine_attaches_with_the_phrase(tmp_path: Path, env: dict[str, str]) -> None:
    """
    `pair` prints it, the console of this machine shows it, and the wall never does.
    """
    with _play(tmp_path, env, "--open=127.0.0.1") as wall:
        _door(env, wall)
        told = _run(env, "pair").stdout
        phrase = told.split(PHRASE_AT)[1].splitlines()[0]
        address = told.split("open at ")[1].split()[0].rstrip(".")
        with (
            Terminal([*PROGRAM, "console"], (120, 40), env) as near,
            Terminal([*PROGRAM, "console", address], (120, 40), env) as far,
        ):
            near.wait(phrase)
            far.wait("Pairing phrase")
            far.send(b"BCDF GHJK\r")
            far.wait("That is not the phrase")
            far.wait_until(lambda: far.text().count("Pairing phrase") == 2, "it does not ask again")
            far.send(f"{phrase.lower()}\r".encode())
            far.wait("now shows only")
            far.press("o")
            wall.wait("running")
            with _kiosk(env, address, phrase=phrase) as kiosk:
                kiosk.wait("What is wrong, or")
            for screen in (far, near):
                screen.press("ctrl+q")
                assert screen.ended() == 0
        _see_them_go(wall)
        wall.press("ctrl+q", "y")
        wall.ended()
        shown_to_the_room = wall.raw

    assert phrase.encode() not in shown_to_the_room
    assert [given.sender for given in read(tmp_path / "evening.theatre").inputs] == ["console 2"]


def test_two_shows_on_one_machine_are_asked_for_and_each_has_its_console(tmp_path: Path, env: dict[str, str]) -> None:
    with _play(tmp_path, env, name="one") as one, _play(tmp_path, env, name="two") as two:
        _door(env, one, 2)
        with Terminal([*PROGRAM, "console"], (120, 40), env) as console:
            console.wait("Several shows are running")
            console.wait("(two-")
            console.send(b"7\r")
            console.wait("is not in the range")
            console.send(b"2\r")
            console.wait("now shows only")
            console.press("o")
            two.wait("running")
            console.press("ctrl+q")
            console.ended()
        assert "running" not in one.text()
        for show in (one, two):
            _see_them_go(show)
            show.press("ctrl+q", *("y" if show is two else ""))
            show.ended()


@pytest.mark.parametrize("command", ["console", "kiosk"])
@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ((), wording.NO_SHOW),
        (("not an address",), wording.not_an_address("not an address")),
        (("127.0.0.1:1",), "nobody answers at 127.0.0.1:1"),
    ],
)
def test_where_there_is_nothing_to_attach_to_it_is_said_in_a_sentence(
    env: dict[str, str], command: str, where: tuple[str, ...], sentence: str
) -> None:
    with Terminal([*PROGRAM, command, *where], (200, 20), env) as screen:
        status = screen.ended()
        said = screen.text().strip()

    assert status == 1
    assert said.startswith(sentence)
    assert "\n" not in said


def test_pair_where_nothing_is_open_says_so(tmp_path: Path, env: dict[str, str]) -> None:
    nothing = _run(env, "pair")
    with _play(tmp_path, env) as wall:
        _door(env, wall)
        closed = _run(env, "pair")
        wall.press("ctrl+q")
        wall.ended()

    assert (nothing.returncode, " ".join(nothing.stderr.split())) == (1, wording.NO_SHOW)
    assert (closed.returncode, " ".join(closed.stderr.split())) == (1, wording.NOT_OPEN)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("192.0.2.77:8080", "192.0.2.77 is not an address of this machine"), ("1.2.3", "'1.2.3' is not an address")],
)
def test_play_that_cannot_open_says_so_before_the_stage_takes_the_screen(
    env: dict[str, str], given: str, sentence: str
) -> None:
    with Terminal([*PROGRAM, "play", "rehearsal", f"--open={given}"], (200, 20), env) as screen:
        status = screen.ended()
        said = screen.text().strip()

    assert status == 1
    assert said.startswith(sentence)
    assert house.OPENING_SHOW not in said
