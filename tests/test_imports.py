"""
Which program loads what: the static graph of import-linter cannot see deferred imports, a process of its own can.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

SCREEN = ("textual", "rich")
CORE = (
    "desk_theatre.errors",
    "desk_theatre.itsm.events",
    "desk_theatre.practices.catalogue",
    "desk_theatre.scenario.scenario",
    "desk_theatre.scenario.from_toml",
    "desk_theatre.measures.scorecard_fold",
    "desk_theatre.simulation.organisation",
    "desk_theatre.show.show",
    "desk_theatre.show.picture",
    "desk_theatre.show.evidence",
    "desk_theatre.recording.verification",
    "desk_theatre.recording.replay",
    "desk_theatre.live.play_through",
)


def _loaded(code: str, unwanted: tuple[str, ...]) -> list[str]:
    """
    Which of the unwanted packages a process has loaded after running `code`.
    """
    report = f"{code}\nimport sys; print(*[name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()[-1].split()


def test_the_way_in_is_quick() -> None:
    """
    Importing the command line loads neither the screen nor the simulation nor the reader of scenarios.
    """
    assert _loaded("import desk_theatre.cli.main", (*SCREEN, "simpy", "cattrs", "asyncio", "sqlite3")) == []


@pytest.mark.parametrize("module", CORE)
def test_the_core_needs_no_screen(module: str) -> None:
    """
    A server or a study can be run where no screen is installed.
    """
    assert _loaded(f"import {module}", (*SCREEN, "aiohttp", "dask", "numpy")) == []


def test_the_words_need_no_simulation() -> None:
    """
    Whoever reads events, counts them or looks at a film needs no SimPy.
    """
    modules = ("measures.scorecard_fold", "show.picture", "show.evidence", "show.moments", "recording.replay")
    code = "; ".join(f"import desk_theatre.{module}" for module in modules)

    assert _loaded(code, ("simpy",)) == []
