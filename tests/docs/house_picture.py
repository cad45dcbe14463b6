"""
The pictures of `docs/explanation/house.md`, drawn from the code: which folder imports which, and where each event of one incident arises.

Draw them again after a change with `python tests/docs/house_picture.py`; a test says when that was forgotten.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desk_theatre.itsm.events import WorkStarted
from desk_theatre.simulation.floor import Floor
from desk_theatre.simulation.organisation import Organisation

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "desk_theatre"
PAGE = ROOT / "docs" / "explanation" / "house.md"


def folders() -> str:
    """
    Return the layers as a Mermaid flowchart: each arrow is an import that no longer way explains.
    """
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = [re.findall(r"\w+", re.sub(r"\(\w+\)", "", layer)) for layer in layers]
    below = {room: _imports(room) for row in rooms for room in row}
    direct = {
        room: [other for other in found if not any(other in _reach(below, third) for third in found if third != other)]
        for room, found in below.items()
    }
    order = [room for row in rooms for room in row]
    arrows = [f"    {room} --> {other}" for room in order for other in order if other in direct[room]]
    return "\n".join(["```mermaid", "flowchart TD", *arrows, "```"])


def _imports(room: str) -> set[str]:
    """
    Return the folders from which a folder imports, for the type checker or at run time.
    """
    files = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").exists() else (PACKAGE / room).rglob("*.py")
    names = (name for path in files for name in _imported(ast.parse(path.read_text(encoding="utf-8"))))
    return {name.split(".")[1] for name in names if name.startswith("desk_theatre.")} - {room}


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _reach(below: dict[str, set[str]], room: str) -> set[str]:
    found = set(below.get(room, ()))
    return found.union(*(_reach(below, other) for other in found)) if found else found


def way() -> str:
    """
    Return one incident's events from report to closure, each with the files of the simulation that were on their way to it.
    """
    sys.path.append(str(ROOT / "tests"))  # where the small organisations are, unless pytest has put it there
    from small_scenarios import HOUR, OPENS, desk_of, kind, team

    taken: list[tuple[str, str]] = []
    emit = Floor.emit

    def watched(floor: Floor, event: Any) -> None:
        if getattr(event, "incident", None) == 1:
            name = f"WorkStarted ({event.task})" if isinstance(event, WorkStarted) else type(event).__name__
            taken.append((name, " > ".join(_files())))
        emit(floor, event)

    Floor.emit = watched  # type: ignore[assignment, method-assign]
    try:
        day = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)])
        organisation = Organisation(day, 1, 1, {})
        organisation.submit(day.kind("no-sound"), None)
        organisation.advance(OPENS + HOUR)
    finally:
        Floor.emit = emit  # type: ignore[method-assign]
    width = max(len(name) for name, _ in taken)
    return "\n".join(["```text", *(f"{name:{width}}  {files}" for name, files in taken), "```"])


def _files() -> list[str]:
    """
    Return the files of the simulation on the way to this event, from the outermost in.
    """
    names: list[str] = []
    frame = sys._getframe(2)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.parent.name == "simulation" and path.stem not in names:
            names.insert(0, path.stem)
        frame = frame.f_back  # type: ignore[assignment]
    return [name for name in names if name not in {"scheduler", "floor"}]


PICTURES = {"folders": folders, "way": way}


def drawn(page: str) -> str:
    """
    Return the text of the page with its pictures as they are now.
    """
    for name, draw in PICTURES.items():
        pattern = rf"(<!-- drawn: {name} -->\n).*?(<!-- end -->)"
        page, found = re.subn(pattern, lambda m, draw=draw: f"{m[1]}\n{draw()}\n\n{m[2]}", page, flags=re.DOTALL)  # type: ignore[misc]
        assert found == 1, name
    return page


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
