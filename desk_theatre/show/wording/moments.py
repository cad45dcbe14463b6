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

PATTERNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "urgent-behind-trivial": (
        "Urgent behind trivial",
        (
            "What made this the next thing to do?",
            "Who would have chosen differently, and by which rule?",
            "How would they know that the other one is urgent?",
            "Who pays for this choice, and when do they notice?",
        ),
    ),
    "solved-twice": (
        "Same fault, from scratch again",
        (
            "Who could have told them, and where would they have looked?",
            "What would it take to know this the second time?",
            "What keeps people from writing down what helped?",
            "How often may a fault return before someone looks behind it?",
        ),
    ),
    "ping-pong": (
        "Ping-pong",
        (
            "Who owns this, and how would the desk have known?",
            "What does each team see of it, and the {delegate}?",
            "Who could have stopped the ball?",
            "What is easier here: passing it on, or asking whose it is?",
        ),
    ),
    "silent": (
        "No news for the {delegate}",
        (
            "What would you think now, if you were the {delegate}?",
            "What could they be told, although nothing is resolved?",
            "Whose job is it to say that it takes longer?",
            "What will the {delegate} do next, and what does that cost?",
        ),
    ),
    "heros-queue": (
        "The hero’s queue",
        (
            "Why does nobody else take one of these?",
            "What happens here when the hero is ill?",
            "Who could learn this today, and from whom?",
            "What does the hero get from it, and what do the others?",
        ),
    ),
    "passed-while-free": (
        "SLA breached while a colleague is free",
        (
            "Who saw that the time was nearly up?",
            "What would the free colleague have needed to know?",
            "Whose promise was this, and who felt that it was theirs?",
            "When would you have wanted a warning, and who should get it?",
        ),
    ),
    "session-held-up": (
        "{Session} waits for the wrong team",
        (
            "When could this still have been saved?",
            "Who knew what starts next in this {room}?",
            "What would you tell the people who are waiting in there?",
            "Which check before the {session} would have found it?",
        ),
    ),
}
"""
For each pattern its name and its questions, so that a room is not asked the same one all evening.
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
