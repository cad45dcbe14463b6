"""
How long does a conference day take without a screen?  By hand: `python tests/benchmarks/bench_day.py [CHECKOUT]`.

With a checkout of another version, each day is played by both in turn, each in a process of its own, and what counts is the
middle one of the ratios of neighbours in time: this version beside the other one.  Each turn is another day, because one and
the same day may be a busier one in one of the two.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time

from measuring import bar, ratio

ROUNDS = 31
BAR = 1.6
HERE = Path(__file__).resolve()
DAYS = ("nothing on", "everything on that helps")


def play() -> None:
    """
    Play the days that are asked for on standard input, each by its seed; print the seconds of processor time of each.
    """
    from desk_theatre.practices.catalogue import catalogue
    from desk_theatre.scenario.library import load
    from desk_theatre.simulation.organisation import Organisation

    scenario = load("conference")
    helping = tuple(id_ for id_, practice in catalogue().items() if practice.identity.group != "trap")
    for line in sys.stdin:
        seed, words = line.rstrip().split(" ", 1)
        practices = helping if words == DAYS[1] else ()
        organisation = Organisation(scenario, int(seed), 1, dict.fromkeys(practices, "chosen"))
        start = process_time()
        organisation.advance(scenario.conference.closes)
        print(process_time() - start, flush=True)


class Player:
    """
    A process that plays days with the program of one checkout.
    """

    def __init__(self, checkout: Path) -> None:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(checkout), str(HERE.parent)))}
        command = [sys.executable, "-P", str(HERE), "--play"]
        self.process = subprocess.Popen(
            command, env=env, cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def day(self, words: str, seed: int) -> float:
        """
        Play one day; return its seconds of processor time.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(seed, words, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def main(checkouts: list[Path]) -> None:
    """
    Each sort of day, by everybody in turn.
    """
    players = [Player(checkout) for checkout in checkouts]
    for words in DAYS:
        for player in players:
            player.day(words, 0)  # everybody warm
        turns = [[player.day(words, seed) for player in players] for seed in range(1, ROUNDS + 1)]
        times = [list(of_one) for of_one in zip(*turns, strict=True)]
        print(f"{words}: a day in {' and '.join(f'{median(found) * 1000:.1f}' for found in times)} ms")
        if len(times) > 1:
            bar("beside the other version", ratio(*times), BAR)
    for player in players:
        player.process.terminate()


if __name__ == "__main__":
    if sys.argv[1:] == ["--play"]:
        play()
    else:
        main([HERE.parents[2], *(Path(argument).resolve() for argument in sys.argv[1:2])])
