"""
Where recordings are and where they stay: none that existed before is ever deleted, the foyer finds those that somebody put
elsewhere, and it does not offer a show that is still running.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from desk_theatre.cli import paths
from desk_theatre.cli.show_library import ShowLibrary
from desk_theatre.itsm import commands as c
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.machine.disk import is_locked
from desk_theatre.recording import summary
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import read
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import from_facilitator
from desk_theatre.show.show import Show
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "desk_theatre"]
SIZE = (110, 36)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A home of its own.
    """
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def _theatre_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix in {paths.ENDING, ".ballast"})


def _leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.ended() == 0


def test_a_recording_stays_when_its_show_is_resumed_and_left_at_once(home: Path, tmp_path: Path) -> None:
    """
    With `--resume` and from the foyer, without a round opened; it is where it was, and can be resumed again.
    """
    path = tmp_path / "r"
    with Terminal([*PROGRAM, "play", "--overview", "rehearsal", "--recording", str(path)], SIZE) as terminal:
        terminal.wait("open round")
        _leave(terminal)
    with Terminal([*PROGRAM, "play", "--overview", "--resume", str(path)], SIZE) as terminal:
        terminal.wait("open round")
        _leave(terminal)
        assert "recorded in" in terminal.text()
    assert read(path).continued == 1

    with Terminal([*PROGRAM, "play", "--overview"], SIZE) as terminal:
        terminal.wait("not finished")
        terminal.press(*("down",) * len(library.names()), "enter")
        terminal.wait("open round")
        _leave(terminal)
        assert "recorded in" in terminal.text()
    assert read(path).continued == 2
    assert _theatre_files(home) == []


@pytest.mark.parametrize("ends", ["leaves", "resumes"])
async def test_no_recording_of_before_is_deleted_on_any_way_through_the_foyer(
    ends: str, home: Path, tmp_path: Path
) -> None:
    """
    Shows that are left before a round leave nothing behind, however many there are; one that existed stays, also when the show
    after it, or before it, is left at once.
    """
    before = ShowLibrary(1).play("rehearsal").runner
    before.keep_unplayed = True
    await before.stop()
    path = before.recorder.path
    house = ShowLibrary(1)
    await house.play("rehearsal").end()
    await house.resume(str(path)).end()
    if ends == "leaves":
        await house.play("rehearsal").end()
    last = house.last()

    assert last is not None
    assert last.recorder.path == path
    assert _theatre_files(tmp_path) == [path.name]


def test_an_empty_recording_does_not_stay_behind_when_another_show_is_played(home: Path) -> None:
    """
    Foyer, play, foyer, play: neither show was begun, and neither leaves a file.
    """
    with Terminal([*PROGRAM, "play", "--overview"], SIZE) as terminal:
        for _ in range(2):
            terminal.wait("None yet.")
            terminal.press("enter")
            terminal.wait("open round")
            assert len(_theatre_files(home)) == 1
            terminal.press("f")
            terminal.wait("None yet.")
        _leave(terminal)
        assert "recorded in" not in terminal.text()
    assert _theatre_files(home) == []


def test_a_killed_show_that_was_recorded_elsewhere_is_offered_and_one_that_runs_is_not(
    home: Path, tmp_path: Path
) -> None:
    """
    While it runs the foyer of another terminal says so; when it was killed, it is offered there.
    """
    path = tmp_path / "stick" / "evening"
    with Terminal([*PROGRAM, "play", "--overview", "rehearsal", "--recording", str(path)], SIZE) as show:
        show.wait("open round")
        show.press("o")
        show.wait("▶ running")
        with Terminal([*PROGRAM, "play", "--overview"], SIZE) as other:
            other.wait("running now")
            assert "Go on with a show" not in other.text()
            _leave(other)
        show.process.kill()
        show.process.wait()
    with Terminal([*PROGRAM, "play", "--overview"], SIZE) as other:
        other.wait("Resume an interrupted show")
        other.press(*("down",) * len(library.names()), "enter")
        other.wait("round 1 of 2")
        other.wait("paused")
        other.press("ctrl+q", "enter")
        assert other.ended() == 0
    assert read(path).continued == 1


def test_a_second_show_from_the_foyer_is_recorded_beside_the_file_that_was_asked_for(
    home: Path, tmp_path: Path
) -> None:
    """
    Under a name of its own; the first is left as it is.
    """
    path = tmp_path / "evening.theatre"
    with Terminal([*PROGRAM, "play", "--overview", "rehearsal", "--recording", str(path)], SIZE) as terminal:
        terminal.wait("open round")
        terminal.press("f")
        terminal.wait("Replay a recording")
        terminal.press("enter")
        terminal.wait("open round")
        _leave(terminal)
        assert "evening-2.theatre" in terminal.text()
    assert _theatre_files(tmp_path) == ["evening-2.theatre", "evening.theatre"]


def test_a_recording_that_exists_is_not_written_over_by_the_first_show(home: Path, tmp_path: Path) -> None:
    """
    Nor is another name made up for it: somebody asked for this one.
    """
    path = tmp_path / "evening.theatre"
    path.write_text("mine")
    with Terminal([*PROGRAM, "play", "--overview", "rehearsal", "--recording", str(path)], SIZE) as terminal:
        assert terminal.ended() == 1
        assert "exists" in terminal.text()
    assert path.read_text() == "mine"


async def test_recordings_that_have_not_changed_are_not_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The list is the same; only what has another time or size is looked at.
    """
    looked: list[Path] = []
    usual = summary.peek

    def peek(path: Path) -> summary.Summary:
        looked.append(path)
        return usual(path)

    monkeypatch.setattr(summary, "peek", peek)
    made = ShowLibrary(1)
    runners = [made.play("rehearsal").runner for _ in range(3)]
    for runner in runners:
        await runner.hand_in(from_facilitator(c.OpenRound()))
        await runner.stop()
    house = ShowLibrary(1)
    first, again = house.evenings(), house.evenings()
    changed = runners[1].recorder.path
    Recorder.continue_(changed, "0.1.0").close(end=False)
    house.evenings()

    assert len(first) == 3
    assert first == again
    assert len(looked) == 4
    assert looked[3] == changed


def test_a_list_of_places_that_holds_nonsense_or_cannot_be_written_stops_nobody(home: Path, tmp_path: Path) -> None:
    """
    What is remembered is a convenience.
    """
    target = paths.remembered()
    target.parent.mkdir(parents=True)
    target.write_bytes(b'"/no/where"\n{"a": 1}\n\xff"\n"\\u0000"\n')
    assert paths.found_recordings() == []
    for number in range(250):
        paths.remember(tmp_path / f"{number}\n")
    (tmp_path / "249\n").write_text("x")
    assert [path for path, _ in paths.found_recordings()] == [tmp_path / "249\n"]
    assert len(target.read_text().splitlines()) == 200
    target.unlink()
    target.mkdir()
    paths.remember(tmp_path / "x")


def test_a_look_at_the_lock_neither_takes_it_nor_refuses_it_to_anybody(home: Path, tmp_path: Path) -> None:
    """
    Only a show that runs has it.
    """
    runner = ShowLibrary(1, tmp_path / "r").play("rehearsal")
    while_it_runs = is_locked(tmp_path / "r")
    runner.close()

    assert while_it_runs
    assert not is_locked(tmp_path / "r")
    assert not is_locked(tmp_path / "none")


def _delete(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _replace(path: Path) -> None:
    (path.parent / "other").write_bytes(path.read_bytes()[:5000])
    (path.parent / "other").rename(path)


def _remove_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("meddle", [_delete, _cut, _replace, _remove_folder])
def test_the_facilitator_is_told_when_the_recording_is_meddled_with_and_nothing_is_lost(
    meddle: Callable[[Path], None], home: Path, tmp_path: Path
) -> None:
    """
    A code that was given before and one that is given after are both in the file that is named at the end.
    """
    path = tmp_path / "synchronised" / "evening.theatre"
    with Terminal([*PROGRAM, "play", "--overview", "rehearsal", "--recording", str(path)], SIZE) as terminal:
        terminal.wait("open round")
        terminal.press("o")
        terminal.wait("▶ running")
        terminal.press("d", *"wlan", "enter", "enter", "enter", "enter")
        terminal.wait("Your code is")
        meddle(path)
        terminal.press("enter", *"badge", "enter", "enter", "enter")
        terminal.wait("Your code is")
        terminal.press("escape")
        terminal.wait("during the show")
        terminal.press("ctrl+q", "enter")
        assert terminal.ended() == 0
        told = " ".join(terminal.raw.decode(errors="replace").split())  # a path that is too long has a line of its own
    rescued = [found for found, _ in paths.found_recordings() if found != path]

    assert [found.name for found in rescued] == ["evening.theatre"]
    assert f"recorded in {rescued[0]}" in told
    assert len([given for given in read(rescued[0]).inputs if isinstance(given.command, c.SubmitIncident)]) == 2


@pytest.mark.long
def test_the_first_key_in_the_foyer_is_answered_at_once_with_a_hundred_recordings(home: Path) -> None:
    """
    Of a whole conference day each; the best of three, because a busy machine may be slow once.
    """
    source = library.source_of("conference")
    played = source.scenario()
    first = paths.recordings() / "0.theatre"
    recorder = Recorder.create(first, head(source.text, title=played.title, seed=1, created="2026-03-01T09:00:00"))
    run = PlayThrough(Show(played, 1), Picture(played), recorder)
    for _ in range(played.plan.rounds):
        run.give(c.OpenRound())
        run.until(run.show.until)
    run.finish()
    for number in range(1, 100):
        shutil.copy(first, first.with_name(f"{number}.theatre"))
    took = []
    for _ in range(3):
        with Terminal([*PROGRAM, "play", "--overview"], SIZE) as terminal:
            terminal.wait("▸ The conference day")
            began = monotonic()
            terminal.send(b"\x1b[B")
            terminal.wait("▸ Rehearsal")
            took.append(monotonic() - began)
            terminal.wait("Replay a recording")
            _leave(terminal)

    assert min(took) < 0.15
