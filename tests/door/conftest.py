"""
For the tests of the door.
"""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    There is no stage whose first picture the door would wait for, and what it keeps is kept away.
    """
    monkeypatch.setattr("desk_theatre.door.server.SETTLED", 0.0)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
