"""
Moments worth stopping for: the name of each pattern, its question for the room, and the sentence that says what can be
seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import times
from desk_theatre.itsm.time_of_day import spell_length

if TYPE_CHECKING:
    from collections.abc import Mapping

PATTERNS: Mapping[str, tuple[str, str]] = {
    "urgent-behind-trivial": ("Urgent behind trivial", "What made this the next thing to do?"),
    "solved-twice": (
        "Same fault, from scratch again",
        "Who could have told them, and where would they have looked?",
    ),
    "ping-pong": ("Ping-pong", "Who owns this, and how would the desk have known?"),
    "silent": ("No news for the {delegate}", "What would you think now, if you were the {delegate}?"),
    "heros-queue": ("The hero’s queue", "Why does nobody else take one of these?"),
    "passed-while-free": ("SLA breached while a colleague is free", "Who saw that the time was nearly up?"),
    "session-held-up": ("{Session} waits for the wrong team", "When could this still have been saved?"),
}
"""
For each pattern its name and its question.
"""


def incident(title: str, place: str, code: str) -> str:
    return f"“{title}”{' in ' + place if place else ''} ({code})"


def urgent_behind_trivial(person: str, trivial: str, urgent: str, waited: int) -> str:
    """
    Args:
        trivial, urgent: the incidents with their priority.
    """
    return f"{person} picks up {trivial}. {urgent} has waited in the same queue for {spell_length(waited)}."


def solved_twice(person: str, called: str, before: str, *, same_room: bool) -> str:
    room = ", in the same {room}" if same_room else ""
    return f"{person} diagnoses {called} from scratch. It was diagnosed before{room} ({before})."


def ping_pong(called: str, count: int, team: str) -> str:
    return f"{called} went to a wrong team {times(count)}; {team} passes it on."


def heros_queue(count: int, team: str, longest: int, free: str) -> str:
    return f"{count} incidents wait in {team}, longest {spell_length(longest)}. {free} is free."


def passed_while_free(called: str, where: str, free: str) -> str:
    return f"SLA breached for {called}, {where}. {free} is free and could do it."


def silent(called: str, seconds: int, where: str) -> str:
    told = f" It is {where}." if where else ""
    return f"No news for {spell_length(seconds)} about {called}, longer than promised.{told}"


def session_held_up(session: str, called: str, team: str, spent: int) -> str:
    return f"“{session}” cannot start because of {called}. It spent {spell_length(spent)} with {team}, the wrong team."
