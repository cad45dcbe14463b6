"""
An assay in a process of its own: it says how far it is, gives what it has, and ends when nobody wants it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from desk_theatre.cli import practice_value_worker
from desk_theatre.cli.practice_value import ProcessAssay
from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.writer import Recorder
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from desk_theatre.study.luck_band import luck_band
from desk_theatre.study.practice_value import price_tags
from desk_theatre.study.recorded_round import evening
from runners import SCENARIO
from small_scenarios import SMALL_TOML

LIMIT = 90.0


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """
    Two rounds, the second with what the room had chosen.
    """
    path = tmp_path / "show.theatre"
    opening = head(SMALL_TOML, title=SCENARIO.title, seed=3, created="2026-03-01T09:00:00")
    run = PlayThrough(Show(SCENARIO, 3), Picture(SCENARIO), Recorder.create(path, opening))
    chosen = (s.NextScene(), s.ProposeImprovement("process", "recording"), s.ChooseImprovement(1))
    for command in (c.OpenRound(), c.SubmitIncident("wifi"), *chosen, c.OpenRound(), c.SubmitIncident("no-sound", "a")):
        assert run.give(command).refused is None
        if isinstance(command, c.SubmitIncident):
            run.until(SCENARIO.conference.closes)
    run.finish()
    return path


def _until(condition: Callable[[], bool]) -> None:
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end
        sleep(0.05)


def test_what_comes_out_is_what_the_study_says(recorded: Path) -> None:
    """
    The same tags and the same band as reckoned here.
    """
    was = evening(read(recorded), 2)
    tags = price_tags(was, measure="resolution_sla_met", replications=2)
    band = luck_band(was, replications=100).measures.get("resolution_sla_met")

    practice_value = ProcessAssay(recorded, 2, seconds=60.0, replications=2)
    _until(lambda: practice_value.found is not None or bool(practice_value.failure))

    assert practice_value.failure == ""
    assert practice_value.found is not None
    assert practice_value.share == 1.0
    assert [tag.practice for tag in practice_value.found.tags if tag.on] == [tag.practice for tag in tags.in_force]
    expected = {
        tag.practice: tag.worth["resolution_sla_met"].mean
        for tag in (*tags.in_force, *tags.not_in_force)
        if tag.worth["resolution_sla_met"].low is not None
    }
    assert {tag.practice: tag.mean for tag in practice_value.found.tags} == pytest.approx(expected)
    assert (practice_value.found.luck is None) == (band is None)


def test_what_can_be_said_so_far_is_said(
    recorded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The luck band first, then rough tags, and then the fine ones: as many as without the rough ones.
    """
    monkeypatch.setattr(practice_value_worker, "NICE", 0)
    practice_value_worker.main([str(recorded), "2", "60", "8"])

    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    rough = [each["rough"] for each in said if "rough" in each]
    found = said[-1]["found"]
    assert (rough[0]["tags"], rough[0]["replications"], rough[0]["luck"]) == ([], 0, found["luck"])
    assert [each["replications"] for each in rough[1:]] == sorted(each["replications"] for each in rough[1:])
    assert rough[1]["replications"] in {5, 6, 7}
    assert {each["planned"] for each in (*rough, found)} == {8}
    assert {tag["practice"] for tag in rough[1]["tags"]} <= {tag["practice"] for tag in found["tags"]}


def test_who_is_cancelled_ends(recorded: Path) -> None:
    """
    At once, and says nothing.
    """
    practice_value = ProcessAssay(recorded, 1, seconds=60.0, replications=1000)
    process = practice_value._process.pid

    practice_value.cancel()
    practice_value._reader.join(LIMIT)

    assert (practice_value.found, practice_value.failure) == (None, "")
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_recording_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    """
    The show goes on.
    """
    practice_value = ProcessAssay(tmp_path / "nothing.theatre", 1)
    _until(lambda: bool(practice_value.failure))

    assert "could not be computed" in practice_value.failure


def test_time_that_is_over_gives_what_there_is(
    recorded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    After its seconds it ends with fewer replications than asked for.
    """
    monkeypatch.setattr(practice_value_worker, "NICE", 0)
    practice_value_worker.main([str(recorded), "1", "6", "100000"])

    found = json.loads(capsys.readouterr().out.splitlines()[-1])["found"]
    assert found["round"] == 1
    assert 0 < found["replications"] < 100_000
