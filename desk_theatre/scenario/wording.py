"""
What is wrong with a scenario file, in the words its author reads.

Each phrase comes after the place of the mistake and the value found there: `plan.rounds = 0: expected …`. What a field
may hold is said where its limits are, in `schema` and `field_types`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# ------------------------------------------------------------------------------------------------- the file as a file

NOT_A_FILE = "it is not an ordinary file"
A_FOLDER = "it is a folder; name a file in it"


def without_a_name(known: Iterable[str]) -> str:
    return f"it has no name; choose from {', '.join(known)}"


def too_large(most: int) -> str:
    return f"it is larger than {most:,} bytes, too large for a scenario"


def not_utf8(row: int) -> str:
    return f"line {row} is not UTF-8 text; save the file as UTF-8"


# ------------------------------------------------------------------------------------------------- the file as TOML

TOO_DEEP = "the file: lists or tables are nested too deeply"
TOO_MANY_DIGITS = "the file: a number has too many digits, or a date does not exist"
QUOTE_TIMES = '; put a time of day in quotes: "09:12"'


def not_toml(why: str) -> str:
    return f"this is not TOML: {why}"


def not_toml_at(row: int, column: int, why: str, hint: str) -> str:
    return f"line {row}, column {column}: this is not TOML: {why}{hint}"


def defined_twice(row: int, column: int) -> str:
    return f"line {row}, column {column}: defined twice; remove one of the two"


# ------------------------------------------------------------------------------------------------- tables and lists

THE_FILE, A_TABLE, LONG_NUMBER = "the file", "a table", "a number with many digits"
EXPECTED_TABLE, EXPECTED_LIST = "expected a table", "expected a list"
EXPECTED_LIST_OF_TABLES = "expected a list of tables: put the heading in double brackets, [[like.this]]"
EXPECTED_DURATION = 'expected minutes: 6, or { minutes = 6, shape = "lognormal", spread = 0.6 }'
EXPECTED_NOUN = 'expected both forms: { one = "nurse", many = "nurses" }'
LOGNORMAL_ONLY = "only the shape lognormal has a spread; remove it"
MISSING = "missing"


def a_list(length: int) -> str:
    return f"a list of {length}"


def expected(what: str) -> str:
    return f"expected {what}"


def too_many_entries(most: int) -> str:
    return f"expected at most {counted(most, 'entry', 'entries')}"


def unknown_mark(found: str, known: Sequence[str]) -> str:
    return f"expected no other mark than {' and '.join(known)}; this one is {found}"


def too_long(most: int, length: int) -> str:
    return f"expected at most {most} characters; these are {length}"


def unreadable(error: Exception) -> str:
    return f"cannot read this ({type(error).__name__})"


def unknown_key(offer: str) -> str:
    return f"unknown key{offer}"


def more_unknown_keys(count: int) -> str:
    return f"has {counted(count, 'more unknown key')}"


def missing(expectation: str) -> str:
    return f"{MISSING}; expected {expectation}"


def mistakes(count: int) -> str:
    return counted(count, "mistake")


def near(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(names)}?"


def choose(names: Iterable[str]) -> str:
    return f"; choose from {', '.join(names)}"


def within(entry: str) -> str:
    return f"(in {entry})"


# ------------------------------------------------------------------------------------- what fields say of each other

ID_FROM_ROOM_AND_START = "another session, which has no id, gets this one from its room and start"
SECOND_DESK = "another team has line = 1; only one can be the service desk"
NO_DESK = "no team has line = 1; one must be the service desk"
EMPTY_TEAM = "a team needs at least one person"
NO_KINDS = "a scenario needs at least one kind of incident"
NO_WEIGHT = "all weights are 0, so no incident would ever come"
NO_ROOMS = "the conference has no room for this to happen in"
TARGETS_MISSING = "missing; each priority from P1 to P4 needs its targets"


def same_id(what: str) -> str:
    return f"another {what} has this id"


def unknown(what: str, offer: str) -> str:
    return f"unknown {what}{offer}"


def closes_too_early(opens: int) -> str:
    return f"expected a time after the opening at {spell_short(opens)}"


def ends_too_early(starts: int) -> str:
    return f"expected a time after the start at {spell_short(starts)}"


def before_opening(opens: int) -> str:
    return f"too early; the conference opens at {spell_short(opens)}"


def after_closing(closes: int) -> str:
    return f"too late; the conference closes at {spell_short(closes)}"


def room_taken(session: str, until: int) -> str:
    return f"too early; {session} is in this room until {spell_short(until)}"


ANOTHER_SESSION = "another session"


def too_many_people(delegates: int) -> str:
    return f"too many; there are only {counted(delegates, 'delegate')}"


def nobody_skilled(team: str, offer: str) -> str:
    return f"nobody in team {team} has this skill{offer}"


def before_response(minutes: float) -> str:
    return f"expected at least the response time, {minutes:g} minutes"


def sooner_than_soon(minutes: int) -> str:
    return f"expected at least soon_minutes, {minutes}"


def same_minutes(index: int) -> str:
    return f"timings[{index}] has the same minutes"


def too_many_rounds(most: int) -> str:
    return f"the plan has only {counted(most, 'round')}"


def scenes_too_long(minutes: float) -> str:
    return f"too short; its scenes take {minutes:g} minutes together"


# ----------------------------------------------------------------------------- skills, priorities, hours, practices

EXPECTED_SKILLS = "expected a table such as { sound = 0.9, projector = 0.5 }"
EXPECTED_PRIORITY_TABLE = (
    "expected three rows (impact high, medium, low) of three priorities (urgency high, medium, low)"
)
EXPECTED_PRIORITY = 'expected "P1", "P2", "P3" or "P4"'
EXPECTED_HOURS = 'expected a list of spans such as [["08:00", "17:00"]]'
EXPECTED_SPAN = 'expected two times such as ["08:00", "17:00"]'
HOURS_OUT_OF_ORDER = "expected spans in order, none starting before the previous one ends"

EXPECTED_PRACTICE_IDS = "expected a list of practice ids"
EXPECTED_PRACTICE_ID = "expected a practice id"
LISTED_TWICE = "listed twice"
NOT_OFFERED = "not among those offered"
AS_THE_PRACTICE_SAYS = "what the practice accepts"
NO_PARAMETERS = "; this practice has none"


def unfit_name(expectation: str) -> str:
    return f"as a name, expected {expectation}"


def expected_section(heading: str) -> str:
    return f"expected a table, written [{heading}]"


def refused_by_practice(why: Exception) -> str:
    return f"the practice does not accept this: {why}"


# ------------------------------------------------------------------------------------------------- a new scenario

UNFIT_SCENARIO_NAME = 'use plain letters, digits, "-" and "_", at most 40, such as our-open-day'
ID_AND_TITLE_NOT_FOUND = "id, title: expected on lines of their own, at the top of the file"


def leave_out_ending(name: str) -> str:
    return f"leave out .toml: the file will be called {name}.toml"


def shipped_already(name: str) -> str:
    return f"{name} comes with the program; choose another name, such as our-{name.lower()}"
