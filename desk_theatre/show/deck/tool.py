"""
Cards about tools: the hope that something you can buy does what people do not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses
from desk_theatre.show.deck.resistance import DOING

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

CRAYONS = Threshold(cases=5, least=0.5, half=0.5)
"""
Share of the entries that the tool asked for: those not made.
"""

UNDERNEATH = ("recording", "handover", "known_errors")
"""
Practices that a ticket tool makes quicker, if people follow them.
"""

FORMS = Threshold(cases=5, least=0.01, half=0.03)
"""
Share of all work; one per cent is an hour a week for each person.
"""

DRAWER = Threshold(cases=3, least=0.3, half=0.4)
"""
Share of the chances to look something up: those nobody used.
"""

UNTOUCHED = Threshold(cases=3, least=0.1, half=0.25)
"""
Share of the logged incidents.
"""


def crayons(book: RoundEvidence) -> Evidence | None:
    """
    The tool is paid for, and what it is for is not done.
    """
    if not book.agreed.mostly("ticket_tool"):
        return None
    undone: list[e.IncidentHeld | e.IncidentAssigned | e.WorkStarted] = []
    whole, parts = 0, []
    for practice, words in zip(UNDERNEATH, ("logged", "handed over complete", "looked up"), strict=True):
        done, not_done, _ = DOING[practice](book)
        undone += not_done
        whole += len(done) + len(not_done)
        if done or not_done:
            parts.append(f"{words} {len(done)} of {len(done) + len(not_done)}")
    strength = CRAYONS.strength(len(undone), whole)
    if strength is None:
        return None
    undone.sort(key=lambda event: event.at)
    words = f"The ticket tool was there and paid for, and people put little into it: {', '.join(parts)}."
    return Evidence(strength, words, glimpses((event.at, event.incident) for event in undone))


def filling_in(book: RoundEvidence) -> Evidence | None:
    """
    Time goes into fields that nobody reads.
    """
    pieces = [piece for piece in book.all(e.WorkStarted) if piece.waste == "form-filling"]
    spent = book.workload_of("form-filling")
    strength = FORMS.strength(spent, book.worked(), len(pieces))
    if strength is None:
        return None
    words = f"{times(len(pieces)).capitalize()}, people filled in a form that helped nobody: {spell_length(spent)}, {percent(spent / book.worked())} of all work."
    longest = sorted(pieces, key=lambda piece: (-piece.seconds, piece.at))
    return Evidence(strength, words, glimpses((piece.at, piece.incident) for piece in longest))


def drawer(book: RoundEvidence) -> Evidence | None:
    """
    A work-around is recorded, and people still start from scratch.
    """
    since: dict[str, int] = {}
    known: list[e.KnownErrorRecorded | e.KnownErrorApplied] = [
        *book.all(e.KnownErrorRecorded),
        *book.all(e.KnownErrorApplied),
    ]
    for event in known:
        sort = book.kind(event.incident).id
        since[sort] = min(since.get(sort, event.at), event.at)
    again = [
        piece
        for piece in book.all(e.WorkStarted)
        if piece.task == "diagnosis"
        and piece.incident is not None
        and piece.at > since.get(book.kind(piece.incident).id, book.closed)
    ]
    strength = DRAWER.strength(len(again), len(again) + len(book.all(e.KnownErrorApplied)))
    if strength is None:
        return None
    sorts = book.sorts(again)
    most = max(sorts, key=lambda sort: (sorts[sort], sort))
    words = f"{times(len(again)).capitalize()}, an incident was worked out from scratch although what helps was documented; for “{book.names.kinds[most]}” it was known from {spell_short(since[most])} at the latest and not used {times(sorts[most])}."
    return Evidence(strength, words, glimpses((piece.at, piece.incident) for piece in again))


def in_the_system(book: RoundEvidence) -> Evidence | None:
    """
    Incidents are safely logged, and nobody picks them up within the response target.
    """
    recorded = book.written
    touched: dict[int, int] = {}
    ends: list[e.IncidentPickedUp | e.IncidentWithdrawn] = [
        *book.all(e.IncidentPickedUp),
        *book.all(e.IncidentWithdrawn),
    ]
    for event in ends:
        touched[event.incident] = min(event.at, touched.get(event.incident, event.at))
    lay = {number: touched.get(number, book.closed) - at for number, at in recorded.items()}
    promised = {number: book.target(number, "response") for number in recorded}
    slow = sorted((n for n in recorded if lay[n] > promised[n]), key=lambda n: (-lay[n], n))
    strength = UNTOUCHED.strength(len(slow), len(recorded))
    if strength is None:
        return None
    words = f"{len(slow)} of {counted(len(recorded), 'incident')} were safely logged and then left untouched for longer than promised, {book.called(slow[0])} for {spell_length(lay[slow[0]])}."
    return Evidence(strength, words, glimpses((recorded[number] + promised[number], number) for number in slow))


CARDS = (
    Card(
        id="crayons",
        title="When the new tool is here",
        theme="tool",
        attitude="We don’t need to talk about how we work. We need the right software, and the rest will sort itself out.",
        question="What would the tool do for you tomorrow that you could do on paper today?",
        practices=("recording", "handover", "known_errors"),
        traps=("ticket_tool",),
        seen_when=f"A ticket tool was active for most of the round, and at least {CRAYONS.cases} times, {percent(CRAYONS.least)} of the times there was something to log, hand over or look up, that was not done.",
        detect=crayons,
    ),
    Card(
        id="filling-in",
        title="All fields are required",
        theme="tool",
        attitude="More fields, more order. Someone is bound to need it for a report one day.",
        question="Which field do you fill in that nobody has ever read?",
        practices=("recording", "process_owner"),
        traps=("ticket_tool", "lift_and_shift", "approval_board"),
        seen_when=f"At least {FORMS.cases} times, and for {percent(FORMS.least)} of all work, people filled in a form that helped nobody.",
        detect=filling_in,
    ),
    Card(
        id="drawer",
        title="It is all in the knowledge base",
        theme="tool",
        attitude="We have written everything down. That nobody looks there is another matter.",
        question="When did you last look something up before you started, and did you find it?",
        practices=("known_errors", "coaching_manager", "celebrate"),
        seen_when=f"At least {DRAWER.cases} times, and {percent(DRAWER.least)} of the times there was something to look up, people started from scratch instead.",
        detect=drawer,
    ),
    Card(
        id="in-the-system",
        title="It is in the system",
        theme="tool",
        attitude="I’ve created a ticket, so it’s taken care of.",
        question="Who looks at the tickets that nobody looks at?",
        practices=("visible_performance", "agreed_targets", "checkpoint"),
        seen_when=f"At least {UNTOUCHED.cases} incidents, and {percent(UNTOUCHED.least)} of those logged, were not picked up within SLA.",
        detect=in_the_system,
    ),
)
