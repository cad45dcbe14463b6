"""
How fast is a plain desk beside other simulators?  By hand: `python tests/benchmarks/bench_peers.py`.

The three-stage desk of `three-stage-desk.toml` is written in Ciw and in salabim as well (`ciw_desk.py`, `salabim_desk.py`), which are put into a
temporary environment of their own and are no dependencies of this project.  All take turns; processor time per customer
counts.  In ours, every step is an event that is taken out hour by hour, which the others do not do.

They must be the same model.  At the desk, only its own 42 incidents an hour take anybody's time, so the wait there is that
of M/M/5, by Erlang C: 1.26 minutes.  For the whole stay there is no formula, so the programs are held against each other.  The waits of
neighbours resemble each other; therefore intervals are made from the means of batches.

The bars: at least as fast as Ciw, three times as fast as salabim; 99 % intervals overlap.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from math import factorial, sqrt
from pathlib import Path
from statistics import fmean, median, stdev
from tempfile import TemporaryDirectory
from time import process_time

from attrs import evolve
from desk_figures import Report
from measuring import bar

from desk_theatre.itsm import events as e
from desk_theatre.scenario.demand import Arrivals
from desk_theatre.scenario.from_toml import read
from desk_theatre.simulation.organisation import Organisation

HERE = Path(__file__).parent
PEERS = ("ciw", "salabim")
CUSTOMERS = 20_000
SEEDS = range(1, 6)
BATCHES = 10
HOUR = 3600
T_99 = 2.68  # Student's t for 49 degrees of freedom: 5 seeds of 10 batches


@contextmanager
def environment() -> Iterator[Path]:
    """
    The Python of a temporary environment with the peers in it.
    """
    with TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *PEERS], check=True)
        yield python


def theirs(python: Path, peer: str, seed: int) -> Report:
    """
    A run of a peer.
    """
    command = [str(python), str(HERE / f"{peer}_desk.py"), str(CUSTOMERS), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Report(**json.loads(done.stdout.splitlines()[-1]))


def ours(seed: int) -> Report:
    """
    The same with this program.
    """
    scenario = read((HERE / "three-stage-desk.toml").read_text(), "three-stage-desk")
    closes = CUSTOMERS * HOUR // 60
    demand = evolve(scenario.demand, arrivals=(Arrivals(0, closes, 60),))
    scenario = evolve(scenario, demand=demand, conference=evolve(scenario.conference, closes=closes))
    events: list[e.Event] = []
    start = process_time()
    round_ = Organisation(scenario, seed)
    for at in range(HOUR, closes + HOUR, HOUR):
        events.extend(round_.advance(min(at, closes)))
    return told(events, process_time() - start)


def told(events: list[e.Event], seconds: float) -> Report:
    """
    Waits and stays, from the events.
    """
    came: dict[int, int] = {}
    waits: list[float] = []
    stays: list[float] = []
    for event in events:
        match event:
            case e.IncidentReported():
                came[event.incident] = event.at
            case e.IncidentHeld():
                waits.append((event.at - came[event.incident]) / 60)
            case e.IncidentResolved():
                stays.append((event.at - came[event.incident]) / 60)
    return Report(seconds, len(came), waits, stays)


def interval(runs: list[list[float]]) -> tuple[float, float, float]:
    """
    Mean, and the ends of its 99 % interval, from the means of batches.
    """
    means: list[float] = []
    for run in runs:
        size = len(run) // BATCHES
        means.extend(fmean(run[size * n : size * (n + 1)]) for n in range(BATCHES))
    half = T_99 * stdev(means) / sqrt(len(means))
    return fmean(means), fmean(means) - half, fmean(means) + half


def erlang_wait(servers: int, load: float, minutes: float) -> float:
    """
    Mean wait in M/M/c, by Erlang C.
    """
    last = load**servers / factorial(servers) * servers / (servers - load)
    waits = last / (sum(load**n / factorial(n) for n in range(servers)) + last)
    return waits * minutes / (servers - load)


def agree(reports: dict[str, list[Report]]) -> None:
    """
    Print the waits and stays, and whether they are the same.
    """
    theory = erlang_wait(5, 3.5, 5.0)
    print(f"minutes in line at the desk (theory: {theory:.3f}), and from coming to going; 99 % intervals:")
    ends = []
    for name, runs in reports.items():
        wait, low, high = interval([run.waits for run in runs])
        stay, shortest, longest = interval([run.stays for run in runs])
        ends.append((shortest, longest))
        sign = "met    " if low <= theory <= high else "NOT MET"
        print(f"  {sign}  {name}: {wait:.3f} ({low:.3f} to {high:.3f}); {stay:.2f} ({shortest:.2f} to {longest:.2f})")
    same = max(low for low, _ in ends) <= min(high for _, high in ends)
    print(f"  {'met    ' if same else 'NOT MET'}  the stays overlap")


def main() -> None:
    """
    Everybody in turn, five times.
    """
    reports: dict[str, list[Report]] = {"ours": [], "ciw": [], "salabim": []}
    with environment() as python:
        for seed in SEEDS:
            reports["ours"].append(ours(seed))
            for peer in PEERS:
                reports[peer].append(theirs(python, peer, seed))
    costs = {name: [run.seconds / run.customers * 1e6 for run in runs] for name, runs in reports.items()}
    print(f"microseconds a customer, {CUSTOMERS:,} customers, {len(SEEDS)} seeds:")
    for name, found in costs.items():
        print(f"  {name}: {median(found):.1f}")
    for peer, at_least in (("ciw", 1.0), ("salabim", 3.0)):
        faster = median(a / b for a, b in zip(costs[peer], costs["ours"], strict=True))
        bar(f"faster than {peer}", faster, at_least, at_least=True)
    agree(reports)


if __name__ == "__main__":
    if sys.platform == "win32":
        sys.exit("this benchmark runs where a temporary environment has bin/python")
    main()
