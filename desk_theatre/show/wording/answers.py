"""
Why the show refuses a command, in a sentence for the person who gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.show.board import Phase

PHASES: Mapping[Phase, str] = {
    "before": "No round is open yet.",
    "running": "A round is running.",
    "paused": "The round is paused.",
    "between": "The round is over and the next one is not open yet.",
    "over": "All rounds have been played.",
}

NOT_OPEN = "That incident is not open."
NO_LONGER_OPEN = "That incident is no longer open. Please report it again."
JOIN_ANOTHER = "That incident is no longer open. Join another one."

JOIN_ONLY: Mapping[str, str] = {
    "share": "The room has used its share of this round. Join an incident that is open.",
    "day": "No new incidents come in this round. Join an incident that is open.",
}

NOT_FROM_THE_ROOM = "Nobody in the room has reported an incident with that code."

NOT_YOURS = "Only the facilitator can do that. Here you can report and ask."

NOT_REFLECTING = "This works only in the reflection."
NOTHING_TYPED = "Nothing typed. Say in a few words what the room found out."
NOTHING_DONE = "Nothing to undo in this reflection."
NOTHING_OF_YOURS = "Nothing of yours to undo; the other steps were not the facilitator’s."
NO_NEGATIVE_DOTS = "A team cannot give fewer than 0 dots."

NO_EARLIER_SCENE = "This is the first scene."
NO_SECOND_TIME = "A round cannot be played again."
NO_LATER_SCENE = "The finale is the last scene."
IN_THE_FINALE = "This is the finale."
NO_CURTAIN = "Figures can be shown only at the curtain."
ALL_SHOWN = "All figures are shown."
NOTHING_GUESSED = "No guess to undo since the last figure was shown."
NOT_AN_AMOUNT = "That is not a possible value of this figure."
NONE_SHOWN = "No figure is shown."


GROUP_WORDS: Mapping[str, str] = {
    "desk": "the desk",
    "technicians": "technicians",
    "manager": "the manager",
    "organisers": "{organisers}",
}


def with_reason(group: str) -> str:
    return f"with a reason for {GROUP_WORDS.get(group, group)}"


def key_too_long(most: int) -> str:
    return f"A key can have at most {most} characters."


NOT_OFFERED = "This scenario does not offer that practice."


def practice_is(*, on: bool) -> str:
    return f"This practice is already {'on' if on else 'off'}."


REASON_MID_ROUND = "Reasons are heard between rounds, and never with an imposed practice."
REASON_TO_STOP = "Give a reason with a practice to start, not to stop."


def no_reason(group: str) -> str:
    return f"There is no reason in it for {GROUP_WORDS.get(group, group)}."


EMPTY_PURSE = "The purse is empty. Stop an active practice to get time back."
NEVER_STARTED = "It was never started, so stopping it gives no time back."


def too_few_minutes(needed: int, left: int) -> str:
    return f"That takes {needed} people-minutes; {left} {'is' if left == 1 else 'are'} left."


def too_little_money(needed: int, left: int, currency: str) -> str:
    return f"That costs {currency} {needed}; {currency} {left} is left."


def too_many_incidents(most: int) -> str:
    return f"Add 1 to {most} incidents at a time, within a day."


def speed_range(slowest: float, fastest: float) -> str:
    return f"The speed can be {slowest:g} to {fastest:g} simulated seconds per second."


def texts_are(*, held: bool) -> str:
    return f"Texts are already {'held until shown' if held else 'shown immediately'}."


def mood_range(most: int) -> str:
    return f"A mood is a number from 1 to {most}."


def too_many_at_once(milliseconds: int) -> str:
    """
    For a delegate who has to wait, in whole seconds and never too early.
    """
    seconds = max(1, -(-milliseconds // 1000))
    when = counted(seconds, "second")
    return f"Too many reports at once. The desk takes the next one in {when}; your text is safe."


def team_count(most: int) -> str:
    return f"There can be 1 to {most} teams."


def team_has_chosen(team: int) -> str:
    return f"Team {team} has already picked or voted."


def shown_already(label: str) -> str:
    return f"The room has already seen the figure “{label}”."


def no_guess(label: str) -> str:
    return f"There is no guess for the figure “{label}”."


def organisers_are(team: int | None) -> str:
    return "No team is the {organisers}." if team is None else f"Team {team} is already the {{organisers}}."


def card_is(team: int, *, picked: bool) -> str:
    return f"Team {team} has {'already picked' if picked else 'not picked'} that card."


def most_findings(most: int) -> str:
    return f"{most} findings are the limit. Delete one first."


def most_proposals(most: int) -> str:
    return f"{most} proposals are the limit. Delete one first."


def proposed_already(number: int) -> str:
    return f"That practice is already proposed, as number {number}."


def choice_is(number: int, *, chosen: bool) -> str:
    return f"Number {number} is {'already' if chosen else 'not'} chosen."


def most_choices(most: int) -> str:
    return f"The room can choose at most {most}. Drop one first."


def no_finding(number: int) -> str:
    return f"There is no finding number {number}."


def no_improvement(number: int) -> str:
    return f"There is no improvement number {number}."


def no_team(team: int, teams: int) -> str:
    return f"There is no team {team}; there {'is' if teams == 1 else 'are'} {teams}."


def too_many_dots(team: int, dots: int, elsewhere: int) -> str:
    if not elsewhere:
        return f"Team {team} has only {dots} dots."
    return f"Team {team} has {dots} dots; {elsewhere} are given to others."


def most_hands(most: int) -> str:
    return f"Count 0 to {most} hands at a time."


NO_VOTES = "No hands and no dots yet. Count them first."
LEADING_CHOSEN = "The leading improvements are already chosen."


def a_tie(numbers: Sequence[int]) -> str:
    return f"Numbers {', '.join(map(str, numbers))} are equal. Count again, or choose with v."


def next_is_a_round(number: int) -> str:
    return f"Next is round {number}. Open it."


def timing_is_over(rounds: int, played: int) -> str:
    return f"That timing is for {counted(rounds, 'round')}; {played} already played."
