"""
A program that is killed in the middle of a show.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desk_theatre.recording.reader import read
from desk_theatre.recording.writer import Recorder
from small_show import incident

PROGRAM = """
import sys
from pathlib import Path
from small_show import HEAD, incident
from desk_theatre.recording.writer import Recorder

path = Path(sys.argv[1])
first = int(sys.argv[2])
recorder = Recorder.continue_(path, "0.1.0") if first else Recorder.create(path, HEAD)
for number in range(first, 1_000_000):
    recorder.submit(incident(number)).result()
    print(number, flush=True)
"""


def _killed_after(path: Path, first: int, count: int) -> int:
    """
    The last incident of which the program said that it was saved before it was killed.
    """
    command = [sys.executable, "-c", PROGRAM, str(path), str(first)]
    tests = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tests, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(count)]
        program.kill()
        said += program.stdout.readlines()
    return int([line for line in said if line.endswith("\n")][-1])


def _check(path: Path, kills: int) -> None:
    first = 0
    for kill in range(kills):
        last = _killed_after(path, first, 20 + kill)
        numbers = [given.number for given in read(path).inputs]

        assert numbers == list(range(len(numbers)))
        assert len(numbers) > last
        first = len(numbers)
    recorder = Recorder.continue_(path, "0.1.0")
    recorder.submit(incident(first)).result()
    recorder.close()

    assert (kills, ()) == (read(path).continued, read(path).complaints)


def test_a_show_that_is_killed_twice_has_everything_it_gave_its_word_for(tmp_path: Path) -> None:
    """
    With SIGKILL, in the middle of writing; it is continued each time.
    """
    _check(tmp_path / "show.theatre", kills=2)


@pytest.mark.long
def test_a_show_that_is_killed_a_hundred_times_has_everything_it_gave_its_word_for(tmp_path: Path) -> None:
    """
    One recording, picked up a hundred times.
    """
    _check(tmp_path / "show.theatre", kills=100)
