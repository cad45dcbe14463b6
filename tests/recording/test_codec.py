"""
Commands, events and entries survive being written and read.
"""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from desk_theatre.itsm.commands import COMMANDS, Input, SubmitIncident
from desk_theatre.itsm.events import EVENTS, IncidentAssessed, WorkStarted
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.text import clean
from desk_theatre.recording.codec import read_command, read_event, write_command, write_event
from desk_theatre.recording.entries import (
    Bookmark,
    Continued,
    DigestEntry,
    End,
    Entry,
    EventEntry,
    InputEntry,
    WordsEntry,
)
from desk_theatre.recording.entry_json import documents, entry_in, joined
from desk_theatre.recording.field_codec import UnfitValue, converter
from desk_theatre.recording.header import Header, head
from profiles import examples

ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(EventEntry, strategies.events()),
    st.builds(WordsEntry, st.integers(0, 999), strategies.TYPED_TEXT, strategies.TYPED_TEXT),
    st.builds(DigestEntry, strategies.SECONDS, strategies.NAMES),
    st.builds(Bookmark, strategies.SECONDS, strategies.TYPED_TEXT),
    st.builds(Continued, strategies.NAMES),
    st.builds(End, st.integers(0, 10**6), strategies.NAMES),
    st.builds(
        Header,
        scenario=strategies.HOSTILE_TEXT,
        seed=st.integers(0, 2**50),
        created=strategies.NAMES,
        title=strategies.TYPED_TEXT,
        packages=st.dictionaries(strategies.NAMES, strategies.NAMES, max_size=3),
        format=st.integers(1, 9),
    ),
)


def _through_json(document: dict[str, Any]) -> dict[str, Any]:
    through: dict[str, Any] = json.loads(json.dumps(document))
    return through


@pytest.mark.parametrize("name", EVENTS)
@examples(25)
@given(data=st.data())
def test_every_event_comes_back(name: str, data: st.DataObject) -> None:
    """
    With its numbers as the same choices, and nothing left over.
    """
    event = data.draw(strategies.built(EVENTS[name]))

    back, surplus = read_event(_through_json(write_event(event)))

    assert (event, 0) == (back, surplus)
    assert [type(part) for part in attrs.astuple(event, recurse=False)] == [
        type(part) for part in attrs.astuple(back, recurse=False)
    ]


@pytest.mark.parametrize("name", COMMANDS)
@examples(25)
@given(data=st.data())
def test_every_command_comes_back(name: str, data: st.DataObject) -> None:
    """
    Under the name it has in files.
    """
    command = data.draw(strategies.built(COMMANDS[name]))
    document = _through_json(write_command(command))

    assert document["command"] == name
    assert read_command(document) == (command, 0)


@given(strategies.inputs())
def test_an_input_comes_back_with_its_words(accepted: Input) -> None:
    """
    What was typed stands in an object of its own, before the input, and is joined to it again.
    """
    *before, last = [entry_in(_through_json(document)) for document in documents(InputEntry(accepted))]
    words = before[0][0] if before else None

    assert isinstance(last[0], InputEntry)
    assert words is None or isinstance(words, WordsEntry)
    assert accepted == joined(last[0].input, words)


@given(strategies.inputs())
def test_nothing_typed_stands_outside_the_words(accepted: Input) -> None:
    """
    Names and texts can be taken out of a recording by leaving out whole lines.
    """
    without_words = [document for document in documents(InputEntry(accepted)) if "words" not in document]

    assert len(without_words) == 1
    assert "text" not in without_words[0]
    assert "by" not in without_words[0]


@given(ENTRIES)
def test_every_entry_comes_back(entry: Entry) -> None:
    """
    Whatever it is.
    """
    (document,) = documents(entry)

    assert (entry, 0) == entry_in(_through_json(document))


@given(strategies.HOSTILE_TEXT, strategies.HOSTILE_TEXT)
def test_typed_text_is_cleaned_on_the_way_in_and_on_the_way_out(by: str, text: str) -> None:
    """
    A file may be forged, so what stands in it is hostile too.
    """
    written = documents(InputEntry(Input(0, 0, 0, SubmitIncident("no-sound", by=by, text=text))))
    forged = entry_in({"words": 0, "by": by, "text": text})[0]

    assert [d for d in written if "words" in d] == (
        [{"words": 0, "by": clean(by), "text": clean(text)}] if clean(by) or clean(text) else []
    )
    assert WordsEntry(0, clean(by), clean(text)) == forged


def test_a_field_of_a_newer_program_is_passed_over_and_counted() -> None:
    """
    The rest of the event is read.
    """
    document = {**write_event(WorkStarted(5, "anna", 1, "repair", 60)), "mood": "good", "tools": ["x"]}

    assert read_event(document) == (WorkStarted(5, "anna", 1, "repair", 60), 2)


@pytest.mark.parametrize(
    "document",
    [
        {"event": "IncidentSang", "at": 5},
        {"event": ["x"], "at": 5},
        {"event": None},
        {"event": "IncidentLost", "at": 5},
        {"event": "IncidentClosed", "at": "5", "incident": 3},
        {"event": "IncidentClosed", "at": 5, "incident": True},
        {"event": "IncidentClosed", "at": 5, "incident": 10**30},
        {"event": "IncidentClosed", "at": 5, "incident": 1.0},
        {"event": "WorkStarted", "at": 5, "by": "a", "incident": None, "task": "dancing", "seconds": 1},
        {"event": "WorkStarted", "at": 5, "by": "a", "incident": None, "task": ["repair"], "seconds": 1},
        {"event": "SpeedSet", "at": 5, "speed": float("inf")},
        {"event": "RoundOpened", "at": 5, "round": 1, "until": 9, "practices": "all"},
        {"command": "sing"},
        {"input": 1, "at": 5, "command": "open-round"},
        {"input": "x", "at": 5, "wall": 5, "command": "open-round"},
        {"input": 1, "at": 5, "wall": 5, "command": {}},
        {"words": None, "by": "a", "text": "b"},
        {"words": 1, "by": 3, "text": "b"},
        {"head": 1, "scenario": None},
        {"head": 1, "scenario": "", "sha256": "00"},
        {"digest": "x"},
        {"mark": 1, "at": 1},
        {"continued": None},
        {"end": "x", "sha256": "y"},
        {"end": 5},
        {"poem": "x"},
        {},
    ],
    ids=json.dumps,
)
def test_what_is_not_as_it_should_be_is_refused_and_nothing_else(document: dict[str, Any]) -> None:
    """
    Every way to be wrong is the same error, which the reader counts.
    """
    with pytest.raises(UnfitValue):
        entry_in(document)


def test_a_name_that_no_screen_should_show_is_cleaned() -> None:
    """
    It is not refused: an entry that was acknowledged must not be lost because of a sender's key.
    """
    forged = {"event": "KnownErrorApplied", "at": 1, "incident": 2, "by": "an\x1b[2Jna", "known_error": "x" * 999}
    event, _ = read_event(forged)

    assert (event.by, event.known_error) == ("an[2Jna", "x" * 280)  # type: ignore[union-attr]


def test_choices_are_written_as_numbers() -> None:
    """
    Impact, urgency and priority are small integers in the file, as in the table they come from.
    """
    event = IncidentAssessed(5, 1, "anna", Level.HIGH, Level.LOW, Priority.P3, guess=False)
    line = json.dumps(write_event(event))

    assert '"impact": 1, "urgency": 3, "priority": 3' in line


def test_a_field_of_a_new_sort_is_noticed_when_the_program_starts() -> None:
    """
    Not when the first show is lost.
    """
    with pytest.raises(TypeError, match="bytes"):
        converter(bytes)


def test_no_field_is_called_as_the_keys_that_say_what_an_entry_is() -> None:
    """
    Otherwise an event could be taken for something else.
    """
    keys = {"q", "head", "input", "wall", "words", "event", "command", "digest", "mark", "continued", "end"}
    fields = {field.name for kind in (*COMMANDS.values(), *EVENTS.values()) for field in attrs.fields(kind)}

    assert set() == keys & fields


def test_the_head_of_a_new_show_names_the_versions() -> None:
    """
    So that a difference in a re-run can be explained.
    """
    written = head("title = 'x'", title="x", seed=3, created="2026-03-01T09:00:00")

    assert {"attrs", "cattrs", "simpy", "textual"} == set(written.packages)
    assert all(written.packages.values())
    assert written.digest == "".join(entry["sha256"] for entry in documents(written))
