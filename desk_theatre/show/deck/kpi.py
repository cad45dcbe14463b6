"""
Cards about figures and targets: what is counted, and what counting does to people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.lifecycle import DONE
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.time_of_day import spell_length
from desk_theatre.measures.figures import WASTES
from desk_theatre.measures.scorecard_fold import within
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

STICK = Threshold(cases=3, least=0.05, half=0.1)
"""
Share of what was resolved under quotas: what was reopened.
"""

GREEN = 0.6
"""
Share of the response targets met from which on the wall of lights looks green.
"""

WATERMELON = Threshold(cases=5, least=0.2, half=0.3)
"""
Difference between the shares of response and resolution targets met.
"""

URGENT = (Priority.MAJOR, Priority.P1, Priority.P2)
ORDINARY = (Priority.P3, Priority.P4)

UPSIDE_DOWN = 0.9
"""
Time to resolve urgent incidents as a share of that of the others; from here on urgency made no difference.
"""

FEW = 3
"""
Incidents below which a mean says nothing.
"""

FLAT_OUT = Threshold(cases=5, least=0.15, half=0.25)
"""
Share of all work; one hour in eight is one person of a team of eight who works for nothing all day.
"""

UNKNOWN = Threshold(cases=5, least=0.25, half=0.4)
"""
Share of the decided targets: those breached.
"""


def stick(book: RoundEvidence) -> Evidence | None:
    """
    Quotas for closing, and what was closed is reopened.
    """
    if not book.agreed.mostly("individual_quotas"):
        return None
    back, said = book.all(e.IncidentReopened), len(book.all(e.IncidentResolved))
    strength = STICK.strength(len(back), said)
    if strength is None:
        return None
    words = f"With a quota for each person, {said} incidents were counted as resolved, and {len(back)} of them ({percent(len(back) / said)}) came back."
    return Evidence(strength, words, glimpses((event.at, event.incident) for event in back))


def green_outside(book: RoundEvidence) -> Evidence | None:
    """
    The easy target is met, and the one that matters is breached.
    """
    answered = book.promises.responses(book.closed)
    solved = book.promises.resolutions(book.closed)
    response, resolution = answered.share, within(solved)
    if response is None or resolution is None or response < GREEN:
        return None
    broken = sum(verdicts.breached for verdicts in solved.values())
    strength = WATERMELON.strength(response - resolution, 1.0, broken)
    if strength is None:
        return None
    words = f"{percent(response)} of the incidents were picked up within SLA, which looks good; {percent(resolution)} were resolved within SLA, and {{delegates}} chased {times(book.contacts.chased) if book.contacts.chased else 'not once'}."
    picked = {event.incident: event.at for event in reversed(book.all(e.IncidentPickedUp))}
    quick = {n: at for n, at in picked.items() if at - book.reported(n).at <= book.target(n, "response")}
    shown = sorted((p for p in book.broken if p.incident in quick), key=lambda p: (book.priority(p.incident), p.at))
    return Evidence(strength, book.say(words), glimpses((passed.at, passed.incident) for passed in shown))


def on_average(book: RoundEvidence) -> Evidence | None:
    """
    Urgent incidents took as long as the others.
    """
    urgent, ordinary = _took(book, URGENT), _took(book, ORDINARY)
    if len(urgent) < FEW or len(ordinary) < FEW:
        return None
    means = sum(urgent) / len(urgent), sum(ordinary) / len(ordinary)
    if means[0] < UPSIDE_DOWN * means[1]:
        return None
    strength = means[0] / max(1.0, means[0] + means[1])
    overall = (sum(urgent) + sum(ordinary)) // (len(urgent) + len(ordinary))
    words = f"On average, incidents were resolved after {spell_length(overall)}: urgent ones (P2 and up) after {spell_length(round(means[0]))}, the others after {spell_length(round(means[1]))}."
    late = sorted(
        (passed for passed in book.broken if book.priority(passed.incident) in URGENT),
        key=lambda passed: (book.priority(passed.incident), passed.at),
    )
    return Evidence(strength, words, glimpses((passed.at, passed.incident) for passed in late))


def _took(book: RoundEvidence, priorities: tuple[Priority, ...]) -> list[int]:
    """
    Return the seconds from report to last resolution, of the resolved incidents of these priorities.
    """
    return [
        book.ended[number] - report.at
        for number, report in book.observer.reports.items()
        if book.priority(number) in priorities and book.states.state[number] in DONE and number in book.ended
    ]


def flat_out(book: RoundEvidence) -> Evidence | None:
    """
    Everybody is busy, and much of the work was unnecessary.
    """
    lost: dict[e.Waste, int] = {cause: book.workload_of(cause) for cause in get_args(e.Waste)}
    wasted, worked = sum(lost.values()), book.worked()
    pieces = [piece for piece in book.all(e.WorkStarted) if piece.waste is not None]
    strength = FLAT_OUT.strength(wasted, worked, len(pieces))
    if strength is None:
        return None
    most = sorted((cause for cause in lost if lost[cause]), key=lambda cause: (-lost[cause], cause))[:2]
    causes = " and ".join(f"{spell_length(lost[cause])} into {WASTES[cause]}" for cause in most)
    words = f"{spell_length(wasted)} of {spell_length(worked)} of work ({percent(wasted / worked)}) was avoidable: {causes}."
    longest = sorted(pieces, key=lambda piece: (-piece.seconds, piece.at, piece.by))
    return Evidence(strength, book.say(words), glimpses((piece.at, piece.incident) for piece in longest))


def which_promise(book: RoundEvidence) -> Evidence | None:
    """
    Targets are breached, and the people who work do not know them.
    """
    if book.agreed.mostly("agreed_targets"):
        return None
    late = book.broken
    solved = book.promises.resolutions(book.closed)
    decided = sum(verdicts.met + verdicts.breached for verdicts in solved.values())
    strength = UNKNOWN.strength(len(late), decided)
    if strength is None:
        return None
    until = {passed.incident: _until(book, passed.incident) for passed in late}
    worked = sum(
        min(piece.seconds, until[piece.incident] - piece.at)
        for piece in book.all(e.WorkStarted)
        if piece.incident in until and piece.at < until[piece.incident]
    )
    took = sum(end - book.reported(incident).at for incident, end in until.items())
    words = f"{len(late)} of {counted(decided, 'SLA target was', 'SLA targets were')} breached, and no targets were agreed to work by; of the time these incidents took, {percent(worked / took)} was work and the rest was waiting."
    shown = sorted(late, key=lambda passed: (book.priority(passed.incident), passed.at, passed.incident))
    return Evidence(strength, words, glimpses((passed.at, passed.incident) for passed in shown))


def _until(book: RoundEvidence, incident: int) -> int:
    """
    Return the second at which an incident was resolved for good, or given up.
    """
    if incident in book.promises.open:
        return book.closed
    return book.ended[incident]


CARDS = (
    Card(
        id="stick",
        title="You are three behind your colleague",
        theme="kpi",
        attitude="What gets measured gets done. So we measure each of you, and put the list on the wall.",
        question="Which of your figures could you make look good without helping anyone?",
        practices=("confirmed_closure", "visible_performance", "celebrate"),
        traps=("individual_quotas",),
        seen_when=f"Quotas were active for most of the round, and at least {STICK.cases} incidents, {percent(STICK.least)} of those counted as resolved, came back.",
        detect=stick,
    ),
    Card(
        id="green-outside",
        title="But all our lights are green",
        theme="kpi",
        attitude="The report says we are good. If {delegates} see it differently, they haven’t read it.",
        question="Which of your figures would your customers laugh at?",
        practices=("customer_priorities", "visible_performance", "agreed_targets"),
        traps=("individual_quotas",),
        seen_when=f"At least {percent(GREEN)} of the incidents were picked up within SLA. The share resolved within SLA is smaller by {percent(WATERMELON.least)} or more, with at least {WATERMELON.cases} targets breached.",
        detect=green_outside,
    ),
    Card(
        id="on-average",
        title="On average we are doing fine",
        theme="kpi",
        attitude="One figure for everything is clear and fair. An incident is an incident.",
        question="Whose incident is hidden in your average?",
        practices=("prioritisation", "customer_priorities", "agreed_targets"),
        traps=("individual_quotas",),
        seen_when=f"Urgent incidents (P2 and up) took {percent(UPSIDE_DOWN)} or more of the time the others took, with at least {FEW} of each resolved.",
        detect=on_average,
    ),
    Card(
        id="flat-out",
        title="We are all working flat out",
        theme="kpi",
        attitude="Everyone is busy from morning to evening, so it can’t be us. We simply need more people.",
        question="How much of yesterday’s work was only there because something went wrong before?",
        practices=("status_updates", "handover", "known_errors", "routing"),
        traps=("ticket_tool",),
        seen_when=f"At least {percent(FLAT_OUT.least)} of all work was waste: {', '.join(WASTES.values())}.",
        detect=flat_out,
    ),
    Card(
        id="which-promise",
        title="Which promise?",
        theme="kpi",
        attitude="We do our best. Whatever was agreed is written down somewhere, and that’s not for us.",
        question="What exactly have you promised, to whom, and who on the floor knows it by heart?",
        practices=("agreed_targets", "visible_performance", "escalation"),
        seen_when=f"Targets were not agreed for most of the round, and at least {UNKNOWN.cases} SLA targets, {percent(UNKNOWN.least)} of those due, were breached.",
        detect=which_promise,
    ),
)
