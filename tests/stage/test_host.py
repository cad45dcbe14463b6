"""
A show outlives its screens: stages come and go, and the show goes on for as long as one is there, or something else keeps it.
"""

from __future__ import annotations

from asyncio import sleep
from pathlib import Path
from time import monotonic

from boards import HandHouse
from seeing import press, seen, settle

from desk_theatre.itsm import commands as c
from desk_theatre.live.host import ShowHost
from desk_theatre.live.start import begin
from desk_theatre.recording.reader import read
from desk_theatre.show.roles import from_facilitator
from desk_theatre.stage.app import Theatre
from runners import SCENARIO
from small_scenarios import SMALL_TOML

SIZE = (80, 24)


def _host(path: Path) -> ShowHost:
    return ShowHost(begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-20T09:00:00+00:00"))


async def _runs(host: ShowHost) -> bool:
    """
    Whether the clocks of the show go, by the clock of the room.
    """
    before, end = host.runner.show.at, monotonic() + 20
    while monotonic() < end and host.runner.show.at == before:  # noqa: ASYNC110 - nobody tells when time passes
        await sleep(0.02)
    return host.runner.show.at > before


async def test_a_show_that_is_kept_goes_on_without_a_stage(tmp_path: Path) -> None:
    """
    The theatre is left in a round and opened again: it is the same round, later, and nothing was written twice.
    """
    path = tmp_path / "x.theatre"
    host = _host(path)
    host.kept = True
    first = Theatre(HandHouse(), host)
    async with first.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        await settle(pilot)
        await press(pilot, "ctrl+q", "y")
    left = host.runner.show.at
    alone = await _runs(host)

    second = Theatre(HandHouse(), host)
    async with second.run_test(size=SIZE) as pilot:
        await settle(pilot)
        again = seen(second)
        await press(pilot, "space")
        await settle(pilot)
    await host.end()

    assert alone
    assert "round 1 of" in again
    assert host.runner.show.at > left
    assert [type(given.command) for given in read(path).inputs] == [c.OpenRound, c.PauseRound]


async def test_two_stages_look_at_one_show(tmp_path: Path) -> None:
    """
    It begins with the first and ends with the last, once.
    """
    path = tmp_path / "x.theatre"
    host = _host(path)
    await host.attach()
    await host.attach()
    await host.port.hand_in(from_facilitator(c.OpenRound()))
    await host.detach()
    one_left = await _runs(host)
    await host.detach()
    at = host.runner.show.at
    await sleep(0.3)

    assert one_left
    assert host.runner.show.at == at
    assert read(path).whole


async def test_a_show_that_no_stage_came_to_is_closed(tmp_path: Path) -> None:
    """
    Somebody left while it was being opened.
    """
    path = tmp_path / "x.theatre"
    host = _host(path)
    host.runner.keep_unplayed = False
    await host.detach()

    assert not path.exists()
