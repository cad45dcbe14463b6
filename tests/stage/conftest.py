"""
Tests of the stage wait for what they wait for, never for a while.

Textual's own pilot guesses from the load of the processor whether an app has dealt with a key; on a busy machine it guesses
wrong, and on a quiet one it waits for nothing.  Here it is asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from screen_snapshots import Pictures
from seeing import dealt_with
from syrupy.assertion import SnapshotAssertion
from textual._context import active_app
from whole_evening import Room

from desk_theatre.cli.show_library import ShowLibrary
from small_scenarios import SMALL_TOML


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Mark every test that has snapshots, so that one command makes them all again.
    """
    for item in items:
        if "snapshot" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.snapshots)


async def _until_dealt_with(min_sleep: float = 0, max_sleep: float = 0) -> None:
    await dealt_with(active_app.get())


@pytest.fixture(autouse=True)
def _no_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", _until_dealt_with)


@pytest.fixture(autouse=True)
def _forms_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The keys of forms are counted, so that each test offers the same nicknames every time.
    """
    keys = count(1)
    counted = SimpleNamespace(token_hex=lambda size: f"{next(keys):0{2 * size}x}")
    monkeypatch.setattr("desk_theatre.stage.screens.desk.desk.secrets", counted)


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> Iterator[Pictures]:
    """
    The accepted text snapshots of a test; a test that forgets to check them fails nevertheless.
    """
    taken = Pictures(snapshot)
    yield taken
    taken.check()


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """
    The clock by which a night goes.
    """
    clock = Room()
    monkeypatch.setattr("desk_theatre.live.show_runner.monotonic", clock)
    return clock


@pytest.fixture
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShowLibrary:
    """
    The real house, with a home of its own in which somebody keeps a small morning of three rounds.
    """
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    own = tmp_path / "desk-theatre" / "scenarios"
    own.mkdir(parents=True)
    (own / "morning.toml").write_text(SMALL_TOML, encoding="utf-8")
    return ShowLibrary(seed=3)
