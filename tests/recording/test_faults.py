"""
Faults placed at each call to the disk: nothing that was acknowledged is lost, nothing is invented, nobody gets a traceback.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest

from desk_theatre.errors import NotSaved
from desk_theatre.recording.entries import Entry
from desk_theatre.recording.reader import Recording
from desk_theatre.recording.writer import Recorder, SyncPace
from disks import (
    Fault,
    ModelDisk,
    killing_is_meant,  # noqa: F401  (a fixture of every test here)
)
from small_show import HEAD, PATH, SECOND, entries_of, found_in, incident, invented, lost, plain, played

CALLS = plain(ModelDisk())


def _check(at: int, fault: Fault, lasting: bool) -> None:
    disk = ModelDisk(fault=fault, at=at, lasting=lasting)
    show = played(disk)
    recordings = found_in(disk.after_a_kill())

    assert lost(show.acknowledged, recordings) == [], f"call {at}"
    assert invented(show.submitted, recordings) == [], f"call {at}"
    assert disk.syncs_after_a_failed_one == 0, f"call {at}"


@pytest.mark.parametrize("fault", ["kill", "EIO", "ENOSPC", "EINTR", "short"])
def test_a_fault_at_any_call_loses_nothing_that_was_acknowledged(fault: Fault) -> None:
    """
    A show of twenty incidents, with the fault at its first call, its second, and so on to the last.
    """
    assert len(CALLS) > 50
    for at in range(len(CALLS)):
        _check(at, fault, lasting=False)


@pytest.mark.parametrize("fault", ["EIO", "ENOSPC", "EINTR", "short"])
def test_a_fault_from_some_call_on_loses_nothing_that_was_acknowledged(fault: Fault) -> None:
    """
    The same when nothing works any more; every seventh call here, each in the long run.
    """
    for at in range(3, len(CALLS), 7):
        _check(at, fault, lasting=True)


@pytest.mark.long
@pytest.mark.parametrize("fault", ["kill", "EIO", "ENOSPC", "EINTR", "short"])
def test_a_fault_from_each_call_on_loses_nothing_that_was_acknowledged(fault: Fault) -> None:
    """
    At every call of the show.
    """
    for at in range(len(CALLS)):
        _check(at, fault, lasting=True)


@pytest.mark.parametrize("fault", ["EIO", "ENOSPC", "EINTR", "short"])
@pytest.mark.parametrize("only", sorted(set(CALLS)))
def test_a_fault_that_passes_stops_no_show(fault: Fault, only: str) -> None:
    """
    Once the recording has begun, one refused call is got over: every incident is acknowledged, and one file holds it all.
    """
    begun = CALLS.index("sync_folder") + 1
    for at in (at for at in range(begun, len(CALLS)) if CALLS[at] == only):
        disk = ModelDisk(fault=fault, at=at)
        show = played(disk)
        recordings = found_in(disk.after_a_kill())

        assert show.acknowledged == show.submitted, f"call {at}"
        assert len(show.acknowledged) == 60
        assert any(
            recording.closed and set(entries_of(recording)) == set(show.submitted) and not recording.complaints
            for recording in recordings
        ), f"call {at}"


def test_a_disk_that_never_works_again_is_told_of_and_nothing_is_claimed() -> None:
    """
    With every write refused in both places, whoever waits hears that it is not saved, and the facilitator why.
    """
    disk = ModelDisk(fault="EIO", at=40, lasting=True, only="write")
    show = played(disk)

    assert len(show.refused) > 0
    assert len(show.acknowledged) + len(show.refused) == len(show.submitted)
    assert any(notice is not None and "Input/output error" in notice for notice in show.notices)
    (recording,) = found_in(disk.after_a_kill())
    assert lost(show.acknowledged, [recording]) == []
    assert "ends in the middle of a line" not in recording.complaints  # what was refused is cut off again


def test_after_a_failed_sync_the_show_goes_on_in_a_second_place() -> None:
    """
    The first file is never synced again; the second holds everything from the beginning.
    """
    disk = ModelDisk(fault="EIO", at=CALLS.index("sync", 30), only="sync")
    show = played(disk)
    (second,) = found_in({path: data for path, data in disk.after_a_kill().items() if path.parent == SECOND})

    assert show.path == SECOND / PATH.name
    assert show.acknowledged == show.submitted
    assert set(entries_of(second)) == set(show.submitted)
    assert second.complaints == ()
    assert show.notices[-1] is not None
    assert f"Now recording to {show.path}." in show.notices[-1]


def test_without_a_second_folder_a_failed_sync_is_followed_by_a_new_file_beside_it() -> None:
    """
    The disk may be as good as ever; only the file is not trusted any more.
    """
    disk = ModelDisk(fault="EIO", at=CALLS.index("sync", 30), only="sync")
    show = played(disk, second_folder=None)

    assert show.path == PATH.with_name("show-2.theatre")
    assert show.acknowledged == show.submitted
    assert show.closed


def test_a_second_place_holds_all_when_the_first_cannot_be_read_any_more() -> None:
    """
    The promised bytes are in memory, and written afresh.
    """

    class Unreadable(ModelDisk):
        def read(self, file: int, count: int, at: int) -> bytes:
            if self.open_files[file] is self.names.get(PATH) and len(self.calls) > 60:
                raise OSError(5, "Input/output error")
            return super().read(file, count, at)

    disk = Unreadable()
    show = played(disk)
    (second,) = found_in({path: data for path, data in disk.after_a_kill().items() if path.parent == SECOND})

    assert show.path == SECOND / PATH.name
    assert set(entries_of(second)) == set(show.submitted)
    assert (second.closed, second.complaints) == (True, ())


@pytest.mark.parametrize("room", [20_000_000, 9_000_000])
def test_a_full_disk_gets_rid_of_its_ballast_first(room: int) -> None:
    """
    Eight mebibytes more are good for the rest of any evening; the facilitator is told that the disk is almost full.
    """
    disk = ModelDisk(room=room)

    def filled(now: ModelDisk) -> None:
        if len(now.calls) == 30:
            now.room = now._used() + 100

    disk.watch = filled
    show = played(disk, second_folder=None)

    had_ballast = room > 16 * 1024 * 1024
    assert had_ballast == (show.acknowledged == show.submitted)
    assert any(notice is not None and "some space for" in notice for notice in show.notices)
    assert lost(show.acknowledged, found_in(disk.after_a_kill())) == []


def test_a_full_disk_that_gets_room_again_has_no_hole() -> None:
    """
    What waited in memory is written in its place, although whoever handed it in was told that it was not saved.
    """
    disk = ModelDisk(room=200_000)

    def filled(now: ModelDisk) -> None:
        if len(now.calls) == 30:
            now.room = now._used() + 100
        if len(now.calls) >= 80:
            now.room = None

    disk.watch = filled
    show = played(disk, second_folder=None)
    (recording,) = found_in(disk.after_a_kill())

    assert len(show.refused) > 0
    assert set(entries_of(recording)) == set(show.submitted)
    assert recording.complaints == ()


def test_a_full_disk_without_ballast_is_left_for_the_second_folder() -> None:
    """
    If only writes to the first file fail, everything goes on in the second.
    """

    class FirstIsFull(ModelDisk):
        def write(self, file: int, data: bytes, at: int) -> int:
            if self.open_files[file] is self.names.get(PATH) and at > 5000:
                raise OSError(28, "No space left on device")
            return super().write(file, data, at)

    disk = FirstIsFull()
    show = played(disk)

    assert show.path == SECOND / PATH.name
    assert show.acknowledged == show.submitted
    assert show.notices[-1] is not None
    assert "No space left on device" in show.notices[-1]


class FailsAtTheEnd(ModelDisk):
    """
    A disk that refuses a look at the file, a new file or a line as often as it is told to, and does something at the first time.
    """

    meanwhile: Callable[[], None] | None = None
    refusals = 0

    def leads_to(self, path: Path, file: int) -> bool:
        if self.meanwhile is not None:
            self._refuse()
        return super().leads_to(path, file)

    def create(self, path: Path) -> int:
        self._refuse()
        return super().create(path)

    def write(self, file: int, data: bytes, at: int) -> int:
        self._refuse()
        return super().write(file, data, at)

    def _refuse(self) -> None:
        if self.refusals > 0:
            self.refusals -= 1
            meanwhile, self.meanwhile = self.meanwhile, None
            if meanwhile is not None:
                meanwhile()
            raise OSError(28, "No space left on device")


@pytest.mark.parametrize("failed", [0, 1, 2])
def test_what_comes_in_during_a_failed_look_at_closing_is_tried_twice(failed: int) -> None:
    """
    The look at the file fails, and so does the new file; meanwhile something is handed in and the recording closed.  Of the two
    tries that follow, as many fail as said.
    """
    disk = FailsAtTheEnd(room=200_000)
    recorder = Recorder.create(PATH, HEAD, disk=disk, pace=SyncPace(gather=0.0, look=0.01, retry=3600.0))
    answers: list[Future[int]] = []
    troubles: list[NotSaved] = []
    closing = Thread(target=_close, args=(recorder, troubles))

    def hand_in_and_close() -> None:
        answers.append(recorder.submit(incident(0)))
        closing.start()
        with recorder._changed:
            assert recorder._changed.wait_for(lambda: recorder._closing, 5)

    disk.meanwhile = hand_in_and_close
    disk.refusals = 2 + failed  # the look, and the new file
    recorder._thread.join(5)
    closing.join(5)
    (recording,) = found_in({recorder.path: disk.after_a_kill()[recorder.path]})

    _are_saved(failed < 2, incident(0), answers, troubles, recording)


@pytest.mark.parametrize("failed", [0, 1, 2])
def test_what_comes_in_just_before_closing_is_tried_twice_although_older_entries_were(failed: int) -> None:
    """
    The older ones have failed once before the recording is closed; of the two tries that follow, as many fail as said.
    """
    disk = FailsAtTheEnd(room=200_000)  # without room for ballast each try writes once
    waits = Signal()
    recorder = Recorder.create(
        PATH, HEAD, disk=disk, pace=SyncPace(gather=0.0, look=3600.0, retry=3600.0), on_trouble=lambda _: waits.set()
    )
    waits.clear()
    disk.refusals = 1 + failed
    answers = [recorder.submit(incident(0))]
    assert waits.wait(5)
    answers.append(recorder.submit(incident(1)))
    troubles: list[NotSaved] = []
    _close(recorder, troubles)
    (recording,) = found_in(disk.after_a_kill())

    _are_saved(failed < 2, [*incident(0), *incident(1)], answers, troubles, recording)


def _close(recorder: Recorder, troubles: list[NotSaved]) -> None:
    try:
        recorder.close()
    except NotSaved as trouble:
        troubles.append(trouble)


def _are_saved(
    saved: bool, entries: list[Entry], answers: list[Future[int]], troubles: list[NotSaved], recording: Recording
) -> None:
    """
    All or nothing: in the file, acknowledged and without a complaint, or the other way round.
    """
    assert set(entries_of(recording)) == (set(entries) if saved else set())
    assert [answer.exception(timeout=5) is None for answer in answers] == [saved] * len(answers)
    assert (troubles == []) == saved
    assert recording.closed == saved


def test_the_ballast_is_gone_when_the_show_is_over() -> None:
    """
    Only recordings are left behind.
    """
    disk = ModelDisk()
    played(disk)

    assert list(disk.names) == [PATH]


def test_a_show_that_is_killed_leaves_no_ballast_behind(tmp_path: Path) -> None:
    """
    The real recorder in a process of its own: beside the recording lies nothing, while it runs and after it.
    """
    path = tmp_path / "show.theatre"
    program = (
        "import sys, time; from pathlib import Path; from desk_theatre.recording.header import head;"
        "from desk_theatre.recording.writer import Recorder;"
        "r = Recorder.create(Path(sys.argv[1]), head('', title='', seed=1, created=''));"
        "print(r.notice(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "None\n"
        assert list(tmp_path.iterdir()) == [path]
        process.kill()

    assert list(tmp_path.iterdir()) == [path]


def test_the_ballast_that_an_earlier_version_left_is_cleared_away_when_its_recording_is_continued() -> None:
    """
    And its room is taken in again.
    """
    disk = ModelDisk(room=60_000_000)
    show = played(disk, end=False)
    left = PATH.with_name(f"{PATH.name}.ballast")
    disk.close(disk.create(left))
    used: list[int] = []
    disk.watch = lambda now: used.append(now._used())
    played(disk, range(20, 30), outcome=show)

    assert list(disk.names) == [PATH]
    assert max(used) > 8 * 1024 * 1024


def test_the_test_disk_notices_a_recorder_that_does_not_sync() -> None:
    """
    These tests would find a recorder that gives its word too early.
    """

    class NeverSynced(ModelDisk):
        def sync(self, file: int) -> None:
            self.calls.append("sync")

    disk = NeverSynced()
    show = played(disk)

    assert any(lost(show.acknowledged, found_in(files)) for files in disk.after_a_power_cut(seed=1))


def test_an_incident_is_three_entries() -> None:
    """
    What the other tests count on.
    """
    assert len(incident(0)) == 3
