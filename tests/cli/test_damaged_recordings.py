"""
Damaged recordings at every command: each comes to its end or says in a sentence why not, and says what is missing.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from damage import WHOLE, damaged, written
from desk_theatre.cli.main import main
from desk_theatre.errors import DeskTheatreError
from desk_theatre.itsm.time_of_day import spell
from desk_theatre.live.replay_player import ReplayPlayer
from desk_theatre.live.start import resume
from desk_theatre.recording.guard import guarded
from desk_theatre.recording.reader import read
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.rerun import scenario_of
from desk_theatre.recording.summary import peek
from desk_theatre.recording.verification import verify
from desk_theatre.report.csv_export import rows
from desk_theatre.show.evidence import evidence, rounds_in
from desk_theatre.study.recorded_round import evening
from terminal import Terminal

DAMAGED = sorted((Path(__file__).parents[1] / "recording" / "damaged").glob("*.theatre"))
COMMANDS = (
    ("cards", "FILE"),
    ("cards", "FILE", "--json"),
    ("export", "FILE", "--format", "csv", "--output", "-"),
    ("export", "FILE", "--format", "recording", "--output", "-"),
    ("verify", "FILE"),
    ("verify", "FILE", "--json"),
    ("what-if", "FILE", "--replications", "1", "--jobs", "1"),
)


def _invoke(command: tuple[str, ...], path: Path) -> Result:
    return CliRunner().invoke(main, [str(path) if word == "FILE" else word for word in command])


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", DAMAGED, ids=_name)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_falls_over_a_damaged_recording(command: tuple[str, ...], path: Path) -> None:
    """
    A bit, a hole of seventeen lines between two rounds, a kind and a number that somebody made up.
    """
    result = _invoke(command, path)

    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code in (0, 1)
    assert result.output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("one-bit", "6 events skipped: the report of the incident is missing"),
        ("hole", "64 events skipped: the start of the round is missing"),
        ("forged-kind", "1 event skipped: unknown to the scenario"),
        ("forged-number", "1 event skipped: unknown to the scenario"),
    ],
)
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[2], COMMANDS[4]], ids=" ".join)
def test_what_is_left_out_is_said_with_its_number(command: tuple[str, ...], name: str, words: str) -> None:
    """
    By the cards, the table and the proof alike.
    """
    path = next(path for path in DAMAGED if path.stem == name)

    assert words in _invoke(command, path).output


@pytest.mark.parametrize("path", DAMAGED, ids=_name)
def test_a_damaged_recording_plays_to_its_end(path: Path, tmp_path: Path) -> None:
    """
    In the real program: looked at from its end back to its start, and played from there, as fast as it goes.
    """
    start, end = _from_to(path)
    arguments = [sys.executable, "-m", "desk_theatre", "replay", "--overview", str(path)]
    with Terminal(arguments, (120, 40), {"HOME": str(tmp_path)}) as terminal:
        terminal.wait("‖ paused")
        terminal.wait("skipped")
        terminal.press("end", "b", "b", "home", "i", "escape", *"+" * 8)
        terminal.wait(f"‖ paused   {start}  3600×")
        # Three minutes of a film are over in a twentieth of a second; what can be waited for is where it stands then.
        terminal.press("space")
        terminal.wait(f"‖ paused   {end}", 60)
        assert "went wrong" not in terminal.text()
        terminal.press("home", *"-" * 12)
        terminal.wait(f"‖ paused   {start}  1×")
        terminal.press("space")
        terminal.wait("▶ playing")
        terminal.signal(signal.SIGTERM)
        terminal.ended()
        assert "Traceback" not in terminal.text()
        assert "broke down" not in terminal.text()


def _from_to(path: Path) -> tuple[str, str]:
    """
    The times of day at which the first round of a recording begins and ends.
    """
    recording = read(path)
    scenario = scenario_of(recording)
    return spell(scenario.conference.opens), spell(Replay(recording, scenario).ends(0))


def _read_by_everybody(path: Path) -> bool:
    """
    Everything in the package that reads recordings; whether there is one left to be read.  An error that is no sentence
    comes through.
    """
    with suppress(DeskTheatreError):
        peek(path)
    try:
        recording = read(path)
        scenario = scenario_of(recording)
    except DeskTheatreError:
        return False
    film = Replay(recording, scenario)
    player = ReplayPlayer(film)
    for number in range(1, film.rounds + 1):
        player.show_round(number)
        for at in (scenario.conference.opens + 400, player.position().closes):
            player.seek(at)
            film.picture.board(at), player.view.rounds(), player.view.charts(), player.view.moments()
        for card in player.view.incidents()[:8]:
            player.view.life_line(card.number)
        film.picture.material(), film.picture.typed(player.at)
    for happened in rounds_in(film.events):
        evidence(scenario, happened)
    list(rows(((0, event) for event in film.events), date(2026, 3, 1), scenario.organisation))
    assert guarded(film.recording, scenario) is film.recording
    with suppress(DeskTheatreError):
        verify(recording)
    with suppress(DeskTheatreError):
        evening(recording)
    return True


def _torture(seeds: range, folder: Path) -> int:
    whole = written(folder / "whole.theatre", WHOLE)
    path = folder / "damaged.theatre"
    opened = 0
    for seed in seeds:
        path.write_bytes(damaged(seed, whole))
        try:
            opened += _read_by_everybody(path)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error
    return opened


def _resumed(seeds: range, folder: Path) -> int:
    whole = written(folder / "whole.theatre", WHOLE)
    path = folder / "damaged.theatre"
    went_on = 0
    for seed in seeds:
        path.write_bytes(damaged(seed, whole))
        with suppress(DeskTheatreError):
            runner = resume(path, "0.1.0")
            runner.view.board()
            runner.recorder.close(end=False)
            went_on += 1
    return went_on


def test_a_show_is_continued_from_a_damaged_file_or_refused_with_a_sentence(tmp_path: Path) -> None:
    """
    Continued where what is left agrees with what is simulated again.
    """
    assert _resumed(range(40), tmp_path) > 0


@pytest.mark.long
def test_a_show_is_continued_from_two_thousand_damaged_files_or_refused(tmp_path: Path) -> None:
    """
    The same, at length.
    """
    assert _resumed(range(2000), tmp_path) > 50


def test_every_reader_gets_through_damaged_files(tmp_path: Path) -> None:
    """
    Bits, holes, lines that are gone or forged.
    """
    assert _torture(range(60), tmp_path) > 40


@pytest.mark.long
def test_every_reader_gets_through_twenty_thousand_damaged_files(tmp_path: Path) -> None:
    """
    The same, at length.
    """
    assert _torture(range(20_000), tmp_path) > 14_000


@pytest.mark.long
def test_the_real_program_gets_through_two_hundred_damaged_files(tmp_path: Path) -> None:
    """
    One command for each file, and a replay for every tenth.
    """
    whole = written(tmp_path / "whole.theatre", WHOLE)
    for seed in range(200):
        path = tmp_path / f"{seed}.theatre"
        path.write_bytes(damaged(100_000 + seed, whole))
        words = [str(path) if word == "FILE" else word for word in COMMANDS[seed % len(COMMANDS)]]
        ended = subprocess.run([sys.executable, "-m", "desk_theatre", *words], capture_output=True, check=False)
        assert b"Traceback" not in ended.stderr + ended.stdout, (seed, words)
        assert ended.returncode in {0, 1}, (seed, words)
        if seed % 10 == 0:
            _replayed(path, tmp_path)


def _replayed(path: Path, home: Path) -> None:
    arguments = [sys.executable, "-m", "desk_theatre", "replay", "--overview", str(path)]
    with Terminal(arguments, (120, 40), {"HOME": str(home)}) as terminal:
        terminal.read(4)
        if terminal.process.poll() is None:
            terminal.press("end", "home", "space", ">", "end")
            terminal.read(1)
            assert "went wrong" not in terminal.text(), path
            terminal.signal(signal.SIGTERM)
        terminal.ended()
        assert "Traceback" not in terminal.text(), path
        assert "broke down" not in terminal.text(), path
