"""
The recorder on a real disk: what it gives its word for is there, from any number of threads, however often it is broken off.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Condition, Thread, current_thread
from threading import Event as Signal
from time import sleep

import pytest

from desk_theatre.errors import NotSaved, RecordingUnreadable
from desk_theatre.itsm.commands import Input, OpenRound, SubmitIncident
from desk_theatre.itsm.events import IncidentClosed
from desk_theatre.machine.disk import SystemDisk
from desk_theatre.recording.entries import Bookmark, Entry, EventEntry, InputEntry
from desk_theatre.recording.line import encode
from desk_theatre.recording.reader import read
from desk_theatre.recording.wording import NOT_CLOSED
from desk_theatre.recording.writer import Recorder, SyncPace
from disks import (
    ModelDisk,
    killing_is_meant,  # noqa: F401  (a fixture of every test here)
)
from small_show import HASTY, HEAD, entries_of, incident, played


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "an evening" / "show.theatre"


@pytest.fixture
def recorder(path: Path) -> Iterator[Recorder]:
    made = Recorder.create(path, HEAD)
    yield made
    made.close()


def _opened(number: int) -> InputEntry:
    return InputEntry(Input(number, 0, 0, OpenRound()))


def test_what_is_acknowledged_is_in_the_file(recorder: Recorder) -> None:
    """
    Before the show is closed, for anybody to read, with the words that were typed.
    """
    recorder.submit(incident(1)).result()
    recording = read(recorder.path)

    assert sorted(map(str, incident(1))) == sorted(map(str, entries_of(recording)))
    assert recording.complaints == (NOT_CLOSED,)


def test_the_file_is_for_its_owner_only(recorder: Recorder) -> None:
    """
    Names may stand in it.
    """
    assert recorder.path.stat().st_mode & 0o777 == 0o600
    assert recorder.path.parent.stat().st_mode & 0o777 == 0o700


def test_events_are_written_within_a_second_without_anybody_waiting(path: Path) -> None:
    """
    They ride along with an input, or go by themselves after a while.
    """
    recorder = Recorder.create(path, HEAD, pace=SyncPace(gather=0.05))
    saved = recorder.submit([EventEntry(IncidentClosed(1, 1))], durable=False)
    at_once = saved.done()
    saved.result(timeout=5)
    recorder.close()

    assert not at_once
    assert read(path).events == (IncidentClosed(1, 1),)


def test_events_do_not_wait_when_somebody_waits_for_an_input(path: Path) -> None:
    """
    All that was handed in before goes to the disk with it, in order.
    """
    recorder = Recorder.create(path, HEAD, pace=SyncPace(gather=60.0))
    event = recorder.submit([EventEntry(IncidentClosed(1, 1))], durable=False)
    recorder.submit([_opened(0)]).result(timeout=5)

    assert event.done()
    recorder.close()


def test_many_senders_at_once_get_their_own_numbers(recorder: Recorder) -> None:
    """
    No number is given twice, and no line is lost between threads.
    """
    with ThreadPoolExecutor(16) as room:
        numbers = list(room.map(lambda n: recorder.submit([_opened(n)]).result(), range(500)))
    recording = read(recorder.path)

    assert sorted(numbers) == list(range(2, 502))
    assert sorted(given.number for given in recording.inputs) == list(range(500))


def test_while_a_sync_runs_everything_gathers_for_the_next(path: Path) -> None:
    """
    A slow disk makes the groups larger, not the queue.
    """
    release = Signal()
    syncs: list[int] = []

    class Slow(SystemDisk):
        def sync(self, file: int) -> None:
            if syncs:
                release.wait(5)
            syncs.append(file)
            super().sync(file)

    recorder = Recorder.create(path, HEAD, disk=Slow())
    answers = [recorder.submit([_opened(n)]) for n in range(300)]
    sleep(0.05)
    assert not any(answer.done() for answer in answers)
    release.set()
    for answer in answers:
        answer.result(timeout=5)
    recorder.close()

    assert len(syncs) < 10
    assert len(read(path).inputs) == 300


def test_a_second_show_may_not_write_the_same_file(recorder: Recorder) -> None:
    """
    Two writers would spoil it for both; the second is told so.
    """
    with pytest.raises(NotSaved, match=r"another show is writing .*; end that show first"):
        Recorder.continue_(recorder.path, "0.1.0")


def test_a_recording_is_never_written_over(recorder: Recorder) -> None:
    """
    Not even by accident.
    """
    with pytest.raises(NotSaved, match="already exists and was not overwritten; choose another name"):
        Recorder.create(recorder.path, HEAD)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """
    Before the curtain rises.
    """
    tmp_path.chmod(0o500)

    with pytest.raises(NotSaved, match="cannot write"):
        Recorder.create(tmp_path / "show.theatre", HEAD)


def test_a_file_in_the_place_of_a_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """
    Before the curtain rises.
    """
    (tmp_path / "notes").write_text("")

    with pytest.raises(NotSaved, match="cannot write"):
        Recorder.create(tmp_path / "notes" / "show.theatre", HEAD)


class Meanwhile(Condition):
    """
    A lock that does something at one of the moments in which the recorder has just let go of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.moments = 0
        self.act: Callable[[], None] | None = None

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)  # type: ignore[arg-type]
        if self.act is not None and current_thread().name == "recorder":
            self.moments -= 1
            if self.moments == 0:
                self.act()


@pytest.mark.parametrize("moments", range(1, 7))
def test_what_is_handed_in_just_before_closing_is_in_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, moments: int
) -> None:
    """
    Whatever the recorder does between two looks at what there is to do: an idle recorder comes past two of these moments with
    each look at the file.
    """
    monkeypatch.setattr("desk_theatre.recording.writer.Condition", Meanwhile)
    recorder = Recorder.create(path, HEAD, pace=SyncPace(gather=0.0, look=0.0))
    changed = recorder._changed
    assert isinstance(changed, Meanwhile)
    answers: list[Future[int]] = []
    closing = Thread(target=recorder.close)

    def hand_in_and_close() -> None:
        answers.append(recorder.submit(incident(0)))
        closing.start()
        with changed:
            assert changed.wait_for(lambda: recorder._closing, 5)

    changed.moments, changed.act = moments, hand_in_and_close
    recorder._thread.join(5)
    closing.join(5)
    recording = read(path)

    assert (recording.whole, recording.closed, recording.complaints) == (True, True, ())
    assert [given.number for given in recording.inputs] == [0]
    assert answers[0].result(timeout=5) == 5


def test_a_closed_recording_takes_nothing_more(path: Path) -> None:
    """
    Closing twice is closing once.
    """
    recorder = Recorder.create(path, HEAD)
    recorder.close()
    recorder.close()

    with pytest.raises(NotSaved, match="closed"):
        recorder.submit([_opened(0)])
    assert read(path).closed


def test_an_entry_that_is_too_long_is_refused_and_leaves_no_hole(recorder: Recorder) -> None:
    """
    The next one gets its number.
    """
    with pytest.raises(NotSaved, match="longer than"):
        recorder.submit([_opened(0), InputEntry(Input(1, 0, 0, SubmitIncident("x", key="k" * 70_000)))])

    assert recorder.submit([_opened(0)]).result() == 2


def test_a_show_that_is_broken_off_twice_is_continued_twice(path: Path) -> None:
    """
    The torn ends are kept beside it; the numbers go on; what was acknowledged in all three parts is there.
    """
    for part in range(3):
        recorder = Recorder.continue_(path, "0.1.0") if part else Recorder.create(path, HEAD)
        recorder.submit(incident(part)).result()
        recorder.close(end=part == 2)
        if part < 2:
            with path.open("ab") as file:
                file.write(b'12345678 {"q":99,"event":"Incid' + bytes(part))
    recording = read(path)

    assert [given.number for given in recording.inputs] == [0, 1, 2]
    assert (recording.continued, recording.closed, recording.complaints) == (2, True, ())
    assert [path.with_name(f"{path.name}.torn-{n}").read_bytes() for n in (1, 2)] == [
        b'12345678 {"q":99,"event":"Incid',
        b'12345678 {"q":99,"event":"Incid\0',
    ]


def test_words_whose_input_was_cut_off_go_to_nobody_else(path: Path) -> None:
    """
    After a torn end, the next input has the number of the lost one, and not its words.
    """
    recorder = Recorder.create(path, HEAD)
    recorder.close(end=False)
    with path.open("ab") as file:
        file.write(encode(2, {"words": 0, "by": "somebody else", "text": "something else"}))
    recorder = Recorder.continue_(path, "0.1.0")
    recorder.submit([InputEntry(Input(0, 0, 0, SubmitIncident("no-sound")))]).result()
    recorder.close()

    assert read(path).inputs == (Input(0, 0, 0, SubmitIncident("no-sound")),)


def test_a_recording_that_was_closed_can_be_continued_the_next_day(path: Path) -> None:
    """
    It is closed again at the end, and complete.
    """
    played_once = Recorder.create(path, HEAD)
    played_once.submit(incident(0)).result()
    played_once.close()
    again = Recorder.continue_(path, "0.1.0")
    again.submit([Bookmark(33000, "second day")]).result()
    again.close()
    recording = read(path)

    assert (recording.closed, recording.complaints) == (True, ())
    assert [mark.words for mark in recording.marks] == ["second day"]


@pytest.mark.parametrize("content", [b"", b"no recording\n", bytes(1000)])
def test_what_is_no_recording_is_not_continued(content: bytes, tmp_path: Path) -> None:
    """
    And nothing happens to it.
    """
    path = tmp_path / "letter.theatre"
    path.write_bytes(content)

    with pytest.raises(RecordingUnreadable):
        Recorder.continue_(path, "0.1.0")
    assert path.read_bytes() == content
    assert [path] == list(tmp_path.iterdir())


def test_a_newer_recording_is_watched_but_not_continued(path: Path) -> None:
    """
    Whoever wrote it knows rules that this program does not.
    """
    path.parent.mkdir()
    path.write_bytes(encode(0, {"head": 3, "scenario": "x"}) + encode(1, {"poem": 1}))

    assert read(path).complaints[0] == "written by a newer version (format 3); you can watch it"
    with pytest.raises(RecordingUnreadable, match="a newer version of the program wrote it"):
        Recorder.continue_(path, "0.1.0")


def test_the_same_key_twice_is_seen_by_whoever_reads(recorder: Recorder) -> None:
    """
    It is the show that makes one incident of it.
    """
    for number in (0, 1):
        recorder.submit([InputEntry(Input(number, 5, 5, SubmitIncident("no-sound", key="k7")))]).result()

    keys = [given.command.key for given in read(recorder.path).inputs if isinstance(given.command, SubmitIncident)]
    assert keys == ["k7", "k7"]


def test_an_error_nobody_thought_of_leaves_nobody_waiting() -> None:
    """
    Whoever waits is told, and so is the facilitator.
    """

    class Odd(ModelDisk):
        def sync(self, file: int) -> None:
            if len(self.calls) > 20:
                raise ZeroDivisionError("odd")
            super().sync(file)

    show = played(Odd())

    assert len(show.refused) > 0
    assert show.notices[-1] is not None
    assert "unexpected error" in show.notices[-1]


def test_a_screen_that_fails_to_show_the_trouble_stops_no_recording() -> None:
    """
    The recording is more important than the notice about it.
    """

    def broken(notice: str | None) -> None:
        raise RuntimeError(notice)

    disk = ModelDisk(room=5_000)
    recorder = Recorder.create(Path("/first/x.theatre"), HEAD, disk=disk, on_trouble=broken, pace=HASTY)
    entries: list[Entry] = [_opened(0)]

    assert recorder.submit(entries).result(timeout=5) == 2
    recorder.close()


def test_memory_holds_nothing_that_is_saved(recorder: Recorder) -> None:
    """
    An evening of any length takes no more room than a minute.
    """
    for number in range(50):
        recorder.submit(incident(number)).result()
    sleep(0.01)

    assert (recorder._waiting, recorder._pending) == (0, [])
