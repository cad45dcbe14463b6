"""
The three-stage desk in Ciw; run by `bench_peers.py` in an environment of its own.
"""

from __future__ import annotations

import json
import random
import sys
from typing import Any

import ciw
from desk_figures import DESK, PER_MINUTE, REPAIR_AT_DESK, REPAIR_AT_TEAM, SUPPLIER_COMES, SUPPLIER_WORKS, Report

TEAMS = {"for-a": 2, "for-b": 3, "for-c": 4}
SUPPLIER = 5


def route(customer: Any, _: Any) -> list[int]:
    """
    Where somebody goes after the desk.
    """
    customer.kind = random.choices(("first-line", *TEAMS), (70, 10, 10, 10))[0]
    if customer.kind == "first-line":
        return []
    team = TEAMS[customer.kind]
    customer.waits_for_supplier = random.random() < 0.1
    return [team, SUPPLIER, team] if customer.waits_for_supplier else [team]


class AtDesk(ciw.dists.Distribution):  # type: ignore[misc]  # Ciw has no types
    """
    The desk mends what is its own; the rest it only passes on.
    """

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """
        Minutes.
        """
        return random.expovariate(1 / REPAIR_AT_DESK) if ind.kind == "first-line" else 0.0


class AtTeam(ciw.dists.Distribution):  # type: ignore[misc]
    """
    A team mends, or calls the supplier and mends afterwards.
    """

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """
        Minutes.
        """
        if ind.waits_for_supplier:
            ind.waits_for_supplier = False
            return 0.0
        return random.expovariate(1 / REPAIR_AT_TEAM)


class AtSupplier(ciw.dists.Distribution):  # type: ignore[misc]
    """
    The supplier comes, and works.
    """

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """
        Minutes.
        """
        return random.expovariate(1 / SUPPLIER_COMES) + random.expovariate(1 / SUPPLIER_WORKS)


def main(customers: int, seed: int) -> None:
    """
    Play until so many have been served, and report.
    """
    from time import process_time

    ciw.seed(seed)
    random.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(PER_MINUTE), None, None, None, None],
        service_distributions=[AtDesk(), AtTeam(), AtTeam(), AtTeam(), AtSupplier()],
        number_of_servers=[5, 2, 2, 2, float("inf")],
        routing=ciw.routing.ProcessBased(route),
    )
    simulation = ciw.Simulation(network)
    start = process_time()
    simulation.simulate_until_max_time(customers / PER_MINUTE)
    seconds = process_time() - start
    records = simulation.get_all_records()
    first: dict[int, float] = {}
    last: dict[int, float] = {}
    waits = []
    for record in records:
        first[record.id_number] = min(first.get(record.id_number, record.arrival_date), record.arrival_date)
        last[record.id_number] = max(last.get(record.id_number, 0.0), record.exit_date)
        if record.node == DESK:
            waits.append(record.waiting_time)
    print(json.dumps(Report(seconds, len(first), waits, [last[n] - first[n] for n in sorted(first)]).__dict__))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
