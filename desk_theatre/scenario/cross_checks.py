"""
Checks between the fields of a scenario file: names that exist, times in order, people who can do the work.

They read the file as it was written, not the values made of it, so that a slip in one place hides nothing elsewhere:
unreadable values are skipped here, because they have been reported already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import fsum
from typing import Any

from desk_theatre.itsm.values import value
from desk_theatre.scenario import wording
from desk_theatre.scenario.field_types import ID, PRIORITY, SHARE, SOME_MINUTES, TIME, FieldType, number, whole
from desk_theatre.scenario.mistakes import Mistake, Place, nearest, spell
from desk_theatre.scenario.readers import session_id
from desk_theatre.scenario.scenario import Plan
from desk_theatre.scenario.schema import MOST

_MOST_ENTRIES = max(MOST.values())
_NUMBER = number("a number")
_WHOLE = whole("a whole number")


@value
class TableEntry:
    """
    A table of the file and its place.
    """

    place: Place
    table: Mapping[str, Any]

    def get(self, key: str, sort: FieldType) -> Any:
        """
        Return the value of `key`, or `None` if it is missing or of another type.
        """
        return sort.fits(self.table[key]) if key in self.table else None

    def wrong(self, key: str, words: str) -> Mistake:
        """
        Return a mistake about the value of `key`.
        """
        return Mistake((*self.place, key), words, spell(self.table[key]) if key in self.table else "")


def mistakes_between(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Yield all mistakes between fields.
    """
    for check in CHECKS:
        yield from check(document)


def table_at(document: Mapping[str, Any], *place: str) -> TableEntry:
    """
    Return the table at `place`; an empty one if there is none.
    """
    here: Any = document
    for key in place:
        here = here.get(key) if isinstance(here, dict) else None
    return TableEntry(place, here if isinstance(here, dict) else {})


def entries_of(owner: TableEntry, key: str) -> list[TableEntry]:
    """
    Return the tables in the list under `key`.
    """
    found = owner.table.get(key)
    if not isinstance(found, list):
        return []
    within = enumerate(found[:_MOST_ENTRIES])
    return [TableEntry((*owner.place, key, index), each) for index, each in within if isinstance(each, dict)]


def entries_at(document: Mapping[str, Any], *place: str) -> list[TableEntry]:
    """
    Return the tables in the list at `place`.
    """
    return entries_of(table_at(document, *place[:-1]), place[-1])


def _ids(entries: Iterable[TableEntry]) -> list[str]:
    return [name for each in entries if (name := each.get("id", ID)) is not None]


def _once_each(entries: Iterable[TableEntry], what: str) -> Iterator[Mistake]:
    first: dict[str, TableEntry] = {}
    for each in entries:
        name = each.get("id", ID)
        if name is not None and name in first:
            yield each.wrong("id", wording.same_id(what))
        elif name is not None:
            first[name] = each


def _refers(entries: Iterable[TableEntry], key: str, known: list[str], what: str) -> Iterator[Mistake]:
    for each in entries:
        name = each.get(key, ID)
        if name is not None and name not in known:
            yield each.wrong(key, wording.unknown(what, nearest(name, known)))


def duplicates(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that ids are unique: among rooms, teams, kinds, faults, surges and cues each, and among all staff.
    """
    for place, what in (
        (("conference", "rooms"), "room"),
        (("teams",), "team"),
        (("kinds",), "kind"),
        (("demand", "faults"), "fault"),
        (("demand", "surges"), "surge"),
        (("demand", "cues"), "cue"),
    ):
        yield from _once_each(entries_at(document, *place), what)
    staff = [person for team in entries_at(document, "teams") for person in entries_of(team, "staff")]
    yield from _once_each([*staff, table_at(document, "manager")], "person")
    yield from _once_each(entries_at(document, "conference", "sessions"), "session")


def references(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that the rooms, teams and kinds that are named exist.
    """
    rooms = _ids(entries_at(document, "conference", "rooms"))
    teams = _ids(entries_at(document, "teams"))
    kinds = _ids(entries_at(document, "kinds"))
    yield from _refers(entries_at(document, "conference", "sessions"), "room", rooms, "room")
    yield from _refers(entries_at(document, "kinds"), "team", teams, "team")
    for entries in (entries_at(document, "demand", name) for name in ("faults", "surges", "cues")):
        yield from _refers(entries, "kind", kinds, "kind")
        yield from _refers(entries, "room", rooms, "room")


def times(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that everything starts before it ends, and happens while the conference is open.
    """
    day = table_at(document, "conference")
    opens, closes = day.get("opens", TIME), day.get("closes", TIME)
    if opens is not None and closes is not None and closes <= opens:
        yield day.wrong("closes", wording.closes_too_early(opens))
        return
    spans = [
        *entries_at(document, "conference", "sessions"),
        *entries_at(document, "demand", "arrivals"),
        *entries_at(document, "demand", "surges"),
    ]
    for each in spans:
        starts, ends = each.get("starts", TIME), each.get("ends", TIME)
        if starts is not None and ends is not None and ends <= starts:
            yield each.wrong("ends", wording.ends_too_early(starts))
        yield from _within(each, ("starts", "ends"), opens, closes)
    for fault in entries_at(document, "demand", "faults"):
        yield from _within(fault, ("begins",), opens, closes)


def _within(each: TableEntry, keys: Iterable[str], opens: int | None, closes: int | None) -> Iterator[Mistake]:
    for key in keys:
        when = each.get(key, TIME)
        if when is None:
            continue
        if opens is not None and when < opens:
            yield each.wrong(key, wording.before_opening(opens))
        if closes is not None and when > closes:
            yield each.wrong(key, wording.after_closing(closes))


def programme(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that a room has one session at a time, and that no session expects more people than attend.
    """
    last: dict[str, tuple[int, str]] = {}
    sessions = entries_at(document, "conference", "sessions")
    rooms = _ids(entries_at(document, "conference", "rooms"))
    yield from _called_alike(sessions)
    placed = [(each.get("room", ID), each.get("starts", TIME), each.get("ends", TIME), each) for each in sessions]
    whole_ones = [one for one in placed if one[0] in rooms and None not in one[:3] and one[1] < one[2]]
    for room, starts, ends, each in sorted(whole_ones, key=lambda one: (one[0], one[1], one[2], one[3].place)):
        until, before = last.get(room, (0, ""))
        if starts < until:
            yield each.wrong("starts", wording.room_taken(before, until))
        if ends > until:
            last[room] = ends, spell(each.table.get("title", each.table.get("id", wording.ANOTHER_SESSION)))
    delegates = table_at(document, "conference").get("delegates", _WHOLE)
    for each in sessions:
        attendance = each.get("attendance", _WHOLE)
        if delegates is not None and attendance is not None and attendance > delegates:
            yield each.wrong("attendance", wording.too_many_people(delegates))


def _called_alike(sessions: list[TableEntry]) -> Iterator[Mistake]:
    """
    Yield mistakes for sessions with the id that another one gets from its room and start.
    """
    unnamed = [each for each in sessions if "id" not in each.table]
    taken = {session_id(each.table) for each in unnamed if None not in (each.get("room", ID), each.get("starts", TIME))}
    for each in sessions:
        if each.get("id", ID) in taken:
            yield each.wrong("id", wording.ID_FROM_ROOM_AND_START)


def organisation(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that there is one service desk, and at least one person in each team.
    """
    teams = entries_at(document, "teams")
    lines = [each.get("line", _WHOLE) for each in teams]
    if lines.count(1) > 1:
        for each in [each for each, number_ in zip(teams, lines, strict=True) if number_ == 1][1:]:
            yield each.wrong("line", wording.SECOND_DESK)
    if isinstance(document.get("teams"), list) and 1 not in lines and None not in lines:
        yield Mistake(("teams",), wording.NO_DESK)
    for each in teams:
        if each.table.get("staff") == []:
            yield each.wrong("staff", wording.EMPTY_TEAM)


def kinds(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that incidents come in, and that the team that owns each kind has its skill.
    """
    found = entries_at(document, "kinds")
    if document.get("kinds") == []:
        yield Mistake(("kinds",), wording.NO_KINDS)
    weights = [each.get("weight", _NUMBER) if "weight" in each.table else 1.0 for each in found]
    if found and not any(weight is None or weight > 0 for weight in weights):
        yield Mistake(("kinds",), wording.NO_WEIGHT)
    if table_at(document, "conference").table.get("rooms") == []:
        for each in found:
            if each.table.get("where", "room") == "room":
                yield each.wrong("where", wording.NO_ROOMS)
    skills = {each.get("id", ID): _skills_of(each) for each in entries_at(document, "teams")}
    for each in found:
        skill, team = each.get("skill", ID), each.get("team", ID)
        if skill is not None and team in skills and skill not in skills[team]:
            yield each.wrong("skill", wording.nobody_skilled(spell(team), nearest(skill, skills[team])))


def _skills_of(team: TableEntry) -> list[str]:
    """
    Return the skills of which a person in the team has at least a little.
    """
    tables = [table_at(person.table, "skills") for person in entries_of(team, "staff")]
    return list(dict.fromkeys(key for each in tables for key in each.table if each.get(key, SHARE)))


def promises(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that each priority has its targets, and that none must be resolved before it is picked up.
    """
    targets = table_at(document, "sla", "targets")
    named = [PRIORITY.fits(key) for key in targets.table]
    if targets.table:
        for word in ("P1", "P2", "P3", "P4"):
            if PRIORITY(word) not in named:
                yield Mistake((*targets.place, word), wording.TARGETS_MISSING)
    for key in targets.table:
        each = table_at(document, "sla", "targets", key)
        response, resolution = each.get("response", SOME_MINUTES), each.get("resolution", SOME_MINUTES)
        if response is not None and resolution is not None and resolution < response:
            yield each.wrong("resolution", wording.before_response(response))
    sla = table_at(document, "sla")
    soon, later = sla.get("soon_minutes", _WHOLE), sla.get("later_minutes", _WHOLE)
    if soon is not None and later is not None and later < soon:
        yield sla.wrong("later_minutes", wording.sooner_than_soon(soon))


def timings(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """
    Check that the scenes of a timing fit into its minutes, and that each length has one timing.
    """
    most: int = table_at(document, "plan").get("rounds", _WHOLE) or Plan().rounds
    seen: dict[int, int] = {}
    for index, each in enumerate(entries_at(document, "timings")):
        minutes, rounds = each.get("minutes", _WHOLE), each.get("rounds", _WHOLE)
        if minutes in seen:
            yield each.wrong("minutes", wording.same_minutes(seen[minutes]))
        elif minutes is not None:
            seen[minutes] = index
        if rounds is not None and rounds > most:
            yield each.wrong("rounds", wording.too_many_rounds(most))
        scenes = [each.get(key, _NUMBER) for key in ("briefing", "finale", "round", "curtain", "reflection")]
        if minutes is None or rounds is None or None in scenes:
            continue
        planned = fsum(scenes[:2]) + rounds * fsum(scenes[2:])
        if planned > minutes:
            yield each.wrong("minutes", wording.scenes_too_long(planned))


CHECKS: tuple[Callable[[Mapping[str, Any]], Iterator[Mistake]], ...] = (
    duplicates,
    references,
    times,
    programme,
    organisation,
    kinds,
    promises,
    timings,
)
