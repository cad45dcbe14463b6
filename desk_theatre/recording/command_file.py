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
from desk_theatre.recording import wording
from desk_theatre.recording.codec import COMMAND_FORMS, FieldCodec
from desk_theatre.recording.field_codec import UnfitValue
from desk_theatre.recording.line import DEPTH, LIMIT, too_deep

TYPED = ("by", "text")


@value
class TimedCommand:
    """
    One command of a script.

    Args:
        number: of the line in the file, from 1.
        at: the second of the day at which it acts; `None`: at once.
    """

    number: int
    at: int | None
    command: Command


def parse_script(text: str) -> tuple[TimedCommand, ...]:
    """
    Return the commands in `text`; empty lines and lines that begin with `#` are skipped.

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
            raise CommandNotUnderstood(wording.in_line(number, error)) from error
        lines.append(TimedCommand(number, at, command))
    return tuple(lines)


def parse_command(document: Any) -> tuple[int | None, Command]:
    """
    Return when the command in `document` acts, if it says so, and the command.

    Raises:
        CommandNotUnderstood: it is no command; the message names the value, and what was expected.
    """
    if type(document) is not dict:
        raise CommandNotUnderstood(wording.not_a_command(_show(document)))
    given = dict(document)
    at = _time(given.pop("at", None))
    if "command" not in given:
        raise CommandNotUnderstood(wording.no_command_key(_show(document), COMMANDS))
    name = given.pop("command")
    form = COMMAND_FORMS.get(name) if type(name) is str else None
    if form is None:
        raise CommandNotUnderstood(wording.unknown_command(_show(name), _nearest(name, COMMANDS)))
    known = {field.name: field for field in form.fields}
    for field in given:
        if field not in known:
            raise CommandNotUnderstood(wording.unknown_field(name, _show(field), _nearest(field, known)))
    for field in known.values():
        _check(name, field, given)
    command, _ = form.read({field: clean(word) if field in TYPED else word for field, word in given.items()})
    return at, command


def _check(command: str, field: FieldCodec, given: dict[str, Any]) -> None:
    expected = wording.TEXT if field.name in TYPED else field.converter.expected
    if field.name not in given:
        if field.required:
            raise CommandNotUnderstood(wording.field_missing(command, field.name, expected))
        return
    try:
        field.converter.read(given[field.name])
    except (UnfitValue, KeyError, TypeError) as error:
        raise CommandNotUnderstood(
            wording.field_unfit(command, field.name, _show(given[field.name]), expected)
        ) from error


def _document(line: str) -> Any:
    if len(line) > LIMIT:
        raise CommandNotUnderstood(wording.line_too_long(len(line), LIMIT))
    if too_deep(line.encode("utf-8", "surrogatepass")):
        raise CommandNotUnderstood(wording.nested_too_deeply(_show(line), DEPTH))
    try:
        return json.loads(line, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise CommandNotUnderstood(wording.not_json_at(_show(line), error.msg, error.pos + 1)) from error
    except (ValueError, RecursionError) as error:
        raise CommandNotUnderstood(wording.not_json(_show(line), error)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """
    Return an object without repeated keys, because nobody knows which of the two was meant.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CommandNotUnderstood(wording.twice(_show(twice)))
    return found


def _time(given: Any) -> int | None:
    if given is None:
        return None
    try:
        if type(given) is str:
            return parse(given)
    except ValueError:
        pass
    raise CommandNotUnderstood(wording.not_a_time(_show(given)))


def _nearest(name: Any, known: Any) -> str:
    near = get_close_matches(str(name).lower(), list(known), n=3, cutoff=0.5)
    return wording.near(near) if near else wording.choose(known)


def _show(given: Any) -> str:
    try:
        words = json.dumps(given, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        words = repr(given)
    return clean(words, 80)
