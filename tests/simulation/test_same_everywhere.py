"""
The same seed is the same evening, in every process, whatever Python's hash seed is and however the memory is laid out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PLAY = """
import sys
from hashlib import sha256
import os
holes = [bytearray(int(sys.argv[1]) % (97 + i % 89) + 1) for i in range(20_000)]
del holes[:: 2 + int(sys.argv[1]) % 3]
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario.people import DefaultBehaviour, Commitment, Patience
from desk_theatre.scenario.demand import Arrivals, Demand, Fault
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import ALL, OPENS, SESSIONS, desk_of, interfere, kind, team
busy = Duration(3.0)
scenario = desk_of(
    3,
    kinds=[
        kind("no-sound", "av", where="room", blocking=True, hard=0.3, supplier=0.2, first_contact=True, diagnosis=busy),
        kind("badge", diagnosis=busy),
    ],
    teams=[team("av", 2, 2, 0.7), team("net", 2, 2)],
    demand=Demand((Arrivals(OPENS, OPENS + 7200, 70.0),), 4.0, 10, (Fault("c", "C", "no-sound", OPENS, 9.0, "b"),)),
    sessions=SESSIONS,
    chaos=DefaultBehaviour(head=2),
    patience=Patience(Duration(6.0), Duration(5.0)),
    commitment=Commitment(),
)
organisation = Organisation(scenario, 7, 1, {"recording": "announced"})
events = []
for i in range(40):
    events += organisation.advance(OPENS + 180 * i)
    what = ("submit", "switch", "inject", "withdraw")[i % 4]
    events += interfere(organisation, (0, what, 13 * i))
    print(sha256(repr(events).encode()).hexdigest(), organisation.digest())
events += organisation.advance(scenario.conference.closes)
print(len(events), sha256(repr(events).encode()).hexdigest(), organisation.digest())
"""


def _played(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(TESTS)}
    done = subprocess.run(
        [sys.executable, "-c", PLAY, hash_seed], capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    return done.stdout


def test_a_round_is_the_same_in_every_process() -> None:
    """
    Three processes with other hash seeds and other holes in their memory, a busy round with interference, every event
    and every digest.
    """
    first, second, third = (_played(hash_seed) for hash_seed in ("1", "22", "333"))

    assert first == second == third
    assert int(first.splitlines()[-1].split()[0]) > 500
