"""
How quick and how light is the stage?  By hand: `python tests/benchmarks/bench_terminal.py [starts keys load soak help]`.

Everything happens in real pseudo-terminals and is compared with `empty_app.py`, an empty Textual program, which takes turns
with ours in the same minutes.  The key that is pressed in a live round is the one that changes the pace: its answer stands
on the round's own screen, and it goes the whole way, through the inbox and onto the disk.  Beside it, what moving in a
list, and opening and closing the help, cost while the round runs on.

The bars: first picture 1.5 times the empty program's; `--help` half of it; key to screen 1.5 times at the median and 5 times
at the ninth decile; 5 % of a processor in a live round at 200x60; memory twice that of the empty program, and no more
than 1 MiB for each hour of a day of eight hours.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from measuring import bar
from stopwatch import FRAME_ENDS, Timed

EMPTY = (sys.executable, str(Path(__file__).parent / "empty_app.py"))
OURS = (sys.executable, "-m", "desk_theatre")
PLAY = (*OURS, "play", "conference")
SMALL, LARGE = (120, 40), (200, 60)
STARTS = 11
KEYS = 80
LOOKING = 20.0
Beside = tuple[list[float], list[float]]
"""
What the empty program took for a key, and ours.
"""

PAINTED = FRAME_ENDS.replace(b"[", rb"\[").replace(b"?", rb"\?")


@contextmanager
def running(command: tuple[str, ...], size: tuple[int, int]) -> Iterator[Timed]:
    """
    A program with a home of its own.
    """
    with TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
        timed = Timed(command, size, places)
        try:
            yield timed
        finally:
            timed.end()


Live = Callable[[], AbstractContextManager[Timed]]
"""
Where our program stands in the middle of a round.
"""


@contextmanager
def live_round(*more: str) -> Iterator[Timed]:
    """
    Our program in the middle of a round, at 200x60.
    """
    with running((*PLAY, *more), LARGE) as ours:
        ours.when(rb"open round")
        ours.press(b"o")
        ours.when(rb"running")
        yield ours


def starts() -> float:
    """
    From the command to the first picture; the empty program's.
    """
    first: dict[str, list[float]] = {"empty": [], "ours": []}
    ready: list[float] = []
    for _ in range(STARTS):
        with running(EMPTY, SMALL) as timed:
            first["empty"].append(timed.when(PAINTED) - timed.began)
        with running(PLAY, SMALL) as timed:
            first["ours"].append(timed.when(PAINTED) - timed.began)
            ready.append(timed.when(rb"open round") - timed.began)
    empty = median(first["empty"])
    print(f"first picture at 120x40: empty {empty * 1000:.0f} ms, ours {median(first['ours']) * 1000:.0f} ms")
    bar("first picture", median(first["ours"]) / empty, 1.5)
    bar("the round's screen, whole", median(ready) / empty, 2.5)
    return empty


def help_() -> None:
    """
    From `--help` to the end of it, in turn with the empty program's first picture.
    """
    lasted, first = [], []
    for _ in range(STARTS):
        with running(EMPTY, SMALL) as timed:
            first.append(timed.when(PAINTED) - timed.began)
        began = time.perf_counter()
        subprocess.run((*OURS, "--help"), check=True, capture_output=True)
        lasted.append(time.perf_counter() - began)
    print(f"--help: {median(lasted) * 1000:.0f} ms")
    bar("--help beside the empty program's first picture", median(lasted) / median(first), 0.5)


class InTurn:
    """
    Keys that are pressed in turn with those of the empty program.

    Args:
        empty: the empty program, which has shown its first text.
    """

    def __init__(self, empty: Timed) -> None:
        empty.when(rb"text-0")
        self._empty = empty
        self._pressed = count(1)
        self._chance = Random(1)

    def __call__(self, times: int, press: Callable[[int], float]) -> Beside:
        """
        What each took, in seconds; `press` is ours.
        """
        beside: Beside = ([], [])
        for n in range(times):
            time.sleep(0.1 + 0.2 * self._chance.random())
            beside[0].append(-self._empty.press(b"x") + self._empty.when(rb"text-%d\." % next(self._pressed)))
            time.sleep(0.1 + 0.2 * self._chance.random())
            beside[1].append(press(n))
        return beside


def keys(live: Live = live_round) -> None:
    """
    From a key to the changed screen, in a live round; each press of ours has one of the empty program's beside it.
    """
    with running(EMPTY, LARGE) as empty, live() as ours:
        in_turn = InTurn(empty)

        def pace(n: int) -> float:
            key, shown = ((b"+", "60×"), (b"-", "30×"))[n % 2]
            return -ours.press(key) + ours.when(shown.encode())

        def help_once(_: int) -> float:
            took = -ours.press(b"?") + ours.when(rb"What every key")
            ours.press(b"\x1b")
            time.sleep(0.3)
            return took

        def move(n: int) -> float:
            return -ours.press((b"\x1b[B", b"\x1b[A")[n % 2]) + ours.when("▸".encode())

        beside("the pace", in_turn(KEYS, pace))
        _told("opening the help", in_turn(KEYS // 4, help_once))
        ours.press(b"p")
        ours.when(rb"on/off")
        beside("moving in a list", in_turn(KEYS // 2, move))


def beside(words: str, took: Beside) -> None:
    """
    Print a ratio beside its bar.
    """
    usual, tenth = _told(words, took)
    bar(f"{words}, median", usual, 1.5)
    bar(f"{words}, ninth decile", tenth, 5)


def _told(words: str, beside: Beside) -> tuple[float, float]:
    (least, least_tenth), (usual, tenth) = map(_deciles, beside)
    print(
        f"{words}, key to changed screen at 200x60: {usual:.1f} ms, ninth decile {tenth:.1f} ms "
        f"(empty: {least:.1f} ms, {least_tenth:.1f} ms)"
    )
    return usual / least, tenth / least_tenth


def _deciles(took: list[float]) -> tuple[float, float]:
    return median(took) * 1000, quantiles(took, n=10)[8] * 1000


def load(live: Live = live_round) -> None:
    """
    What a live round takes of a processor, at the scenario's own pace, when work has come in.
    """
    with live() as ours:
        time.sleep(40)  # half an hour of the day
        ours.press(b" ")
        time.sleep(1)
        ours.press(b" ")
        before, began = ours.processor(), time.perf_counter()
        time.sleep(LOOKING)
        share = (ours.processor() - before) / (time.perf_counter() - began)
        print(f"a live round at 200x60: {ours.written() / LOOKING / 1000:.0f} kB a second")
    bar("share of a processor", 100 * share, 5, "%")


def soak() -> None:
    """
    A whole day fast, and what it leaves in memory.
    """
    with running(EMPTY, LARGE) as empty:
        empty.when(rb"text-0")
        time.sleep(1)
        least = empty.memory()
    with live_round("--speed", "600") as ours:
        sizes = []
        for _ in range(9):
            time.sleep(6)
            sizes.append(ours.memory())
    print(f"memory: empty {least:.0f} MiB; ours after each hour: {', '.join(f'{size:.1f}' for size in sizes)} MiB")
    bar("memory beside the empty program", sizes[-1] / least, 2)
    bar("growth in each hour after the first", (sizes[-1] - sizes[0]) / (len(sizes) - 1), 1, "MiB")


ALL = {"starts": starts, "help": help_, "keys": keys, "load": load, "soak": soak}


def main() -> None:
    """
    What was named, or everything.
    """
    for name in sys.argv[1:] or ALL:
        ALL[name]()


if __name__ == "__main__":
    main()
