"""
A list of recordings is there at once, and says what each is about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_theatre.itsm.events import RoundOpened
from desk_theatre.recording.entries import EventEntry
from desk_theatre.recording.summary import Summary, is_recording, peek
from desk_theatre.recording.writer import Recorder
from small_show import HEAD, incident


@pytest.mark.parametrize("closed", [True, False])
def test_a_recording_is_summed_up(closed: bool, tmp_path: Path) -> None:
    """
    Title, date, rounds, and whether it can be continued.
    """
    path = tmp_path / "show.theatre"
    recorder = Recorder.create(path, HEAD)
    for number in (1, 2):
        recorder.submit([EventEntry(RoundOpened(33000, number, 40000, ()))])
        for incidents in range(1500):
            recorder.submit(incident(incidents), durable=False)
    recorder.close(end=closed)

    assert path.stat().st_size > 2 * 256 * 1024
    assert is_recording(path)
    assert Summary(path, "Sommerfest", "2026-03-01T09:00:00", 2, closed) == peek(path)


def test_a_torn_recording_without_rounds_is_summed_up(tmp_path: Path) -> None:
    """
    It was broken off before it began.
    """
    path = tmp_path / "show.theatre"
    Recorder.create(path, HEAD).close()
    path.write_bytes(path.read_bytes()[:-3])

    assert Summary(path, "Sommerfest", "2026-03-01T09:00:00", 0, closed=False) == peek(path)
