"""
A laptop that slept, a process that was stopped: no simulated time passes that nobody saw, the round is paused, and the stage says
for how long it stood still.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.live.pace import GAP, Gaps
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.recording.verification import verify
from desk_theatre.show.roles import from_facilitator
from runners import SCENARIO
from small_scenarios import SMALL_TOML
from terminal import Terminal

SLEPT = 1200.0
OPENS = SCENARIO.conference.opens


class Clock:
    """
    The real one, set forward by the test.
    """

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@given(st.lists(st.floats(0.0, 10_000.0), min_size=1, max_size=20))
def test_a_gap_is_longer_than_a_slow_machine_takes_between_two_beats(steps: list[float]) -> None:
    """
    Whatever was between them before.
    """
    now = [0.0]
    gaps = Gaps(lambda: now[0])
    for step in steps:
        before = now[0]
        now[0] += step
        since = now[0] - before
        assert gaps.gap() == (since if since >= GAP else 0.0)


async def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


async def _sleeping(path: Path, monkeypatch: pytest.MonkeyPatch, *, seen: bool) -> tuple[ShowRunner, Clock, Clock]:
    """
    A night in a round, with the clock that goes on through sleep and the room's, which may not know of it.
    """
    sleepless = Clock()
    room = sleepless if seen else Clock()
    monkeypatch.setattr("desk_theatre.live.show_runner.Gaps", lambda: Gaps(sleepless))
    monkeypatch.setattr("desk_theatre.live.show_runner.monotonic", room)
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-03-01T09:00:00")
    await runner.hand_in(from_facilitator(c.SetSpeed(20.0)))
    await runner.start()
    await runner.hand_in(from_facilitator(c.OpenRound()))
    await _until(lambda: runner.show.at > OPENS)
    return runner, sleepless, room


@pytest.mark.parametrize("seen", [True, False], ids=["the room's clock counts it", "the room's clock does not"])
async def test_a_round_is_paused_when_the_computer_slept_and_says_how_long(
    seen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    In the second in which it fell asleep; the pause is recorded as any other; it goes on when somebody says so; the plan of the
    show knows of the time that is gone.
    """
    path = tmp_path / "show.theatre"
    runner, sleepless, _ = await _sleeping(path, monkeypatch, seen=seen)
    left = runner.timetable().left_in_all
    at = runner.show.at
    sleepless.ahead += SLEPT
    await _until(lambda: runner.show.phase == "paused")
    paused = runner.show.at
    told = [notice.words for notice in runner.notices()]
    gone = left - runner.timetable().left_in_all
    await runner.hand_in(from_facilitator(c.ContinueRound()))
    await _until(lambda: runner.show.at > paused)
    later = [notice.words for notice in runner.notices()]
    await runner.stop()
    recording = read(path)

    assert paused - at < SLEPT  # 20 simulated seconds to each of the room, of which only tenths passed
    assert told == ["The computer stopped for 20 min; the round is paused. Press space to resume."]
    assert later == []
    assert SLEPT <= gone < SLEPT + 20
    assert [event.at for event in recording.events if isinstance(event, e.RoundPaused)] == [paused]
    assert verify(recording).exact


async def test_nothing_is_paused_when_the_computer_slept_outside_a_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Between two rounds, and while it is paused anyway, there is nothing to say.
    """
    runner, sleepless, _ = await _sleeping(tmp_path / "show.theatre", monkeypatch, seen=True)
    told = []
    for command in (c.PauseRound(), c.EndRound()):
        await runner.hand_in(from_facilitator(command))
        at = runner.show.at
        sleepless.ahead += SLEPT
        await asyncio.sleep(0.3)
        told += [notice.words for notice in runner.notices()]
        assert runner.show.at == at
    await runner.stop()

    assert told == []


def test_the_real_program_is_paused_when_it_was_stopped(tmp_path: Path) -> None:
    """
    SIGSTOP, a while, SIGCONT.
    """
    path = tmp_path / "stopped.theatre"
    play = [
        sys.executable,
        "-m",
        "desk_theatre",
        "play",
        "--overview",
        "rehearsal",
        "--speed",
        "60",
        "--recording",
        str(path),
    ]
    with Terminal(play, (110, 36), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.signal(signal.SIGSTOP)
        time.sleep(GAP + 2)
        terminal.signal(signal.SIGCONT)
        terminal.wait("The computer stopped for")
        terminal.wait("‖ paused")
        terminal.press("space")
        terminal.wait("▶ running")
        terminal.wait_gone("stood still")
        terminal.press("ctrl+q", "enter")
        assert terminal.ended() == 0
    recording = read(path)

    assert sum(isinstance(event, e.RoundPaused) for event in recording.events) == 1
    assert recording.events[-1].at - recording.events[0].at < 60 * 20
    assert verify(recording).exact
