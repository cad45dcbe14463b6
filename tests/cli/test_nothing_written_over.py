"""
An evening cannot be played again: whatever is written by the command line, no recording is lost for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.cli.main import main
from profiles import examples


def _ask(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The file of a recorded round.
    """
    path = tmp_path_factory.mktemp("evening") / "evening.theatre"
    assert _ask("run", "rehearsal", "--record", str(path)).exit_code == 0
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "FILE", "--format", "csv", "--output", "FILE"],
        ["export", "FILE", "--format", "csv", "--output", "OTHER"],
        ["run", "rehearsal", "--record", "FILE"],
        ["preflight", "--output", "FILE"],
    ],
    ids=["the table over its own recording", "the table over another", "a second recording", "the page"],
)
def test_nothing_is_written_over_a_recording(arguments: list[str], evening: Path, tmp_path: Path) -> None:
    """
    One completion of a name too few in the shell, and the evening would be gone.
    """
    other = tmp_path / "a recording by another name"
    other.write_bytes(evening.read_bytes())
    before = evening.read_bytes()

    result = _ask(*({"FILE": str(evening), "OTHER": str(other)}.get(each, each) for each in arguments))

    assert (before, before) == (evening.read_bytes(), other.read_bytes())
    assert (result.exit_code, "already exists and was not overwritten" in result.stderr) == (1, True)


@given(st.integers(0, 400))
@examples(15)
def test_a_torn_recording_is_one_too(evening: Path, length: int) -> None:
    """
    Much of it can be read, or brought back; nothing of it once something else stands there.
    """
    torn = evening.with_name("torn.theatre")
    torn.write_bytes(evening.read_bytes()[:length])

    result = _ask("export", str(evening), "--format", "csv", "--output", str(torn))

    assert (1, length) == (result.exit_code, torn.stat().st_size)


def test_a_table_that_is_there_is_made_anew(evening: Path, tmp_path: Path) -> None:
    """
    It can be had again at any time.
    """
    table = tmp_path / "evening.csv"
    table.write_text("an older one")

    result = _ask("export", str(evening), "--format", "csv", "--output", str(table))

    assert (result.exit_code, table.read_text().startswith("case:concept:name,")) == (0, True)


@pytest.mark.parametrize(
    "wrong",
    [["--practice", "routnig"], ["--practice", "routing", "--practice", "routing"], ["--commands", "COMMANDS"]],
    ids=["a slip of the pen", "the same twice", "a line that is refused"],
)
def test_what_was_not_played_as_asked_leaves_its_name_free(wrong: list[str], tmp_path: Path) -> None:
    """
    Whoever puts the mistake right asks for the same file again.
    """
    commands = tmp_path / "commands"
    commands.write_text('{"at": "08:20", "command": "inject-cue", "cue": "nothing-like-it"}\n')
    path = tmp_path / "evening.theatre"
    first = _ask("run", "rehearsal", "--record", str(path), *(str(commands) if w == "COMMANDS" else w for w in wrong))

    again = _ask("run", "rehearsal", "--record", str(path))

    assert (first.exit_code, again.exit_code) == (1, 0)


@pytest.mark.parametrize("more", [["--seed", "7"], ["conference"], ["--minutes", "45"], ["--recording", "x.theatre"]])
def test_what_a_continued_show_has_already_cannot_be_asked_for(more: list[str], evening: Path) -> None:
    """
    It is said instead of passed over: another seed would be another day.
    """
    result = _ask("play", "--resume", str(evening), *more)

    assert (result.exit_code, "uses the scenario, seed, plan and file of the recording" in result.stderr) == (2, True)
