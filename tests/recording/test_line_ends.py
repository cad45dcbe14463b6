"""
A recording whose line ends were changed in sharing is whole: it is read, listed and watched as before, and can be restored.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from desk_theatre.cli.main import main
from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.errors import RecordingUnreadable
from desk_theatre.live.start import resume
from desk_theatre.recording.reader import read
from desk_theatre.recording.summary import is_recording, peek
from desk_theatre.recording.verification import verify
from desk_theatre.recording.wording import LINE_ENDS_CHANGED, NOT_CLOSED
from terminal import Terminal

CHAOS = Path(__file__).parents[1] / "recordings" / "0.1.0" / "chaos.theatre"
WRITTEN = CHAOS.read_bytes()
BOM = b"\xef\xbb\xbf"
CHANGED = {
    "crlf": WRITTEN.replace(b"\n", b"\r\n"),
    "crlf with a signature": BOM + WRITTEN.replace(b"\n", b"\r\n"),
    "a signature": BOM + WRITTEN,
    "half of it": WRITTEN[: len(WRITTEN) // 2].replace(b"\n", b"\r\n") + WRITTEN[len(WRITTEN) // 2 :],
}


@pytest.fixture(params=CHANGED)
def changed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """
    A recording with other line ends.
    """
    path = tmp_path / "shared.theatre"
    path.write_bytes(CHANGED[request.param])
    return path


def test_a_recording_with_other_line_ends_is_whole_and_it_is_said(changed: Path) -> None:
    """
    Every entry of it, closed, and the same in the list of recordings.
    """
    recording = read(changed)

    assert evolve(recording, complaints=()) == read(CHAOS)
    assert recording.complaints == (LINE_ENDS_CHANGED,)
    assert is_recording(changed)
    assert evolve(peek(changed), path=CHAOS) == peek(CHAOS)


def test_a_recording_with_other_line_ends_that_was_broken_off_says_both(tmp_path: Path) -> None:
    """
    It is not taken for one that was closed.
    """
    path = tmp_path / "shared.theatre"
    path.write_bytes(b"\r\n".join(WRITTEN.split(b"\n")[:-2]) + b"\r\n")

    complaints = read(path).complaints

    assert complaints[0] == LINE_ENDS_CHANGED
    assert complaints[1:] == (NOT_CLOSED,)
    assert not peek(path).closed


def test_the_foyer_lists_a_recording_with_other_line_ends(
    changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where recordings usually lie.
    """
    monkeypatch.setattr("desk_theatre.cli.paths.found_recordings", lambda: [(changed, (0, 0))])

    (listed,) = ShowLibrary(seed=1).evenings()

    assert listed.path == str(changed)


def test_a_clean_copy_is_what_was_written(changed: Path, tmp_path: Path) -> None:
    """
    Byte for byte, as the sentence promises; the file that was shared stays as it is.
    """
    before, copy = changed.read_bytes(), tmp_path / "copy.theatre"

    result = CliRunner().invoke(main, ["export", str(changed), "--format", "recording", "--output", str(copy)])

    assert (result.exit_code, result.stderr) == (0, "")
    assert copy.read_bytes() == WRITTEN
    assert changed.read_bytes() == before
    assert verify(read(copy)).exact


def test_a_show_with_other_line_ends_is_continued_from_its_clean_copy(changed: Path) -> None:
    """
    Its own file is left alone: lines written behind would not fit those before.
    """
    before = changed.read_bytes()

    with pytest.raises(RecordingUnreadable, match="export FILE --format recording"):
        resume(changed, "0.1.0")

    assert changed.read_bytes() == before
    assert [path.name for path in changed.parent.iterdir()] == [changed.name]


def test_a_clean_copy_is_not_written_over_a_recording(changed: Path) -> None:
    """
    Nor over the file itself.
    """
    result = CliRunner().invoke(main, ["export", str(changed), "--format", "recording", "--output", str(changed)])

    assert result.exit_code == 1
    assert read(changed).complaints == (LINE_ENDS_CHANGED,)


def test_the_real_program_plays_a_recording_with_other_line_ends(changed: Path, tmp_path: Path) -> None:
    """
    And says how to restore it.
    """
    with Terminal(
        [sys.executable, "-m", "desk_theatre", "replay", "--overview", str(changed)], (200, 40), {"HOME": str(tmp_path)}
    ) as terminal:
        terminal.wait("‖ paused")
        terminal.wait("its line ends were changed in sharing, and nothing is lost")
        terminal.press("end")
        terminal.wait("home go to start")
        assert "went wrong" not in terminal.text()
