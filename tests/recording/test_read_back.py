"""
Whatever can be put into a recording is read back from it; what cannot be kept is refused before anything begins.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from desk_theatre.cli.main import main
from desk_theatre.errors import NotSaved, ScenarioUnsound
from desk_theatre.itsm import commands as c
from desk_theatre.itsm.text import LIMIT, clean
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording.header import head
from desk_theatre.recording.line import encode
from desk_theatre.recording.reader import Recording, read
from desk_theatre.recording.recovery import pick_up
from desk_theatre.recording.verification import verify
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario import library
from desk_theatre.scenario.from_toml import read as read_scenario
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from profiles import examples
from runners import Step, evenings
from small_scenarios import SMALL_TOML

LARGEST = 2**53 - 1
NUMBERS = re.compile(r"(?<== )\d[\d.]*(?=[\s,}])")
FIGURES = ("0", "0.001", "0.5", "1", "3", "20", "1000", "1000000")


def _recorded(path: Path, text: str, seed: int, steps: list[Step]) -> tuple[PlayThrough, Recording]:
    scenario = read_scenario(text)
    opening = head(text, title=scenario.title, seed=seed, created="2026-03-01T09:00:00")
    run = PlayThrough(Show(scenario, seed), Picture(scenario), Recorder.create(path, opening))
    for step in steps:
        if isinstance(step, int):
            run.until(run.show.at + step)
        else:
            run.give(step)
    run.finish()
    recording = read(path)
    assert recording.head == opening
    assert recording.complaints == ()
    return run, recording


@examples(20)
@given(st.integers(-LARGEST, LARGEST))
@example(LARGEST)
@example(-LARGEST)
@example(0)
def test_any_seed_that_is_accepted_is_read_back(seed: int) -> None:
    """
    And the recording is exact.
    """
    with TemporaryDirectory() as folder:
        _, recording = _recorded(Path(folder, "x.theatre"), SMALL_TOML, seed, [c.OpenRound(), 120])

    assert recording.head.seed == seed
    assert verify(recording).exact


@given(st.integers(LARGEST + 1) | st.integers(max_value=-LARGEST - 1))
@example(2**53)
@example(-(2**53))
def test_any_other_seed_is_refused_before_anything_begins(seed: int) -> None:
    """
    By every command that takes one, with a sentence; no file is made.  The recorder refuses it as well.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.theatre")
        for arguments in (
            ["run", "rehearsal", "--record", path],
            ["play", "--overview", "rehearsal", "--recording", path],
            ["study"],
        ):
            result = CliRunner().invoke(main, [*map(str, arguments), f"--seed={seed}"])
            assert result.exit_code == 2
            assert "--seed" in result.stderr
        with pytest.raises(NotSaved, match="could not be read back"):
            Recorder.create(path, head(SMALL_TOML, title="", seed=seed, created=""))
        assert not path.exists()


def test_the_largest_scenario_is_read_back_whatever_its_letters(tmp_path: Path) -> None:
    """
    The JSON of a head is ASCII, so some letters take three times as much room in it.
    """
    text = f"# {'😀' * ((library.LARGEST - len(SMALL_TOML) - 10) // 4)}\n{SMALL_TOML}"
    file = tmp_path / "large.toml"
    file.write_text(text, encoding="utf-8")

    result = CliRunner().invoke(main, ["run", str(file), "--record", str(tmp_path / "x.theatre")])

    assert result.exit_code == 0, result.output
    assert read(tmp_path / "x.theatre").head.scenario == text


@settings(examples(40), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_any_numbers_of_a_scenario_are_read_back(data: st.DataObject) -> None:
    """
    Whatever a sound scenario holds: nothing that happens in it is too large, too small or too long for a recording.
    """
    places = list(NUMBERS.finditer(SMALL_TOML))
    text = SMALL_TOML
    for match in sorted(data.draw(st.lists(st.sampled_from(places), max_size=6)), key=lambda m: -m.start()):
        text = text[: match.start()] + data.draw(st.sampled_from(FIGURES)) + text[match.end() :]
    try:
        read_scenario(text)
    except ScenarioUnsound:
        assume(False)
    with TemporaryDirectory() as folder:
        _, recording = _recorded(Path(folder, "x.theatre"), text, 3, [c.OpenRound(), 1200])

    assert verify(recording).exact


@examples(40)
@given(evenings())
def test_whatever_the_room_does_is_read_back(steps: list[Step]) -> None:
    """
    Every command that is accepted, with its words cleaned, in its order; and what came of it.
    """
    with TemporaryDirectory() as folder:
        run, recording = _recorded(Path(folder, "x.theatre"), SMALL_TOML, 3, steps)

    assert run.show.phase in {"between", "over"}
    assert verify(recording).exact


@examples(60)
@given(st.text(max_size=2 * LIMIT), st.text(max_size=2 * LIMIT), st.text(max_size=200))
@example("x" * LIMIT, "y" * LIMIT, "z" * 200)
@example("é" * 400, "\ud800\x1b[2J\n", "")
def test_any_words_are_read_back_clean(text: str, by: str, key: str) -> None:
    """
    Up to one limit, wherever they come from.
    """
    with TemporaryDirectory() as folder:
        _, recording = _recorded(
            Path(folder, "x.theatre"), SMALL_TOML, 3, [c.OpenRound(), c.SubmitIncident("no-sound", "a", by, text, key)]
        )

    command = recording.inputs[-1].command
    assert isinstance(command, c.SubmitIncident)
    assert (command.text, command.by) == (clean(text), clean(by))
    assert command.key == (key if key.isprintable() else clean(key))


@pytest.mark.parametrize("number", [2**53 - 1, 2**48])
def test_a_line_whose_number_is_too_large_is_cut_off_before_a_show_goes_on(tmp_path: Path, number: int) -> None:
    """
    Somebody else wrote it; what is written after it could not be read back.
    """
    path = tmp_path / "forged.theatre"
    _recorded(path, SMALL_TOML, 3, [c.OpenRound(), 120])
    whole = path.read_bytes()
    path.write_bytes(whole + encode(number, {"event": "RoundPaused", "at": 32600}))

    picked = pick_up(path, SystemDisk())
    picked.place.close()

    assert picked.next_number == len(whole.splitlines())
    assert path.read_bytes() == whole
