"""
Every sentence of a study: advice to the author of a scenario, what became of an incident, and what stops a study.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# --------------------------------------------------------------------------------------- advice about people and work

HOPELESS = "this cannot be won"


def too_much_work(team: str, work: float, staffed: float) -> str:
    return f"{team} has {_hours(work)} of work but only {_hours(staffed)} of staff time: {HOPELESS}."


def skill_too_scarce(team: str, skill: str, work: float, people: Sequence[str], staffed: float) -> str:
    have = "has" if len(people) == 1 else "have"
    return f"{team}: {skill} takes {_hours(work)}, but {_listed(people)} {have} only {_hours(staffed)}: {HOPELESS}."


def tight(team: str, work: float, staffed: float) -> str:
    return (
        f"{team} has {_hours(work)} of work in {_hours(staffed)} of staff time: with any waste, its queue never ends."
    )


def idle(team: str, work: float, staffed: float) -> str:
    return (
        f"{team} has only {_hours(work)} of work in {_hours(staffed)} of staff time: the room will watch it sit idle."
    )


def hero(name: str, alone: float, day: float) -> str:
    return (
        f"Only {name} can do {_hours(alone)} of the work, in a day of {_hours(day)}: hard incidents will wait for ever."
    )


# --------------------------------------------------------------------------------------------- advice about the room

ONE_ROUND = "There is only one round, so the room has nothing to compare."
NO_PROGRAMME = "There is no {programme}, so no {session} can start late."
NOTHING_BLOCKS = "No kind of incident is blocking, so no {session} can start late."
NO_CUES = "There are no cues, so the facilitator has nothing prepared to release."
NO_REPORTS = "The share for reports is less than one incident a round, so nobody can report anything. Raise `share`."
NOTHING_DUE = "No SLA target falls due within a round, so none can be met or breached."
NOBODY_LATE = "Hardly any {session} starts late in round 1: the room will not see what an incident does to people."
NOTHING_HELPS = "No practice on offer helps: every round will be like the first."
NO_DIFFERENCE = "The last round looks much like the first: the practices on offer do not help where it hurts."


def target_out_of_reach(kind: str, priority: str, promised: float, work: float) -> str:
    return (
        f"{kind}: the {priority} target is {promised:g} min, but the work alone averages {work:g} min: this target cannot"
        " be met."
    )


def too_fast(a_minute: float) -> str:
    return f"About {a_minute:.0f} incidents a minute in the room: nobody can follow that. Make rounds longer."


def too_slow(a_minute: float) -> str:
    return f"About {a_minute:.1f} incidents a minute in the room: it gets dull. Make rounds shorter, or add demand."


def without_example(kinds: Sequence[str]) -> str:
    return f"{_listed(kinds)}: without an example the room reads a category, not a voice."


# ------------------------------------------------------------------------------------------ advice about the rounds


def easy_start(met: float) -> str:
    return f"Round 1 meets {_percent(met)} of its SLA targets without any help: it will teach the room little."


def hopeless_start(met: float) -> str:
    return f"Round 1 meets {_percent(met)} of its SLA targets: the room will laugh, then suspect that it is rigged."


def cannot_be_won(met: float) -> str:
    return (
        f"Even at best {_percent(met)} of the SLA targets are met: the last round cannot be won. Promise less, reduce the"
        " demand, or add people."
    )


def nearly_won(met: float) -> str:
    return f"At best {_percent(met)} of the SLA targets are met: the last round can nearly be won."


def habits_too_slow(everything: float, step_by_step: float) -> str:
    return (
        f"New practices have too little time to become habits: the last round is won with everything in use"
        f" ({_percent(everything)}), but not step by step ({_percent(step_by_step)}). Play more rounds, or let people learn"
        " faster."
    )


def too_few_minutes(number: int, needed: int, purse: int) -> str:
    return (
        f"The purse has {counted(purse, 'people-minute')} in a break, but step by step round {number} takes {needed}: the room has"
        " to choose less, or stop a practice."
    )


def too_little_money(number: int, needed: int, purse: int, currency: str) -> str:
    return (
        f"The purse has {currency} {purse} in a break, but step by step round {number} takes {currency} {needed}: the room has to"
        " choose less."
    )


# -------------------------------------------------------------------------------------------- outcome of an incident

LOST = "lost"
NOT_TAKEN = "not reported: no later incident"


def still_open(seconds: int) -> str:
    return f"open after {_length(seconds)}"


def withdrawn(seconds: int) -> str:
    return f"withdrawn after {_length(seconds)}"


def resolved(seconds: int) -> str:
    return f"resolved in {_length(seconds)}"


# ------------------------------------------------------------------------------------------- what stops a study

INTERRUPTED = "interrupted"
STOPPED = "it was stopped"
NOTHING_TO_PLAY = "a study needs at least one variant and one replication"


def worker_unfit(why: str) -> str:
    return f"a worker cannot play: {why}; install the same version of desk-theatre there"


def worker_ended(kind: str, why: str) -> str:
    return f"a worker process ended ({kind}: {why}); try fewer --jobs"


def no_processes(kind: str) -> str:
    return f"cannot start worker processes ({kind}); use --jobs 1"


def refused(command: str, why: str) -> str:
    return f"the replication refused {command}: {why}"


NO_ROUND = "this recording has no round, so there is nothing to compare"


def no_such_round(number: int, rounds: int) -> str:
    return f"this recording has no round {number}; it has {counted(rounds, 'round')}"


def named_twice(practice: str) -> str:
    return f"{practice} is named twice; enable or disable it once"


def active_already(practice: str) -> str:
    return f"{practice} was active throughout the round; there is nothing to enable"


def not_active(practice: str) -> str:
    return f"{practice} was not active in this round; there is nothing to disable"


# ------------------------------------------------------------------------------------------- variants and precision

TIDY = "tidy=recording,routing"
LONELY_STAR = "* goes alone"
EMPTY_ID = "an id is missing next to a comma"


def same_name(name: str) -> str:
    return f"two variants are called {name!r}; give each its own name"


def not_a_variant(shown: str) -> str:
    return (
        f"cannot read the variant {shown!r}; expected NAME=PRACTICE,PRACTICE,... such as {TIDY}; nothing after the = means"
        " no practice, * all"
    )


def not_a_step(variant: str, shown: str) -> str:
    return f"variant {variant}: {shown!r} is not a step of a path; expected r2:ID,ID"


def variant_without_round(variant: str, number: int, scenario: str, rounds: int) -> str:
    return f"variant {variant}: no round {number}; {scenario} has {counted(rounds, 'round')}"


def round_twice(variant: str, number: int) -> str:
    return f"variant {variant}: round {number} appears twice"


def round_out_of_order(variant: str, number: int, before: int) -> str:
    return f"variant {variant}: round {number} comes after round {before}; put them in order"


def unfit_list(variant: str, why: str, shown: str) -> str:
    return f"variant {variant}: {why} in {shown!r}; expected ID,ID or *"


def practice_twice(variant: str, practice: str) -> str:
    return f"variant {variant}: {practice} appears twice or is active already; name it once"


def not_offered(scenario: str, practice: str, offered: Iterable[str]) -> str:
    return f"{scenario} does not offer the practice {practice}; it offers {', '.join(offered)}"


def not_offered_here(practice: str, offered: Iterable[str]) -> str:
    return f"the scenario of this recording does not offer the practice {practice}; it offers {', '.join(offered)}"


def not_a_precision(shown: str) -> str:
    return f"{shown!r} is not a precision; expected MEASURE=WIDTH with a width above 0, such as resolution_sla_met=0.02"


# ------------------------------------------------------------------------------------------------------- a cluster

NO_DASK = "Dask is not installed; install it with pip install 'desk-theatre[dask]', or use --jobs"
NOT_INSTALLED = "not installed"
NOT_AN_ADDRESS = "that is not an address"
NO_SUCH_MACHINE = "no machine has that name"
NOTHING_LISTENS = "nothing is listening there"
NOT_A_SCHEDULER = "what answers there is not a Dask scheduler"


def no_scheduler(address: str, why: str) -> str:
    return (
        f"cannot reach a Dask scheduler at {address!r}: {why}; expected the address of a running one, such as"
        " tcp://192.168.1.20:8786"
    )


def no_answer(seconds: float) -> str:
    return f"no answer within {seconds:g} seconds"


def no_workers(address: str) -> str:
    return f"the Dask scheduler at {address!r} has no workers; start one: dask worker {address}"


def workers_unfit(address: str, why: object, version: str) -> str:
    return f"the workers at {address!r} cannot play: {why}; install desk-theatre {version} there"


def workers_differ(address: str, theirs: Sequence[str], ours: str) -> str:
    return (
        f"the workers at {address!r} have desk-theatre {', '.join(theirs)}, but this is {ours}; install the same version"
        " there"
    )


# ------------------------------------------------------------------------------------------------------------ figures


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _hours(hours: float) -> str:
    if hours < 0.95:
        return counted(round(60 * hours), "minute")
    spelled = f"{hours:.1f}".removesuffix(".0") if hours < 10 else f"{hours:.0f}"
    return f"{spelled} hour{'' if spelled == '1' else 's'}"


def _length(seconds: int) -> str:
    if seconds < 60:
        return counted(seconds, "second")
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [counted(hours, "hour")] * bool(hours) + [counted(minutes, "minute")] * bool(minutes)
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
