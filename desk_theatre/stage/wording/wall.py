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
NONE_DUE, TOO_EARLY = "None due", "Too early"
WAIT, AT_RISK, ON_NOW, ON_LATE, ON, DONE, LATE = "wait", "At risk", "On now", "On late", "On", "Done", "Late"
EVERY_ROOM = "Every {room} on time"
NOBODY_WAITS = "Nobody waits"
LEAD, REST = "Lead", "Rest"
PAUSED = "Paused"
BEST = "best 0"


def large_percent(number: str) -> str:
    """
    Return a share in large letters, where the sign stands close: a space there is as wide as a letter.
    """
    return number + "%"


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


def because_of_desk(people: int) -> tuple[str, ...]:
    return ("because of", f"the desk: {people}")


def rooms_late(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    return (f"{counted(rooms, words.room.one, words.room.many)} late", f"{rooms} late")


def rooms_at_risk(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    return (f"{counted(rooms, words.room.one, words.room.many)} at risk", f"{rooms} at risk")


def started_late(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    return (f"{counted(rooms, words.room.one, words.room.many)} started late", f"{rooms} started late")


def late_otherwise(rooms: int, words: Vocabulary) -> tuple[str, ...]:
    late = f"{counted(rooms, words.room.one, words.room.many)} late"
    return (f"{late}, not by the desk", f"{late}, not by us", late)


def major(place: str) -> tuple[str, ...]:
    where = (f"Major incident in {place}",) if place else ()
    return (*where, "Major incident")


def every_room(words: Vocabulary) -> tuple[str, ...]:
    return (words.say(EVERY_ROOM), "All on time")


def still_wait(count: int) -> tuple[str, ...]:
    verb = "waits" if count == 1 else "wait"
    return (f"{counted(count, 'incident')} still {verb}", f"{count} still {verb}")


def more_rooms(count: int) -> str:
    return f"+{count} more" if count < 10 else f"+{count}"


def round_of(round_: int, rounds: int) -> str:
    return f"round {round_} of {rounds}"


def solved(resolved: int, submitted: int) -> str:
    return f"{resolved} of {submitted} resolved"


def last_time(percent: str, at: str) -> str:
    return f"last: {percent} % at {at}"


STARTED_ON_TIME = "Started on time"


def of_all(count: int, all_: int) -> str:
    return f"{count} of {all_}"


def next_figure(name: str) -> str:
    return f"Next: {name}"


WE_SAID, NOW = "We said", "Now"
ALL_ROUNDS, ALL = "All rounds", "All"
ONE_INCIDENT, ONE_TIGHT = "One incident, two rounds", "One incident"
NEVER_SOLVED, RESOLVED = "never resolved", "resolved"
WHAT_WE_DID = "What we changed"
DID_WE_SEE, SEEN_TIGHT, SEEN_BY = "Did we see it?", "Seen?", "Seen by"
WHAT_WE_FOUND, WHAT_HELPED = "What we found", "What helped"
WHAT_CHANGES, OUR_VOTE = "What will we change?", "Our vote"
SHOW_OF_HANDS, HANDS = "Show of hands", "Hands"
NO_PROPOSAL = "No ideas yet"
WE_WILL, TAKE_HOME = "We will", "We take home"
HOW_WELL, WHICH_ROOM, WHO_WAITS_WHERE, WHAT_NOW = "How well?", "Which {room}?", "Who waits where?", "What now?"
WHO_WAITS = ("Who waits", "where?")
EXAMPLE_LATE, EXAMPLE_RISK, EXAMPLE_NOW, EXAMPLE_NEXT, EXAMPLE_TEAM = "Late", "Soon", "Fine", "Later", "Team"
AGES = ("30 min +", "15 min +", "new")

MOMENT_NAMES: Mapping[str, str] = {
    "urgent-behind-trivial": "Urgent waits",
    "solved-twice": "Same fault again",
    "ping-pong": "Ping-pong",
    "silent": "Nobody speaks",
    "heros-queue": "Hero’s queue",
    "passed-while-free": "Time ran out",
    "session-held-up": "{Session} held up",
}
MOMENT_FACTS: Mapping[str, tuple[str, str]] = {
    "urgent-behind-trivial": ("", " waits, small ones do not"),
    "solved-twice": ("", ": from scratch again"),
    "ping-pong": ("", ": the wrong team again"),
    "silent": ("No news about ", ""),
    "heros-queue": ("", ": a colleague is free"),
    "passed-while-free": ("", " is late, a colleague is free"),
    "session-held-up": ("", " waits for the wrong team"),
}
"""
What can be seen of each pattern, before and after the words for what it is about.
"""
MOMENT_TIGHT: Mapping[str, str] = {
    "urgent-behind-trivial": "Small ones go first",
    "solved-twice": "From scratch again",
    "ping-pong": "Wrong team again",
    "silent": "No news",
    "heros-queue": "A colleague is free",
    "passed-while-free": "A colleague is free",
    "session-held-up": "The wrong team has it",
}


def round_name(round_: int) -> str:
    return f"Round {round_}"


def round_tight(round_: int) -> str:
    return f"R{round_}"


def we_will(round_: int) -> str:
    return f"Round {round_}: we will"


def no_more(name: str) -> str:
    return f"× {name}"


def with_currency(label: str, currency: str) -> str:
    return f"{label}, {currency}"


def target(percent: int) -> str:
    return f"target {percent} %"


def solved_in(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    if minutes < 120:
        return f"resolved in {minutes} min"
    return f"resolved in {minutes // 60} h {minutes % 60:02}"


def your_incident(code: str) -> str:
    return f"You reported {code}"


def in_place(title: str, place: str) -> str:
    return f"{title}: {place}" if place else title


def people_example(people: int) -> str:
    return f"{people} {WAIT}"


def time_left(seconds: float) -> str:
    whole = int(abs(seconds))
    return f"{'-' if seconds < 0 else ''}{whole // 60}:{whole % 60:02}"


ON_THE_WALL = "The pictures are on the wall. Press tab."
LAST_PICTURE, FIRST_PICTURE = "This is the last picture.", "This is the first picture."
