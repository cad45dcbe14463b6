"""
Cards about leadership: what those who lead do all day, and what they reward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.time_of_day import spell_length, spell_short
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses, many, percent, times

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence

BOSS = Threshold(cases=2, least=0.1, half=0.5)
"""
How many incidents lay with the boss at any moment, on average over the round.
"""

STUCK = Threshold(cases=3, least=0.03, half=0.1)
"""
Of all incidents: those that stood in one place for longer than the whole time promised for them.
"""

STEPPING_BACK = ("coaching_manager", "checkpoint")
"""
Practices whose purpose is to look at the whole.
"""

BECAUSE = Threshold(cases=1, least=0.4, half=0.6)
"""
What is missing from full commitment at the end: from four tenths on, the order was only a word.
"""

BACK_AND_FORTH = Threshold(cases=1, least=0.01, half=0.4)
"""
Of the practices that were in force at some time, how many were switched off within the round: one is enough to be talked about.
"""

STAR = Threshold(cases=5, least=0.5, half=0.6)
"""
Of what a team of two or more solved, what one person solved.
"""

SIGNED = Threshold(cases=3, least=0.2, half=0.3)
"""
Of what was passed on while signatures were asked for: what reached nobody's hands within the time promised for that.
"""

TIRED = Threshold(cases=2, least=0.2, half=0.5)
"""
Of the staff: those who worked on although they were tired.
"""

LONG_PAST = 1.25
"""
So many times as much work as it takes to tire: a quarter more than the end of one long piece of work would explain.
"""


def boss_does_it(book: RoundEvidence) -> Evidence | None:
    """
    The manager takes incidents away from the teams, and interrupts.
    """
    kept = [wait for wait in book.waits if wait.place == "boss"]
    seconds = sum(wait.seconds for wait in kept)
    strength = BOSS.strength(seconds, book.closed - book.opened, len(kept))
    if strength is None:
        return None
    boss = book.scenario.organisation.manager
    cut = [piece for piece in book.all(e.WorkStarted) if piece.task == "meddling" and piece.by != boss.id]
    words = f"{boss.name} took {many(len(kept), 'incident')} into the boss’s own hands, where each lay for {spell_length(seconds // len(kept))} on average"
    if cut:
        words += f", and interrupted people {times(len(cut))}: {spell_length(sum(piece.seconds for piece in cut))} of their time"
    longest = sorted(kept, key=lambda wait: (-wait.seconds, wait.incident))
    return Evidence(strength, f"{words}.", glimpses((wait.since, wait.incident) for wait in longest))


def no_time_to_step_back(book: RoundEvidence) -> Evidence | None:
    """
    Incidents stand still for ever, and nobody looks at the whole.
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
    words = (
        f"{many(len({wait.incident for wait in stuck}), 'incident')} stood in one and the same place for longer than the whole time "
        f"promised for them, {book.called(longest.incident)} for {spell_length(longest.seconds)}; no walk over the floor and no stand-up was "
        "agreed in which somebody would have seen it."
    )
    return Evidence(strength, words, glimpses((wait.since, wait.incident) for wait in stuck))


def because_i_say_so(book: RoundEvidence) -> Evidence | None:
    """
    Ways of working that were imposed in the middle of a round, and how far people then followed.
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
    others = f", like {many(len(last) - 1, 'other')}" if len(last) > 1 else ""
    words = (
        f"{book.named(least)} was imposed at {spell_short(imposed[least])}, in the middle of the work{others}; at the end commitment to it stood "
        f"at {percent(last[least])}."
    )
    return Evidence(strength, words, glimpses((at, None) for at in sorted(imposed[practice] for practice in last)))


def this_week_differently(book: RoundEvidence) -> Evidence | None:
    """
    Ways of working that were given up before the round was over.
    """
    dropped = book.agreed.given_up()
    strength = BACK_AND_FORTH.strength(len(dropped), len(book.agreed.practices))
    if strength is None:
        return None
    first = min(dropped, key=lambda practice: (dropped[practice], practice))
    lasted = sum(ends - begins for begins, ends in book.agreed.force(first))
    words = (
        f"{len(dropped)} of {many(len(book.agreed.practices), 'way of working', 'ways of working')} {'was' if len(dropped) == 1 else 'were'} given up "
        f"in the middle of the round: {book.named(first)} at {spell_short(dropped[first])}, after {spell_length(lasted)}."
    )
    return Evidence(strength, words, glimpses((at, None) for at in sorted(dropped.values())))


def star_on_the_poster(book: RoundEvidence) -> Evidence | None:
    """
    A bonus for heroes, and one person who solves nearly everything of a team.
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
        words = (
            f"With the bonus for heroes, {book.names.person(person)} solved {len(found)} of {whole} in {book.names.teams[team]}, where "
            f"{len(book.observer.staff[team])} people work; the others learned something new {times(learned) if learned else 'not once'}."
        )
        best = Evidence(strength, words, glimpses((event.at, event.incident) for event in found))
    return best


def sign_here(book: RoundEvidence) -> Evidence | None:
    """
    Everything has to be approved, and on its way it waits.
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
    words = (
        f"With a signature for everything, {len(slow)} of {many(len(way), 'incident')} that were passed on reached nobody’s hands within "
        f"the time promised for that; from the desk into the first hands it took {spell_length(sum(way.values()) // len(way))} on average."
    )
    return Evidence(strength, words, glimpses((heard[n], n) for n in slow))


def no_breaks(book: RoundEvidence) -> Evidence | None:
    """
    People who work on and on.
    """
    tires = 60 * book.scenario.chaos.tires_after
    most = {person: book.hours.most_tired(person) for person in book.observer.team_of}
    tired = [person for person, (worked, _) in most.items() if worked > LONG_PAST * tires]
    strength = TIRED.strength(len(tired), len(most)) if tires else None
    if strength is None:
        return None
    tired.sort(key=lambda person: (-most[person][0], person))
    worked, when = most[tired[0]]
    words = (
        f"{len(tired)} of {many(len(most), 'person', 'people')} worked on although they were tired, which people are after {spell_length(round(tires))} of "
        f"work without rest; {book.names.person(tired[0])} at {spell_short(when)} had {spell_length(worked)} behind."
    )
    return Evidence(strength, words, glimpses((most[person][1], None) for person in tired))


CARDS = (
    Card(
        id="boss-does-it",
        title="Give it to me, I will see to it myself",
        theme="leadership",
        attitude="A good boss rolls up the sleeves. Where it burns, I am in front, and everybody can see that.",
        question="What would the people on the floor want the boss to do in the next ten minutes?",
        practices=("coaching_manager",),
        traps=("approval_board",),
        seen_when=f"The manager took over at least {BOSS.cases} incidents, and on average {BOSS.least:g} of them or more lay there at any moment.",
        detect=boss_does_it,
    ),
    Card(
        id="no-time-to-step-back",
        title="No time for meetings, we are on fire",
        theme="leadership",
        attitude="First everything that burns has to be put out. Then we can sit down and think about why.",
        question="When did you last stand still together for five minutes to look at the whole?",
        practices=("checkpoint", "coaching_manager", "visible_performance"),
        seen_when=f"At least {STUCK.cases} incidents, and {percent(STUCK.least)} of all, stood in one place for longer than the whole time promised for them, "
        "and neither a stand-up nor a walk over the floor was agreed for most of the round.",
        detect=no_time_to_step_back,
    ),
    Card(
        id="because-i-say-so",
        title="From today, everybody will",
        theme="leadership",
        attitude="It has been decided and it has been announced. If they do not do it, that is their fault.",
        question="What would you have had to know to do this willingly?",
        practices=("coaching_manager", "process_owner", "celebrate"),
        seen_when=f"A way of working was imposed in the middle of the round, and commitment to it stood at {percent(1 - BECAUSE.least)} or less at the end.",
        detect=because_i_say_so,
    ),
    Card(
        id="this-week-differently",
        title="This week we do it differently",
        theme="leadership",
        attitude="It did not work at once, so it does not work. The next idea is already on its way.",
        question="How long do you give a change before you judge it, and by what?",
        practices=("process_owner", "celebrate", "visible_performance"),
        seen_when="A way of working was given up before the round was over.",
        detect=this_week_differently,
    ),
    Card(
        id="star-on-the-poster",
        title="Employee of the month, again",
        theme="leadership",
        attitude="We reward those who save the day. Who keeps the day from needing to be saved is not on the poster.",
        question="What did the last person do whom you praised in public, and what would you rather see?",
        practices=("shared_work", "celebrate", "coaching_manager"),
        traps=("hero_bonus",),
        seen_when=f"The bonus for heroes was in force for most of the round, and one person solved at least {STAR.cases} incidents and "
        f"{percent(STAR.least)} of what a whole team did.",
        detect=star_on_the_poster,
    ),
    Card(
        id="sign-here",
        title="Nothing without a signature",
        theme="leadership",
        attitude="Something has gone wrong once, so from now on somebody has to approve. What is signed cannot be anybody’s fault.",
        question="Which of your approvals has ever been refused?",
        practices=("coaching_manager", "routing", "agreed_targets"),
        traps=("approval_board",),
        seen_when=f"Approval of everything was in force for most of the round, and at least {SIGNED.cases} incidents, {percent(SIGNED.least)} of those that were "
        "passed on, were not taken up within the time promised for that, counted from the desk.",
        detect=sign_here,
    ),
    Card(
        id="no-breaks",
        title="We rest when it is over",
        theme="leadership",
        attitude="Whoever takes a break while delegates wait does not care enough.",
        question="At what time of the day do you make your mistakes?",
        practices=("breaks", "shared_work"),
        traps=("individual_quotas",),
        seen_when=f"At least {TIRED.cases} people, and {percent(TIRED.least)} of all, did {LONG_PAST:g} times as much work as it takes to tire before a rest undid it; a "
        "minute without work undoes a minute of it, and a break undoes all of it.",
        detect=no_breaks,
    ),
)
