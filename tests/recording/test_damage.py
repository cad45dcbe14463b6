"""
Damage: whatever happened to a file, what is read was written, and what is not read is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from desk_theatre.errors import RecordingUnreadable
from desk_theatre.recording import wording
from desk_theatre.recording.reader import Recording, read, recording_in
from desk_theatre.recording.summary import is_recording
from disks import (
    ModelDisk,
    killing_is_meant,  # noqa: F401  (a fixture of every test here)
)
from small_show import PATH, Outcome, entries_of, found_in, invented, played


def _recorded(incidents: int) -> tuple[Outcome, bytes]:
    disk = ModelDisk()
    show = played(disk, range(incidents))
    return show, disk.after_a_kill()[PATH]


SHOW, WHOLE = _recorded(3)
LINES = WHOLE.split(b"\n")[:-1]


def _read(data: bytes) -> Recording | None:
    found = found_in({PATH: data})
    return found[0] if found else None


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _without_words(entries: list[object]) -> list[str]:
    return [re.sub("by='[^']*', text='[^']*'", "", str(entry)) for entry in entries]


def test_an_undamaged_recording_is_read_without_a_word() -> None:
    """
    All of it, in order, and closed.
    """
    recording = _read(WHOLE)

    assert recording is not None
    assert (recording.closed, recording.complaints) == (True, ())
    assert sorted(map(str, SHOW.submitted)) == sorted(map(str, entries_of(recording)))
    assert len(recording.digests) == 1


def test_cut_at_any_byte_it_is_a_shorter_recording() -> None:
    """
    With all the whole lines before the cut, and a word about its end.
    """
    first = len(LINES[0]) + 1
    for length in range(len(WHOLE)):
        recording = _read(WHOLE[:length])
        if length < first:
            assert recording is None
            continue
        assert recording is not None
        torn = WHOLE[length - 1 : length] != b"\n"

        assert invented(SHOW.submitted, [recording]) == []
        assert recording.next_number == WHOLE[:length].count(b"\n")
        assert torn == ("ends in the middle of a line" in recording.complaints)
        assert not recording.closed
        assert any("not closed properly" in complaint for complaint in recording.complaints)


def test_one_flipped_bit_is_always_noticed_and_costs_one_line() -> None:
    """
    At every byte of the file, each time another bit.
    """
    expected = entries_of(read_whole := _whole())
    assert read_whole.complaints == ()
    for place in range(len(WHOLE)):
        damaged = bytearray(WHOLE)
        damaged[place] ^= 1 << place % 8
        recording = _read(bytes(damaged))

        assert recording is not None, place
        assert recording.complaints, place
        left = entries_of(recording)
        assert len(left) >= len(expected) - 1, place
        assert set(_without_words([*left])) <= set(_without_words([*expected])), place


def _whole() -> Recording:
    recording = _read(WHOLE)
    assert recording is not None
    return recording


@pytest.mark.parametrize("place", range(2, len(LINES) - 1))
def test_a_line_that_is_missing_is_named(place: int) -> None:
    """
    By its number, wherever it stood.
    """
    recording = _read(_joined(LINES[:place] + LINES[place + 1 :]))

    assert recording is not None
    assert f"1 entry missing: {place}" in recording.complaints


@pytest.mark.parametrize("place", range(len(LINES)))
def test_a_line_that_stands_twice_is_read_once(place: int) -> None:
    """
    No incident is counted twice because a line was copied.
    """
    recording = _read(_joined([*LINES[: place + 1], *LINES[place:]]))

    assert recording is not None
    assert entries_of(_whole()) == entries_of(recording)
    assert "1 entry appeared more than once; read once" in recording.complaints


def test_lines_out_of_order_are_put_back() -> None:
    """
    By their numbers, and it is said.
    """
    recording = _read(_joined(LINES[::-1]))

    assert recording is not None
    assert entries_of(_whole()) == entries_of(recording)
    assert wording.OUT_OF_ORDER in recording.complaints


def test_a_head_that_is_damaged_is_read_from_its_second_line(tmp_path: Path) -> None:
    """
    It is written twice; with both gone, nothing can be shown, and that is said.
    """
    one = _read(WHOLE.replace(b"Sommerfest", b"sommerfest", 1))

    assert one is not None
    assert one.head.title == "Sommerfest"
    assert one.complaints == ("line 1 damaged and skipped", "1 entry missing: 0")
    with pytest.raises(RecordingUnreadable, match="lost its opening line"):
        read(_file(_joined(LINES[2:]), tmp_path))


def test_words_can_be_taken_out() -> None:
    """
    The facts are what they were; nobody's name is left.
    """
    bare = _read(_joined([line for line in LINES if b'"words":' not in line]))

    assert bare is not None
    assert bare.events == _whole().events
    assert len(bare.inputs) == 3
    assert not any("badge" in str(given) for given in bare.inputs)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Dear colleague,\nplease find attached\n", id="text"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)) * 40, id="zip"),
        pytest.param(bytes(100_000), id="NULs"),
        pytest.param(b"\n" * 100_000, id="newlines"),
        pytest.param(b"x" * 3_000_000, id="one long line"),
        pytest.param(b"[" * 200_000, id="deep"),
        pytest.param(b'{"q":0,"head":1,"scenario":""}\n', id="JSON"),
    ],
)
def test_what_is_no_recording_is_refused_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    """
    Whatever it is.
    """
    path = _file(content, tmp_path)

    assert not is_recording(path)
    with pytest.raises(RecordingUnreadable, match="is not a recording of a show"):
        read(path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "does not exist"),
        (os.mkfifo, "is not a file"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(
    make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    """
    A folder, nothing, or something that would wait for ever.
    """
    path = tmp_path / "x.theatre"
    make(path)

    with pytest.raises(RecordingUnreadable, match=words):
        read(path)
    assert not is_recording(path)


def _file(data: bytes, folder: Path) -> Path:
    path = folder / "x.theatre"
    path.write_bytes(data)
    return path


def _tortured(seed: int, data: bytes) -> bytes:
    """
    One to eight faults: bits flipped, holes, NULs, noise, stretches removed, copied and moved.
    """
    luck = Random(seed)
    now = bytearray(data)
    for _ in range(luck.randint(1, 8)):
        at, length = luck.randrange(len(now)), luck.randint(1, 600)
        match luck.randrange(6):
            case 0:
                now[at] ^= 1 << luck.randrange(8)
            case 1:
                now[at : at + length] = bytes(len(now[at : at + length]))
            case 2:
                now[at : at + length] = luck.randbytes(len(now[at : at + length]))
            case 3 if len(now) > 1000:
                del now[at : at + length]
            case 4:
                now[at:at] = now[max(0, at - length) : at]
            case _:
                other = luck.randrange(len(now))
                now[other:other] = now[at : at + length]
    return bytes(now)


def _torture(seeds: range) -> tuple[int, float]:
    _, evening = _recorded(20)
    expected = _without_words([*entries_of(recording_in(evening, PATH))])
    opened, kept = 0, 0.0
    for seed in seeds:
        recording = _read(_tortured(seed, evening))
        if recording is None:
            continue
        left = _without_words([*entries_of(recording)])
        opened += 1
        kept += len(left) / len(expected)
        assert recording.complaints, seed
        assert len(left) == len(set(left)), seed
        assert [entry for entry in expected if entry in set(left)] == left, seed
    return opened, kept / max(opened, 1)


def test_several_faults_never_make_a_false_entry() -> None:
    """
    Each is damage that was said, and what is left is true, in order, and there once.
    """
    opened, kept = _torture(range(400))

    assert opened > 350
    assert kept > 0.5


@pytest.mark.long
def test_twenty_thousand_damaged_files_hold_no_false_entry() -> None:
    """
    The same, at length.
    """
    opened, kept = _torture(range(20_000))

    assert opened > 17_000
    assert kept > 0.5


def test_damage_tests_have_something_to_lose() -> None:
    """
    The recording they damage has every kind of line.
    """
    for key in (b'"head"', b'"words"', b'"input"', b'"event"', b'"digest"', b'"end"'):
        assert key in WHOLE
