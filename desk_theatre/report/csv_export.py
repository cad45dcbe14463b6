"""
The events of a recording as a table that process-mining tools and spreadsheets read: one row an event.

The first six columns are the ones such tools look for (the names are those of the XES standard).  A *case* is one incident
of one round, `R2-BCD7`; what happens to no incident has no case.  Every row is an activity that is complete, except that
a piece of work only starts: its name is the task, and `seconds` holds its length.  The other columns hold the fields of
the events as they are.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and would run it, so an apostrophe is put in
front of such text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Any, TextIO

import attrs

from desk_theatre.itsm import events as e
from desk_theatre.itsm.events import EVENTS, Event
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.scenario.organisation import OrganisationSpec

MINING = (
    "case:concept:name",
    "concept:name",
    "time:timestamp",
    "org:resource",
    "org:group",
    "lifecycle:transition",
)
_OWN = ("round", "event")
_FIELDS = tuple(
    dict.fromkeys(field.name for kind in EVENTS.values() for field in attrs.fields(kind) if field.name not in _OWN)
)
COLUMNS = (*MINING, *_OWN, *_FIELDS)
"""
The heading of the table.
"""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(events: Iterable[tuple[int, Event]], target: TextIO, day: date, organisation: OrganisationSpec) -> int:
    """
    Write the table. Return the number of events in it.

    Args:
        events: each with the number of its round, oldest first.
        target: opened with `newline=""`, as `csv` wants it.
        day: the date of the conference; the events know only the second of the day.
        organisation: gives the team of each person.
    """
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    count = 0
    for row in rows(events, day, organisation):
        writer.writerow(row)
        count += 1
    return count


def rows(events: Iterable[tuple[int, Event]], day: date, organisation: OrganisationSpec) -> Iterator[list[str]]:
    """
    Yield the table without its heading, row by row.
    """
    teams = {person.id: team.id for team in organisation.teams for person in team.staff}
    midnight = datetime.combine(day, time())
    for number, event in events:
        cells = {name: _written(getattr(event, name)) for name in attrs.fields_dict(type(event)) if name not in _OWN}
        by = getattr(event, "by", "")
        cells |= {
            "case:concept:name": _case(number, event),
            "concept:name": activity(event),
            "time:timestamp": (midnight + timedelta(seconds=event.at)).isoformat(),
            "org:resource": by,
            "org:group": teams.get(by, ""),
            "lifecycle:transition": "start" if isinstance(event, e.WorkStarted) else "complete",
            "round": str(number),
            "event": type(event).__name__,
        }
        yield [harmless(cells.get(column, "")) for column in COLUMNS]


def activity(event: Event) -> str:
    """
    Return what was done, in words: `Incident picked up`; for work, the task.
    """
    if isinstance(event, e.WorkStarted):
        return event.task.capitalize()
    name = type(event).__name__
    return name[0] + "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name[1:])


def harmless(cell: str) -> str:
    """
    Return the text so that no spreadsheet takes it for a formula.
    """
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def _case(number: int, event: Event) -> str:
    incident = getattr(event, "incident", None)
    return "" if incident is None else f"R{number}-{code_of(incident)}"


def _written(field: Any) -> str:
    if field is None:
        return ""
    if isinstance(field, bool):
        return "true" if field else "false"
    if isinstance(field, Priority):
        return field.word
    if isinstance(field, IntEnum):
        return field.name.lower()
    if isinstance(field, tuple):
        return " ".join(_written(part) for part in field)
    return str(field)
