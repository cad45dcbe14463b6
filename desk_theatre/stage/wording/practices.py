"""
The practices in words: which are active, how each is described, and what switching one now means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.show.wording.answers import GROUP_WORDS, with_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HOW: Mapping[str, str] = {
    "imposed": "imposed mid-round",
    "announced": "announced between rounds",
    "chosen": "chosen by the room",
}
GROUPS: Mapping[str, str] = {
    "process": "How work is done",
    "people": "People",
    "product": "Tools and suppliers",
    "performance": "Targets and ownership",
    "trap": "Sounds good",
}
"""
What groups are called on the stage, where nobody is told which practices are traps, in the order in which they stand.
"""

WHAT_PEOPLE_DO = "What people do"
PRICE = "What it costs"
WITHOUT = "Without it"
COMMITMENT = "Who does it"
SOURCE = "Source"

OFF = "off"
NO_REASON_IN_IT = "This practice has no reason for any group."
ON_ALREADY = "It is on. A reason goes with switching on."
NONE_OFFERED = "This scenario offers no practices."
MID_ROUND = "Switched on mid-round counts as imposed; people follow it least."
BETWEEN = "enter announces it · v: the room chose it, people follow best"
BETWEEN_SHORT = "enter announces it · v: the room chose it"


IN_IT = "What is in it for each"
BUILDS_ON = "What it builds on"
CARRIES = "What builds on it"
FOUNDATION, ROOF, HOLLOW = "foundation", "roof", "roof, foundation missing"
"""
What the signs before the names of practices mean.
"""


def foundation(name: str, *, on: bool) -> str:
    """
    Return whether a foundation is in place, its name first.
    """
    return f"{name} ({'in place' if on else 'not yet'})"


def builds_on(missing: Iterable[str]) -> str:
    """
    Return what a practice is still missing, for a place with one line.
    """
    return f"builds on: {', '.join(missing)} (not yet)"


def on(how: str, why: str = "") -> str:
    told = f"on, {HOW[how]}" if how in HOW else "on"
    return f"{told}, {with_reason(why)}" if why else told


def announced_for(group: str, gain: str) -> str:
    return f"Reason for {GROUP_WORDS.get(group, group)}: {gain}"


def group(name: str) -> str:
    return GROUP_WORDS.get(name, name)


def in_it_for(words: str) -> str:
    words = words.removeprefix("the ")
    return f"{words[:1].upper()}{words[1:]}"


def active(count: int, of: int) -> str:
    return f"{count} of {of} active"


def takes(minutes: int, money: int, currency: str) -> str:
    return f"From the purse, once: {introduction(minutes, money, currency)}"


def gives_back(minutes: int, money: int, currency: str) -> str:
    return f"Back to the purse: {introduction(minutes, money, currency)}"


def introduction(minutes: int, money: int, currency: str) -> str:
    time = counted(minutes, "people-minute", "people-minutes")
    return ", ".join([*([time] if minutes or not money else []), *([f"{currency} {money}"] if money else [])])


def more(count: int) -> str:
    return f"{count} more"


def on_average(share: str) -> str:
    return f"{share} on average"


def by_everyone(share: str) -> str:
    return f"everyone {share}"
