"""
Is a recorded evening at hand at once, and does the room get its codes?  By hand: `python tests/benchmarks/bench_evening.py`.

Three rounds of the conference day, nine hours each, are recorded with 3 000 incidents, most of them from the room.  Then the
recording is opened as `replay` does, up to its first picture; sought as a film to any second of any round, with the whole
picture at the end of each jump.  How long the whole evening takes to be simulated again is told without a bar.

Then keys are pressed in the replay of it, late in the last day: those that go on from what is shown, and those that go back,
for which the day is folded again from its beginning.

Then a new show runs with a screen of 200x60 that paints, while fifty delegates submit as fast as they get their codes:
through the inbox, onto the disk.

The bars: opened within 1 s; any jump within 150 ms; 10 ms of processor for a key that goes on, and 150 for one that goes
back; 2 000 durable submissions a second.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from measuring import bar

from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.time_of_day import HOUR
from desk_theatre.live.host import ShowHost
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.live.show_runner import ShowRunner
from desk_theatre.live.start import begin
from desk_theatre.recording.branch import Branches
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from desk_theatre.stage.app import Theatre

ROUNDS = 3
FROM_THE_ROOM = 710  # in each round; the scenario adds some 300 of its own
JUMPS = 60
PRESSES = 12  # of each key
SENDERS = 50
SECONDS = 5.0
CREATED = "2026-03-01T09:00:00"


def record(path: Path) -> int:
    """
    The evening; how many incidents it has.
    """
    source = library.source_of("conference")
    scenario = source.scenario()
    opening = head(source.text, title=scenario.title, seed=1, created=CREATED)
    show = Show(scenario, 1)
    play = PlayThrough(show, Picture(scenario), Recorder.create(path, opening))
    rooms = [room.id for room in scenario.conference.rooms]
    span = scenario.conference.closes - scenario.conference.opens
    for number in range(ROUNDS):
        if number:
            play.until(show.until)
        play.give(c.OpenRound())
        for each in range(FROM_THE_ROOM):
            play.until(scenario.conference.opens + span * each // FROM_THE_ROOM)
            kind = scenario.kinds[each % len(scenario.kinds)]
            play.give(c.SubmitIncident(kind.id, rooms[each % len(rooms)], "Teal Otter", "again", f"{number}-{each}"))
    play.finish()
    return sum(scene.scorecard_fold.states.submitted for scene in play.picture.scenes)


def timed(job: Callable[[], object]) -> float:
    """
    Seconds that a job takes.
    """
    gc.collect()
    start = perf_counter()
    job()
    return perf_counter() - start


def opening(path: Path) -> None:
    """
    From the file to its first picture.
    """

    def opened() -> None:
        ShowLibrary(1).replay(str(path)).view.board()

    took = [timed(opened) for _ in range(5)]
    print(f"  from {min(took):.2f} to {max(took):.2f} s")
    bar("opened", median(took), 1, "s")


def jumps(words: str, job: Callable[[int, int], object], rounds: int, opens: int, closes: int) -> None:
    """
    Anywhere, in any order.
    """
    chance = Random(1)
    took = []
    for _ in range(JUMPS):
        round_, at = chance.randrange(rounds), chance.randrange(opens, closes)
        took.append(timed(lambda round_=round_, at=at: job(round_, at)) * 1000)  # type: ignore[misc]
    print(f"  {words}: median {median(took):.0f} ms")
    bar(f"{words}, the slowest of {JUMPS}", max(took), 150, "ms")


def seeking(path: Path) -> None:
    """
    As a film, and simulated again.
    """
    player = ShowLibrary(1).replay(str(path))
    conference = player.replay.scenario.conference

    def replay(round_: int, at: int) -> None:
        player.show_round(round_ + 1)
        player.seek(at)
        player.view.board()

    replay(ROUNDS - 1, conference.closes)
    jumps("a jump in the replay", replay, ROUNDS, conference.opens, conference.closes)
    branches = Branches(read(path))
    branches.show(ROUNDS - 1, conference.closes)
    jumps("a jump in the show simulated again", branches.show, ROUNDS, conference.opens, conference.closes)


async def pressing(path: Path) -> None:
    """
    Milliseconds of processor that a key of the replay takes, picture included.
    """
    player = ShowLibrary(1).replay(str(path))
    theatre = Theatre(ShowLibrary(1), player)
    async with theatre.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        player.show_round(ROUNDS)
        player.seek(player.position().closes - HOUR)
        for words, keys, limit in (("goes on", ("right", "n", "plus", "minus"), 10), ("goes back", ("left", "b"), 150)):
            took = []
            for key in keys * PRESSES:
                await pilot.pause()
                start = process_time()
                await pilot.press(key)
                took.append((process_time() - start) * 1000)
            print(f"  a key of the replay that {words}: from {min(took):.1f} to {max(took):.1f} ms")
            bar(f"a key of the replay that {words}, processor", median(took), limit, "ms")


async def submit(runner: ShowRunner) -> float:
    """
    Delegates who each wait for a code before they send the next; codes a second, and frames meanwhile.
    """
    ends = perf_counter() + SECONDS
    kinds, rooms = runner.view.kinds(), runner.view.rooms()
    count = 0

    async def delegate(sender: int) -> None:
        nonlocal count
        number = 0
        while perf_counter() < ends:
            number += 1
            kind, room = kinds[number % len(kinds)], rooms[number % len(rooms)]
            command = c.SubmitIncident(kind.id, room.id, "Teal Otter", "no sound, again", f"{sender}-{number}")
            answer = await runner.hand_in(from_facilitator(command))
            assert answer.accepted, answer.words
            assert answer.code
            count += 1

    start = perf_counter()
    await asyncio.gather(*(delegate(sender) for sender in range(SENDERS)))
    return count / (perf_counter() - start)


async def submissions(folder: Path) -> None:
    """
    A show, its screen, and the room.
    """
    source = library.source_of("conference")
    runner = begin(source.scenario(), source.text, 1, folder / "storm.theatre", CREATED)
    theatre = Theatre(ShowLibrary(1), ShowHost(runner))
    async with theatre.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        await runner.hand_in(from_facilitator(c.OpenRound()))
        boards = {id(runner.view.board())}
        rate = await submit(runner)
        boards.add(id(runner.view.board()))
        assert len(boards) > 1
    bar("durable submissions a second, beside a screen", rate, 2000, "/s", at_least=True)


def main() -> None:
    """
    Record, open, seek, press, submit.
    """
    with TemporaryDirectory() as name:
        path = Path(name) / "evening.theatre"
        incidents = record(path)
        recording = read(path)
        print(
            f"{incidents:,} incidents, {len(recording.events):,} events, "
            f"{len(recording.inputs):,} inputs, {path.stat().st_size / 1e6:.1f} MB"
        )
        opening(path)
        seeking(path)
        asyncio.run(pressing(path))
        asyncio.run(submissions(Path(name)))


if __name__ == "__main__":
    main()
