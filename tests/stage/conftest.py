"""
Tests of the stage wait for what they wait for, never for a while.

Textual's own pilot guesses from the load of the processor whether an app has dealt with a key; on a busy machine it guesses
wrong, and on a quiet one it waits for nothing.  Here it is asked instead.
"""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace

import pytest
from seeing import dealt_with
from textual._context import active_app


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
    monkeypatch.setattr("desk_theatre.stage.screens.handing_in.secrets", counted)
