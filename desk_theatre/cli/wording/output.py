"""
What the commands print when all goes well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.practices.foundations import ANY_OTHER_NAME
from desk_theatre.practices.practice import ANY_OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_theatre.scenario.vocabulary import Vocabulary
    from desk_theatre.stage.wall.names import Misfit

# -------------------------------------------------------------------------------------------------- play and run

CONFIRM_PIN = "Re-enter the PIN to confirm"
PINS_DIFFER = "The two PINs differ; try again."
PRESS_A_KEY = "Press any key to start."


def wall_word_cut(misfit: Misfit) -> str:
    return (
        f"The wall shows {misfit.what} as {misfit.shown}: {misfit.word} takes {misfit.cells} of {misfit.most} cells."
        " Give it a short `wall` name."
    )


def ask_pin(least: int, most: int, *, can_make: bool) -> str:
    return f"The facilitator's PIN, {least} to {most} digits{' (Enter makes one)' if can_make else ''}"


def pin_length(least: int, most: int) -> str:
    return f"A PIN has {least} to {most} digits."


def made_pin(pin: str) -> str:
    return f"Your PIN is {pin}. Remember it; it is not shown again."


def recorded_in(path: str) -> str:
    return f"recorded in {path}"


def watch_with(path: str) -> str:
    return f"watch it: desk-theatre replay {path}"


def resume_with(path: str, *, finished: bool) -> str:
    return f"{'reopen its finale' if finished else 'resume it'}: desk-theatre play --resume {path}"


def still_playing(done: int, total: int, seconds: int, room: int) -> str:
    """
    As much as has room on one line, the most important first.
    """
    played, left = f"{done} of {counted(total, 'replication')}", f"about {spell_length(seconds)} left"
    lines = (f"{played}, {left}; Ctrl-C stops and keeps them", f"{played}, {left}", f"{done} of {total}, {left}")
    return next((line for line in lines if len(line) <= room), f"{done} of {total}"[:room])


# -------------------------------------------------------------------------------------------------- scenarios, check

NO_CONCERNS = "nothing to worry about"
WORTH_KNOWING = "worth knowing"
WORKLOAD = "work in a round, if each incident is handled once and well, and the staff time for it"
PEOPLE = "people in round 1: time busy, and hours of work that they alone can do"
MANAGER = "manager"
ROUND_1, LAST_ROUND, STEP_BY_STEP, ALL_ACTIVE = "round 1", "last round", "step by step", "all active"
CHANCES = {
    "yes": "The last round can be won",
    "nearly": "The last round can nearly be won",
    "no": "The last round cannot be won",
}
ALL_PRACTICES = "all"


def scenario_line(name: str, title: str, rounds: int, minutes: float) -> str:
    return f"{name}: {title}; {counted(rounds, 'round')} of {minutes:g} minutes"


def scenario_choice(rounds: int, minutes: float, summary: str) -> str:
    return summary or f"{counted(rounds, 'round')} of {minutes:g} minutes."


def has_mistakes(name: str, count: int, command: str) -> str:
    return f"{name} has {counted(count, 'mistake')}; to list them: {command}"


def check_command(name: str) -> str:
    return f"desk-theatre check {name}"


def written(path: str) -> str:
    return f"{path}: written and ready to play"


def check_with(name: str) -> str:
    return f"check it: {check_command(name)}"


def play_with(name: str) -> str:
    return f"play it: desk-theatre play {name}"


def no_mistakes(name: str) -> str:
    return f"{name}: no mistakes"


def plan_line(rounds: int, minutes: float, opens: int, closes: int, speed: float) -> str:
    span = f"{spell_short(opens)} to {spell_short(closes)}"
    return f"{counted(rounds, 'round')} of {minutes:g} minutes, each from {span} ({speed:g} times real time)"


def event_line(delegates: int, rooms: int, sessions: int, words: Vocabulary) -> str:
    counts = ((delegates, words.delegate), (rooms, words.room), (sessions, words.session))
    return ", ".join(counted(count, noun.one, noun.many) for count, noun in counts)


def staff_line(teams: int, people: int) -> str:
    return f"{counted(teams, 'team')} with {counted(people, 'person', 'people')}"


def demand_line(kinds: int, incidents: float, faults: int, cues: int) -> str:
    return (
        f"{counted(kinds, 'kind')} of incident, about {counted(round(incidents), 'incident')} a round;"
        f" {counted(faults, 'fault')}, {counted(cues, 'cue')}"
    )


def practices_line(practices: Iterable[str]) -> str:
    return f"practices: {', '.join(practices) or ALL_PRACTICES}"


def share(value: float) -> str:
    return f"{100 * value:.0f} %"


def staff_time(work: float, staffed: float) -> str:
    return f"{work:.1f} of {staffed:.1f} hours"


def scarce_skill(skill: str, value: float) -> str:
    return f"; {skill} {share(value)}"


def alone(hours: float) -> str:
    return f"; {hours:.1f} alone"


def forecast_head(replications: int) -> str:
    each = " each" if replications > 1 else ""
    return f"forecast: means with 95 % intervals, from {counted(replications, 'replication')}{each}"


def incidents_line(interval: str, low: float, high: float, a_minute: float) -> str:
    return (
        f"incidents a round: {interval}; in four rounds of five, {low:.0f} to {high:.0f}; {a_minute:.0f} a minute in the"
        " room"
    )


def nothing_helps(chance: str) -> str:
    return f"{chance}: no practice on offer helps."


def best_way(chance: str, met: float, *, step_by_step: bool) -> str:
    return f"{chance}: {share(met)} within SLA {'step by step' if step_by_step else 'with all practices active'}."


def path(steps: Sequence[tuple[int, Sequence[str]]]) -> str:
    return f"step by step: {'; '.join(f'round {number}: ' + ', '.join(chosen) for number, chosen in steps)}"


# ------------------------------------------------------------------------------------------ tables of figures

UNLIKELY_LUCK = "* unlikely to be luck (95 %)"
POINTS = "pp: percentage points"
ONE_DAY = "one day cannot tell a difference from luck; use more --replications"
BETTER = {"more": ": more is better", "less": ": less is better", "neither": ""}
ACTIVE_PRACTICES = "active practices"
NO_PRACTICES = "none"
FRESH_DEMAND = (
    "This scenario brings new incidents in each round (fresh_demand), and these variants are measured in different rounds."
    " So part of a difference comes from the demand of the round."
)
NOTHING = "nothing"


def round_head(number: int) -> str:
    return f"round {number}"


def wasted_by(cause: str) -> str:
    return f"wasted by {cause}"


def active_in(number: int, practices: Sequence[str]) -> str:
    return f"round {number}: {', '.join(practices) or NO_PRACTICES}"


def difference(one: str, other: str) -> str:
    return f"{one} minus {other}"


def study_head(title: str, replications: int, first_seed: int) -> str:
    last = first_seed + replications - 1
    seeds = f"seeds {first_seed} to {last}" if replications > 1 else f"seed {last}"
    return f"{title}: {counted(replications, 'replication')}, {seeds}; means with 95 % intervals"


SAME_LUCK = "differences with the same luck"


def not_helpful(practices: Sequence[str]) -> str:
    return f"not in helpful, because a trap or not on offer: {', '.join(practices) or NOTHING}"


# ------------------------------------------------------------------------------------------------------- what-if

RECORDED, CHANGED, BETTER_THAN, NINE_IN_TEN = "recorded", "changed", "better than", "9 in 10 others"
UNCHANGED = "played again, nothing changed"
NOTHING_REPORTED = "the room reported nothing in this round"
OWN_INCIDENTS = "the room's own incidents, with the luck of that round"
ACTIVE_TAGS, OTHER_TAGS = "active: what each added", "not active: what each would have added"
ALL_TOGETHER, OVERLAP = "all of them together", "more than the sum of each"
BUILDS_ON, CARRIES = "builds on", "carries"
TIED = "~ too close to the next one to call"


def what_if_head(title: str, number: int, enabled: Iterable[str], disabled: Iterable[str]) -> str:
    changes = [*(f"with {practice}" for practice in enabled), *(f"without {practice}" for practice in disabled)]
    return f"{title}, round {number}: as it was, and {' and '.join(changes) or UNCHANGED}"


def difference_head(replications: int) -> str:
    return f"difference, {replications} with other luck"


def became(recorded: str, changed: str) -> str:
    return f"{recorded} -> {changed}" if recorded != changed else f"{recorded}, unchanged"


def own_incident(code: str, kind: str, place: str, outcome: str) -> str:
    return f"your incident {code} ({kind}{f', {place}' if place else ''}): {outcome}"


def tags_head(number: int, replications: int, measure: str) -> str:
    return f"round {number}: what practices are worth, from {counted(replications, 'replication')}, by {measure}"


def builds_on_missing(practices: Iterable[str]) -> str:
    return f"{BUILDS_ON}: {', '.join(practices)} (not active)"


def luck_head(number: int, replications: int) -> str:
    return f"round {number} among {replications} with the same settings and other luck"


def axis(low: str, high: str) -> str:
    return f"the axis runs from {low} to {high}"


def span(low: str, high: str) -> str:
    return f"{low} to {high}"


def in_100(value: float) -> str:
    return f"{100 * value:.0f} in 100"


# --------------------------------------------------------------------------------------- cards, practices, recordings

ASK, WOULD_HELP, WORSE, SEEN_WHEN, LOOK_AT, NOT_SEEN = (
    "ask",
    "what would help",
    "what makes it worse",
    "seen when",
    "look at",
    "not seen",
)
IN_PLACE = "in place, and not enough"
MOMENTS = "teachable moments"
OFF, ON, PRICE, SOURCE, OFFERED_BY = "off", "on", "price", "source", "offered by"
NOT_OFFERED = "Offered by no scenario of this program. To use one, name it in the [practices] of your own scenario:"


def cards_head(number: int, seen: int, cards: int) -> str:
    return f"Round {number}: {seen} of {counted(cards, 'card')} seen"


def seen_too(count: int) -> str:
    return f"{counted(count, 'more card')} seen, with weaker evidence:"


def followed(practice: str, level: float, missing: Iterable[str]) -> str:
    without = ", ".join(ANY_OTHER_NAME if each == ANY_OTHER else each for each in missing)
    return f"{practice}, commitment {share(level)}" + (f", {BUILDS_ON} {without} (not active)" if without else "")


def events_written(path: str, events: int) -> str:
    return f"{path}: {counted(events, 'event')}"


def copied(path: str, source: str) -> str:
    return f"{path}: clean copy of {source}"


def agrees(path: str, events: int, digests: int) -> str:
    return f"{path}: exact; {counted(events, 'event')} and {counted(digests, 'fingerprint')} of the state agree"


def complaint(path: str, words: str) -> str:
    return f"{path}: {words}"


RUNNING, UNFINISHED = ", running now", ", not finished"


def found_recording(title: str, when: str, rounds: int, ending: str) -> str:
    return f"{title}, {when}, {counted(rounds, 'round')}{ending}"


def version(number: str) -> str:
    return f"desk-theatre {number}"
