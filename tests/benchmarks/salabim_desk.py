"""
The three-stage desk in salabim; run by `bench_peers.py` in an environment of its own.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Generator
from time import process_time
from typing import Any

import salabim
from desk_figures import PER_MINUTE, REPAIR_AT_DESK, REPAIR_AT_TEAM, SUPPLIER_COMES, SUPPLIER_WORKS, Report

WAITS: list[float] = []
STAYS: list[float] = []


class Customer(salabim.Component):  # type: ignore[misc]  # salabim has no types
    """
    From coming to going.
    """

    def process(self, desk: Any, teams: list[Any]) -> Generator[Any, Any, None]:
        """
        The desk; for three in ten a team; for one in ten of those the supplier in between.
        """
        came = self.env.now()
        kind = random.choices(range(4), (70, 10, 10, 10))[0]
        yield self.request(desk)
        WAITS.append(self.env.now() - came)
        if kind == 0:
            yield self.hold(random.expovariate(1 / REPAIR_AT_DESK))
        self.release(desk)
        if kind:
            team = teams[kind - 1]
            yield self.request(team)
            if random.random() < 0.1:
                self.release(team)
                yield self.hold(random.expovariate(1 / SUPPLIER_COMES) + random.expovariate(1 / SUPPLIER_WORKS))
                yield self.request(team)
            yield self.hold(random.expovariate(1 / REPAIR_AT_TEAM))
            self.release(team)
        STAYS.append(self.env.now() - came)


class Door(salabim.Component):  # type: ignore[misc]
    """
    Where they come in.
    """

    def process(self, desk: Any, teams: list[Any]) -> Generator[Any, Any, None]:
        """
        One after the other, for ever.
        """
        while True:
            yield self.hold(random.expovariate(PER_MINUTE))
            Customer(desk=desk, teams=teams)


def main(customers: int, seed: int) -> None:
    """
    Play until so many have come, and report.
    """
    random.seed(seed)
    env = salabim.Environment(random_seed=seed, yieldless=False)
    teams = [salabim.Resource(capacity=2) for _ in range(3)]
    Door(desk=salabim.Resource(capacity=5), teams=teams)
    start = process_time()
    env.run(till=customers / PER_MINUTE)
    seconds = process_time() - start
    print(json.dumps(Report(seconds, len(WAITS), WAITS, STAYS).__dict__))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
