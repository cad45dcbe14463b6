"""
Cards about the customer: how service feels on the other side of the counter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.lifecycle import State
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.time_of_day import HOUR, MINUTE, spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

NO_NEWS = Threshold(cases=3, least=0.1, half=0.2)
"""
Share of all visits to the desk: delegates who chase.
"""

CABLE = Threshold(cases=3, least=0.15, half=0.3)
"""
Share of the incidents that the business calls urgent: those that the desk rated lower.
"""

URGENT = (Priority.MAJOR, Priority.P1, Priority.P2)

NOT_OUR_SESSION = Threshold(cases=2, least=0.05, half=0.15)
"""
Share of the sessions: those that the desk delayed.
"""

SURPRISE = Threshold(cases=5, least=0.1, half=0.25)
"""
Share of the visits to report something: those with a wait at the counter beyond `POLITE`.
"""

POLITE = 5 * MINUTE
"""
Seconds at the counter after which people look at their watches.
"""

GIVEN_UP = Threshold(cases=3, least=0.03, half=0.07)
"""
Share of all incidents: those that only the delegate still knows of, or that even the delegate has given up.
"""

TELL_AGAIN = Threshold(cases=3, least=0.15, half=0.3)
"""
Share of all incidents: those whose delegate had to tell the story more than once.
"""


def no_news(book: RoundEvidence) -> Evidence | None:
    """
    Delegates chase because they get no update.
    """
    chased = book.contacts.chased
    strength = NO_NEWS.strength(chased, book.contacts.all)
    if strength is None:
        return None
    silent = sum(watch.uninformed(book.closed) for watch in book.promises.watches.values())
    words = (
        f"{{Delegates}} chased {times(chased)}, {percent(chased / book.contacts.all)} of all visits to the desk; "
        f"{silent} of {book.reports} heard nothing for longer than promised."
    )
    often = sorted(book.all(e.DelegateChased), key=lambda event: (-event.count, event.at, event.incident))
    return Evidence(strength, book.say(words), glimpses((event.at, event.incident) for event in often))


def only_a_cable(book: RoundEvidence) -> Evidence | None:
    """
    Incidents that are urgent for the business were rated lower.
    """
    first = {event.incident: event for event in reversed(book.all(e.IncidentAssessed))}
    urgent = [n for n in first if book.reported(n).priority in URGENT]
    less = [n for n in urgent if first[n].priority > book.reported(n).priority]
    strength = CABLE.strength(len(less), len(urgent))
    if strength is None:
        return None
    worst = sorted(less, key=lambda n: (book.reported(n).priority - first[n].priority, first[n].at, n))
    there = worst[0]
    words = f"Of {counted(len(urgent), 'incident')} that are urgent for the business (P2 and up), {len(less)} got a lower priority at the desk; {book.called(there)} was {book.reported(there).priority.word} and went through as {first[there].priority.word}."
    return Evidence(strength, words, glimpses((first[n].at, n) for n in worst))


def not_our_session(book: RoundEvidence) -> Evidence | None:
    """
    Sessions waited for incidents that the desk had not resolved in time; other reasons for a late session do not count.
    """
    programme = book.programme
    late = {event.session: event for event in reversed(book.all(e.SessionDelayed))}
    by_desk = [event for event in late.values() if programme.by_desk(event.session, book.closed)]
    strength = NOT_OUR_SESSION.strength(len(by_desk), programme.due)
    if strength is None:
        return None
    by_desk.sort(key=lambda event: (book.reported(event.incident).at - event.at, event.incident))
    worst = by_desk[0]
    others = programme.late_otherwise(book.closed)
    more = f"; {counted(others, 'more was', 'more were')} late for other reasons" if others else ""
    words = f"The desk delayed {len(by_desk)} of {counted(programme.due, '{session}', '{sessions}')}{more}. One of them waited for {book.what(worst.incident)}, reported {spell_length(worst.at - book.reported(worst.incident).at)} earlier."
    return Evidence(strength, book.say(words), glimpses((event.at, event.incident) for event in by_desk))


def who_could_have_known(book: RoundEvidence) -> Evidence | None:
    """
    Everybody comes at once, as on every day, and the desk is not prepared.
    """
    came = [
        wait for wait in book.waits if wait.place == "counter" and (wait.seconds or wait.incident not in book.found)
    ]
    slow = [wait for wait in came if wait.seconds > POLITE]
    strength = SURPRISE.strength(len(slow), len(came))
    if strength is None:
        return None
    by_hour: dict[int, int] = {}
    for wait in slow:
        by_hour[wait.since // HOUR] = by_hour.get(wait.since // HOUR, 0) + 1
    peak = max(by_hour, key=lambda hour: (by_hour[hour], -hour))
    longest = sorted(slow, key=lambda wait: (-wait.seconds, wait.incident))
    words = f"{len(slow)} of {len(came)} reports waited at the counter for more than {spell_length(POLITE)}, {by_hour[peak]} of them between {spell_short(peak * HOUR)} and {spell_short((peak + 1) * HOUR)}; the longest wait was {spell_length(longest[0].seconds)}."
    return Evidence(strength, words, glimpses((wait.since, wait.incident) for wait in longest))


def no_complaints(book: RoundEvidence) -> Evidence | None:
    """
    Incidents were lost and nobody noticed.
    """
    given_up = [event.incident for event in book.all(e.IncidentWithdrawn)]
    forgotten = [n for n, state in book.states.state.items() if state is State.LOST]
    strength = GIVEN_UP.strength(len(given_up) + len(forgotten), book.reports)
    if strength is None:
        return None
    parts = []
    if forgotten:
        parts.append(f"{counted(len(forgotten), 'incident was', 'incidents were')} forgotten for good")
    if given_up:
        parts.append(f"{counted(len(given_up), '{delegate}', '{delegates}')} gave up")
    at = {event.incident: event.at for event in book.all(e.IncidentLost)}
    ends = {event.incident: event.at for event in book.all(e.IncidentWithdrawn)}
    words = f"{' and '.join(parts)}, of {book.reports}; the resolved incidents show none of that."
    gone: list[int] = sorted([*forgotten, *given_up], key=lambda n: (book.priority(n), n))
    return Evidence(strength, book.say(words), glimpses((ends.get(n, at.get(n, book.closed)), n) for n in gone))


def tell_again(book: RoundEvidence) -> Evidence | None:
    """
    Delegates had to tell their story more than once.
    """
    told: dict[int, list[int]] = {}
    for piece in book.all(e.WorkStarted):
        if piece.task == "re-asking" and piece.incident is not None:
            told.setdefault(piece.incident, []).append(piece.at)
    again: list[e.IncidentRecovered | e.IncidentReopened] = [
        *book.all(e.IncidentRecovered),
        *book.all(e.IncidentReopened),
    ]
    for event in again:
        told.setdefault(event.incident, []).append(event.at)
    delegates = len(book.observer.reports.keys() - (book.found.keys() - told.keys()))
    strength = TELL_AGAIN.strength(len(told), delegates)
    if strength is None:
        return None
    often = sorted(told, key=lambda n: (-len(told[n]), n))
    most = often[0]
    words = f"{len(told)} of {counted(delegates, '{delegate}', '{delegates}')} had to tell their story more than once, {book.called(most)} {times(1 + len(told[most]))}."
    return Evidence(strength, book.say(words), glimpses((max(told[n]), n) for n in often))


CARDS = (
    Card(
        id="no-news",
        title="They will hear from us",
        theme="customer",
        attitude="If there is something to say, we’ll say it. Until then, best not to disturb.",
        question="How long can you wait without a word before you ask again?",
        practices=("status_updates",),
        seen_when=f"{{Delegates}} chased at least {NO_NEWS.cases} times, in {percent(NO_NEWS.least)} of all visits.",
        detect=no_news,
    ),
    Card(
        id="only-a-cable",
        title="It is only a cable",
        theme="customer",
        attitude="The harder it is, the more it matters. This one is easy, so it can wait.",
        question="Who knows what an hour without it costs, and who has asked them?",
        practices=("customer_priorities", "prioritisation"),
        seen_when=f"At least {CABLE.cases} incidents, and {percent(CABLE.least)} of those that are urgent for the business (P2 and up), got a lower priority.",
        detect=only_a_cable,
    ),
    Card(
        id="not-our-session",
        title="We fix equipment, we don’t run the {programme}",
        theme="customer",
        attitude="What people want to do with it, and when, is none of our business.",
        question="What is your customer trying to do in the next hour, and what could stop it?",
        practices=("prioritisation", "early_involvement", "customer_priorities"),
        seen_when=f"The desk delayed at least {NOT_OUR_SESSION.cases} {{sessions}}, and {percent(NOT_OUR_SESSION.least)} of all; {{sessions}} late for other reasons do not count.",
        detect=not_our_session,
    ),
    Card(
        id="who-could-have-known",
        title="Who could have known that?",
        theme="customer",
        attitude="They all come at once, every time. You can’t prepare for that.",
        question="Which of your surprises is already in someone’s calendar?",
        practices=("early_involvement", "shared_work", "known_errors"),
        seen_when=f"At least {SURPRISE.cases} reports, and {percent(SURPRISE.least)} of all, waited at the counter for longer than {spell_length(POLITE)}.",
        detect=who_could_have_known,
    ),
    Card(
        id="no-complaints",
        title="Nobody has complained",
        theme="customer",
        attitude="If they weren’t happy, they would say so. We hear nothing, so all is well.",
        question="How would you notice that someone has given up on you?",
        practices=("recording", "status_updates", "visible_performance"),
        seen_when=f"At least {GIVEN_UP.cases} incidents, and {percent(GIVEN_UP.least)} of all, were forgotten for good or given up by their {{delegates}}.",
        detect=no_complaints,
    ),
    Card(
        id="tell-again",
        title="And what was it about?",
        theme="customer",
        attitude="Asking again is quicker than looking it up. People like to tell their story.",
        question="How often did you have to tell your story the last time you needed help?",
        practices=("handover", "recording", "confirmed_closure"),
        seen_when=f"At least {TELL_AGAIN.cases} {{delegates}}, and {percent(TELL_AGAIN.least)} of all, had to tell their story more than once.",
        detect=tell_again,
    ),
)
