"""
Cards about process: how work is taken in, ordered, repeated and finished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses
from desk_theatre.show.deck.queue_jumps import WAITED_ENOUGH

if TYPE_CHECKING:
    from desk_theatre.scenario.demand import Fault
    from desk_theatre.show.deck.round_evidence import RoundEvidence

HEADS = Threshold(cases=3, least=0.15, half=0.25)
"""
Share of the incidents that the desk heard; when one in seven is only in somebody's head, the first ones get lost.
"""

LOUDEST = Threshold(cases=3, least=0.15, half=0.2)
"""
Share of the choices from a queue; pure chance would pass over a more urgent incident in about four of ten.
"""

SCRATCH = Threshold(cases=3, least=0.3, half=0.4)
"""
Share of the times that somebody met a sort of incident that had been resolved before that day.
"""

MOP = Threshold(cases=4, least=0.02, half=0.06)
"""
Share of all incidents of the round; two may be chance, the fourth has a cause.
"""

SHOULD_WORK = Threshold(cases=3, least=0.04, half=0.08)
"""
Share of what was resolved: what was reopened. One in twenty-five annoys; more destroys trust.
"""

UNATTENDED = Threshold(cases=3, least=0.05, half=0.15)
"""
Share of all incidents: SLA targets breached while nobody was working on them.
"""

BOTTOM = Threshold(cases=3, least=0.03, half=0.06)
"""
Share of all incidents: still open at the end after being overtaken `OVERTAKEN` times.
"""

OVERTAKEN = 10
"""
Incidents of the same team that came later and were resolved earlier; ten are more than good reasons explain.
"""


def in_the_head(book: RoundEvidence) -> Evidence | None:
    """
    Incidents were only in somebody's head.
    """
    held = {event.incident: event for event in reversed(book.all(e.IncidentHeld))}
    heard = held.keys() | book.written.keys()
    strength = HEADS.strength(len(held), len(heard))
    if strength is None:
        return None
    lost = book.all(e.IncidentLost)
    ever = len({event.incident for event in lost})
    back = len(book.all(e.IncidentRecovered))
    fate = f"; {counted(ever, 'was', 'were')} forgotten" if ever else "; none was forgotten this time"
    again = f", and {times(back)} {{a delegate}} had to tell the story again" if back else ""
    words = f"{len(held)} of {counted(len(heard), 'incident')} were not logged at first, only in one person’s head{fate}{again}."
    lost = sorted(lost, key=lambda event: (book.priority(event.incident), event.at, event.incident))
    shown = [*((event.at, event.incident) for event in lost), *((event.at, event.incident) for event in held.values())]
    return Evidence(strength, book.say(words), glimpses(shown))


def loudest(book: RoundEvidence) -> Evidence | None:
    """
    Somebody picked up a less urgent incident while a more urgent one waited in the same queue.
    """
    over = book.flow.passed_over
    strength = LOUDEST.strength(len(over), book.flow.choices)
    if strength is None:
        return None
    worst = sorted(over, key=lambda each: (book.priority(each.urgent), -each.waited, each.at))
    first = worst[0]
    words = f"{len(over)} of {book.flow.choices} times an incident was picked up while a more urgent one was in the same queue; {book.called(first.urgent)}, {book.priority(first.urgent).word}, had waited {spell_length(first.waited)} when {book.names.person(first.by)} took a {book.priority(first.incident).word}."
    return Evidence(strength, words, glimpses((each.at, each.urgent) for each in worst))


def from_scratch(book: RoundEvidence) -> Evidence | None:
    """
    The cause was searched for again although the same sort had been resolved before.
    """
    again = [
        piece for piece in book.all(e.WorkStarted) if piece.waste == "repeated diagnosis" and piece.incident is not None
    ]
    strength = SCRATCH.strength(len(again), len(again) + len(book.all(e.KnownErrorApplied)))
    if strength is None:
        return None
    sorts = book.sorts(again)
    most = max(sorts, key=lambda kind: (sorts[kind], kind))
    spent = spell_length(book.workload_of("repeated diagnosis"))
    words = f"{times(len(again)).capitalize()}, an incident was worked out from scratch although that kind had been resolved before that day: {spent} of work; “{book.names.kinds[most]}” alone {times(sorts[most])}."
    longest = sorted(again, key=lambda piece: (-piece.seconds, piece.at))
    return Evidence(strength, words, glimpses((piece.at, piece.incident) for piece in longest))


def mopping(book: RoundEvidence) -> Evidence | None:
    """
    One fault went on producing incidents to the end.
    """
    removed = {event.fault for event in book.all(e.FaultRemoved)}
    faults = {fault.id: fault for fault in book.scenario.demand.faults if fault.id not in removed}
    best: Evidence | None = None
    for began in book.all(e.FaultBegan):
        fault = faults.get(began.fault)
        found = _of_fault(book, fault, began.at) if fault else []
        strength = MOP.strength(len(found), book.reports)
        if fault is None or strength is None or (best is not None and strength <= best.strength):
            continue
        words = f"{book.what(found[0])} came {times(len(found))} between {spell_short(book.reported(found[0]).at)} and {spell_short(book.reported(found[-1]).at)}. The root cause was there all that time, and nobody removed it: {fault.title[:1].lower()}{fault.title[1:]}."
        best = Evidence(
            strength, words, glimpses((book.reported(n).at, n) for n in (found[0], found[len(found) // 2], found[-1]))
        )
    return best


def _of_fault(book: RoundEvidence, fault: Fault, began: int) -> list[int]:
    return [
        number
        for number, report in book.observer.reports.items()
        if report.kind == fault.kind and report.room == fault.room and report.at >= began
    ]


def should_work(book: RoundEvidence) -> Evidence | None:
    """
    Incidents were resolved only in name.
    """
    back, said = book.all(e.IncidentReopened), len(book.all(e.IncidentResolved))
    strength = SHOULD_WORK.strength(len(back), said)
    if strength is None:
        return None
    after = _until_back(book)
    lasted = (
        f": {spell_length(sum(after) // len(after))} later, on average, the {{delegate}} was back at the desk"
        if after
        else ""
    )
    words = f"{len(back)} of {said} times an incident was called resolved and was not{lasted}."
    shown = sorted(back, key=lambda event: (book.priority(event.incident), event.at, event.incident))
    return Evidence(strength, book.say(words), glimpses((event.at, event.incident) for event in shown))


def _until_back(book: RoundEvidence) -> list[int]:
    """
    Return the seconds from each resolution that did not hold to the reopening.
    """
    moves: list[e.IncidentResolved | e.IncidentReopened] = [
        *book.all(e.IncidentResolved),
        *book.all(e.IncidentReopened),
    ]
    solved: dict[int, int] = {}
    after = []
    for event in sorted(moves, key=lambda move: move.at):
        if isinstance(event, e.IncidentResolved):
            solved[event.incident] = event.at
        elif event.incident in solved:
            after.append(event.at - solved[event.incident])
    return after


def unattended(book: RoundEvidence) -> Evidence | None:
    """
    SLA targets were breached while nobody was working on the incident.
    """
    alone = [passed for passed in book.broken if passed.waiting is not None]
    strength = UNATTENDED.strength(len(alone), book.reports)
    if strength is None:
        return None
    free = sum(bool(passed.free) for passed in alone)
    colleague = f"; {times(free)} a skilled colleague was free at that moment" if free else ""
    words = f"{len(book.broken)} of {book.reports} incidents breached their SLA, {len(alone)} of them while nobody was working on it{colleague}."
    alone.sort(key=lambda passed: (not passed.free, book.priority(passed.incident), passed.at, passed.incident))
    return Evidence(strength, words, glimpses((passed.at, passed.incident) for passed in alone))


def bottom_of_the_pile(book: RoundEvidence) -> Evidence | None:
    """
    Old incidents, still open at the end, were overtaken again and again.
    """
    team = {number: book.kind(number).team for number in book.observer.reports}
    solved: dict[str, list[int]] = {}
    for event in book.all(e.IncidentResolved):
        solved.setdefault(team[event.incident], []).append(book.reported(event.incident).at)
    overtaken = {
        number: sum(at > book.reported(number).at for at in solved.get(team[number], ()))
        for number in book.promises.open
    }
    old = sorted((n for n, by in overtaken.items() if by >= OVERTAKEN), key=lambda n: (book.reported(n).at, n))
    strength = BOTTOM.strength(len(old), book.reports)
    if strength is None:
        return None
    oldest = old[0]
    words = f"{counted(len(old), 'incident was', 'incidents were')} still open at the end although {OVERTAKEN} or more later ones of the same team were resolved; {book.called(oldest)} from {spell_short(book.reported(oldest).at)} was overtaken {times(overtaken[oldest])}."
    return Evidence(strength, words, glimpses((book.reported(n).at, n) for n in old))


CARDS = (
    Card(
        id="in-the-head",
        title="I have it in my head",
        theme="process",
        attitude="Writing it down takes longer than doing it, and I never forget anything.",
        question="How many things are in your head right now that nobody else knows about?",
        practices=("recording", "ticket_tool"),
        seen_when=f"At least {HEADS.cases} incidents, and {percent(HEADS.least)} of those heard, were not logged at first.",
        detect=in_the_head,
    ),
    Card(
        id="loudest",
        title="Who shouts loudest comes first",
        theme="process",
        attitude="The one in front of me, or on the phone for the third time, is the most important.",
        question="Who decides what is next where you work, and by which rule?",
        practices=("prioritisation", "customer_priorities", "agreed_targets"),
        traps=("individual_quotas",),
        seen_when=f"At least {LOUDEST.cases} times, and {percent(LOUDEST.least)} of the times there was a choice, an incident was picked up while a more urgent one had waited in the same queue for {spell_length(WAITED_ENOUGH)} or longer.",
        detect=loudest,
    ),
    Card(
        id="from-scratch",
        title="Every time like the first time",
        theme="process",
        attitude="I know how I did it last time. Why should I write that down, and who would read it?",
        question="Which question did you answer for the tenth time this month?",
        practices=("known_errors", "ticket_tool"),
        traps=("hero_bonus",),
        seen_when=f"At least {SCRATCH.cases} times, and {percent(SCRATCH.least)} of the times a kind of incident came back, it was worked out from scratch.",
        detect=from_scratch,
    ),
    Card(
        id="mopping",
        title="No time to turn off the tap",
        theme="process",
        attitude="We fix it every time, and fast. There’s no time to find out why it keeps coming back.",
        question="Which tap do you know of that has been dripping for years?",
        practices=("problem_management", "process_owner"),
        traps=("individual_quotas",),
        seen_when=f"After a fault appeared, at least {MOP.cases} incidents, and {percent(MOP.least)} of all, were of its kind and in its {{room}}, and nobody removed the root cause.",
        detect=mopping,
    ),
    Card(
        id="should-work",
        title="Should work now",
        theme="process",
        attitude="I did what you do in such cases. If they don’t come back, it was right.",
        question="How do you find out whether it works: do you ask, or do you wait for the complaint?",
        practices=("confirmed_closure",),
        traps=("individual_quotas",),
        seen_when=f"At least {SHOULD_WORK.cases} incidents, and {percent(SHOULD_WORK.least)} of those called resolved, came back.",
        detect=should_work,
    ),
    Card(
        id="unattended",
        title="It will be all right",
        theme="process",
        attitude="Someone will be looking after it. And if it really mattered, someone would have said so.",
        question="Who notices that a target is about to be missed, and what may they do then?",
        practices=("escalation", "visible_performance", "agreed_targets"),
        traps=("approval_board",),
        seen_when=f"At least {UNATTENDED.cases} incidents, and {percent(UNATTENDED.least)} of all, breached their SLA while nobody was working on them.",
        detect=unattended,
    ),
    Card(
        id="bottom-of-the-pile",
        title="The old ones settle themselves",
        theme="process",
        attitude="What has waited this long can wait a little longer. There is always something fresher on top.",
        question="What is the oldest thing waiting for you, and what would it take to finish it?",
        practices=("checkpoint", "escalation", "agreed_targets"),
        traps=("individual_quotas",),
        seen_when=f"At least {BOTTOM.cases} incidents, and {percent(BOTTOM.least)} of all, were open at the end although {OVERTAKEN} or more later ones of the same team were resolved.",
        detect=bottom_of_the_pile,
    ),
)
