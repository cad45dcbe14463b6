"""
Does a whole evening stay quick?  By hand: `python tests/benchmarks/bench_session.py [keys load reflection tags shows]`.

A round of the conference is recorded in which the room has reported 300 incidents itself, half of the day and a whole day
long.  The half day is taken up again in a real pseudo-terminal at 200x60, and measured as in `bench_terminal.py`.  The whole
day is taken up at its curtain: how long it takes to the reflection, and how long to the price tags, which are reckoned beside
the stage; and what a key takes meanwhile, beside what it takes afterwards.  At last shows are played in
one process, one after the other, as from the foyer.

The bars: in the live round those of `bench_terminal.py`; a reflection within 1 s; price tags within 60 s, and while they are
reckoned a key 1.5 times what it takes afterwards at the median, and 5 times at the ninth decile; and no
more than 1 MiB for each of five shows, after five others.
"""

from __future__ import annotations

import asyncio
import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import bench_terminal
from bench_terminal import LARGE, OURS, beside, running
from measuring import bar
from stopwatch import Timed

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.host import ShowHost
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.recording.header import head
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from desk_theatre.stage.app import Theatre

FROM_THE_ROOM = 300
CREATED = "2026-03-01T09:00:00"
PRACTICES = ("recording", "routing", "prioritisation")
WARM, SHOWS = 5, 5
"""
Shows after which everything has been loaded and used once, and those that are measured.
"""
SOURCE = library.source_of("conference")


def record(path: Path, share: float) -> None:
    """
    The first round, with three practices, up to a share of the day; by then the room has reported all it has to report.
    """
    scenario = SOURCE.scenario()
    play = PlayThrough(
        Show(scenario, 1),
        Picture(scenario),
        Recorder.create(path, head(SOURCE.text, title=scenario.title, seed=1, created=CREATED)),
    )
    for practice in PRACTICES:
        play.give(c.SetPractice(practice, on=True, how="chosen"))
    play.give(c.OpenRound())
    opens, span = scenario.conference.opens, scenario.conference.closes - scenario.conference.opens
    rooms = [room.id for room in scenario.conference.rooms]
    for each in range(FROM_THE_ROOM):
        play.until(opens + round(share * span) * each // FROM_THE_ROOM)
        kind = scenario.kinds[each % len(scenario.kinds)]
        play.give(c.SubmitIncident(kind.id, rooms[each % len(rooms)], "Teal Otter", "no sound, again"))
    if share < 1:
        play.until(opens + round(share * span))
    else:
        play.until(play.show.until - 1)
        play.give(c.EndRound())
    assert play.recorder is not None
    play.recorder.submit(play._waiting).result()
    play.recorder.close(end=False)


@contextmanager
def resumed(share: float) -> Iterator[Timed]:
    """
    Our program with that round, in a terminal.
    """
    with TemporaryDirectory() as name:
        path = Path(name) / "round.theatre"
        record(path, share)
        with running((*OURS, "play", "--resume", str(path)), LARGE) as ours:
            yield ours


@contextmanager
def half_a_day() -> Iterator[Timed]:
    """
    The round goes on at noon.
    """
    with resumed(0.5) as ours:
        ours.when(rb"paused")
        time.sleep(0.5)
        ours.press(b" ")
        ours.when(rb"running")
        yield ours


def reflection() -> None:
    """
    From the key at the curtain to what happened.
    """
    with resumed(1.0) as ours:
        ours.when(rb"Press space to show its figures")
        time.sleep(1)
        took = -ours.press(b"n") + ours.when(rb"what happened")
    bar("a reflection after a round with 300 from the room", took, 1, "s")


def tags() -> None:
    """
    From the key to the price tags; and what a key takes while they are reckoned, beside the same key when they are there.
    """
    with resumed(1.0) as ours:
        ours.when(rb"Press space to show its figures")
        time.sleep(1)
        ours.press(b"n")
        ours.when(rb"what happened")
        time.sleep(0.5)
        began = ours.press(b"y")
        ours.when(rb"played again, many times")
        time.sleep(5)  # by now everybody who reckons is at it
        meanwhile = _helped(ours)
        told = ours.when(rb"(\d+) runs each\.", 90.0) - began
        played = re.search(rb"(\d+) runs each\.", ours.seen())
        time.sleep(1)
        afterwards = _helped(ours)
    print(f"  each practice was left out, or added, {played[1].decode() if played else '?'} times")
    bar("price tags of a conference round", told, 60, "s")
    beside("the help while price tags are reckoned, beside the same afterwards", (afterwards, meanwhile))


def _helped(ours: Timed) -> list[float]:
    """
    How long it takes, each time, until the help stands there.
    """
    took = []
    for _ in range(20):
        took.append(-ours.press(b"?") + ours.when(rb"Escape gives it up"))
        time.sleep(0.2)
        ours.press(b"\x1b")
        time.sleep(0.4)
    return took


def memory() -> float:
    """
    MiB resident of this process.
    """
    gc.collect()
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


async def _play(runner: ShowRunner) -> None:
    """
    Three rounds with all that is between them.
    """
    for number in range(3):
        await runner.hand_in(from_facilitator(c.OpenRound()))
        for each in range(100):
            kind = runner.show.scenario.kinds[each % len(runner.show.scenario.kinds)]
            room = runner.view.rooms()[each % 8].id
            await runner.hand_in(
                from_facilitator(c.SubmitIncident(kind.id, room, "Teal Otter", "again", f"{number}-{each}"))
            )
        while runner.show.phase == "running":
            runner.pace.anchor(runner.show.at, 0.0)
            runner.beat(1e9)
            await asyncio.sleep(0)
        for command in (s.NextScene(), s.NoteFinding("nobody wrote it down"), s.PickCard(1, "in-the-head")):
            await runner.hand_in(from_facilitator(command))
        runner.view.material()
        runner.view.charts()


async def _shows(folder: Path) -> list[float]:
    sizes = []
    theatre = Theatre(ShowLibrary(1))
    async with theatre.run_test(size=LARGE) as pilot:
        for number in range(WARM + SHOWS):
            path = folder / f"{number}.theatre"
            opens = partial(begin, SOURCE.scenario(), SOURCE.text, 1, path, CREATED)
            await theatre.navigation.bring(lambda opens=opens: ShowHost(opens()))  # type: ignore[misc]
            runner = theatre.lifecycle.show
            assert isinstance(runner, ShowRunner)
            await _play(runner)
            theatre.navigation.ask_for_foyer()
            while theatre.lifecycle.show is not None:
                await pilot.pause(0.05)
            del runner
            await pilot.pause(0.5)
            sizes.append(memory())
    return sizes


def shows() -> None:
    """
    What five shows, after five to get warm, leave in memory.
    """
    with TemporaryDirectory() as name:
        sizes = asyncio.run(_shows(Path(name)))
    print(f"memory after each show: {', '.join(f'{size:.1f}' for size in sizes)} MiB")
    bar("growth with each show", (sizes[-1] - sizes[WARM - 1]) / SHOWS, 1, "MiB")


ALL: dict[str, Callable[[], None]] = {
    "keys": partial(bench_terminal.keys, half_a_day),
    "load": partial(bench_terminal.load, half_a_day),
    "reflection": reflection,
    "tags": tags,
    "shows": shows,
}


def main() -> None:
    """
    What was named, or everything.
    """
    for name in sys.argv[1:] or ALL:
        ALL[name]()


if __name__ == "__main__":
    main()
