"""
Commands and events as JSON objects, and back.

Each class gets a form, worked out once from its fields.  A field that has its default is not written; a field that this
program does not know is passed over and counted, so that a newer program's recordings can be watched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_type_hints

import attrs

from desk_theatre.itsm.commands import COMMANDS, Command
from desk_theatre.itsm.events import EVENTS, Event
from desk_theatre.itsm.values import value
from desk_theatre.recording.field_codec import FieldConverter, UnfitValue, converter

Thing = TypeVar("Thing")


@value
class FieldCodec:
    """
    One field of a class: its name, how it is read, and its default if it has one.
    """

    name: str
    converter: FieldConverter
    default: Any = attrs.NOTHING

    @property
    def required(self) -> bool:
        """
        True if the field has no default.
        """
        return self.default is attrs.NOTHING


@value
class Form(Generic[Thing]):
    """
    How the values of one class are written and read.

    Args:
        name: of the class in recordings.
        fields: those without a default first.
        read: returns the value of a document and the number of its unknown fields; raises `UnfitValue`.
    """

    name: str
    kind: type[Thing]
    fields: tuple[FieldCodec, ...]
    read: Callable[[Mapping[str, Any]], tuple[Thing, int]]

    def write(self, thing: Thing) -> dict[str, Any]:
        """
        Return the fields of `thing` that differ from their defaults.
        """
        return {
            field.name: given for field in self.fields if (given := getattr(thing, field.name)) is not field.default
        }


def form(name: str, kind: type[Any]) -> Form[Any]:
    """
    Return the form of `kind`, an attrs class whose fields are numbers, names, choices and tuples of them.
    """
    hints = get_type_hints(kind)
    fields = tuple(FieldCodec(field.name, converter(hints[field.name]), field.default) for field in attrs.fields(kind))
    return Form(name, kind, fields, _reader(kind, fields))


def _reader(kind: type[Thing], fields: Iterable[FieldCodec]) -> Callable[[Mapping[str, Any]], tuple[Thing, int]]:
    # Opening a recording means reading tens of thousands of events, so everything possible is worked out here, once.
    required = [(field.name, field.converter.read) for field in fields if field.required]
    optional = [(field.name, field.converter.read, field.default) for field in fields if not field.required]

    def read(document: Mapping[str, Any]) -> tuple[Thing, int]:
        surplus = len(document) - len(required)
        try:
            given = [convert(document[name]) for name, convert in required]
            for name, convert, default in optional:
                if name in document:
                    given.append(convert(document[name]))
                    surplus -= 1
                else:
                    given.append(default)
        except (KeyError, TypeError) as error:
            raise UnfitValue(f"{kind.__name__}: {error} is missing, or no choice") from error
        return kind(*given), surplus

    return read


COMMAND_FORMS: Mapping[str, Form[Any]] = MappingProxyType({name: form(name, kind) for name, kind in COMMANDS.items()})
EVENT_FORMS: Mapping[str, Form[Any]] = MappingProxyType({name: form(name, kind) for name, kind in EVENTS.items()})
_COMMAND_FORM_OF = MappingProxyType({form.kind: form for form in COMMAND_FORMS.values()})
_EVENT_FORM_OF = MappingProxyType({form.kind: form for form in EVENT_FORMS.values()})


def write_command(command: Command) -> dict[str, Any]:
    """
    Return the object for `command`, typed text included.
    """
    form = _COMMAND_FORM_OF[type(command)]
    return {"command": form.name, **form.write(command)}


def read_command(document: dict[str, Any]) -> tuple[Command, int]:
    """
    Return the command in `document`, and the number of its unknown fields.

    Raises:
        UnfitValue: this program does not know the command, or it is malformed.
    """
    return _read(COMMAND_FORMS, "command", document)


def write_event(event: Event) -> dict[str, Any]:
    """
    Return the object for `event`.
    """
    form = _EVENT_FORM_OF[type(event)]
    return {"event": form.name, **form.write(event)}


def read_event(document: dict[str, Any]) -> tuple[Event, int]:
    """
    Return the event in `document`, and the number of its unknown fields.

    Raises:
        UnfitValue: this program does not know the event, or it is malformed.
    """
    return _read(EVENT_FORMS, "event", document)


def _read(forms: Mapping[str, Form[Any]], key: str, document: dict[str, Any]) -> tuple[Any, int]:
    name = document.pop(key, None)
    try:
        form = forms[name]
    except (KeyError, TypeError) as error:
        raise UnfitValue(f"no {key} is called {name!r}") from error
    return form.read(document)
