"""
For all tests.
"""

from __future__ import annotations

import gc
import os
import tempfile

import pytest
from hypothesis import settings

from once_a_run import share
from profiles import register

register()
for size in ("COLUMNS", "LINES"):
    os.environ.pop(size, None)  # the size of the terminal in which pytest runs; its workers inherit it


_RUNTIME = tempfile.TemporaryDirectory(prefix="dt-")
os.environ["XDG_RUNTIME_DIR"] = _RUNTIME.name  # shows of a test are found by no other program, nor find one


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    What takes long may take as long as it likes, and so may everything at night.
    """
    nightly = settings.get_current_profile_name() == "nightly"
    for item in items:
        if nightly or item.get_closest_marker("long"):
            item.add_marker(pytest.mark.timeout(0))


@pytest.fixture(scope="session", autouse=True)
def _workers_share(tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    Let the workers of a run share what is made once; the folder above theirs is new in each run.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        share(tmp_path_factory.getbasetemp().parent / "once-a-run")


def pytest_collection_finish() -> None:
    """
    Look for garbage seldom, and never among what was loaded by now: that took a third of the time of the stage.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)
