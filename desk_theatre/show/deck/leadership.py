"""
Cards about leadership: how leaders spend the day, and what they reward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

BOSS = Threshold(cases=2, least=0.1, half=0.5)
"""
Incidents that the manager sat on at any moment, on average over the round.
"""

STUCK = Threshold(cases=3, least=0.03, half=0.1)
"""
Share of all incidents: those that stayed in one place longer than their whole target.
"""

STEPPING_BACK = ("coaching_manager", "checkpoint")
"""
Practices that look at the whole.
"""

BECAUSE = Threshold(cases=1, least=0.4, half=0.6)
"""
Missing commitment at the end; from 0.4 on the order was only a word.
"""

BACK_AND_FORTH = Threshold(cases=1, least=0.01, half=0.4)
"""
Share of the practices that were active: those switched off within the round. One is enough to talk about.
"""

STAR = Threshold(cases=5, least=0.5, half=0.6)
"""
Share of what a team of two or more resolved: what one person resolved.
"""

SIGNED = Threshold(cases=3, least=0.2, half=0.3)
"""
Share of the hand-overs that needed a signature: those that nobody picked up within the response target.
"""

TIRED = Threshold(cases=2, least=0.2, half=0.5)
"""
Share of the staff: those who went on working when tired.
"""

LONG_PAST = 1.25
"""
Multiple of the work that makes tired; a quarter more than one long piece of work would explain.
"""


def boss_does_it(book: RoundEvidence) -> Evidence | None:
    """
    The manager takes incidents over from the teams, and interrupts.
    """
    kept = [wait for wait in book.waits if wait.place == "boss"]
    seconds = sum(wait.seconds for wait in kept)
    strength = BOSS.strength(seconds, book.closed - book.opened, len(kept))
    if strength is None:
        return None
    boss = book.scenario.organisation.manager
    cut = [piece for piece in book.all(e.WorkStarted) if piece.task == "meddling" and piece.by != boss.id]
    words = f"{boss.name} took over {counted(len(kept), 'incident')} personally and sat on each for {spell_length(seconds // len(kept))} on average"
    if cut:
        words += f", and interrupted people {times(len(cut))}: {spell_length(sum(piece.seconds for piece in cut))} of their time"
    longest = sorted(kept, key=lambda wait: (-wait.seconds, wait.incident))
    return Evidence(strength, f"{words}.", glimpses((wait.since, wait.incident) for wait in longest))


def no_time_to_step_back(book: RoundEvidence) -> Evidence | None:
    """
    Incidents stay where they are, and nobody looks at the whole.
    """
    if any(book.agreed.mostly(practice) for practice in STEPPING_BACK):
        return None
    stuck = [
        wait
        for wait in book.waits
        if wait.place != "delegate" and wait.seconds > book.target(wait.incident, "resolution")
    ]
    strength = STUCK.strength(len({wait.incident for wait in stuck}), book.reports)
    if strength is None:
        return None
    stuck.sort(key=lambda wait: (-wait.seconds, wait.incident))
    longest = stuck[0]
    words = f"{counted(len({wait.incident for wait in stuck}), 'incident')} stayed in one place for longer than the whole target time, {book.called(longest.incident)} for {spell_length(longest.seconds)}; there was no stand-up and no coaching to spot them."
    return Evidence(strength, words, glimpses((wait.since, wait.incident) for wait in stuck))


def because_i_say_so(book: RoundEvidence) -> Evidence | None:
    """
    Practices were imposed mid-round, and people hardly followed them.
    """
    imposed = {
        event.practice: event.at for event in book.all(e.PracticeSwitched) if event.on and event.how == "imposed"
    }
    last = {practice: book.agreed.levels[practice][-1][1] for practice in imposed if book.agreed.levels.get(practice)}
    if not last:
        return None
    least = min(last, key=lambda practice: (last[practice], practice))
    strength = BECAUSE.strength(1.0 - last[least], 1.0, len(last))
    if strength is None:
        return None
    others = f", like {counted(len(last) - 1, 'other')}" if len(last) > 1 else ""
    words = f"{book.named(least)} was imposed at {spell_short(imposed[least])}, mid-round{others}; at the end, commitment to it was {percent(last[least])}."
    return Evidence(strength, words, glimpses((at, None) for at in sorted(imposed[practice] for practice in last)))


def this_week_differently(book: RoundEvidence) -> Evidence | None:
    """
    Practices were given up before the end of the round.
    """
    dropped = book.agreed.given_up()
    strength = BACK_AND_FORTH.strength(len(dropped), len(book.agreed.practices))
    if strength is None:
        return None
    first = min(dropped, key=lambda practice: (dropped[practice], practice))
    lasted = sum(ends - begins for begins, ends in book.agreed.force(first))
    words = f"{len(dropped)} of {counted(len(book.agreed.practices), 'practice')} {'was' if len(dropped) == 1 else 'were'} given up mid-round: {book.named(first)} at {spell_short(dropped[first])}, after {spell_length(lasted)}."
    return Evidence(strength, words, glimpses((at, None) for at in sorted(dropped.values())))


def star_on_the_poster(book: RoundEvidence) -> Evidence | None:
    """
    Heroes get a bonus, and one person resolves nearly everything of a team.
    """
    if not book.agreed.mostly("hero_bonus"):
        return None
    solved: dict[str, list[e.IncidentResolved]] = {}
    for event in book.all(e.IncidentResolved):
        solved.setdefault(event.by, []).append(event)
    best: Evidence | None = None
    for person, found in sorted(solved.items()):
        team = book.observer.team_of.get(person)
        if team is None or len(book.observer.staff[team]) < 2:
            continue
        whole = sum(len(solved.get(each, ())) for each in book.observer.staff[team])
        strength = STAR.strength(len(found), whole)
        if strength is None or (best is not None and strength <= best.strength):
            continue
        learned = len([event for event in book.all(e.SkillLearned) if book.observer.team_of.get(event.by) == team])
        words = f"With the hero bonus, {book.names.person(person)} resolved {len(found)} of {whole} in {book.names.teams[team]}, where {len(book.observer.staff[team])} people work; the others learned something new {times(learned) if learned else 'not once'}."
        best = Evidence(strength, words, glimpses((event.at, event.incident) for event in found))
    return best


def sign_here(book: RoundEvidence) -> Evidence | None:
    """
    Every hand-over needs a signature, and waits for it.
    """
    if not book.agreed.mostly("approval_board"):
        return None
    heard = {event.incident: event.at for event in reversed(book.all(e.IncidentAssessed))}
    taken = {event.incident: event.at for event in reversed(book.all(e.IncidentPickedUp))}
    sent = {event.incident for event in book.all(e.IncidentAssigned)}
    way = {n: taken.get(n, book.ended.get(n, book.closed)) - heard[n] for n in sorted(sent & heard.keys())}
    slow = sorted((n for n in way if way[n] > book.target(n, "response")), key=lambda n: (-way[n], n))
    strength = SIGNED.strength(len(slow), len(way))
    if strength is None:
        return None
    words = f"With a signature for everything, {len(slow)} of {counted(len(way), 'incident')} passed on missed the SLA for being picked up; from the desk into the first hands took {spell_length(sum(way.values()) // len(way))} on average."
    return Evidence(strength, words, glimpses((heard[n], n) for n in slow))


def no_breaks(book: RoundEvidence) -> Evidence | None:
    """
    People work without breaks.
    """
    tires = 60 * book.scenario.chaos.tires_after
    most = {person: book.hours.most_tired(person) for person in book.observer.team_of}
    tired = [person for person, (worked, _) in most.items() if worked > LONG_PAST * tires]
    strength = TIRED.strength(len(tired), len(most)) if tires else None
    if strength is None:
        return None
    tired.sort(key=lambda person: (-most[person][0], person))
    worked, when = most[tired[0]]
    words = f"{len(tired)} of {counted(len(most), 'person', 'people')} worked on although tired, which people are after {spell_length(round(tires))} of work without rest; at {spell_short(when)} {book.names.person(tired[0])} had worked for {spell_length(worked)}."
    return Evidence(strength, words, glimpses((most[person][1], None) for person in tired))


CARDS = (
    Card(
        id="boss-does-it",
        title="Give it to me, I’ll see to it myself",
        theme="leadership",
        attitude="A good boss rolls up their sleeves. When there is a fire, I’m there first, and everyone can see it.",
        question="What would the people on the floor want from the boss in the next ten minutes?",
        practices=("coaching_manager",),
        traps=("approval_board",),
        seen_when=f"The manager took over at least {BOSS.cases} incidents, and on average {BOSS.least:g} or more of them were stuck there.",
        detect=boss_does_it,
    ),
    Card(
        id="no-time-to-step-back",
        title="No time for meetings, we are on fire",
        theme="leadership",
        attitude="First we put out the fires. Then we can sit down and think about why.",
        question="When did you last stand still together for five minutes to look at the whole picture?",
        practices=("checkpoint", "coaching_manager", "visible_performance"),
        seen_when=f"At least {STUCK.cases} incidents, and {percent(STUCK.least)} of all, stayed in one place for longer than the whole target time, and neither the stand-up nor coaching was active for most of the round.",
        detect=no_time_to_step_back,
    ),
    Card(
        id="because-i-say-so",
        title="From today, everybody will",
        theme="leadership",
        attitude="It has been decided and announced. If they don’t do it, that’s their fault.",
        question="What would you have needed to know to do this willingly?",
        practices=("coaching_manager", "process_owner", "celebrate"),
        seen_when=f"A practice was imposed mid-round, and commitment to it was {percent(1 - BECAUSE.least)} or less at the end.",
        detect=because_i_say_so,
    ),
    Card(
        id="this-week-differently",
        title="This week we do it differently",
        theme="leadership",
        attitude="It didn’t work at once, so it doesn’t work. The next idea is on its way.",
        question="How long do you give a change before you decide, and what tells you?",
        practices=("process_owner", "celebrate", "visible_performance"),
        seen_when="A practice was given up before the round was over.",
        detect=this_week_differently,
    ),
    Card(
        id="star-on-the-poster",
        title="Employee of the month, again",
        theme="leadership",
        attitude="We reward those who save the day. Those who keep it from needing saving are not on the poster.",
        question="Who did you last praise in public, what for, and what would you rather praise?",
        practices=("shared_work", "celebrate", "coaching_manager"),
        traps=("hero_bonus",),
        seen_when=f"The hero bonus was active for most of the round, and one person resolved at least {STAR.cases} incidents and {percent(STAR.least)} of what a whole team did.",
        detect=star_on_the_poster,
    ),
    Card(
        id="sign-here",
        title="Nothing without a signature",
        theme="leadership",
        attitude="Something went wrong once, so now someone has to approve. What is signed is nobody’s fault.",
        question="Which of your approvals has ever been refused?",
        practices=("coaching_manager", "routing", "agreed_targets"),
        traps=("approval_board",),
        seen_when=f"Approval of everything was active for most of the round, and at least {SIGNED.cases} incidents, {percent(SIGNED.least)} of those passed on, missed the SLA for being picked up, counted from the desk.",
        detect=sign_here,
    ),
    Card(
        id="no-breaks",
        title="We rest when it is over",
        theme="leadership",
        attitude="If you take a break while {delegates} wait, you don’t care enough.",
        question="At what time of day do you make your mistakes?",
        practices=("breaks", "shared_work"),
        traps=("individual_quotas",),
        seen_when=f"At least {TIRED.cases} people, and {percent(TIRED.least)} of all, did {LONG_PAST:g} times as much work as it takes to tire. A minute without work makes up for a minute of work, and a break for all of it.",
        detect=no_breaks,
    ),
)
