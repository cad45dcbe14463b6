"""
The scenes around the rounds: briefing, curtain, finale; comparison, charts and price tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted, times
from desk_theatre.itsm.time_of_day import spell_short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.scenario.vocabulary import Vocabulary
    from desk_theatre.show.briefing import Briefing

STAFF = "Who works here"
TARGETS = "Our SLA targets, in minutes"
OBSERVERS = "What each team watches"
SYMBOLS = "What the symbols mean"
PRIORITIES = "P1 hits hardest and soonest (impact and urgency), P4 least."
TARGET_COLUMNS = ("picked up within", "resolved within", "news every")
NO_ROUND_OPEN_ONE = "No round has been played yet. Press esc, then o to open one."
NONE_IN_ANY = "None in any round."
PRACTICES = "Active practices"
ONE_OR_EACH = "One number, or one for each team"


def no_numbers(unit: str) -> str:
    """
    Return what may be typed as a guess for a figure of this unit.
    """
    scale = {"share": " from 0 to 100", "1 to 5": " from 1 to 5"}.get(unit, "")
    return f"Type one number{scale}, or one for each team."


ALL_SHOWN = "All figures are shown. Press n for the reflection."
NONE_SHOWN = "No figure is shown yet."
ROUND_OVER = "The round is over."
SHOW_FIGURES = "Press space to show its figures, one at a time."
FINDINGS = "Your findings and decisions"
OWN_INCIDENTS = "Your own incidents"
PLAYED = "time played"
ROUNDS = "Round by round"
NO_ROUND_OVER = "No round is over yet."
NOBODY_REPORTED = "Nobody in the room reported anything."
NO_FINDINGS = "No findings, no choices."
TAKE_AWAYS = "your take-aways"
NOTHING_DUE = "No SLA target came due in this round. There are no price tags."
REPLAYING = "Replaying the round many times with other luck. The show continues; press esc to stop."
NO_TAGS_YET = "Price tags come next: rough at first, then finer."
BRACKETS = "In 19 of 20 cases the true value lies between the brackets"
ADDED = "What each active practice added"
WOULD_ADD = "What each other practice would have added"
POINTS = "points within SLA"
NOTHING_TO_COMPUTE = "Nothing to compute."
CHOOSE_FIRST = "Price tags give away the answers. Let the room choose first, or press j."
NEXT_IS_A_ROUND = "Next is a round. Press o to open it."
END = "End the show?"
LAST_ROUND_PLAYED = "The last round has been played."
NO_SCENE_TO_SKIP = "There is no scene to skip before the next round."
NO_PRICE_TAGS = "Price tags are not available here. Use desk-theatre what-if."

ORDINARY = "● an ordinary round"
EXCEPTIONAL = "▲ an exceptional round"
TO_FINALE = "to the finale"


def what_is_guessed(label: str, unit: str) -> str:
    """
    Args:
        unit: in words; empty for a count.
    """
    return f"{label}: what does the room guess?{f' ({unit})' if unit else ''}"


def guessed(label: str, told: str) -> str:
    return f"{label}: {told}"


def of_room(told: str) -> str:
    return f"guess {told}"


def of_team(team: str, told: str) -> str:
    return f"{team} {told}"


def closest(told: str) -> str:
    return f"{told}, closest"


def by_priority(figure: str) -> str:
    return f"By priority: {figure}"


def hidden(rounds: int) -> str:
    return f"{rounds} hidden; widen the window"


def in_round(round_: int, figure: str) -> str:
    return f"In round {round_}: {figure}"


def how_much_luck(round_: int) -> str:
    return f"How much of round {round_} was luck?"


def other_luck(shares: str) -> str:
    return f"Same practices, other luck: nine of ten rounds end {shares} within SLA."


def rounds_left(left: int, rounds: int) -> str:
    return f"{left} of {rounds} rounds not played. You can still open them from the finale."


def more_incidents(count: int) -> str:
    return f"and {count} more; find each with w on the stage"


def after_round(round_: int) -> str:
    return f"After round {round_}"


def roof_alone(missing: Iterable[str]) -> str:
    return f"builds on: {', '.join(missing)} (not active)"


def runs(count: int, settled: str) -> str:
    return f"{count} runs each. {settled}"


def runs_so_far(done: int, planned: int) -> str:
    return f"rough so far: {done} of {planned} runs each"


def within_sla(share: str) -> str:
    return f"{share} within SLA"


def yours(verdict: str, share: str, better_than: object) -> str:
    return f"{verdict}: yours was {share} within SLA, better than {better_than} of 100."


def status(words: Vocabulary, of_room: str) -> str:
    return f"{words.say('{a room}')}: {of_room}"


def opening(told: Briefing) -> str:
    when = f"from {spell_short(told.opens)} to {spell_short(told.closes)}"
    words = told.words
    counts = f"{told.delegates} {words.delegate.many}, {told.rooms} {words.room.many}"
    day = f"{counts}, {told.sessions} {words.session.many} {when}."
    rounds, improvements = times(told.rounds), counted(told.improvements, "improvement")
    return f"{day} We play this day {rounds}. After each round, you choose at most {improvements} for the next one."
