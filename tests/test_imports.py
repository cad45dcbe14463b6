"""
Which program loads what: the static graph of import-linter cannot see deferred imports, a process of its own can.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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


def test_the_core_needs_no_screen() -> None:
    """
    A server or a study can be run where no screen is installed.
    """
    assert _loaded(f"import {', '.join(CORE)}", (*SCREEN, "aiohttp", "dask", "numpy")) == []


def test_the_words_need_no_simulation() -> None:
    """
    Whoever reads events, counts them or looks at a film needs no SimPy.
    """
    modules = ("measures.scorecard_fold", "show.picture", "show.evidence", "show.moments", "recording.replay")
    code = "; ".join(f"import desk_theatre.{module}" for module in modules)

    assert _loaded(code, ("simpy",)) == []


ALONE = f"""
import asyncio, sys
sys.path.insert(0, {str(ROOT / "tests")!r})
from pathlib import Path
from tempfile import mkdtemp
from desk_theatre.door import places
from desk_theatre.door.server import ShowDoor
from desk_theatre.live.host import ShowHost
from desk_theatre.live.start import begin
from runners import SCENARIO
from small_scenarios import SMALL_TOML

async def play():
    path = Path(mkdtemp()) / "x.theatre"
    door = ShowDoor(places.name_of(path))
    host = ShowHost(begin(SCENARIO, SMALL_TOML, 3, path, "2026-11-30T09:00:00"), [door])
    await host.attach()
    await asyncio.sleep(0.3)
    assert door._made is not None and door._made.door.path.exists()
    await host.end()

asyncio.run(play())
"""


def test_a_show_without_other_screens_loads_no_http() -> None:
    """
    Its door is there; what serves it takes a sixth of the memory of the stage, and comes with the first who knocks.
    """
    assert _loaded(ALONE, ("aiohttp",)) == []


SOME_SYSTEMS_ONLY = {
    *(
        "fchmod",
        "fdatasync",
        "fork",
        "forkpty",
        "geteuid",
        "getpgid",
        "getuid",
        "kill",
        "killpg",
        "mkfifo",
        "name",
        "nice",
    ),
    *(
        "openpty",
        "posix_fallocate",
        "posix_spawn",
        "pread",
        "pwrite",
        "sched_getaffinity",
        "set_blocking",
        "setpriority",
    ),
    *("setsid", "statvfs", "sync", "tcsetpgrp", "ttyname", "uname", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"),
}
"""
Names of `os` that are missing elsewhere, or do something else there.
"""


def test_nothing_but_the_machine_asks_which_system_it_runs_on() -> None:
    """
    Nor uses what only some systems have; import-linter sees the modules, this the names and places.
    """
    places = re.compile(r"^/(proc|sys|etc|usr|var)/|^/\.|^/dev/")
    signals = re.compile(r"SIG(?!INT$|_|TERM$)[A-Z0-9]+")
    found = []
    for path in sorted((ROOT / "desk_theatre").rglob("*.py")):
        if path.parent.name == "machine":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in SOME_SYSTEMS_ONLY:
                    found.append((path.name, name))
                case ast.ImportFrom(module="os", names=names):
                    found += [(path.name, each.name) for each in names if each.name in SOME_SYSTEMS_ONLY]
                case ast.Attribute(value=ast.Name(id="sys"), attr="platform" as name):
                    found.append((path.name, name))
                case ast.Attribute(value=ast.Name(id="signal"), attr=name) if signals.fullmatch(name):
                    found.append((path.name, name))
                case ast.keyword(arg="start_new_session" | "preexec_fn" | "process_group" as name):
                    found.append((path.name, name))
                case ast.Constant(value=str() as text) if places.match(text):
                    found.append((path.name, text))

    assert found == []
