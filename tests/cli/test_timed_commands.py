"""
A commands file is carried out line by line; a time that cannot come is said, and never silently passed over.
"""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from desk_theatre.cli.timed_commands import read
from desk_theatre.errors import CommandNotUnderstood
from desk_theatre.itsm.commands import OpenRound
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.scenario import library
from desk_theatre.show.picture import Picture
from desk_theatre.show.show import Show
from desk_theatre.show.wording import answers
from desk_theatre.simulation.room_reports import most_reports

REPORT = '"command": "submit-incident", "kind": "no-sound", "room": "B", "by": "badge 112", "text": "no sound at all"'


def _carry_out(path: Path, *lines: str) -> Show:
    path.write_text("\n".join(lines))
    scenario = library.load("conference")
    run = PlayThrough(Show(scenario, 1), Picture(scenario))
    for each in read(path):
        each.carry_out(run)
    return run.show


def test_the_first_round_opens_by_itself(tmp_path: Path) -> None:
    """
    As in the manual: a report, a practice, and then the next round.
    """
    show = _carry_out(
        tmp_path / "evening.jsonl",
        f'{{"at": "09:12:30", {REPORT}}}',
        '{"at": "09:20", "command": "set-practice", "practice": "prioritisation", "on": true}',
        '{"command": "open-round"}',
    )

    assert (show.round, show.phase, show.practices) == (2, "running", {"prioritisation": "imposed"})


def test_a_report_above_the_share_of_the_room_is_refused_with_the_line_and_the_reason(tmp_path: Path) -> None:
    """
    As on the form; "me too" is still understood.
    """
    badge = '"command": "submit-incident", "kind": "badge-wrong"'
    share = most_reports(library.load("conference"))
    assert share is not None
    lines = [f'{{"at": "09:00", {badge}}}' for _ in range(share)]
    join = '{"at": "09:00", "command": "me-too", "incident": 1}'
    path = tmp_path / "many.jsonl"

    assert _carry_out(path, *lines, join).round == 1
    with pytest.raises(CommandNotUnderstood) as refused:
        _carry_out(path, *lines, join, f'{{"at": "09:00", {badge}}}')

    assert str(refused.value) == f"{path}, line {share + 2}: {answers.JOIN_ONLY['share']}"


def test_practices_can_be_set_before_the_first_round(tmp_path: Path) -> None:
    """
    They come into force with it.
    """
    show = _carry_out(
        tmp_path / "evening.jsonl",
        '{"command": "set-practice", "practice": "routing", "on": true}',
        f'{{"at": "09:00", {REPORT}}}',
    )

    assert (1, parse("09:00"), {"routing": "announced"}) == (show.round, show.at, show.practices)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['{"command": "pause-round"}', f'{{"at": "09:30", {REPORT}}}'], "line 2: no time passes here"),
        ([f'{{"at": "09:30", {REPORT}}}', f'{{"at": "09:00", {REPORT}}}'], "line 2: it is 09:30:00 already"),
        (['{"at": "10:00", "command": "open-round"}'], "line 1: no time passes here"),
        ([f'{{"at": "09:30", {REPORT}}}', '{"at": "10:00", "command": "open-round"}'], "line 2: A round is running."),
        (['{"command": "end-round"}', f'{{"at": "09:30", {REPORT}}}'], "line 2: no time passes here"),
        ([f'{{"at": "23:00", {REPORT}}}'], "line 1: the round ends at 17:00:00, so 23:00:00 never comes"),
        ([f'{{"at": "25:20", {REPORT}}}'], "line 1: the round ends at 17:00:00, so 25:20:00 never comes"),
    ],
)
def test_a_time_that_never_comes_is_said(lines: list[str], said: str, tmp_path: Path) -> None:
    """
    With the line, and what to do.
    """
    with pytest.raises(CommandNotUnderstood, match=said):
        _carry_out(tmp_path / "evening.jsonl", *lines)


def test_the_signature_of_another_editor_is_no_mistake(tmp_path: Path) -> None:
    """
    Some put an invisible mark before the first line, and end lines in their own way.
    """
    path = tmp_path / "evening.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"command": "open-round"}\r\n# the end\r\n')

    assert [OpenRound()] == [each.command for each in read(path)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"at": "09:12", "command": "end-round", "at": "09:20"}', 'line 2: "at" appears twice'),
        (b'{"command": "end-round"', "line 2: .* is not JSON: .* at character"),
        (b"# caf\xe9", "line 2: this is not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(line: bytes, said: str, tmp_path: Path) -> None:
    """
    Nothing is guessed, and nobody has to count bytes.
    """
    path = tmp_path / "evening.jsonl"
    path.write_bytes(b'{"command": "open-round"}\n' + line + b"\n")

    with pytest.raises(CommandNotUnderstood, match=said):
        read(path)


def test_a_file_without_end_is_not_read_for_ever() -> None:
    """
    A device that never ends, or a file that is something else, is a sentence.
    """
    with pytest.raises(CommandNotUnderstood, match=r"/dev/zero is larger than 16 MiB; is it a commands file\?"):
        read(Path("/dev/zero"))


def test_commands_can_come_from_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    `generate | desk-theatre run --commands -`.
    """
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b'{"command": "open-round"}\n')))

    assert [each.place for each in read(Path("-"))] == ["-, line 1"]
