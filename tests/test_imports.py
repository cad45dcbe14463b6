"""
Which program loads what: the static graph of import-linter cannot see deferred imports, a process of its own can.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

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


def _imports_for_the_type_checker_only() -> list[tuple[str, str]]:
    """
    What the contract against cycles in pyproject.toml lets pass.
    """
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = document["tool"]["importlinter"]["contracts"]
    lines = next(each["ignore_imports"] for each in contracts if each["type"] == "acyclic_siblings")
    return [tuple(line.split(" -> ")) for line in lines]


@pytest.mark.parametrize(("importer", "imported"), _imports_for_the_type_checker_only())
def test_what_the_contract_lets_pass_is_for_the_type_checker(importer: str, imported: str) -> None:
    """
    The import stands under `if TYPE_CHECKING:` and nowhere else.
    """
    tree = ast.parse((ROOT / f"{importer.replace('.', '/')}.py").read_text(encoding="utf-8"))
    guarded = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for statement in block.body
        for node in ast.walk(statement)
    }

    found = [
        id(node) in guarded
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and node.module == imported)
        or (isinstance(node, ast.Import) and any(alias.name == imported for alias in node.names))
    ]

    assert found
    assert all(found)


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
