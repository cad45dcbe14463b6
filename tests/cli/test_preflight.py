"""
The preflight: what would spoil an evening is said before it begins, in words that tell what to do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.cli import preflight_machine as machine
from desk_theatre.cli.main import main
from desk_theatre.cli.preflight import page
from desk_theatre.cli.preflight_finding import PreflightFinding, fix, good, note
from desk_theatre.cli.preflight_live import KEYS, WIDTHS, shown
from desk_theatre.cli.preflight_terminal import Surroundings, about_terminal
from desk_theatre.cli.wording import preflight as words
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.stage.layout import SMALLEST
from desk_theatre.stage.wall.legibility import legibility
from terminal import Terminal

BEST = Surroundings(
    size=(120, 36),
    keyboard=True,
    encoding="utf-8",
    environment={"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    system="linux",
    contained=False,
    ask=lambda _: "",
)
PROGRAM = [sys.executable, "-m", "desk_theatre", "preflight"]


def _levels(found: Iterator[PreflightFinding]) -> dict[str, str]:
    """
    The worst of each.
    """
    worst: dict[str, str] = {}
    for each in found:
        if each.level != "good" or each.about not in worst:
            worst[each.about] = each.level
    return worst


def _with(**environment: str) -> Surroundings:
    return evolve(BEST, environment={**BEST.environment, **environment})


# ---------------------------------------------------------------------------------------------------- the terminal


def test_of_a_good_terminal_nothing_is_complained_about() -> None:
    """
    Nobody reads warnings that always come.
    """
    assert set(_levels(about_terminal(BEST, 2.0)).values()) == {"good"}


@pytest.mark.parametrize(
    ("here", "about", "level", "words"),
    [
        (evolve(BEST, size=None), "terminal", "fix", "no terminal"),
        (evolve(BEST, keyboard=False), "terminal", "fix", "no key can arrive"),
        (evolve(BEST, size=(79, 24)), "size", "fix", "79 × 24 characters; the stage needs 80 × 24"),
        (evolve(BEST, size=(80, 23)), "size", "fix", "reduce the font size"),
        (evolve(BEST, size=(240, 67)), "projector", "note", "24 rows are enough"),
        (evolve(BEST, encoding="iso8859-1"), "letters", "fix", "export LC_ALL=C.UTF-8"),
        (evolve(BEST, encoding=""), "letters", "fix", "an unknown encoding"),
        (_with(TERM="dumb"), "colours", "fix", "export TERM=xterm-256color"),
        (_with(NO_COLOR="1"), "colours", "note", "unset NO_COLOR"),
        (_with(COLORTERM=""), "colours", "note", "256 colours"),
        (_with(COLORTERM="", TERM="linux"), "colours", "note", "16 colours"),
        (_with(TEXTUAL_ANIMATIONS="none"), "movement", "note", "nothing moves"),
        (_with(SSH_CONNECTION="1.2.3.4"), "remote", "note", "the show depends on the network"),
        (_with(STY="1.pts"), "screen", "note", "GNU screen"),
        (evolve(BEST, contained=True), "container", "note", "--detach-keys"),
        (evolve(_with(TMUX="/x,1,0"), ask=lambda _: "500\n"), "tmux", "note", "tmux set -s escape-time 10"),
        (evolve(_with(TMUX="/x,1,0", COLORTERM="24bit"), ask=lambda _: "0"), "tmux", "note", "terminal-features"),
    ],
)
def test_what_is_wrong_with_a_terminal_is_said_with_what_to_do(
    here: Surroundings, about: str, level: str, words: str
) -> None:
    """
    One thing wrong, one finding, and all else is fine.
    """
    found = list(about_terminal(here, 2.0))

    assert [each.about for each in found if each.level != "good"] == [about]
    assert [each.level for each in found if each.about == about and each.level != "good"] == [level]
    assert words in " ".join(page(found).split())


@given(st.integers(*sorted((SMALLEST[1], 200))), st.floats(0.2, 30))
def test_a_larger_picture_is_read_from_further_away(rows: int, picture: float) -> None:
    """
    And more rows are smaller letters.
    """
    far, further, nearer = (
        next(each.words for each in about_terminal(evolve(BEST, size=(120, n)), high) if each.about == "projector")
        for n, high in ((rows, picture), (rows, 2 * picture), (2 * rows, picture))
    )

    assert _metres(nearer) <= _metres(far) <= _metres(further)


@pytest.mark.parametrize(
    ("size", "back_row", "level", "words"),
    [
        ((120, 40), 12, "good", "can read the wall"),
        ((120, 40), 16, "note", "only with good eyes"),
        ((120, 40), 19, "fix", "18 m is the limit"),
        ((80, 24), 19, "good", "can read the wall"),
        ((200, 60), 18, "note", "only with good eyes"),
        ((120, 80), 10, "fix", "cannot read the wall"),
    ],
)
def test_the_back_row_is_told_whether_it_can_read_the_wall(
    size: tuple[int, int], back_row: float, level: str, words: str
) -> None:
    """
    By the height of a capital: a hundred times of it is safe, and from 120 times on nobody reads it.
    """
    found = [each for each in about_terminal(evolve(BEST, size=size), 2.0, back_row) if each.about == "projector"]

    assert [each.level for each in found] == [level]
    assert words in found[0].words


def test_the_texts_that_must_be_read_are_counted_as_they_are_painted() -> None:
    """
    On the middle wall eight rooms with a state each, six lanes with a number each, and eight more.
    """
    read = legibility(120, 40, 2.0)

    assert (read.texts, read.rows) == (2 * 8 + 2 * 6 + 8, 3)
    assert [round(metres) for metres in (read.safe, read.furthest, read.lines)] == [15, 18, 3]


def _metres(words: str) -> int:
    return int(words.partition(" from up to ")[2].partition(" m")[0])


# ----------------------------------------------------------------------------------------------------- the machine


def _clock(lengths: list[float]) -> Callable[[], float]:
    """
    A clock that is asked before and after each of some lengths.
    """
    now, left = 0.0, count()

    def clock() -> float:
        nonlocal now
        place = next(left)
        if place % 2:
            now += lengths[(place // 2) % len(lengths)]
        return now

    return clock


@pytest.mark.parametrize(
    ("lengths", "level"), [([0.001], "good"), ([0.001] * 11 + [0.2], "note"), ([0.3], "note"), ([2.0], "fix")]
)
def test_a_slow_disk_is_noticed(lengths: list[float], level: str, tmp_path: Path) -> None:
    """
    Delegates wait for it; and nothing is left behind.
    """
    found = list(machine.about_disk(tmp_path / "new" / "folder", clock=_clock(lengths)))

    assert [each.level for each in found if "Saving a report" in each.words] == [level]
    assert list((tmp_path / "new" / "folder").iterdir()) == []


class Refusing(SystemDisk):
    """
    A disk on which nothing can be made safe.
    """

    def sync(self, file: int) -> None:
        """
        It fails.
        """
        raise OSError(5, "Input/output error")


def test_a_folder_that_takes_nothing_is_named_with_the_reason(tmp_path: Path) -> None:
    """
    A file in the way, and a disk that fails; nothing is left behind there either.
    """
    (tmp_path / "file").write_text("x", encoding="utf-8")

    blocked = list(machine.about_disk(tmp_path / "file" / "folder"))
    failing = list(machine.about_disk(tmp_path / "ok", Refusing()))

    assert [(each.level, each.about) for each in (*blocked, *failing)] == [("fix", "disk")] * 2
    assert "not a directory" in blocked[0].words
    assert "input/output error" in failing[0].words
    assert list((tmp_path / "ok").iterdir()) == []


@pytest.mark.parametrize(("free", "level"), [(10_000_000, "fix"), (100_000_000, "note"), (10**10, "good")])
def test_a_disk_that_is_almost_full_is_noticed(
    free: int, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Before the show, and not in the middle of it.
    """
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Free(free))

    found = list(machine.about_disk(tmp_path))

    assert [each.level for each in found if " free in " in each.words] == [level]


class _Free:
    def __init__(self, free: int) -> None:
        self.free = free


@pytest.mark.parametrize(
    ("now", "late", "level"),
    [
        ("2026-03-01T19:00:00+01:00", 0.001, "good"),
        ("2026-03-01T19:00:00+01:00", 0.1, "note"),
        ("2026-03-01T19:00:00+01:00", 0.9, "fix"),
        ("2026-03-01T19:00:00+01:00", -0.01, "fix"),
        ("1970-01-01T00:00:07+00:00", 0.001, "fix"),
    ],
)
def test_a_clock_that_cannot_be_right_is_noticed(now: str, late: float, level: str) -> None:
    """
    The date of a machine whose battery is dead, a machine that sleeps, a clock that stands still.
    """
    found = _levels(machine.about_clock(now, _clock([0.01 + late]), lambda _: None))

    assert found == {"clock": level}


@pytest.mark.parametrize(("took", "level"), [(1.0, "good"), (80.0, "fix")])
def test_a_machine_that_cannot_keep_up_is_noticed(took: float, level: str) -> None:
    """
    A round has to be reckoned in a small part of its time.
    """
    assert _levels(machine.about_speed(_clock([took]))) == {"speed": level}


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """
    A mishap without details cannot be mended; that it can be written need not be said.
    """
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert _levels(machine.about_log(tmp_path / "file" / "x.log")) == {"log": "note"}
    assert list(machine.about_log(tmp_path / "logs" / "x.log")) == []


def test_a_command_that_there_is_not_says_nothing() -> None:
    """
    A machine without tmux is no mistake.
    """
    assert machine.answer(("no-such-program-anywhere",)) == ""
    assert machine.answer((sys.executable, "-c", "print(7)")) == "7\n"


# -------------------------------------------------------------------------------------------------------- the page


def test_what_has_to_be_done_stands_first_and_can_be_copied() -> None:
    """
    A command keeps its line, however long it is.
    """
    long = f"export A={'x' * 120}"
    found = [good("a", "Fine."), note("b", "Hm.", "Do:", long), fix("c", "Broken.", "Mend it.")]

    lines = page(found).splitlines()

    assert lines == [
        *(words.TO_FIX, "  c          Broken.", "             -> Mend it.", ""),
        *("Worth knowing", "  b          Hm.", "             -> Do:", f"                {long}", ""),
        *("Fine", "  a          Fine.", "", words.not_ready(1)),
    ]


@given(st.binary(max_size=40))
def test_whatever_arrives_is_shown_without_harm(data: bytes) -> None:
    """
    A key may send anything.
    """
    assert [c for c in shown(data) if not c.isprintable()] == []


def _home(folder: Path) -> Mapping[str, str]:
    return {name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME")} | {"HOME": str(folder)}


def test_without_a_terminal_there_is_a_document_and_status_1(tmp_path: Path) -> None:
    """
    Other programs can ask; the keys are not tried, and nobody is waited for.
    """
    done = subprocess.run(
        [*PROGRAM, "--json", "--recordings", str(tmp_path / "here")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **_home(tmp_path)},
    )

    document = json.loads(done.stdout)
    assert (done.returncode, document["ready"], document["terminal"]) == (1, False, None)
    assert done.stderr == b"1 problem to fix before the show; see the top of the page\n"
    assert [list(each) for each in document["findings"]] == [
        ["about", "level", "words", "remedy", "commands"] for _ in document["findings"]
    ]
    assert any(str(tmp_path / "here") in each["words"] for each in document["findings"])


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """
    After everything that was found, which is not lost.
    """
    result = CliRunner().invoke(
        main, ["preflight", "--recordings", str(tmp_path), "--output", str(tmp_path / "no" / "page")]
    )

    assert result.exit_code == 1
    assert "Worth knowing" in result.stdout
    assert "no such file or directory" in result.stderr


# --------------------------------------------------------------------------------------------- in a real terminal


class Answering(Terminal):
    """
    A terminal that says where its cursor stands, when it is asked.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.screen.write_process_input = lambda data: self.send(data.encode())  # type: ignore[method-assign]


def _press_all(terminal: Terminal, but: Mapping[str, bytes]) -> None:
    for key in KEYS:
        terminal.wait(f"  {key.name:<14}{key.does}")
        terminal.send(but.get(key.name, key.sends[0]))
        terminal.wait_until(partial(_told, terminal, key.name), f"nothing is said about {key.name}")


def _told(terminal: Terminal, name: str) -> bool:
    line = next((line for line in terminal.text().splitlines() if line.startswith(f"  {name:<14}")), "")
    return line.endswith((words.ARRIVED, words.SKIPPED, words.ASTRAY))


def test_a_good_terminal_is_ready(tmp_path: Path) -> None:
    """
    Its letters are measured, all keys arrive, the page is written, and the terminal is as it was.
    """
    wanted = tmp_path / "page.txt"
    with Answering([*PROGRAM, "--output", str(wanted)], (110, 40), _home(tmp_path)) as terminal:
        _press_all(terminal, {})
        terminal.wait("Ready for a show.")
        assert terminal.ended() == 0
        text = terminal.text()

    written = wanted.read_text(encoding="utf-8")
    assert "keys       10 of 10 keys arrived." in text
    assert words.RIGHT_WIDTHS in written
    assert ", a terminal of 110 × 40\n" in written.splitlines(keepends=True)[0]
    assert b"\x1b[48;2;" in terminal.raw


def test_keys_that_do_not_arrive_are_named(tmp_path: Path) -> None:
    """
    One that a show needs has to be put right; for another it is said what to press instead; enter skips one.
    """
    with Answering([*PROGRAM], (110, 60), _home(tmp_path)) as terminal:
        _press_all(terminal, {"space": b"\x1b[24~", "F1": b"x", "page down": b"\r"})
        terminal.wait(words.not_ready(1))
        assert terminal.ended() == 1
        text = " ".join(terminal.text().split())

    assert "space, which pauses: another key arrived (\\x1b[24~)." in text
    assert "F1, which shows what every key does: another key arrived (x). -> Press ? instead." in text
    assert "7 of 10 keys arrived." in text


def test_whoever_is_in_a_hurry_skips_the_keys(tmp_path: Path) -> None:
    """
    ctrl+c ends the test and not the preflight, and the terminal can be typed into as before.
    """
    with Answering([*PROGRAM], (110, 60), _home(tmp_path)) as terminal:
        slave = os.open(terminal._name, os.O_RDWR | os.O_NOCTTY)
        before = termios.tcgetattr(slave)
        terminal.wait("  o ")
        terminal.wait_until(lambda: termios.tcgetattr(slave) != before, "keys are not read one by one")
        terminal.send(b"\x03")
        terminal.wait(words.NO_KEY_TESTED)
        terminal.wait("Ready for a show.")
        assert terminal.ended() == 0
        after = termios.tcgetattr(slave)
        os.close(slave)

    assert before == after


@pytest.mark.parametrize(
    ("size", "words"), [((70, 40), "The terminal is 70 × 40 characters"), ((100, 20), "needs 80 × 24")]
)
def test_a_window_that_is_too_small_is_not_ready(size: tuple[int, int], words: str, tmp_path: Path) -> None:
    """
    Said with both sizes.
    """
    wanted = tmp_path / "page.txt"
    with Answering([*PROGRAM, "--no-keys", "--output", str(wanted)], size, _home(tmp_path)) as terminal:
        assert terminal.ended() == 1

    assert words in " ".join(wanted.read_text(encoding="utf-8").split())


def test_a_terminal_that_does_not_say_where_its_cursor_stands_is_not_waited_for(tmp_path: Path) -> None:
    """
    The letters cannot be measured then, and eyes are asked.
    """
    with Terminal([*PROGRAM, "--no-keys"], (110, 60), _home(tmp_path)) as terminal:
        terminal.wait("The terminal does not report where its cursor is")
        assert terminal.ended() == 0


def test_letters_of_another_width_are_noticed(tmp_path: Path) -> None:
    """
    A terminal that draws symbols twice as wide shifts everything behind them.
    """

    class Wide(Terminal):
        """
        A terminal that believes every letter to be two cells wide.
        """

        def __init__(self) -> None:
            super().__init__([*PROGRAM, "--no-keys"], (110, 60), _home(tmp_path))
            self.screen.write_process_input = self._doubled  # type: ignore[method-assign]

        def _doubled(self, data: str) -> None:
            row, column = data[2:-1].split(";")
            self.send(f"\x1b[{row};{2 * int(column) - 1}R".encode())

    with Wide() as terminal:
        terminal.wait("Some letters have an unexpected width")
        assert terminal.ended() == 0
        text = " ".join(terminal.text().split())

    assert f"{WIDTHS[0][0]} (12 cells instead of 6)" in text
