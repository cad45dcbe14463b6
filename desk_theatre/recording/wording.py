"""
Every sentence about recordings and commands files.  Each says what happened, where, and what to do.

What is wrong with a recording that can still be read is a phrase: it is printed behind the name of the file, and several of
them are joined with semicolons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# ------------------------------------------------------------------------------------------- files that do not open

FOLDER, NO_FILE, MISSING = "is a folder", "is not a file", "does not exist"


def no_recording_there(path: Path, why: str) -> str:
    return f"{path} {why}; name a recording file"


def cannot_read(path: Path, why: str) -> str:
    return f"cannot read {str(path)!r}: {why}"


def not_a_recording(path: Path) -> str:
    return f"{path} is not a recording of a show; name a file that desk-theatre recorded"


def no_opening_line(path: Path) -> str:
    return f"cannot read {path}: {OPENING_LINE_LOST}"


def too_large_to_copy(path: Path, most: int) -> str:
    return f"{path} is larger than {most // 2**20} MiB, too large to copy"


SCENARIO_SOURCE = "the scenario in the recording"


def scenario_not_playable(why: object) -> str:
    return f"this version of the program cannot play the scenario in the recording: {why}"


# --------------------------------------------------------------------------- what is wrong with a readable recording

LINE_ENDS_CHANGED = (
    "its line ends were changed in sharing, and nothing is lost; for a clean copy: desk-theatre export FILE --format"
    " recording --output COPY"
)
NOT_CLOSED = "not closed properly: the show was interrupted or is still running"
CHANGED_AFTERWARDS = "changed after it was closed"
OUT_OF_ORDER = "its entries were out of order and have been sorted"
TORN = "ends in the middle of a line"


def repeated(entries: int) -> str:
    return f"{counted(entries, 'entry', 'entries')} appeared more than once; read once"


def unknown_kind(entries: int) -> str:
    return f"{counted(entries, 'entry', 'entries')} skipped, of a kind this version does not know"


def unknown_inputs(inputs: int) -> str:
    return f"{counted(inputs, 'input')} among them: you can watch the show, but not simulate it again"


def unknown_fields(fields: int) -> str:
    return f"{counted(fields, 'field')} skipped that this version does not know"


def newer_format(number: int) -> str:
    return f"written by a newer version (format {number}); you can watch it"


def damaged(lines: Sequence[int]) -> str:
    return f"{'line' if len(lines) == 1 else 'lines'} {spans_of(lines)} damaged and skipped"


def too_many_lines(most: int) -> str:
    return f"longer than {most} lines; the rest was not read"


def too_large(most: int) -> str:
    return f"larger than {most // 2**20} MiB; the rest was not read"


def missing(gaps: Sequence[tuple[int, int]]) -> str:
    count = sum(last - first + 1 for first, last in gaps)
    return f"{counted(count, 'entry', 'entries')} missing: {_spelled(gaps)}"


def spans_of(numbers: Iterable[int]) -> str:
    """
    Ascending numbers, runs of them joined: `3 to 5, 9`.
    """
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return _spelled(spans)


def _spelled(spans: Sequence[tuple[int, int]]) -> str:
    words = [f"{first} to {last}" if first != last else f"{first}" for first, last in spans[:5]]
    return ", ".join(words) + (", …" if len(spans) > 5 else "")


UNKNOWN_TO_SCENARIO = "unknown to the scenario, or with an impossible number or time"
WITHOUT_REPORT = "the report of the incident is missing, or does not agree"
WITHOUT_ROUND = "the start of the round is missing"


def events_skipped(count: int, why: str) -> str:
    return f"{counted(count, 'event')} skipped: {why}"


# ------------------------------------------------------------------------------------------ writing, and a bad disk

CLOSED = "the recording is closed"
TOO_MUCH_WAITING = "the disk is too slow: too much is waiting to be recorded"
DISK_FULL = "the disk takes nothing more"
UNREADABLE_HEAD = "its first line holds a number or text that could not be read back"


def name_taken(path: Path) -> str:
    return f"{path} already exists and was not overwritten; choose another name for the recording"


def cannot_write(path: Path, why: object) -> str:
    return f"cannot write {path}: {why}; choose another place for the recording"


def cannot_record(why: object) -> str:
    return f"cannot record this: {why}"


def entry_too_long(length: int, most: int) -> str:
    return f"an entry of {length} bytes is longer than a line may be ({most} bytes)"


def unexpected(error: BaseException) -> str:
    return f"Not recording: unexpected error ({error!r})."


def not_recording(why: str, path: Path) -> str:
    return (
        f"Not recording: {why}. New reports wait in memory and are not confirmed. Free some space for {path}, or end the"
        " show and start it in another folder."
    )


def moved(why: str, path: Path) -> str:
    return f"{why}. Now recording to {path}. Nothing is lost."


def disk_failed(path: Path, why: str) -> str:
    return f"Disk error at {path} ({why})"


def almost_full(path: Path) -> str:
    return f"Disk almost full: free some space for {path}."


def given_up(path: Path) -> str:
    return f"{path} is no longer used"


def too_many_names(folder: Path, most: int) -> str:
    return f"{folder} already has {most} recordings with this name"


def deleted(path: Path) -> str:
    return f"{path} was deleted or moved during the show"


def replaced(path: Path) -> str:
    return f"{path} was replaced by another file during the show"


def changed(path: Path) -> str:
    return f"{path} was changed during the show"


def shorter(path: Path) -> str:
    return f"{path} is shorter than it was"


# ------------------------------------------------------------------------------------------------- resuming a show


def in_use(path: Path) -> str:
    return f"another show is writing {path}; end that show first"


def cannot_resume(path: Path, why: object) -> str:
    return f"cannot resume {path}: {why}"


TOO_LARGE = "it is too large"
OPENING_LINE_LOST = "it has lost its opening line, which holds the scenario; use another copy of the file"
NEWER_VERSION = "a newer version of the program wrote it; you can still watch it"


def too_many_torn(most: int) -> str:
    return f"there are already {most} torn ends next to it"


# ------------------------------------------------------------------------------------------------ simulating again

NOTHING_MORE, ACCEPTED_INPUT = "nothing more", "an accepted input"


def refused_now(number: int, why: str) -> str:
    return f"input {number} was accepted in the show and is refused now: {why}"


def difference(event: int, at: int, recorded: str | None, again: str | None) -> str:
    was, now = recorded or NOTHING_MORE, again or NOTHING_MORE
    return f"event {event}, at {spell(at)}: the recording has {was}; simulated again it is {now}"


def state(digest: str) -> str:
    return f"the state {digest}"


# ------------------------------------------------------------------------------------------------- commands files

OPENING_EXAMPLE = '{"command": "open-round"}'
TEXT = "text"


def in_line(number: int, why: object) -> str:
    return f"line {number}: {why}"


def not_a_command(shown: str) -> str:
    return f"{shown} is not a command; expected an object such as {OPENING_EXAMPLE}"


def no_command_key(shown: str, known: Iterable[str]) -> str:
    return f'{shown} has no "command"; expected one of {", ".join(known)}'


def unknown_command(shown: str, offer: str) -> str:
    return f"unknown command {shown}; {offer}"


def unknown_field(command: str, shown: str, offer: str) -> str:
    return f"{command} has no field {shown}; {offer}"


def near(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(names)}?"


def choose(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"choose from {listed}" if listed else "it takes none"


def field_missing(command: str, field: str, expected: str) -> str:
    return f"{command} needs {field}: {expected}"


def field_unfit(command: str, field: str, shown: str, expected: str) -> str:
    return f"{command}: {field} is {shown}; expected {expected}"


def line_too_long(length: int, most: int) -> str:
    return f"too long, with {length:,} characters; a command has at most {most:,}"


def nested_too_deeply(shown: str, most: int) -> str:
    return f"{shown} is nested more than {most} deep; a command is one object"


def not_json(shown: str, why: object) -> str:
    return f"{shown} is not JSON: {why}"


def not_json_at(shown: str, why: str, character: int) -> str:
    return not_json(shown, f"{why.lower()} at character {character}")


def twice(shown: str) -> str:
    return f"{shown} appears twice; remove one of them"


def not_a_time(shown: str) -> str:
    return f'"at" is {shown}; expected a time of day such as 09:12 or 09:12:30'


# ----------------------------------------------------------------------------------------- what a field may hold

WHOLE_NUMBER, NUMBER, YES_NO, NAME = "a whole number", "a number", "true or false", "a name"


def one_of(choices: Iterable[str]) -> str:
    return f"one of {', '.join(choices)}"


def optional(expected: str) -> str:
    return f"{expected}, or null"


def list_of(expected: str) -> str:
    return f"a list, each item {expected}"
