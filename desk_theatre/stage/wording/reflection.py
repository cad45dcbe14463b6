"""
The reflection in words: its parts, what stands in them, and what became of a proposal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.show.wording.answers import with_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("what happened", "cards", "findings", "improvements")

TEAMS = "Teams"
FIGURES = "Figures and targets"
OBSERVERS = "First ask each team what it saw"
GUESSES = "Your guesses"
MOMENTS = "Moments worth talking about"
NO_MOMENT = "No moment stands out in this round."

NOT_SEEN = "not seen"
SEEN = "Seen in this round"
HELPS = "What would help"
IN_PLACE = "In place, and not enough"
HELPS_HIDDEN = "What would help: press j."

NO_TEXT = "(the text was removed)"
NO_REASON = "No reason given yet."
STARTS = "starts with the next round"
STOPS = "stops with the next round"
TAKE_AWAY = "a take-away; no round is left to try it"

STOP = "Stop an active practice"
ALL_PROPOSED = "Every practice is already proposed."
NO_CARD = "No cards for this round."
NO_FINDING = "No findings yet. Press f for what went wrong, g for what helped."
NO_PROPOSAL = "No proposals yet. Press i to propose an improvement."
ALREADY_SHOWN = "You are looking at it."
WHAT_WENT_WRONG = "What went wrong, in your own words?"
WHAT_HELPED = "What helped, in your own words?"
A_FEW_WORDS = "A few words, then enter"
REASON = "The room’s reason, then enter"
EMPTY = "Nothing here yet."
NO_REPLAY = "There is no moment to replay."
NOTHING_TO_DELETE = "There is nothing to delete."
REST = "The rest of the deck"


CHOOSE_FIRST = "Choose it first, with v."
NO_REASON_TO_STOP = "A reason goes with a practice to start."


def purse(minutes: int | None, of_minutes: int | None, money: int | None, of_money: int | None, currency: str) -> str:
    """
    What is left of the purse, of what the break began with.
    """
    time = "" if minutes is None else f"{minutes} of {of_minutes} people-minutes"
    cash = "" if money is None else f"{currency} {money} of {of_money}"
    return f"Purse: {' · '.join(part for part in (time, cash) if part)} left"


CASE_MISSING = "Business case: not available here."
CASE_NOTHING = "Business case: no {delegate}-minutes saved beyond luck."


def case_under_way(share: str) -> str:
    return f"Business case: computing, {share} done."


def case_costs(currency: str, each: float) -> str:
    return f"Business case: {currency} {each:.2f} for each {{delegate}}-minute saved."


def case_pays(saved: str, currency: str, gain: float) -> str:
    return f"Business case: saves {saved} {{delegate}}-minutes and {currency} {gain:.0f}."


def chosen_with(when: str, reason: str, gain: str) -> str:
    """
    Args:
        reason: the group for which a reason was given; empty for none.
        gain: what is in it for that group.
    """
    return f"● chosen: {when}" + (f", {with_reason(reason)}: {gain}" if reason else "")


def chosen(count: int, of: int, *, take_aways: bool) -> str:
    return f"{'take-aways' if take_aways else 'chosen'} {count} of {of}"


def team(number: int, name: str = "", organisers: str = "") -> str:
    """
    Args:
        organisers: what the scenario calls them, if the team is theirs; empty for other teams.
    """
    if organisers:
        return f"{number} {name}, {organisers}" if name else f"{number} {organisers}"
    return f"{number} {name}" if name else f"team {number}"


def proposed_by(team: str) -> str:
    return f"Proposed by {team}"


HANDS_TITLE = "Show of hands"
DOTS_TITLE = "Dots by team"
LETTER_FIRST = "Type the letter of a practice first."
NO_VOTES_YET = "No votes yet."
LETTER_THEN: Mapping[str, str] = {"hands": "letter, then hands", "dots": "letter, then dots"}


def hands(count: int) -> str:
    return counted(count, "hand")


def dots_typed(count: int) -> str:
    return counted(count, "dot")


def team_hands(team: str, count: int) -> str:
    return f"{team}: {hands(count)}"


def hands_of(team: str, count: int) -> str:
    return f"{count} from {team}"


def raised(told: str) -> str:
    return f"Hands: {told}"


def leads(told: str) -> str:
    return f"Leading: {told}"


def equal(told: str) -> str:
    return f"Equal, so not chosen yet: {told}"


def organisers_vote(organisers: str, dots: str, *, twice: bool) -> str:
    return f"{organisers.capitalize()}: {dots}" + (", counted twice" if twice else "")


def within_sla(share: str, due: int, count: int) -> str:
    """
    Args:
        due: targets that were met or breached, of `count` incidents.
    """
    if not due:
        return f"none of {count} due"
    return f"{share} within SLA, {due} of {count} due"


def not_seen(when: str) -> str:
    return f"Not seen in this round. Seen when: {when}"


def came(guess: str, amount: str) -> str:
    return f"{guess} · came {amount}"


def picked_by(teams: list[str]) -> str:
    return f"Picked by {', '.join(teams)}"


def start(name: str) -> str:
    return f"Start: {name}"


def stop(name: str) -> str:
    return f"Stop: {name}"


def price(words: str) -> str:
    return f"Cost: {words}"


def dots_of(team: str, count: int) -> str:
    return f"{count} from {team}"


def dots(told: str) -> str:
    return f"Dots: {told}"


def cards_and_votes(round_: int) -> str:
    return f"Cards and votes after round {round_}"


def in_another_part(part: int) -> str:
    return f"This works in part {part}, {PARTS[part - 1]}. Press {part} first."


def name_of_team(team: int) -> str:
    return f"What is the name of team {team}?"


def why(verb: str, practice: str) -> str:
    return f"Why {verb} “{practice}”?"


def replay_what(round_: int) -> str:
    return f"What to replay from round {round_}"


def followed(name: str, share: str) -> str:
    """
    Return how far people follow a practice that is in place, its name first.
    """
    return f"{name} · commitment {share}"


def most_telling(shown: int, seen: int, round_: int) -> str:
    """
    Return the title of the cards with the strongest evidence.
    """
    return f"Round {round_}: most telling {shown} of {seen}"


def seen_too(count: int) -> str:
    """
    Return the title of the cards that were seen as well.
    """
    return f"{counted(count, 'more card')} seen"


def seen_in(round_: int) -> str:
    return f"Seen in round {round_}"
