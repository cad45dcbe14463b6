"""
A recording is exact in every process: whatever Python's hash seed is, and however its `sum` rounds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from desk_theatre.itsm.commands import How
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.scenario.library import load

TESTS = Path(__file__).resolve().parents[1]
OTHER_SUMS = TESTS / "other_sums"
BEFORE = Path(__file__).with_name("switches-in-mid-round.jsonl")
"""
Commands whose recording was exact in one process and not in the next.
"""
HASH_SEEDS = ("1", "22", "333", "4444")
PROGRAM = """
import json
import sys

from click.testing import CliRunner

from desk_theatre.cli.main import main

for arguments in json.load(sys.stdin):
    done = CliRunner().invoke(main, arguments)
    print(json.dumps([done.exit_code, done.stdout]))
"""
"""
Runs the program once for each line of arguments.
"""
Done = tuple[int, str]


def _in_a_process(
    lines: Sequence[Sequence[str]], hash_seed: str, folder: Path, *, other_sums: bool = False
) -> list[Done]:
    """
    The exit status and the output of the program for each line of arguments, all in one process of its own that
    stands in `folder`.
    """
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(OTHER_SUMS) if other_sums else ""}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=environment,
        timeout=60 + 10 * len(lines),
    )
    return [(status, output) for status, output in map(json.loads, done.stdout.splitlines())]


def _evening(scenario: str, seed: int, folder: Path) -> Path:
    """
    The commands of a show: six practices are chosen, and fourteen times one is switched in mid-round, off or on in one of the
    three ways.
    """
    day, offered = load(scenario).conference, load(scenario).offer.practices
    random = Random(seed)
    on = set(random.sample(offered, 6))
    lines: list[dict[str, object]] = [
        {"command": "set-practice", "practice": practice, "on": True, "how": "chosen"} for practice in sorted(on)
    ]
    lines.append({"command": "open-round"})
    for second in sorted(random.sample(range(day.opens, day.closes), 14)):
        practice = random.choice(offered)
        on ^= {practice}
        switch = {"command": "set-practice", "practice": practice, "on": practice in on}
        how = {"how": random.choice(get_args(How))} if practice in on else {}
        lines.append({"at": spell(second), **switch, **how})
    lines.append({"command": "open-round"})
    path = folder / f"{scenario}-{seed}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _play(scenario: str, commands: Path, recording: Path) -> list[str]:
    return ["run", scenario, "--commands", str(commands), "--record", str(recording), "--json"]


def _verify(recording: Path) -> list[str]:
    return ["verify", str(recording)]


def _differing(verdicts: Sequence[Done]) -> list[Done]:
    return [done for done in verdicts if done[0] != 0 or ": exact; " not in done[1]]


def test_a_recording_with_switches_when_verified_in_any_process_then_is_exact(tmp_path: Path) -> None:
    """
    Two evenings of the rehearsal, recorded under four hash seeds and once with the sums of another Python, each verified in
    another process with another hash seed and the other sums.  They come to the same scorecards, digit by digit.
    """
    evenings = [_evening("rehearsal", 1, tmp_path), BEFORE]
    processes = [*((hash_seed, False) for hash_seed in HASH_SEEDS), ("5", True)]
    files = [Path(f"{path.stem}.theatre") for path in evenings]
    scorecards, verdicts = [], []
    for i, (hash_seed, other_sums) in enumerate(processes):
        folder = tmp_path / hash_seed
        folder.mkdir()
        play = [_play("rehearsal", commands, file) for commands, file in zip(evenings, files, strict=True)]
        scorecards.append(_in_a_process(play, hash_seed, folder, other_sums=other_sums))
        verify = [_verify(file) for file in files]
        verdicts += _in_a_process(verify, processes[i - 1][0], folder, other_sums=not other_sums)

    assert [status for status, _ in scorecards[0]] == [0, 0]
    assert [each for each in scorecards if each != scorecards[0]] == []
    assert len(verdicts) == 10
    assert _differing(verdicts) == []


def test_the_other_sums_when_loaded_then_round_otherwise() -> None:
    """
    Or the test above would show nothing.
    """
    tenths = "print(repr(sum([0.1] * 10)), repr(sum([1, 2])))"
    environment = {**os.environ, "PYTHONPATH": str(OTHER_SUMS)}

    done = subprocess.run([sys.executable, "-c", tenths], capture_output=True, text=True, check=True, env=environment)

    assert done.stdout.split() == [repr({0.9999999999999999: 1.0, 1.0: 0.9999999999999999}[sum([0.1] * 10)]), "3"]


@pytest.mark.long
def test_a_hundred_recordings_with_switches_when_verified_under_four_hash_seeds_then_all_are_exact(
    tmp_path: Path,
) -> None:
    """
    Eighty of the rehearsal and twenty of the conference, recorded under one hash seed each and verified under all four,
    once more with the sums of another Python.
    """
    played = [("conference" if seed % 5 == 0 else "rehearsal", seed) for seed in range(100)]
    recordings = [tmp_path / f"{seed}.theatre" for _, seed in played]
    for i, hash_seed in enumerate(HASH_SEEDS):
        lines = [
            _play(scenario, _evening(scenario, seed, tmp_path), recordings[seed])
            for scenario, seed in played
            if seed % len(HASH_SEEDS) == i
        ]
        assert {status for status, _ in _in_a_process(lines, hash_seed, tmp_path)} == {0}

    verify = [_verify(file) for file in recordings]
    verdicts = [done for hash_seed in HASH_SEEDS for done in _in_a_process(verify, hash_seed, tmp_path)]
    verdicts += _in_a_process(verify, "5", tmp_path, other_sums=True)

    assert len(verdicts) == 500
    assert _differing(verdicts) == []
