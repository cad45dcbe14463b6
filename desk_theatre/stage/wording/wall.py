"""
What the wall says in large letters.  Short, because a line has 32 letters; most of it is read from twelve metres.
"""

from __future__ import annotations

from collections.abc import Mapping

from desk_theatre.itsm.counting import counted
from desk_theatre.measures.figures import Grade
from desk_theatre.scenario.vocabulary import Vocabulary

WITHIN_SLA, SLA = "Within SLA", "SLA"
VERDICTS: Mapping[Grade, str] = {"good": "Good", "watch": "Fair", "poor": "Poor"}
NONE_DUE = "None due"
WAIT, AT_RISK, ON_NOW, ON, DONE, LATE = "wait", "At risk", "On now", "On", "Done", "Late"
EVERY_ROOM = "Every {room} on time"
NOBODY_WAITS = "Nobody waits"
LEAD, REST = "Lead", "Rest"
PAUSED = "Paused"
BEST = "best 0"


def lost(count: int) -> str:
    return f"{count} lost"


def people_wait(people: int, rooms: int, words: Vocabulary) -> tuple[str, ...]:
    """
    The sentence about late rooms, and what is left of it where there is less room.
    """
    of_rooms = counted(rooms, words.room.one, words.room.many)
    verb = "waits" if people == 1 else "wait"
    said = counted(people, "person", "people")
    return (f"{said} {verb} in {of_rooms}", f"{said} {verb} in {rooms}", f"{people} {verb} in {rooms}")


def rooms_late(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    return (f"{counted(rooms, words.room.one, words.room.many)} late", f"{rooms} late")


def rooms_at_risk(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    return (f"{counted(rooms, words.room.one, words.room.many)} at risk", f"{rooms} at risk")


def major(place: str) -> tuple[str, ...]:
    where = (f"Major incident in {place}",) if place else ()
    return (*where, "Major incident")


def every_room(words: Vocabulary) -> tuple[str, ...]:
    return (words.say(EVERY_ROOM), "All on time")


def still_wait(count: int) -> tuple[str, ...]:
    verb = "waits" if count == 1 else "wait"
    return (f"{counted(count, 'incident')} still {verb}", f"{count} still {verb}")


def more_rooms(count: int) -> str:
    return f"+{count} more"


def round_of(round_: int, rounds: int) -> str:
    return f"round {round_} of {rounds}"


def solved(resolved: int, submitted: int) -> str:
    return f"{resolved} of {submitted} resolved"


def last_time(percent: str, at: str) -> str:
    return f"last round: {percent} % at {at}"


STARTED_ON_TIME = "Started on time"


def of_all(count: int, all_: int) -> str:
    return f"{count} of {all_}"
