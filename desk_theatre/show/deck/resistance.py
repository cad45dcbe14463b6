"""
Cards about resistance: what becomes of things that everybody has agreed to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_theatre.show.deck.round_evidence import RoundEvidence

UNDONE = Threshold(cases=5, least=0.3, half=0.4)
"""
Share of the times that an active practice should have been followed; one in ten is forgetting, three in ten is not
wanting to.
"""

FADED = Threshold(cases=1, least=0.1, half=0.15)
"""
Fall of the commitment from its highest point; a tenth is more than the ups and downs of a day.
"""

TOO_MUCH = 2.5
"""
Multiple of what people can learn at once.
"""

HALF_HEARTED = Threshold(cases=1, least=0.5, half=0.6)
"""
Share of the things to learn that were no habit by the end.
"""

AS_EVER = Threshold(cases=5, least=0.2, half=0.3)
"""
Share of all visits to the desk: those that better work would have made unnecessary.
"""

CERTIFIED = Threshold(cases=3, least=0.5, half=0.5)
"""
Of the people who were on a course: for how many of them what they had learned faded within the round.
"""


def _recording(book: RoundEvidence) -> tuple[list[Any], list[Any], str]:
    return list(book.all(e.IncidentRecorded)), list(book.all(e.IncidentHeld)), "the incident was not logged"


def _prioritisation(book: RoundEvidence) -> tuple[list[Any], list[Any], str]:
    judged = book.all(e.IncidentAssessed)
    done = [event for event in judged if not event.guess]
    return done, [event for event in judged if event.guess], "the priority was a guess"


def _handover(book: RoundEvidence) -> tuple[list[Any], list[Any], str]:
    handed = book.all(e.IncidentAssigned)
    done = [event for event in handed if event.complete]
    return done, [event for event in handed if not event.complete], "the next team got no details"


def _known_errors(book: RoundEvidence) -> tuple[list[Any], list[Any], str]:
    again = [piece for piece in book.all(e.WorkStarted) if piece.waste == "repeated diagnosis"]
    return list(book.all(e.KnownErrorApplied)), again, "people started from scratch"


DOING: Mapping[str, Callable[[RoundEvidence], tuple[list[Any], list[Any], str]]] = {
    "recording": _recording,
    "prioritisation": _prioritisation,
    "handover": _handover,
    "known_errors": _known_errors,
}
"""
For each practice with visible results: where it was followed, where it was not, and what happened instead.
"""


def nodding(book: RoundEvidence) -> Evidence | None:
    """
    Practices are active, and nobody follows them.
    """
    best: Evidence | None = None
    for practice, of in DOING.items():
        if practice not in book.agreed.practices:
            continue
        done, undone, instead = of(book)
        yes = [event for event in done if book.agreed.in_force(practice, event.at)]
        no = [event for event in undone if book.agreed.in_force(practice, event.at)]
        strength = UNDONE.strength(len(no), len(yes) + len(no))
        if strength is None or (best is not None and strength <= best.strength):
            continue
        words = f"{book.named(practice)} was active, and {len(no)} of {len(yes) + len(no)} times people did not follow it: {instead}."
        best = Evidence(strength, words, glimpses((event.at, event.incident) for event in no))
    return best


def usual_way(book: RoundEvidence) -> Evidence | None:
    """
    People followed a practice, and then less and less.
    """
    best: Evidence | None = None
    for practice, levels in sorted(book.agreed.levels.items()):
        peak_at, peak = max(levels, key=lambda each: (each[1], -each[0]))
        last_at, last = levels[-1]
        strength = FADED.strength(peak - last, 1.0, 1)
        if strength is None or (best is not None and strength <= best.strength):
            continue
        words = f"Commitment to {book.named(practice)} was {percent(peak)} at {spell_short(peak_at)} and {percent(last)} at {spell_short(last_at)}."
        best = Evidence(strength, words, glimpses([(peak_at, None), (last_at, None)]))
    return best


def too_much_at_once(book: RoundEvidence) -> Evidence | None:
    """
    More new things at once than anybody can learn.
    """
    habit, attention = book.scenario.commitment.habit, book.scenario.commitment.attention
    new: dict[int, list[str]] = {}
    for practice, levels in book.agreed.levels.items():
        for at, level in levels:
            if level < habit:
                new.setdefault(at, []).append(practice)
    if not new:
        return None
    at = min(new, key=lambda moment: (-len(new[moment]), moment))
    most = len(new[at])
    open_still = [practice for practice in new[at] if book.agreed.levels[practice][-1][1] < habit]
    strength = HALF_HEARTED.strength(len(open_still), most) if most >= TOO_MUCH * attention else None
    if strength is None:
        return None
    words = f"{counted(most, 'practice')} had to be learned at the same time, and people can attend to about {attention:g}; at the end {len(open_still)} of them {'was not yet a habit' if len(open_still) == 1 else 'were not yet habits'}."
    return Evidence(strength, words, glimpses([(at, None)]))


def as_ever(book: RoundEvidence) -> Evidence | None:
    """
    Nothing was agreed, and the same things went wrong as ever.
    """
    if book.agreed.practices:
        return None
    contacts = book.contacts
    strength = AS_EVER.strength(contacts.failures, contacts.all)
    if strength is None:
        return None
    words = f"No practice was active all round; {counted(contacts.failures, 'visit')} of {contacts.all} to the desk ({percent(contacts.failures / contacts.all)}) {'was' if contacts.failures == 1 else 'were'} by {{delegates}} who had to come back, {times(contacts.chased)} to chase."
    chased = sorted(book.all(e.DelegateChased), key=lambda event: (-event.count, event.at, event.incident))
    return Evidence(strength, book.say(words), glimpses((event.at, event.incident) for event in chased))


def certificates(book: RoundEvidence) -> Evidence | None:
    """
    People were on a course, and what they had learned faded.
    """
    earned, faded = book.all(e.CertificateEarned), book.all(e.TheoryFaded)
    strength = CERTIFIED.strength(len(faded), len(earned))
    if strength is None:
        return None
    away = sum(piece.seconds for piece in book.all(e.WorkStarted) if piece.task == "training")
    words = f"{counted(len(earned), 'person', 'people')} came back from a course, {spell_length(away)} off the floor in all; for {len(faded)} of them what they had learned had faded by {spell_short(faded[-1].at)}."
    return Evidence(strength, words, glimpses([(earned[0].at, None), (faded[0].at, None), (faded[-1].at, None)]))


CARDS = (
    Card(
        id="nodding",
        title="Yes in the meeting, no at the desk",
        theme="resistance",
        attitude="Agreeing costs nothing. At my desk I know best how it’s done.",
        question="What did you last agree to and then not do, and what would have made you do it?",
        practices=("confronting", "coaching_manager", "process_owner", "visible_performance"),
        seen_when=f"An active practice was not followed at least {UNDONE.cases} times, and {percent(UNDONE.least)} of the times it applied. This looks at logging, prioritising, handing over and using work-arounds, where the events show it.",
        detect=nodding,
    ),
    Card(
        id="usual-way",
        title="Back to the way we used to work",
        theme="resistance",
        attitude="It was a good idea, in quiet times. When it gets busy, we do what we have always done.",
        question="What do you stop doing first when it gets busy, and why?",
        practices=("process_owner", "celebrate", "coaching_manager"),
        seen_when=f"Commitment to a practice fell by {percent(FADED.least)} or more from its highest point to the end.",
        detect=usual_way,
    ),
    Card(
        id="too-much-at-once",
        title="Everything at once, and by Monday",
        theme="resistance",
        attitude="If all of it is right, why wait? People will manage.",
        question="If you could change only one thing tomorrow, which one would it be?",
        practices=("process_owner", "celebrate", "coaching_manager"),
        seen_when=f"At least {TOO_MUCH:g} times as many practices had to be learned at the same time as people can attend to, and {percent(HALF_HEARTED.least)} of them or more were not yet habits at the end.",
        detect=too_much_at_once,
    ),
    Card(
        id="as-ever",
        title="We have always done it like this",
        theme="resistance",
        attitude="Others may need that. Here everything is a little different, and so far it has always worked out.",
        question="If a stranger watched you for a day, what would they ask first?",
        practices=("customer_priorities", "process_owner", "visible_performance"),
        seen_when=f"No practice was active all round, and at least {AS_EVER.cases} visits, {percent(AS_EVER.least)} of all, were by {{delegates}} who had to come back.",
        detect=as_ever,
    ),
    Card(
        id="certificates",
        title="They have all been on the course",
        theme="resistance",
        attitude="Everyone has the certificate, so everyone knows how it’s done. From here on it’s up to them.",
        question="What did you learn in your last course that you do differently today, and who practised it with you?",
        practices=("coaching_manager", "shared_work", "confronting"),
        traps=("training_alone",),
        seen_when=f"At least {CERTIFIED.cases} people, and {percent(CERTIFIED.least)} of those who came back from a course, forgot within the round what they had learned there.",
        detect=certificates,
    ),
)
