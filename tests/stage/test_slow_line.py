"""
Over a slow line: no more is painted than the terminal reads, and a key is answered soon.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from boards import HandShow
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType
from seeing import seen, settle, theatre, until
from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.screen import Screen

from desk_theatre.stage.textual_patches.output import ASK, BUDGET, PATIENCE, Output
from desk_theatre.stage.textual_patches.paced import PORTION
from desk_theatre.stage.widgets.top_bar import TopBar
from terminal import SlowTerminal

real = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
ROOT = Path(__file__).parents[2]


@contextmanager
def _lively(tmp_path: Path, pace: float, size: tuple[int, int], *, answers: bool) -> Iterator[SlowTerminal]:
    """
    A round of a real show at a pace at which all of the stage changes all the time.
    """
    home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(tmp_path))
    program = [sys.executable, "-m", "desk_theatre", "play", "--overview", "conference", "--speed", "240", "--rehearse"]
    with SlowTerminal(
        [*program, "--recording", str(tmp_path / "a.theatre")], size, home, pace=pace, answers=answers
    ) as terminal:
        terminal.wait("open round")
        terminal.send(b"o")
        terminal.wait("▶ running")
        yield terminal


def _answered_in(terminal: SlowTerminal, key: bytes, words: str) -> float:
    began = time.monotonic()
    terminal.send(key)
    terminal.wait(words)
    return time.monotonic() - began


@real
@pytest.mark.parametrize(
    ("pace", "size", "seconds"),
    [(10_000, (80, 24), 1.0), (10_000, (200, 60), 1.0), pytest.param(3_000, (80, 24), 3.0, marks=pytest.mark.long)],
    ids=["10 kB/s", "10 kB/s, large", "3 kB/s"],
)
def test_a_key_is_answered_soon_on_a_slow_line(
    tmp_path: Path, pace: float, size: tuple[int, int], seconds: float
) -> None:
    """
    The median of three keys, pressed while the stage has more to paint than the line takes; one may meet a busy machine.
    """
    took = []
    with _lively(tmp_path, pace, size, answers=True) as terminal:
        for _ in range(3):
            terminal.read(3)
            took.append(_answered_in(terminal, b" ", "paused"))
            terminal.read(0.5)
            _answered_in(terminal, b" ", "▶ running")
    assert sorted(took)[1] < seconds, took


@real
def test_what_is_painted_in_parts_is_whole_in_the_end(tmp_path: Path) -> None:
    """
    A paused stage on a slow line shows what it shows on a quick one: paused, every row is painted some seconds later.
    """
    with _lively(tmp_path, 10_000, (100, 32), answers=True) as terminal:
        terminal.read(3)
        terminal.send(b" ")
        terminal.wait("paused")
        terminal.read(4)
        slowly = terminal.text()
        terminal.pace = 10_000_000
        terminal.resize(99, 32)
        terminal.read(2)
        terminal.resize(100, 32)
        terminal.read(2)
        assert terminal.text() == slowly


@real
def test_a_terminal_that_stands_still_does_not_stop_the_stage(tmp_path: Path) -> None:
    """
    Nothing is read for some seconds; then the picture of now is there, and not one after the other of those before.
    """
    with _lively(tmp_path, 1_000_000, (80, 24), answers=True) as terminal:
        time.sleep(6)
        before = len(terminal.raw)
        terminal.read(0.3)
        assert len(terminal.raw) - before < 40_000
        assert _answered_in(terminal, b" ", "paused") < 2


@real
@pytest.mark.parametrize("answers", [False, True], ids=["silent", "answering"])
def test_no_answer_is_left_for_the_shell(tmp_path: Path, answers: bool) -> None:
    """
    A terminal that never answered is asked once; every answer of one that does is read before the program ends.
    """
    with _lively(tmp_path, 1_000_000, (80, 24), answers=answers) as terminal:
        terminal.read(2)
        terminal.send(b"\x11")
        terminal.wait("Leave the program?")
        terminal.send(b"y")
        assert terminal.ended() == 0
        assert (terminal.raw.count(ASK.encode()) > 3) == answers
        assert terminal.heard()


class Clock:
    """
    Time that passes when a test says so.
    """

    def __init__(self) -> None:
        self.now = 1.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.integers(0, 20_000), st.booleans()), max_size=30))
def test_what_is_unread_is_what_came_after_the_last_answered_question(frames: list[tuple[int, bool]]) -> None:
    """
    For a terminal that answers, whatever is painted and however many answers come at once.
    """
    output = Output(sys.stderr, Clock())
    output.handed(output.question())
    output.answer()
    since: list[int] = []
    for size, answered in frames:
        output.handed("x" * size)
        output.handed(output.question())
        since.append(size + len(ASK))
        if answered:
            output.answer()
            since.pop(0)
        assert output.unread() == sum(since)


def test_a_terminal_that_answers_no_more_is_painted_all_the_same() -> None:
    """
    After some seconds, and until it answers again.
    """
    clock = Clock()
    output = Output(sys.stderr, clock)
    output.handed(output.question())
    output.answer()
    output.handed("x" * 5000)
    output.handed(output.question())
    output._written = output._handed
    assert output.unread() > BUDGET
    clock.now += PATIENCE + 1
    assert output.unread() == 0
    assert output.question() == ""


async def test_what_is_owed_is_paid_and_nothing_is_forgotten() -> None:
    """
    A line that takes no frame at all, and then all of them: every cell is painted in portions, and the stage stands.
    """
    app = theatre()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        painted: list[int] = []

        class Line:
            slow, free = True, False

            def may_paint(self) -> bool:
                return self.free

            def painted(self) -> None:
                painted.append(1)

        line = Line()
        app._line = lambda: line  # type: ignore[method-assign]
        app.next_theme()
        await pilot.pause(0.3)
        assert painted == []
        assert app._large or app._small
        line.free = True
        for _ in range(200):
            await pilot.pause(0.02)
            if not (app._large or app._small):
                break
        assert not app._large
        assert not app._small
        assert len(painted) >= 80 * 24 // PORTION
        assert seen(app)


async def test_what_is_owed_is_paid_after_a_mistake_in_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The first portion cannot be painted; those after it are, and so is what is new later.  The mistake is noted.
    """
    app = theatre()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        painted: list[int] = []

        class Line:
            slow = True

            def may_paint(self) -> bool:
                return True

            def painted(self) -> None:
                painted.append(1)

        line, paint, mistakes = Line(), app.screen._compositor_refresh, [RuntimeError("a mistake")]

        def failing() -> None:
            if app._paying and mistakes:
                raise mistakes.pop()
            paint()

        monkeypatch.setattr(app, "_line", lambda: line)
        monkeypatch.setattr(app.screen, "_compositor_refresh", failing)
        for _ in range(2):
            painted.clear()
            app.next_theme()
            await until(pilot, lambda: len(painted) > 1 and not (app._large or app._small), "what is owed")

        assert mistakes == []
        assert app.mishaps.count == 1


async def test_what_becomes_new_while_a_portion_is_paid_is_painted_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A part that has just said that it is different, and that nobody has looked at yet.
    """
    app = theatre(HandShow())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        part, last = app.screen.query_one(TopBar), Region(0, 23, 80, 1)
        painted: list[set[int]] = []
        display = app._display

        def noting(screen: Screen[object], picture: RenderableType | None) -> None:
            painted.append({y for y, _, _ in picture.spans} if isinstance(picture, ChopsUpdate) else set())
            display(screen, picture)

        monkeypatch.setattr(app, "_display", noting)
        part._repaint_regions.add(Region(0, 0, 80, 1))
        app.screen._dirty_widgets.add(part)
        app._small[last] = None
        app._pay(PORTION)
        assert painted == [{23}]
        await until(pilot, lambda: any(0 in rows for rows in painted), "the part that was new")
