"""
The tap: every follower gets every line once and in order, however slow it is, and the show waits for nobody.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.live.start import begin, resume
from desk_theatre.live.tap import Follower, Tap, last_number, lines_from
from desk_theatre.recording.entries import Bookmark
from desk_theatre.recording.header import head
from desk_theatre.recording.writer import Recorder
from desk_theatre.show.roles import from_facilitator
from profiles import examples
from runners import SCENARIO
from small_scenarios import SMALL_TOML


def _recorder(path: Path) -> Recorder:
    return Recorder.create(path, head(SMALL_TOML, title="small", seed=3, created="2026-11-30T09:00:00"))


async def _all(follower: Follower, until: int) -> bytes:
    found = b""
    while follower.next < until:
        found += await follower.lines(5.0)
    return found


async def test_a_follower_gets_the_file_byte_for_byte_to_its_closing_line(tmp_path: Path) -> None:
    """
    From the head, which stood there before anybody followed, to the closing line, which the recorder's thread writes.
    """
    path = tmp_path / "x.theatre"
    recorder = _recorder(path)
    tap = Tap(recorder)
    follower = tap.follow()
    for number in range(500):
        recorder.submit([Bookmark(number, "words " * 20)], durable=number % 7 == 0)
    await asyncio.to_thread(recorder.close)

    assert await _all(follower, tap.next) == path.read_bytes()


async def test_a_slow_follower_reads_on_from_the_file(tmp_path: Path) -> None:
    """
    What is on disk leaves the memory; whoever has not read it by then finds it in the file.
    """
    path = tmp_path / "x.theatre"
    recorder = _recorder(path)
    tap = Tap(recorder, kept=2_000)
    follower = tap.follow(2)
    quick = tap.follow(2)
    seen = b""
    for number in range(300):
        recorder.submit([Bookmark(number, "words " * 20)]).result()
        seen += await quick.lines(5.0)
    in_memory = sum(len(batch.data) for batch in tap._batches)

    assert in_memory < 2_500
    assert tap.in_memory(2) is None
    assert await _all(follower, tap.next) == seen == lines_from(path, 2)
    await asyncio.to_thread(recorder.close)


async def test_lines_that_are_not_on_disk_are_followed_nevertheless(tmp_path: Path) -> None:
    """
    Events wait up to a second for a sync; a console must not lag behind by it.
    """
    recorder = _recorder(tmp_path / "x.theatre")
    tap = Tap(recorder, kept=0)
    follower = tap.follow(2)
    recorder.submit([Bookmark(1, "a"), Bookmark(2, "b")], durable=False)

    got = await follower.lines(0.2)

    assert last_number(got) == 3
    assert tap.on_disk < 3
    await asyncio.to_thread(recorder.close)


async def test_a_follower_in_the_middle_of_a_batch_gets_the_rest_of_it(tmp_path: Path) -> None:
    recorder = _recorder(tmp_path / "x.theatre")
    tap = Tap(recorder)
    recorder.submit([Bookmark(number, "x") for number in range(5)])
    follower = tap.follow(4)

    got = await follower.lines(0.2)

    assert [line[10:15] for line in got.splitlines()] == [b'"q":4', b'"q":5', b'"q":6']
    await asyncio.to_thread(recorder.close)


async def test_a_follower_without_news_hears_nothing_and_costs_nothing(tmp_path: Path) -> None:
    recorder = _recorder(tmp_path / "x.theatre")
    tap = Tap(recorder)
    follower = tap.follow(tap.next)

    assert await follower.lines(0.01) == b""
    follower.stop()
    assert not tap._followers
    await asyncio.to_thread(recorder.close)


async def test_a_listener_that_fails_stops_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "x.theatre"
    recorder = _recorder(path)

    def fail(first: int, data: bytes, count: int) -> None:
        raise RuntimeError

    recorder.listen(fail)
    recorder.submit([Bookmark(1, "a")]).result()
    await asyncio.to_thread(recorder.close)

    assert path.read_bytes().count(b"\n") == 4


async def test_a_resumed_show_is_followed_from_its_first_line(tmp_path: Path) -> None:
    """
    The lines before the resume are in the file only.
    """
    path = tmp_path / "x.theatre"
    runner = begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-30T09:00:00+00:00")
    await runner.hand_in(from_facilitator(c.OpenRound()))
    await asyncio.to_thread(runner.recorder.close, end=False)
    again = resume(path, "0.1.0")
    tap = Tap(again.recorder)
    follower = tap.follow()
    await again.hand_in(from_facilitator(c.ContinueRound()))
    await again.stop()

    assert await _all(follower, tap.next) == path.read_bytes()


PLAN = st.lists(st.one_of(st.integers(1, 6), st.sampled_from(("follow", "read", "sync"))), max_size=40)


@given(plan=PLAN, kept=st.sampled_from((0, 300, 100_000)))
@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_followers_when_they_come_and_read_at_any_time_get_every_line_once(
    tmp_path_factory: pytest.TempPathFactory, plan: list[int | str], kept: int
) -> None:
    async def play() -> None:
        path = tmp_path_factory.mktemp("tap") / "x.theatre"
        recorder = _recorder(path)
        tap = Tap(recorder, kept=kept)
        followers: list[tuple[Follower, bytes, int]] = []
        for step in plan:
            match step:
                case "follow":
                    followers.append((tap.follow(tap.next // 2), b"", tap.next // 2))
                case "read":
                    followers = [(each, seen + await each.lines(0.0), first) for each, seen, first in followers]
                case "sync":
                    recorder.submit([]).result()
                case int():
                    recorder.submit([Bookmark(at, "x" * 40) for at in range(step)], durable=False)
        await asyncio.to_thread(recorder.close)
        for each, seen, first in followers:
            assert seen + await _all(each, tap.next) == lines_from(path, first)

    asyncio.run(play())
