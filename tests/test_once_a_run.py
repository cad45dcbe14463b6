"""
What workers share is made once, and read by the others.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import once_a_run

HERE = Path(__file__).parent
WORKER = """
import sys
from pathlib import Path
from once_a_run import once, share

def make():
    print("makes", flush=True)
    return ("made by", sys.stdin.readline())

share(Path(sys.argv[1]))
print("asks", flush=True)
print(*once("a thing", make), flush=True)
"""


def _worker(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE
    )


def _line(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A folder that only this test shares.
    """
    monkeypatch.setattr(once_a_run, "_folder", [])
    return tmp_path / "shared"


def test_a_worker_that_asks_while_another_makes_waits_and_gets_the_same(folder: Path) -> None:
    """
    The second one makes nothing, and says what the first one made.
    """
    with _worker(folder) as first:
        assert [_line(first), _line(first)] == ["asks", "makes"]
        with _worker(folder) as second:
            assert _line(second) == "asks"
            told, _ = first.communicate("the first\n", timeout=60)
            other, _ = second.communicate("the second\n", timeout=60)

    assert told.split() == other.split() == ["made", "by", "the", "first"]


def test_what_failed_is_made_again_by_the_next_that_asks(folder: Path) -> None:
    """
    An error is not shared, and leaves nothing behind that would be.
    """
    once_a_run.share(folder)

    with pytest.raises(ZeroDivisionError):
        once_a_run.once("a thing", lambda: 1 // 0)

    assert once_a_run.once("a thing", lambda: 2) == 2
    assert once_a_run.once("a thing", lambda: 3) == 2
    assert once_a_run.once("another", lambda: 3) == 3


def test_a_process_that_shares_with_nobody_makes_it_itself(folder: Path) -> None:
    """
    As in a run without workers.
    """
    assert once_a_run.once("a thing", lambda: 1) == 1
    assert once_a_run.once("a thing", lambda: 2) == 2
    assert not folder.exists()
