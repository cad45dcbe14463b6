"""
Moments while the show is on: they ring when they come, stand in a show that was broken off, and are the same in the replay.
"""

from __future__ import annotations

import logging
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import events as e
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin, resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.scenario import library
from desk_theatre.show.evidence import evidence
from desk_theatre.show.moments import Moment, Moments
from desk_theatre.show.roles import from_facilitator
from profiles import examples
from runners import Evening, Step, evenings

SOME = 8
"""
Moments of a chaotic first round, at least.
"""


def _runner(scenario: str, seed: int, path: Path) -> ShowRunner:
    """
    A new show of a scenario that comes with the program.
    """
    return begin(library.load(scenario), library.text_of(scenario), seed, path, "2026-03-01T09:00:00")


def _until(runner: ShowRunner, at: int) -> list[tuple[Moment, ...]]:
    """
    The round runs on up to a second of the day; what was to be seen every ten minutes or so.
    """
    seen = []
    while runner.show.phase == "running" and runner.show.at < at:
        now = monotonic()
        runner.pace.change(1.0, runner.show.at, now - min(600, at - runner.show.at))
        runner.beat(now)
        seen.append(runner.view.moments())
    return seen


async def test_moments_ring_in_their_second_and_stay(tmp_path: Path) -> None:
    """
    A whole day: whatever is seen at any time is what has come up to then, and in the end it is what the reflection has.
    """
    runner = _runner("conference", 1, tmp_path / "evening.theatre")
    before = runner.view.moments()
    await runner.hand_in(from_facilitator(c.OpenRound()))

    seen = _until(runner, runner.show.until)
    material = runner.view.material()
    await runner.stop()

    assert before == ()
    assert material is not None
    assert len(material.moments) >= SOME
    assert seen[-1] == material.moments
    assert [each for each in seen if each != material.moments[: len(each)]] == []
    assert len({len(each) for each in seen}) > SOME // 2


async def test_a_show_that_goes_on_has_its_moments_and_so_has_the_replay(tmp_path: Path) -> None:
    """
    Nothing of them is in the file, and they are the same in a show that was broken off, and in the recording of its round.
    """
    path = tmp_path / "evening.theatre"
    runner = _runner("conference", 2, path)
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _until(runner, runner.show.at + 3 * 3600)
    await runner.hand_in(from_facilitator(c.PauseRound()))
    rang = runner.view.moments()
    await runner.stop()

    again = resume(path, "test")
    after = again.view.moments()
    film = ReplayPlayer(Replay(read(path), again.show.scenario))
    await again.hand_in(from_facilitator(c.ContinueRound()))
    _until(again, again.show.until)
    ended = again.view.moments()
    await again.hand_in(from_facilitator(c.OpenRound()))
    anew = again.view.moments()
    await again.stop()

    assert len(rang) >= 2
    assert rang == after == film.view.moments()
    assert ended[: len(rang)] == rang
    assert anew == ()


async def test_the_watch_when_it_fails_does_not_stop_the_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Something goes wrong with it: it is told once, in the log; the clocks run, and the next round is watched again.
    """
    runner = _runner("rehearsal", 1, tmp_path / "evening.theatre")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(Moments, "add", lambda *_: 1 / 0)
        _until(runner, runner.show.at + 1800)
    at, phase, told = runner.show.at, runner.show.phase, [record.message for record in caplog.records]
    _until(runner, runner.show.until)
    first = runner.view.moments()
    await runner.hand_in(from_facilitator(c.OpenRound()))
    _until(runner, runner.show.until)
    second = runner.view.moments()
    await runner.stop()

    assert (at, phase) == (runner.show.scenario.conference.opens + 1800, "running")
    assert told == ["the moments of round 1 are not watched any more"]
    assert first == ()
    assert second != ()


@given(evenings())
@examples(60)
def test_any_evening_has_the_same_moments_live_afterwards_and_in_the_replay(steps: list[Step]) -> None:
    """
    Looked at after every step, or once at the end, or in the recording: one list for each round; it begins with a busy hour.
    """
    evening = Evening()
    live: dict[int, tuple[Moment, ...]] = {}
    for step in (c.OpenRound(), c.InjectIncidents("no-sound", "a", 30, 20), *[300] * 12, *steps):
        evening.live([step])
        found = evening.picture.moments(evening.show.at)
        if evening.picture.scenes:
            live[len(evening.picture.scenes)] = found

    film = evening.replay()
    assert film.moments(0)
    for number, scene in enumerate(evening.picture.scenes, 1):
        recorded = film.moments(number - 1)
        assert live[number][: len(recorded)] == recorded
        if isinstance(scene.events[-1], e.RoundEnded):
            assert live[number] == recorded == evidence(evening.scenario, scene.events).moments


def test_looking_at_every_minute_or_once_is_the_same() -> None:
    """
    A day of the conference, with a picture that is asked all the time and one that is asked in the end.
    """
    often, once = (Evening(scenario=library.load("conference")) for _ in range(2))
    for evening in (often, once):
        evening.give(c.OpenRound())
    while often.show.phase == "running":
        often.wait(60)
        often.picture.moments(often.show.at)
    once.wait(9 * 3600)

    found = once.picture.moments(once.show.at)

    assert len(found) >= SOME
    assert often.picture.moments(often.show.at) == found
