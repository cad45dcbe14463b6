"""
Commands written down by hand: understood, or refused with the value and what was expected.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from desk_theatre.errors import CommandNotUnderstood
from desk_theatre.itsm.commands import Command, OpenRound, SetPractice, SetSpeed, SubmitIncident
from desk_theatre.itsm.text import LIMIT
from desk_theatre.recording.codec import write_command
from desk_theatre.recording.command_file import TimedCommand, parse_command, parse_script

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(strategies.commands())
def test_the_commands_of_a_recording_are_those_of_a_script(command: Command) -> None:
    """
    Under the same names, with the same fields.
    """
    assert parse_command(write_command(command)) == (None, command)


def test_a_script_is_read_line_by_line() -> None:
    """
    With its times, and remarks left out.
    """
    script = (
        '{"command": "open-round"}\n'
        "# the microphone\n"
        '{"at": "09:12:30", "command": "submit-incident", "kind": "no-sound", "room": "B",'
        ' "by": "badge 112", "text": "no\\u001b[2J sound"}\n\n'
        '{"at": "09:20", "command": "set-practice", "practice": "prioritisation", "on": true}\r\n'
        '{"command": "set-speed", "speed": 2}'
    )

    assert parse_script(script) == (
        TimedCommand(1, None, OpenRound()),
        TimedCommand(3, 33150, SubmitIncident("no-sound", "B", "badge 112", "no[2J sound")),
        TimedCommand(5, 33600, SetPractice("prioritisation", on=True)),
        TimedCommand(6, None, SetSpeed(2.0)),
    )


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"command": "open-ruond"}, 'unknown command "open-ruond"; did you mean open-round'),
        ({"command": 7}, "unknown command 7; choose from open-round, end-round"),
        ({"at": "09:20"}, 'has no "command"; expected one of open-round'),
        ([], "[] is not a command; expected an object"),
        ({"command": "inject-cue"}, "inject-cue needs cue: a name"),
        ({"command": "inject-cue", "cue": 3}, "inject-cue: cue is 3; expected a name"),
        ({"command": "inject-cue", "queue": "x"}, 'inject-cue has no field "queue"; did you mean cue?'),
        ({"command": "end-round", "x": 1}, 'end-round has no field "x"; it takes none'),
        ({"command": "set-practice", "practice": "x", "on": "yes"}, 'on is "yes"; expected true or false'),
        (
            {"command": "set-practice", "practice": "x", "on": True, "how": "shouted"},
            "how is \"shouted\"; expected one of 'imposed', 'announced', 'chosen', or null",
        ),
        ({"command": "withdraw-incident", "incident": 1.5}, "incident is 1.5; expected a whole number"),
        ({"command": "withdraw-incident", "incident": True}, "incident is true; expected a whole number"),
        ({"command": "set-speed", "speed": float("nan")}, "speed is NaN; expected a number"),
        ({"command": "submit-incident", "kind": "x", "text": 5}, "text is 5; expected text"),
        ({"command": "open-round", "at": "25 past"}, '"at" is "25 past"; expected a time of day such as 09:12'),
        ({"command": "open-round", "at": 9}, '"at" is 9; expected a time of day'),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(document: Any, words: str) -> None:
    """
    One sentence that says which value, and what to write instead.
    """
    with pytest.raises(CommandNotUnderstood) as refused:
        parse_command(document)

    assert words in str(refused.value)


@pytest.mark.parametrize("field", ["text", "by"])
def test_typed_text_is_kept_up_to_the_limit_of_the_form(field: str) -> None:
    """
    One limit, wherever text comes from.
    """
    for length in (1, 200, 201, LIMIT, LIMIT + 1, 4000):
        words = "é" * length
        (line,) = parse_script(f'{{"command": "submit-incident", "kind": "x", "{field}": "{words}"}}')

        assert getattr(line.command, field) == words[:LIMIT]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("[" * 60_000, "line 2: .* is nested more than 20 deep", id="deep"),
        pytest.param('{"a":' * 10_000, "line 2: .* is nested more than 20 deep", id="deep objects"),
        pytest.param("[" * 16_000_000, "line 2: too long, with 16,000,000 characters", id="long and deep"),
        pytest.param('{"text": "' + "x" * 70_000 + '"}', "line 2: too long, with 70,012 characters", id="long"),
    ],
)
def test_a_line_that_is_too_long_or_too_deep_is_never_parsed(
    line: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A line of nested openings costs no time.
    """
    parsed: list[str] = []
    usual = json.loads

    def loads(text: str, **more: Any) -> Any:
        parsed.append(text)
        return usual(text, **more)

    monkeypatch.setattr(json, "loads", loads)
    with pytest.raises(CommandNotUnderstood, match=words):
        parse_script('{"command": "open-round"}\n' + line)

    assert parsed == ['{"command": "open-round"}']


@pytest.mark.parametrize("line", ["{", "open-round", "[" * 100_000, '{"command": "sing"}'])
def test_the_line_of_a_mistake_is_named(line: str) -> None:
    """
    As an editor counts.
    """
    with pytest.raises(CommandNotUnderstood, match=r"^line 2: "):
        parse_script('{"command": "open-round"}\n' + line)


@given(JSON)
def test_whatever_is_no_command_is_refused_and_nothing_else(document: Any) -> None:
    """
    Never a traceback; the sentence can be shown as it is.
    """
    with pytest.raises(CommandNotUnderstood) as refused:
        parse_command(document)

    assert "\n" not in str(refused.value)
    assert str(refused.value).isprintable()
