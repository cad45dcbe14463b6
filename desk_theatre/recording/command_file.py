"""
A script: commands written down by hand, one JSON object a line, to be run without a screen.

```
{"command": "open-round"}
{"at": "09:12:30", "command": "submit-incident", "kind": "no-sound", "room": "B", "by": "badge 112", "text": "no sound"}
{"at": "09:20", "command": "set-practice", "practice": "prioritisation", "on": true}
```

The names and fields are those of `desk_theatre.itsm.commands`.  `at` is the time of day at which a command is given;
without it, it is given as soon as the one before.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import Any

from desk_theatre.errors import CommandNotUnderstood
from desk_theatre.itsm.commands import COMMANDS, Command
from desk_theatre.itsm.text import clean
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.itsm.values import value
from desk_theatre.recording.codec import COMMAND_FORMS, FieldCodec
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.line import DEPTH, LIMIT, too_deep

TYPED = ("by", "text")


@value
class TimedCommand:
    """
    One command of a script.

    Args:
        number: of the line in the file, counted from 1.
        at: the second of the day at which it is given; `None`: at once.
    """

    number: int
    at: int | None
    command: Command


def parse_script(text: str) -> tuple[TimedCommand, ...]:
    """
    The commands in `text`; empty lines and lines that begin with `#` say nothing.

    Raises:
        CommandNotUnderstood: a line is no command; the message names the line.
    """
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            at, command = parse_command(_document(line))
        except CommandNotUnderstood as error:
            raise CommandNotUnderstood(f"line {number}: {error}") from error
        lines.append(TimedCommand(number, at, command))
    return tuple(lines)


def parse_command(document: Any) -> tuple[int | None, Command]:
    """
    When the command in `document` is given, if it says so, and the command.

    Raises:
        CommandNotUnderstood: it is none; the message names the value, and what was expected.
    """
    if type(document) is not dict:
        raise CommandNotUnderstood(
            f'{_show(document)} is no command; expected an object such as {{"command": "open-round"}}'
        )
    given = dict(document)
    at = _time(given.pop("at", None))
    if "command" not in given:
        raise CommandNotUnderstood(f"{_show(document)} names no command; expected one of {', '.join(COMMANDS)}")
    name = given.pop("command")
    form = COMMAND_FORMS.get(name) if type(name) is str else None
    if form is None:
        raise CommandNotUnderstood(f"there is no command {_show(name)}; {_nearest(name, COMMANDS)}")
    known = {field.name: field for field in form.fields}
    for field in given:
        if field not in known:
            raise CommandNotUnderstood(f"{name} has no field {_show(field)}; {_nearest(field, known)}")
    for field in known.values():
        _check(name, field, given)
    command, _ = form.read({field: clean(word) if field in TYPED else word for field, word in given.items()})
    return at, command


def _check(command: str, field: FieldCodec, given: dict[str, Any]) -> None:
    expected = "text" if field.name in TYPED else field.converter.expected
    if field.name not in given:
        if field.required:
            raise CommandNotUnderstood(f"{command} needs {field.name}: {expected}")
        return
    try:
        field.converter.read(given[field.name])
    except (UnfitValue, KeyError, TypeError) as error:
        raise CommandNotUnderstood(
            f"{command}: {field.name} is {_show(given[field.name])}; expected {expected}"
        ) from error


def _document(line: str) -> Any:
    if len(line) > LIMIT:
        raise CommandNotUnderstood(f"it has {len(line):,} characters; a command has at most {LIMIT:,}")
    if too_deep(line.encode("utf-8", "surrogatepass")):
        raise CommandNotUnderstood(f"{_show(line)} is nested deeper than {DEPTH}; a command is one object")
    try:
        return json.loads(line, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise CommandNotUnderstood(
            f"{_show(line)} is not JSON: {error.msg.lower()} at character {error.pos + 1}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise CommandNotUnderstood(f"{_show(line)} is not JSON: {error}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """
    An object in which nothing is said twice; which of the two was meant, nobody knows.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CommandNotUnderstood(f"{_show(twice)} stands in it twice; leave one of them out")
    return found


def _time(given: Any) -> int | None:
    if given is None:
        return None
    try:
        if type(given) is str:
            return parse(given)
    except ValueError:
        pass
    raise CommandNotUnderstood(f"at is {_show(given)}; expected a time of day such as 09:12 or 09:12:30")


def _nearest(name: Any, known: Any) -> str:
    near = get_close_matches(str(name).lower(), list(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known) or 'none'}"


def _show(given: Any) -> str:
    try:
        words = json.dumps(given, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        words = repr(given)
    return clean(words, 80)
