"""
The acceptance table: the story that the default scenario has to tell, row by row, because of what people do.

What each row claims stands here and nowhere else; no figure of it may be moved to make it hold.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from acts import COMMITMENT, DELAYED, HOURS_OF_DAY, LOST, RED, TAIL, Act, Beginning, Hours, InUse, RealDay
from claims import Claim, Evidence, all_hold
from paths import EXPERT, FIRST_THREE, OWN, SHIPPED, SILLY, WITHOUT

from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.study.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.measured import Measured

FIRST, SECOND, THIRD = EXPERT[SHIPPED]
SENSIBLE = (*FIRST, *SECOND)
"""
Practices that work without each other's help; the traps are set among them.
"""

HABIT, NOT_YET, HOURS = 0.9, 0.6, 4
"""
How far everybody does the practices of the full set: each is a habit, or on its way there, and then looked at after hours.
"""
NONE = 0.1
"""
What "no session delayed by the desk" means for a mean over many days of forty-one sessions: not one in ten days.
"""
CORE_EXPERTS = (SHIPPED, "classic ITIL", "people first", "customer first")
CORE_SILLY = ("three traps", "soft only")
"""
What CI plays of the experts and the silly ones; the others are played by hand.
"""
BIG_BANG, THREE_AND_NOTHING = "big bang, then waiting", "the first three and then nothing"
BEGUN = ("recording", "routing")
"""
Two practices that people have begun to learn; what is there so that the others are done is looked at beside them.
"""
LEFT_OUT = {"recording": "classic ITIL", "checkpoint": "people first"}
"""
Practices that others cover for in the full set, and the expert path in whose second round they are missed.
"""
COMMITMENT_KEY = "commitment"
MORE = {
    COMMITMENT_KEY: tuple(f"commitment.{id_}" for id_ in BEGUN),
    "by_priority": tuple(
        f"by_priority.{priority}.{figure}"
        for priority in ("P1", "P2")
        for figure in ("resolution_sla_met", "mean_minutes", "p90_minutes")
    ),
}
"""
Measures that have parts: those that are looked at.
"""

PRIORITIES = ("P1", "P2", "P3", "P4")
TOOL = "ticket_tool"
SLA = "resolution_sla_met"
REAL = "the demand of many days"
REHEARSAL = "rehearsal"

TRAPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "individual_quotas": (
        ("reopened", "satisfaction"),
        ("closed_per_hour", "throughput_per_hour", "cost_per_resolved"),
    ),
    "hero_bonus": (("resolution_sla_met", "satisfaction"), ("reopened", "cost_wasted", "bounces_per_incident")),
    "approval_board": (("response_sla_met", "satisfaction"), ("bounces_per_incident", "cost_wasted")),
}
"""
For each trap, what it makes worse, all of it; and what it improves, at least one of it.
"""


@value
class Row:
    """
    One row of the table: what must hold, and the claims it comes to.
    """

    words: str
    claims: tuple[Claim, ...]

    @property
    def holds(self) -> bool:
        """
        Whether all of it does.
        """
        return all_hold(self.claims)


def good() -> tuple[str, ...]:
    """
    Every practice that the conference offers, that is no trap, and that changes something at the desk: a business case only helps the
    room to choose.
    """
    offered = library.load("conference").offer.practices
    traps = [id_ for id_, practice in catalogue().items() if practice.identity.group == "trap"]
    return tuple(id_ for id_ in catalogue() if id_ in offered and id_ not in {*traps, "business_case"})


def for_commitment(practice: str) -> bool:
    """
    Whether it is there so that the others are done; that cannot be seen any more once they are habits.
    """
    return COMMITMENT_KEY in catalogue()[practice].identity.measures


def _without(practice: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in good() if id_ != practice)


def acts(scenario: Scenario, *, core: bool) -> dict[str, Callable[[int], Measured]]:
    """
    All that has to be played, by name; only the core of it, or everything.
    """
    everything = good()
    variants: dict[str, tuple[Sequence[str] | None, ...]] = {
        "nothing": ((),),
        "three": (None, FIRST),
        "six": (None, FIRST, SECOND),
        "big bang": (None, everything),
        BIG_BANG: (None, everything, (), ()),
        THREE_AND_NOTHING: (None, *FIRST_THREE),
    }
    variants |= {name: (None, *EXPERT[name]) for name in (CORE_EXPERTS if core else EXPERT)}
    variants |= {name: (None, *SILLY[name]) for name in (CORE_SILLY if core else SILLY)}
    variants |= {f"only {TOOL}": ((TOOL,),)}
    if not core:
        variants |= {name: (None, *path) for name, path in OWN.items()}
        variants |= {f"an expert path without {id_}": (None, *path) for id_, path in WITHOUT.items()}
        variants |= {f"only {id_}": ((id_,),) for id_ in everything}
    played: dict[str, Any] = {
        name: Act(scenario, Variant(name, tuple(None if one is None else tuple(one) for one in rounds)))
        for name, rounds in variants.items()
    }
    habits = {"sensible": SENSIBLE, "everything": everything}
    habits |= {f"+ {trap}": (*SENSIBLE, trap) for trap in TRAPS}
    if not core:
        habits |= {f"without {id_}": _without(id_) for id_ in everything if not for_commitment(id_)}
    played |= {name: InUse(scenario, practices, HABIT) for name, practices in habits.items()}
    if not core:
        young = {", ".join(BEGUN): BEGUN} | {f"with {id_}": (*BEGUN, id_) for id_ in everything if for_commitment(id_)}
        played |= {name: InUse(scenario, practices, NOT_YET, HOURS) for name, practices in young.items()}
        for id_, name in LEFT_OUT.items():
            chosen = EXPERT[name][0]
            less = tuple(practice for practice in chosen if practice != id_)
            played[f"{name}, second round"] = Act(scenario, Variant(name, (None, chosen)))
            played[f"{name}, second round without {id_}"] = Act(scenario, Variant(name, (None, less)))
    rehearsal = library.load("rehearsal")
    played |= {
        REHEARSAL: Act(rehearsal, Variant(REHEARSAL, ((),))),
        f"{REHEARSAL}, second round": Act(rehearsal, Variant(REHEARSAL, (None, FIRST))),
        f"{REHEARSAL}, two minutes": Beginning(rehearsal, 2.0),
    }
    return (
        played
        | {how: Hours(scenario, FIRST, how) for how in ("imposed", "announced", "chosen")}
        | {REAL: RealDay(scenario)}
    )


def rows(evidence: Evidence, *, core: bool) -> Iterator[Row]:
    """
    The table, or the core of it.
    """
    experts = CORE_EXPERTS if core else tuple(EXPERT)
    yield Row("round 1, nothing on: chaos", tuple(_chaos(evidence)))
    yield Row("four rounds, three practices a round: a service", tuple(_service(evidence)))
    yield Row("a day like a real one", tuple(_real(evidence)))
    for name in experts:
        yield Row(f"expert path, {name}: wins", tuple(_expert(evidence, name)))
    for name in CORE_SILLY if core else SILLY:
        claim = evidence.at_most("within SLA, last round", name, SLA, 0.70)
        yield Row(f"silly path, {name}: does not win", (claim,))
    words = "the first three and then nothing: eight points below every expert path"
    yield Row(words, tuple(_below(evidence, THREE_AND_NOTHING, experts, 0.08)))
    yield Row("big bang, then waiting: below every expert path", tuple(_below(evidence, BIG_BANG, experts, 0.0)))
    yield Row("big bang: worse in round 2 than a sensible three", tuple(_big_bang(evidence)))
    yield Row("the rehearsal tells the story in two rounds", tuple(_rehearsal(evidence)))
    yield Row("a ticket tool alone: no better, and dearer", tuple(_tool(evidence)))
    for trap in TRAPS:
        yield Row(f"trap {trap}: worse where it should be, though a figure improves", tuple(_trap(evidence, trap)))
    yield Row("imposed in mid-round, announced, chosen: in that order", tuple(_announced(evidence)))
    if core:
        return
    for practice in good():
        yield Row(f"{practice}: missed when removed, not sufficient alone", tuple(_one(evidence, practice)))
    for name in OWN:
        yield Row(f"path drawn up afterwards, {name}: wins", tuple(_expert(evidence, name)))
    for practice in good():
        yield Row(f"{practice}: not indispensable", tuple(_dispensable(evidence, practice)))


def _real(evidence: Evidence) -> Iterator[Claim]:
    found = evidence.dispersion(REAL, HOURS_OF_DAY)
    holds = found.low is not None and found.high is not None and found.low >= 3.0 and found.high <= 6.0
    yield Claim("variance / mean of the reports of an hour, 3 to 6", found, holds)
    yield evidence.at_least("share of P1 and P2", REAL, "urgent", 0.10)
    yield evidence.at_most("share of P1 and P2", REAL, "urgent", 0.20)
    yield evidence.at_least("reassigned at least once, round 1", REAL, "reassigned", 0.45)
    yield evidence.at_most("reassigned at least once, round 1", REAL, "reassigned", 0.60)
    for act, round_ in (("three", "second"), ("six", "third")):
        yield evidence.at_least(f"{TAIL}, {round_} round", act, TAIL, 4.0)
        yield evidence.at_most(f"{TAIL}, {round_} round", act, TAIL, 15.0)
    yield evidence.at_least(f"{TAIL}, last round", SHIPPED, TAIL, 4.0)


def _rehearsal(evidence: Evidence) -> Iterator[Claim]:
    yield evidence.at_most("within SLA, round 1", REHEARSAL, SLA, 0.45)
    yield evidence.at_least("within SLA, round 2, with three practices", f"{REHEARSAL}, second round", SLA, 0.85)
    yield evidence.at_least("red before minute two, share of days", f"{REHEARSAL}, two minutes", RED, 0.85)


def _expert(evidence: Evidence, name: str) -> Iterator[Claim]:
    yield evidence.at_least("within SLA, last round", name, SLA, 0.95)
    for priority in PRIORITIES:
        yield evidence.at_least(f"{priority} within SLA", name, f"by_priority.{priority}.resolution_sla_met", 0.90)
    yield evidence.at_most("lost", name, "lost", 0.0)


def _below(evidence: Evidence, act: str, experts: Iterable[str], points: float) -> Iterator[Claim]:
    for name in experts:
        yield evidence.more(f"within SLA, {name} - this - {points:.2f}", (name, SLA), (act, SLA), less=points)


def _announced(evidence: Evidence) -> Iterator[Claim]:
    for one, other in pairwise(("chosen", "announced", "imposed")):
        for key, words in ((COMMITMENT, "commitment"), (SLA, "within SLA")):
            yield evidence.more(f"{words}, {one} - {other}", (one, key), (other, key))


def _dispensable(evidence: Evidence, practice: str) -> Iterator[Claim]:
    names = [name for name, path in EXPERT.items() if not any(practice in chosen for chosen in path)]
    name = names[0] if names else f"an expert path without {practice}"
    yield evidence.at_least(f"within SLA, last round, {name}", name, SLA, 0.95)


def _chaos(evidence: Evidence) -> Iterator[Claim]:
    yield evidence.at_most("within SLA", "nothing", "resolution_sla_met", 0.35)
    yield evidence.at_least("lost", "nothing", LOST, 0.08)
    yield evidence.at_least("failure demand", "nothing", "failure_demand_share", 0.30)
    yield evidence.at_least("sessions delayed", "nothing", DELAYED, 1 / 3)
    ordered = [_slower(evidence, "nothing", one, other) for one, other in _neighbours()]
    yield Claim("resolution times not ordered by priority", None, not all_hold(ordered))


def _service(evidence: Evidence) -> Iterator[Claim]:
    act, first = SHIPPED, "nothing"
    for priority in PRIORITIES:
        key = f"by_priority.{priority}.resolution_sla_met"
        yield evidence.at_least(f"{priority} within SLA", act, key, 0.97)
    yield evidence.at_most("lost", act, "lost", 0.0)
    yield evidence.at_most("failure demand", act, "failure_demand_share", 0.05)
    # P4 is left out: it holds the quick questions of the counter, which are answered while the delegate waits.
    for one, other in pairwise(PRIORITIES[:3]):
        yield _slower(evidence, act, one, other)
    yield evidence.at_most("sessions delayed by the desk, a day", act, "sessions_delayed_by_desk", NONE)
    throughput, cost = "throughput_per_hour", "cost_per_resolved"
    yield evidence.more("throughput - 1.5 x round 1", (act, throughput), (first, throughput), 1.5)
    yield evidence.not_more("cost per resolved - 0.6 x round 1", (act, cost), (first, cost), 0.6)


def _big_bang(evidence: Evidence) -> Iterator[Claim]:
    for key, words in (("resolution_sla_met", "within SLA"), ("satisfaction", "satisfaction")):
        yield evidence.more(f"{words}, three - big bang", ("three", key), ("big bang", key))


def _tool(evidence: Evidence) -> Iterator[Claim]:
    tool, nothing, key = f"only {TOOL}", "nothing", "resolution_sla_met"
    yield evidence.not_more("within SLA, tool - nothing", (tool, key), (nothing, key))
    yield evidence.more(
        "cost per resolved, tool - nothing", (tool, "cost_per_resolved"), (nothing, "cost_per_resolved")
    )


def _trap(evidence: Evidence, trap: str) -> Iterator[Claim]:
    worse, better = TRAPS[trap]
    harmed = evidence.harm(f"+ {trap}", "sensible", worse)
    for key in worse:
        yield Claim(f"{key} is worse", harmed.get(key), key in harmed)
    improved = evidence.harm("sensible", f"+ {trap}", better)
    best = next(iter(improved), None)
    yield Claim(f"{best or 'nothing'} improves", improved.get(best or ""), best is not None)


def _one(evidence: Evidence, practice: str) -> Iterator[Claim]:
    measures = [key for measure in catalogue()[practice].identity.measures for key in MORE.get(measure, (measure,))]
    without, full = f"without {practice}", "everything"
    if practice in LEFT_OUT:
        full = f"{LEFT_OUT[practice]}, second round"
        without = f"{full} without {practice}"
    elif for_commitment(practice):
        without, full = ", ".join(BEGUN), f"with {practice}"
    harmed = evidence.harm(without, full, measures)
    worst = next(iter(harmed), None)
    yield Claim(f"without it, {worst or 'no measure it is for'} is worse", harmed.get(worst or ""), worst is not None)
    yield evidence.at_most("alone, within SLA", f"only {practice}", "resolution_sla_met", 0.90)


def _slower(evidence: Evidence, act: str, urgent: str, other: str) -> Claim:
    keys = [f"by_priority.{priority}.mean_minutes" for priority in (other, urgent)]
    return evidence.more(f"minutes to resolve, {other} - {urgent}", (act, keys[0]), (act, keys[1]))


def _neighbours() -> Iterator[tuple[str, str]]:
    return pairwise(PRIORITIES)
