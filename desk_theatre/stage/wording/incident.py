"""
The story of an incident in words: what happened, what was promised, where the time went, and how other rounds went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_length, spell_short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.itsm.sla import Promise, Span
    from desk_theatre.show.board import RoundOutcome

HAPPENED = "What happened"
PROMISED = "What was promised"
DELEGATE = "In the {delegate’s} words"
EFFECT = "Effect on the {conference}"
TIME = "Where its time went"
ROUNDS = "Round by round"

NOTHING_YET = "Nothing yet."
NO_PROMISE = "Nothing was promised for this incident."
TEXT_HIDDEN = "hidden; only the facilitator can show it"
NO_NAME = "{A delegate}:"
NO_TEXT = "(no text)"
FELT = "How it felt: "

TARGETS: Mapping[Promise, str] = {
    "response": "Picked up within {}",
    "resolution": "Resolved within {}",
    "update": "News at least every {}",
}


def standing(state: str, priority: str, rated: str) -> str:
    """
    Args:
        rated: the priority that the desk gave it.
    """
    return f"{state} · {priority}{f', the desk says {rated}' if rated and rated != priority else ''}"


def later(seconds: int) -> str:
    return f"{spell_length(seconds)} later"


def target(promise: Promise, seconds: int) -> str:
    return TARGETS[promise].format(spell_length(seconds))


def paused(seconds: int) -> str:
    return f"Paused for {spell_length(seconds)} in total."


def span(each: Span) -> str:
    why = each.why or ("running" if each.running else "paused")
    return f"{why} {spell_short(each.start)}-{spell_short(each.end)}"


def used(seconds: int, target_seconds: int) -> str:
    """
    Return how much of a target is used, or by how much it was missed.
    """
    over = seconds - target_seconds
    if over > 0:
        return f"{spell_length(seconds)}, {spell_length(over)} too long"
    return f"{spell_length(seconds)} of {spell_length(target_seconds)}"


def so_far(target_seconds: int, used: int) -> str:
    return f"Promised within {spell_length(target_seconds)} · {spell_length(used)} used"


def some_rounds_differ(title: str) -> str:
    return f"Some rounds did not have this incident. There, the bar is the median of all “{title}”."


def fared(outcome: RoundOutcome) -> str:
    """
    How an incident fared in one round, or its like where that round did not have it.
    """
    practices = f"; {counted(outcome.practices, 'practice', 'practices')}" if outcome.practices else ""
    if not outcome.count:
        return f"none of this kind{practices}"
    if not outcome.own:
        took = f", half within {spell_length(outcome.seconds)}" if outcome.seconds is not None else ""
        return f"{outcome.solved} of {outcome.count} similar resolved{took}; {outcome.kept} within SLA{practices}"
    told = f"resolved in {spell_length(outcome.seconds)}" if outcome.seconds is not None else outcome.state
    if outcome.waited:
        waited = spell_length(outcome.waited)
        told += f", {waited} of it waiting" if outcome.seconds else f", waited {waited}"
    people = counted(outcome.hands, "person", "people") if outcome.hands else "nobody worked on it"
    sla = "not resolved" if outcome.seconds is None else "within SLA" if outcome.kept else "SLA breached"
    return f"{told}, {people}; {sla}{practices}"


def others(count: int) -> str:
    return f"{counted(count, 'other has', 'others have')} it too."


def unknown_code(code: str) -> str:
    return f"No incident has the code {code}."


def unknown_in_round(code: str, round_: int | None) -> str:
    return f"No incident in round {round_} has the code {code}."


def rounds_with(code: str, rounds: int) -> str:
    return f"{code} was reported in {counted(rounds, 'round', 'rounds')}"


def reported_later(code: str) -> str:
    return f"{code} is reported later in this recording."


def this_round(round_: int) -> str:
    return f"This is round {round_}. Same code in other rounds:"


def report(round_: int, at: int) -> str:
    return f"round {round_}, reported at {spell_short(at)}"
