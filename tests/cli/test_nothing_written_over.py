"""
An evening cannot be played again: whatever is written by the command line, no recording is lost for it.
"""

from __future__ import annotations

import subprocess
import sys
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


LIMIT = """
import resource, sys
sys.dont_write_bytecode = True  # Python would keep half of what it compiled, for all programs that start later
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from desk_theatre.cli.main import run
run(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
@pytest.mark.parametrize(
    "arguments",
    [["export", "FILE", "--format", "csv"], ["export", "FILE", "--format", "recording"]],
    ids=lambda arguments: arguments[-1],
)
@pytest.mark.parametrize("before", ["an older one", None], ids=["over an older one", "new"])
def test_an_export_that_finds_no_room_leaves_everything_as_it_was(
    arguments: list[str], before: str | None, evening: Path, tmp_path: Path
) -> None:
    """
    Half a table would look like a whole one.  The message says what, where and what to do.
    """
    target = tmp_path / "evening.out"
    if before is not None:
        target.write_text(before)
    asked = [str(evening) if word == "FILE" else word for word in arguments]

    result = subprocess.run(
        [sys.executable, "-c", LIMIT.format(limit=20_000), *asked, "--output", str(target)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ([] if before is None else ["evening.out"])
    assert before is None or target.read_text() == before
    assert f"cannot write to {target}: file too large; nothing there has changed." in result.stderr
    assert "choose a disk that takes larger files" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by Linux")
@pytest.mark.parametrize("form", ["csv", "recording"])
@pytest.mark.parametrize("output", ["-", "/dev/full"])
def test_an_export_to_a_full_disk_says_where_and_what_to_do(form: str, output: str, evening: Path) -> None:
    """
    Through standard output and by its name; a device is written to, and not replaced.
    """
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "desk_theatre", "export", str(evening), "--format", form, "--output", output],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    where = "standard output" if output == "-" else output
    assert result.returncode == 1
    assert f"cannot write to {where}: no space left on device" in result.stderr
    assert "free some space there, or write to another disk" in result.stderr
    assert not Path("/dev/full").is_file()


def test_an_export_into_a_folder_that_is_missing_says_so(evening: Path, tmp_path: Path) -> None:
    """
    And through a link it goes where the link leads, with the permissions that were there.
    """
    missing = tmp_path / "none" / "evening.csv"
    result = _ask("export", str(evening), "--format", "csv", "--output", str(missing))
    assert (result.exit_code, "make that folder first" in result.stderr) == (1, True)

    table, link = tmp_path / "evening.csv", tmp_path / "link.csv"
    table.write_text("an older one")
    table.chmod(0o640)
    link.symlink_to(table)
    assert _ask("export", str(evening), "--format", "csv", "--output", str(link)).exit_code == 0
    assert link.is_symlink()
    assert table.read_text().startswith("case:concept:name,")
    assert table.stat().st_mode & 0o777 == 0o640


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
