"""
A recording that something else lays hands on during the show: deleted, cut, replaced, its folder removed, as a program that
synchronises folders does.  Nothing that was acknowledged is lost, and the recorder says where it goes on.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Thread
from time import monotonic, sleep

import pytest

from desk_theatre.errors import NotSaved
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording.reader import read
from desk_theatre.recording.writer import Recorder, SyncPace
from disks import (
    ModelDisk,
    _File,
    killing_is_meant,  # noqa: F401  (a fixture of every test here)
)
from small_show import (
    FIRST,
    HEAD,
    PATH,
    SECOND,
    Outcome,
    entries_of,
    found_in,
    incident,
    invented,
    lost,
    plain,
    played,
)

CALLS = plain(ModelDisk())
BEGUN = CALLS.index("sync_folder") + 1


def _delete(disk: ModelDisk, luck: Random) -> None:
    del disk.names[PATH]


def _cut(disk: ModelDisk, luck: Random) -> None:
    inode = disk.names[PATH]
    del inode.seen[luck.randrange(len(inode.seen)) :]


def _empty(disk: ModelDisk, luck: Random) -> None:
    disk.names[PATH].seen.clear()


def _replace(disk: ModelDisk, luck: Random) -> None:
    seen = disk.names[PATH].seen
    disk.names[PATH] = _File(bytearray(seen[: luck.randrange(len(seen) + 1)]))


def _remove_folder(disk: ModelDisk, luck: Random) -> None:
    for path in [path for path in disk.names if path.parent == FIRST]:
        del disk.names[path]


KINDS = {"deleted": _delete, "cut": _cut, "emptied": _empty, "replaced": _replace, "folder": _remove_folder}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("end", [True, False])
def test_what_is_acknowledged_is_kept_when_the_recording_is_meddled_with_at_any_call(kind: str, *, end: bool) -> None:
    """
    After each call to the disk, until the last look at its name: one file holds everything, from the beginning to the end.
    """
    calm = ModelDisk()
    played(calm, end=end)
    last = max(at for at, call in enumerate(calm.calls) if call == "leads_to")
    for at in range(BEGUN, last + 1):
        disk = ModelDisk()

        def meddle(now: ModelDisk, at: int = at) -> None:
            if len(now.calls) == at and PATH in now.names:
                KINDS[kind](now, Random(at))

        disk.watch = meddle
        show = played(disk, end=end)
        files = disk.after_a_kill()
        (whole,) = found_in({show.path: files[show.path]})

        assert show.acknowledged == show.submitted, f"call {at}"
        assert set(entries_of(whole)) == set(show.submitted), f"call {at}"
        assert invented(show.submitted, [whole]) == [], f"call {at}"
        assert whole.closed == end, f"call {at}"
        assert whole.whole, f"call {at}"
        assert show.path.parent == SECOND or disk.names[PATH].seen == files[PATH], f"call {at}"


def _of_somebody_else(disk: ModelDisk, folders: set[Path]) -> dict[Path, _File]:
    """
    Files put in the place of all that a show has made in some folders; what they are called and which they are.
    """
    replaced = {path: _File(bytearray(b"older")) for path in disk.names if path.parent in folders}
    disk.names.update(replaced)
    return replaced


@pytest.mark.parametrize("moved", [False, True])
def test_what_replaced_a_file_of_the_show_at_any_call_is_left_alone(*, moved: bool) -> None:
    """
    After each call to the disk, from the first: the recording is being begun, it goes on, or a copy of it is being made in the
    second folder because the first file was deleted.
    """

    def meddled(at: int) -> tuple[ModelDisk, dict[Path, _File], Outcome]:
        disk, others = ModelDisk(), dict[Path, _File]()

        def meddle(now: ModelDisk) -> None:
            if moved and len(now.calls) == BEGUN + 10:
                del now.names[PATH]
            if len(now.calls) == at:
                others.update(_of_somebody_else(now, {SECOND} if moved else {FIRST, SECOND}))

        disk.watch = meddle
        show = played(disk)
        return disk, others, show

    calm, _, _ = meddled(-1)
    last = max(at for at, call in enumerate(calm.calls) if call == "leads_to")
    replaced = 0
    for at in range(len(calm.calls)):
        disk, others, show = meddled(at)
        replaced += len(others)

        assert all(disk.names.get(path) is other for path, other in others.items()), f"call {at}"
        assert at > last or lost(show.acknowledged, found_in(disk.after_a_kill())) == [], f"call {at}"
    assert replaced > 50


def test_no_word_is_given_when_a_cut_recording_can_be_written_nowhere() -> None:
    """
    Whoever waits hears that it is not saved; when a place is found, all of it is written there.
    """

    class NoOtherPlace(ModelDisk):
        def create(self, path: Path) -> int:
            if 80 <= len(self.calls) < 120:
                self.calls.append("create")
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().create(path)

    disk = NoOtherPlace()

    def meddle(now: ModelDisk) -> None:
        if len(now.calls) == 80:
            now.names[PATH].seen.clear()

    disk.watch = meddle
    show = played(disk)
    (whole,) = found_in({show.path: disk.after_a_kill()[show.path]})

    assert len(show.refused) > 0
    assert set(entries_of(whole)) == set(show.submitted)
    assert any(notice is not None and "was changed during the show" in notice for notice in show.notices)


def _deleted(path: Path, luck: Random) -> None:
    path.unlink()


def _truncated(path: Path, luck: Random) -> None:
    os.truncate(path, luck.randrange(path.stat().st_size))


def _swapped(path: Path, luck: Random) -> None:
    other = path.with_name("conflicted copy")
    other.write_bytes(path.read_bytes()[:1000])
    other.rename(path)


def _without_folder(path: Path, luck: Random) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)


REAL: dict[str, Callable[[Path, Random], None]] = {
    "deleted": _deleted,
    "cut": _truncated,
    "replaced": _swapped,
    "folder": _without_folder,
}


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder.create(
        tmp_path / "synchronised" / "show.theatre", HEAD, second_folder=tmp_path / "second", pace=SyncPace(look=0.05)
    )
    yield made
    made.close()


@pytest.mark.parametrize("kind", REAL)
@pytest.mark.parametrize("seed", range(5))
def test_nothing_acknowledged_is_lost_when_a_real_file_is_meddled_with_at_a_random_moment(
    kind: str, seed: int, tmp_path: Path
) -> None:
    """
    By another thread, while incidents are reported without a pause.
    """
    luck = Random(f"{kind} {seed}")
    path = tmp_path / "synchronised" / "show.theatre"
    recorder = Recorder.create(path, HEAD, second_folder=tmp_path / "second")

    def meddle() -> None:
        sleep(luck.uniform(0.0, 0.1))
        REAL[kind](path, luck)

    meddler = Thread(target=meddle)
    meddler.start()
    reported = 0
    while meddler.is_alive() or reported < 50:
        recorder.submit(incident(reported)).result(timeout=20)
        reported += 1
    recorder.close()
    recording = read(recorder.path)

    assert recorder.path.parent == tmp_path / "second"
    assert [given.number for given in recording.inputs] == list(range(reported))
    assert (recording.closed, recording.complaints) == (True, ())


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("deleted", "was deleted or moved during the show"),
        ("cut", "was changed during the show"),
        ("replaced", "was replaced by another file during the show"),
        ("folder", "was deleted or moved during the show"),
    ],
)
def test_the_facilitator_is_told_at_once_when_nobody_reports_anything(
    kind: str, words: str, recorder: Recorder
) -> None:
    """
    The file is looked at while nothing comes in.
    """
    recorder.submit(incident(0)).result(timeout=20)
    first = recorder.path
    REAL[kind](first, Random(1))
    end = monotonic() + 20
    while recorder.notice() is None:
        assert monotonic() < end
        sleep(0.01)
    before = read(recorder.path)

    assert recorder.notice() == f"{first} {words}. Now recording to {recorder.path}. Nothing is lost."
    assert [given.number for given in before.inputs] == [0]


def test_a_byte_that_was_changed_is_noticed_when_the_recording_is_closed(recorder: Recorder) -> None:
    """
    Far from the end, where no sync looks.
    """
    for number in range(100):
        recorder.submit(incident(number)).result(timeout=20)
    first = recorder.path
    with first.open("r+b") as file:
        file.seek(500)
        file.write(b"#")
    recorder.close()

    assert recorder.path != first
    assert read(recorder.path).complaints == ()


def test_what_replaced_a_recording_is_left_alone(recorder: Recorder) -> None:
    """
    It is not ours.
    """
    first = recorder.path
    other = first.with_name("x")
    other.write_text("mine")
    other.rename(first)
    recorder.submit(incident(0)).result(timeout=20)
    recorder.discard()

    assert first.read_text() == "mine"


class Replacing(SystemDisk):
    """
    A disk on which another program puts its own file in the place of one that has just been written for the first time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def sync(self, file: int) -> None:
        super().sync(file)
        if self.path.exists() and self.leads_to(self.path, file):
            other = self.path.with_name("x")
            other.write_text("mine")
            other.rename(self.path)


def test_what_replaced_the_copy_of_a_recording_is_left_alone(tmp_path: Path) -> None:
    """
    On a real disk; the recording goes on in the folder in which it began, and nothing is missing.
    """
    copy = tmp_path / "second" / "show.theatre"
    recorder = Recorder.create(
        tmp_path / "show.theatre", HEAD, disk=Replacing(copy), second_folder=copy.parent, pace=SyncPace(look=3600.0)
    )
    recorder.path.unlink()
    recorder.submit(incident(0)).result(timeout=20)
    recorder.close()

    assert copy.read_text() == "mine"
    assert recorder.path == tmp_path / "show.theatre"
    assert set(entries_of(read(recorder.path))) == set(incident(0))


def test_what_replaced_a_recording_that_could_not_be_begun_is_left_alone(tmp_path: Path) -> None:
    """
    On a real disk, before the first round.
    """
    path = tmp_path / "show.theatre"

    with pytest.raises(NotSaved, match="was replaced by another file"):
        Recorder.create(path, HEAD, disk=Replacing(path))
    assert path.read_text() == "mine"


def test_a_recording_with_the_name_of_the_reserve_of_another_one_is_left_alone(tmp_path: Path) -> None:
    """
    Whatever two shows are called.
    """
    first = tmp_path / "show.ballast"
    Recorder.create(first, HEAD).close()
    before = first.read_bytes()
    Recorder.create(tmp_path / "show", HEAD).close()

    assert first.read_bytes() == before


def test_a_recording_that_was_continued_is_not_discarded(tmp_path: Path) -> None:
    """
    It existed before, here or in the place to which it had to go.
    """
    path = tmp_path / "show.theatre"
    Recorder.create(path, HEAD).close()
    Recorder.continue_(path, "0.1.0").discard()
    moved = Recorder.continue_(path, "0.1.0", second_folder=tmp_path / "second")
    path.unlink()
    moved.submit(incident(0)).result(timeout=20)
    moved.discard()

    assert read(moved.path).continued == 2
    assert moved.path.parent == tmp_path / "second"


def test_a_recording_that_was_created_can_be_discarded_and_takes_nothing_more(tmp_path: Path) -> None:
    """
    Nothing is left, not even the reserve beside it.
    """
    recorder = Recorder.create(tmp_path / "show.theatre", HEAD)
    recorder.discard()

    with pytest.raises(NotSaved, match="closed"):
        recorder.submit(incident(0))
    assert list(tmp_path.iterdir()) == []
