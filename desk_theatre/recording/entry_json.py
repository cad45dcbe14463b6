"""
Entries as the JSON objects that stand in the lines of a recording, and back.

The first key says what an entry is: `head`, `input`, `words`, `event`, `digest`, `mark`, `continued` or `end`.
What people typed is taken out of an input when it is written; it becomes an object of its own, just before the input's.
Typed text is cleaned on the way in and, because a file may be forged, on the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, assert_never

from attrs import evolve

from desk_theatre.itsm.commands import Input
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
from desk_theatre.recording.field_codec import UnfitValue, converter
from desk_theatre.recording.header import Header

_WHOLE = converter(int).read
_NAME = converter(str).read
_LONGEST_SENDER = 40


def documents(entry: Entry) -> list[dict[str, Any]]:
    """
    Return the objects for `entry`, in the order in which they are written.
    """
    match entry:
        case EventEntry(event):
            written = [write_event(event)]
        case InputEntry(given):
            written = _input(given)
        case WordsEntry():
            written = [{"words": entry.input, "by": clean(entry.by), "text": clean(entry.text)}]
        case DigestEntry():
            written = [{"digest": entry.digest, "at": entry.at}]
        case Bookmark():
            written = [{"mark": clean(entry.words), "at": entry.at}]
        case Continued():
            written = [{"continued": entry.program}]
        case End():
            written = [{"end": entry.count, "sha256": entry.sha256}]
        case Header():
            written = [_head(entry)]
        case _:
            assert_never(entry)
    return written


def entry_in(document: dict[str, Any]) -> tuple[Entry, int]:
    """
    Return the entry in `document`, and the number of its unknown fields.

    Raises:
        Unfit: this program does not know the kind of entry, or it is malformed.
    """
    if "event" in document:
        event, surplus = read_event(document)
        return EventEntry(event), surplus
    for key, read in _READERS.items():
        if key in document:
            return read(document)
    raise UnfitValue("an unknown kind of entry")


def joined(given: Input, words: WordsEntry | None) -> Input:
    """
    Return the input with its typed text, as it was accepted.
    """
    if words is None or words.input != given.number:
        return given
    typed = {name: getattr(words, name) for name in ("by", "text") if hasattr(given.command, name)}
    return evolve(given, command=evolve(given.command, **typed)) if typed else given


def _input(given: Input) -> list[dict[str, Any]]:
    command = write_command(given.command)
    by, text = clean(command.pop("by", "")), clean(command.pop("text", ""))
    sender = {"sender": given.sender} if given.sender else {}
    document = {"input": given.number, "at": given.at, "wall": given.wall, **sender, **command}
    if not by and not text:
        return [document]
    return [{"words": given.number, "by": by, "text": text}, document]


def _head(entry: Header) -> dict[str, Any]:
    return {
        "head": entry.format,
        "title": clean(entry.title),
        "program": entry.program,
        "python": entry.python,
        "packages": dict(entry.packages),
        "seed": entry.seed,
        "created": entry.created,
        "sha256": entry.digest,
        "scenario": entry.scenario,
    }


def _read_input(document: dict[str, Any]) -> tuple[Entry, int]:
    try:
        number, at, wall = (_WHOLE(document.pop(key)) for key in ("input", "at", "wall"))
    except KeyError as error:
        raise UnfitValue(f"{error} is missing from an input") from error
    document.pop("by", None)
    document.pop("text", None)
    sender = clean(_NAME(document.pop("sender", "")), _LONGEST_SENDER)
    command, surplus = read_command(document)
    return InputEntry(Input(number, at, wall, command, sender)), surplus


def _read_words(document: dict[str, Any]) -> tuple[Entry, int]:
    by, text = (_typed(document.get(key, "")) for key in ("by", "text"))
    return WordsEntry(_WHOLE(document["words"]), by, text), _surplus(document, "words", "by", "text")


def _read_digest(document: dict[str, Any]) -> tuple[Entry, int]:
    return DigestEntry(_WHOLE(document.get("at")), _NAME(document["digest"])), _surplus(document, "digest", "at")


def _read_mark(document: dict[str, Any]) -> tuple[Entry, int]:
    return Bookmark(_WHOLE(document.get("at")), _typed(document["mark"])), _surplus(document, "mark", "at")


def _read_continued(document: dict[str, Any]) -> tuple[Entry, int]:
    return Continued(_NAME(document["continued"])), _surplus(document, "continued")


def _read_end(document: dict[str, Any]) -> tuple[Entry, int]:
    return End(_WHOLE(document["end"]), _NAME(document.get("sha256"))), _surplus(document, "end", "sha256")


def _read_head(document: dict[str, Any]) -> tuple[Entry, int]:
    scenario, packages = document.get("scenario"), document.get("packages")
    if type(scenario) is not str:
        raise UnfitValue("a header without a scenario")
    entry = Header(
        scenario=scenario,
        seed=_WHOLE(document.get("seed", 0)),
        created=_NAME(document.get("created", "")),
        title=_typed(document.get("title", "")),
        program=_NAME(document.get("program", "")),
        python=_NAME(document.get("python", "")),
        packages={_NAME(k): _NAME(v) for k, v in packages.items()} if type(packages) is dict else {},
        format=_WHOLE(document["head"]),
    )
    if document.get("sha256", entry.digest) != entry.digest:
        raise UnfitValue("the scenario in the header does not have the digest next to it")
    return entry, _surplus(document, *_head(entry))


def _typed(given: Any) -> str:
    if type(given) is not str:
        raise UnfitValue("not text")
    return clean(given)


def _surplus(document: Mapping[str, Any], *known: str) -> int:
    return len(document.keys() - set(known))


_READERS: Mapping[str, Callable[[dict[str, Any]], tuple[Entry, int]]] = MappingProxyType(
    {
        "input": _read_input,
        "words": _read_words,
        "digest": _read_digest,
        "mark": _read_mark,
        "continued": _read_continued,
        "end": _read_end,
        "head": _read_head,
    }
)
