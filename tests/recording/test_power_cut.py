"""
Power cuts: after every call to the disk, whatever the drive may have kept holds all that was acknowledged.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from disks import (
    ModelDisk,
    killing_is_meant,  # noqa: F401  (a fixture of every test here)
)
from small_show import PATH, SECOND, Outcome, found_in, invented, lost, played

States = dict[tuple[int, tuple[tuple[Path, bytes], ...]], None]


def _states(disk: ModelDisk, incidents: int, seed: int) -> tuple[Outcome, States]:
    """
    A show, and every different state that a power cut could have left during it, with the number of entries that were
    acknowledged by then.
    """
    show = Outcome()
    states: States = {}
    usual = disk.watch

    def watch(now: ModelDisk) -> None:
        if usual is not None:
            usual(now)
        for files in now.after_a_power_cut(seed + len(now.calls)):
            states[len(show.acknowledged), tuple(sorted(files.items()))] = None

    disk.watch = watch
    played(disk, range(incidents), outcome=show)
    return show, states


def _check(show: Outcome, states: States) -> None:
    for number, (acknowledged, files) in enumerate(states):
        recordings = found_in(dict(files))

        assert lost(show.acknowledged[:acknowledged], recordings) == [], f"state {number}"
        assert invented(show.submitted, recordings) == [], f"state {number}"


def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    """
    With nothing, all, a part, single sectors or only the length of what was not synced, and names kept or not.
    """
    show, states = _states(ModelDisk(), incidents=6, seed=1)

    assert len(states) > 40
    assert len(show.acknowledged) == 18
    _check(show, states)


@pytest.mark.parametrize("only", ["sync", "write", "write cut", "sync create", "write sync_folder"])
def test_a_power_cut_around_a_failing_disk_loses_nothing(only: str) -> None:
    """
    While the recording moves to its second place, one of the two holds everything.
    """
    moved = False
    for at, lasting in product(range(14, 22), (False, True)):
        show, states = _states(ModelDisk(fault="EIO", at=at, lasting=lasting, only=only), incidents=4, seed=at)
        moved = moved or (show.path.parent == SECOND and show.closed)
        _check(show, states)
    assert moved == ("sync" in only.split())


def test_a_recording_that_was_cut_by_the_power_can_be_continued() -> None:
    """
    From every state in which it holds something that was promised, and it then holds that and what is added.
    """
    show, states = _states(ModelDisk(), incidents=3, seed=3)
    for acknowledged, files in states:
        if not acknowledged:
            continue
        disk = ModelDisk()
        file = disk.create(PATH)
        disk.write(file, dict(files)[PATH], 0)
        disk.close(file)
        again = played(disk, range(3, 5), outcome=Outcome(began=True))
        recordings = found_in(disk.after_a_kill())

        assert lost(show.acknowledged[:acknowledged] + again.acknowledged, recordings) == []
        assert len(again.acknowledged) == 6
        assert invented(show.submitted + again.submitted, recordings) == []


@pytest.mark.long
@pytest.mark.parametrize("only", ["", "sync", "write", "write cut", "sync create", "write sync_folder"])
def test_two_thousand_power_cuts_in_each_of_six_shows_lose_nothing(only: str) -> None:
    """
    Twenty incidents each; five of the shows also have a disk that begins to fail in the middle.
    """
    tried = 0
    for seed in range(40):
        fault = ModelDisk(fault="EIO", at=10 + 3 * seed, lasting=seed % 3 == 0, only=only) if only else ModelDisk()
        show, states = _states(fault, incidents=20, seed=1000 * seed)
        _check(show, states)
        tried += len(states)
        if tried > 2000:
            break

    assert tried > 2000
