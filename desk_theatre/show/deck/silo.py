"""
Cards about silos: work that stops at the border of a team, a head or a contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.counting import counted, percent, times
from desk_theatre.itsm.time_of_day import MINUTE, spell_length
from desk_theatre.show.deck.card import Card, Evidence, Threshold, glimpses

if TYPE_CHECKING:
    from desk_theatre.show.deck.round_evidence import RoundEvidence
    from desk_theatre.show.deck.work_hours import Stretch
    from desk_theatre.show.waiting_times import Wait

HERO_WAIT = 5 * MINUTE
"""
Seconds below which a wait is no queue; an idle colleague may just be walking over.
"""

HERO = Threshold(cases=3, least=0.05, half=0.1)
"""
Share of a team's incidents that were picked up; one in twenty is more than an accident.
"""

HERO_IDLE = 0.2
"""
Least share of these waits in which a colleague was idle; below it, everybody was simply busy.
"""

BOUNCED = Threshold(cases=3, least=0.1, half=0.15)
"""
Share of the hand-overs: those to the wrong team. One in ten is error, more is guessing.
"""

INCOMPLETE = Threshold(cases=3, least=0.2, half=0.3)
"""
Share of the hand-overs: those without the details. One in five is still a slip.
"""

LETTERBOX = Threshold(cases=5, least=0.75, half=0.5)
"""
Share of the incidents that the desk could resolve at once: those it passed on.
"""

SUPPLIER = Threshold(cases=2, least=0.5, half=0.7)
"""
Share of the incidents on hold for the supplier: those that breached their target. Call-outs are few, so two are enough.
"""

PUSHED = Threshold(cases=3, least=0.02, half=0.06)
"""
Of the incidents that were passed on.  Once is a mistake; a team that owns it and passes it on three times means it.
"""

NEXT_DOOR = Threshold(cases=3, least=0.05, half=0.4)
"""
Of the incidents in their own team's queue.  A neighbour with a little skill is there for much of it, so it takes many to be strong.
"""

NEIGHBOUR_SKILL, NEIGHBOUR_IDLE = 0.3, 0.5
"""
A neighbour can do it slowly, and was free for at least this share of the time for which it waited.
"""


def only_one(book: RoundEvidence) -> Evidence | None:
    """
    Incidents waited for one person while a colleague of the same team was idle.
    """
    waits, taken = _waits_for_one(book)
    best: Evidence | None = None
    for person, found in sorted(waits.items()):
        team = book.observer.team_of[person]
        waited = sum(wait.seconds for wait, _ in found)
        free = sum(ends - begins for _, idle in found for begins, ends in idle)
        incidents = len({wait.incident for wait, _ in found})
        strength = HERO.strength(incidents, taken[team])
        if strength is None or free < HERO_IDLE * waited or (best is not None and strength <= best.strength):
            continue
        words = f"{incidents} of {counted(taken[team], 'incident')} of {book.names.teams[team]} waited for {book.names.person(person)}, {spell_length(waited // len(found))} on average, while a colleague was free {percent(free / waited)} of that time."
        found.sort(key=lambda each: (-each[0].seconds, each[0].incident))
        best = Evidence(strength, words, glimpses((idle[0][0], wait.incident) for wait, idle in found))
    return best


def _waits_for_one(book: RoundEvidence) -> tuple[dict[str, list[tuple[Wait, list[Stretch]]]], dict[str, int]]:
    """
    Return for each person the waits that this person ended and an idle colleague did not; and how many incidents each
    team picked up.
    """
    waits: dict[str, list[tuple[Wait, list[Stretch]]]] = {}
    taken: dict[str, dict[int, None]] = {team: {} for team in book.names.teams}
    for wait in book.waits:
        if wait.place != "line" or wait.by is None or wait.team is None:
            continue
        if book.observer.team_of.get(wait.by) != wait.team:
            continue
        taken[wait.team][wait.incident] = None
        if wait.seconds < HERO_WAIT:
            continue
        idle = book.hours.somebody_idle(book.colleagues(wait.by, wait.team), wait.since, wait.until)
        if sum(ends - begins for begins, ends in idle) >= MINUTE:
            waits.setdefault(wait.by, []).append((wait, idle))
    return waits, {team: len(found) for team, found in taken.items()}


def not_ours(book: RoundEvidence) -> Evidence | None:
    """
    Incidents came to the wrong team.
    """
    bounced = book.all(e.IncidentBounced)
    often: dict[int, int] = {}
    for event in bounced:
        often[event.incident] = often.get(event.incident, 0) + 1
    passed_on = often.keys() | {event.incident for event in book.all(e.IncidentAssigned)}
    strength = BOUNCED.strength(len(often), len(passed_on))
    if strength is None:
        return None
    lost = [each.seconds for each in book.flow.astray]
    most = max(often.values())
    words = f"{len(often)} of {counted(len(passed_on), 'incident')} passed on went to the wrong team{f', one of them {times(most)}' if most > 1 else ''}; that cost {spell_length(sum(lost) // len(lost))} on average, waiting in the wrong queue included."
    shown = sorted(bounced, key=lambda event: (-often[event.incident], event.at, event.incident))
    return Evidence(strength, words, glimpses((event.at, event.incident) for event in shown))


def over_the_wall(book: RoundEvidence) -> Evidence | None:
    """
    Hand-overs lacked the details that the next team needs.
    """
    handed = book.all(e.IncidentAssigned)
    bare = [event for event in handed if not event.complete]
    strength = INCOMPLETE.strength(len(bare), len(handed))
    if strength is None:
        return None
    asked = [piece for piece in book.all(e.WorkStarted) if piece.task == "re-asking"]
    back = "nobody went back to ask"
    if asked:
        spent = spell_length(sum(piece.seconds for piece in asked))
        back = f"people went back to the {{delegate}} {times(len(asked))} to ask again, {spent} of work"
    words = f"{len(bare)} of {counted(len(handed), 'hand-over')} came without the details the next team needed; {back}."
    longest = sorted(asked, key=lambda piece: (-piece.seconds, piece.at))
    first = [(piece.at, piece.incident) for piece in longest] or [(event.at, event.incident) for event in bare]
    return Evidence(strength, book.say(words), glimpses(first))


def letterbox(book: RoundEvidence) -> Evidence | None:
    """
    The desk passed on what it could have resolved at once.
    """
    desk = book.scenario.organisation.desk.id
    able = {
        event.incident
        for event in book.all(e.IncidentAssessed)
        if book.kind(event.incident).first_contact and book.kind(event.incident).team != desk
    }
    solved = {event.incident for event in book.all(e.IncidentResolved) if event.first_contact}
    passed_on = {event.incident: event for event in reversed(book.all(e.IncidentAssigned)) if event.incident in able}
    away = [event for incident, event in passed_on.items() if incident not in solved]
    strength = LETTERBOX.strength(len(away), len(able))
    if strength is None:
        return None
    at_once = len(able & solved)
    words = f"Of {counted(len(able), 'incident')} of other teams that the desk can resolve at first contact, it resolved {at_once or 'none'} and passed {len(away)} on."
    away.sort(key=lambda event: (book.priority(event.incident), event.at, event.incident))
    return Evidence(strength, words, glimpses((event.at, event.incident) for event in away))


def salesman(book: RoundEvidence) -> Evidence | None:
    """
    Incidents on hold for the supplier breached their target.
    """
    waits = [wait for wait in book.waits if wait.place == "supplier"]
    late = {passed.incident for passed in book.broken}
    broken = [wait for wait in waits if wait.incident in late]
    waited, lost = len({wait.incident for wait in waits}), len({wait.incident for wait in broken})
    strength = SUPPLIER.strength(lost, waited)
    if strength is None:
        return None
    average = spell_length(sum(wait.seconds for wait in waits) // len(waits))
    words = f"{counted(waited, 'incident')} had to wait for {book.names.supplier}, {average} on average; {lost} of them breached their SLA."
    broken.sort(key=lambda wait: (-wait.seconds, wait.incident))
    return Evidence(strength, words, glimpses((wait.since, wait.incident) for wait in broken))


def our_figure(book: RoundEvidence) -> Evidence | None:
    """
    Incidents that the team that owns them passed on to another.
    """
    pushed = book.all(e.IncidentPushedAway)
    incidents = {event.incident for event in pushed}
    passed_on = incidents | {event.incident for event in book.all(e.IncidentAssigned)}
    strength = PUSHED.strength(len(incidents), len(passed_on))
    if strength is None:
        return None
    late = len(incidents & {passed.incident for passed in book.broken})
    words = f"{len(incidents)} of {counted(len(passed_on), 'incident')} passed on went over the wall from the team that owns them; {late or 'none'} of them breached {'its' if late == 1 else 'their'} SLA."
    return Evidence(strength, words, glimpses((event.at, event.incident) for event in pushed))


def next_door(book: RoundEvidence) -> Evidence | None:
    """
    Incidents that waited while everybody in their team was busy and an able person of another team was free.
    """
    starved: list[tuple[Wait, list[Stretch]]] = []
    taken: dict[int, None] = {}
    for wait in book.waits:
        if wait.place != "line" or wait.team is None or wait.team != book.kind(wait.incident).team:
            continue
        taken[wait.incident] = None
        if wait.seconds < max(HERO_WAIT, book.target(wait.incident, "response")):
            continue
        own = book.hours.somebody_idle(book.observer.staff[wait.team], wait.since, wait.until)
        idle = book.hours.somebody_idle(_neighbours(book, wait), wait.since, wait.until)
        if _length(own) < MINUTE and _length(idle) >= NEIGHBOUR_IDLE * wait.seconds:
            starved.append((wait, idle))
    incidents = {wait.incident for wait, _ in starved}
    strength = NEXT_DOOR.strength(len(incidents), len(taken))
    if strength is None:
        return None
    starved.sort(key=lambda each: (-each[0].seconds, each[0].incident))
    longest, idle = starved[0]
    assert longest.team is not None
    words = f"{len(incidents)} of {counted(len(taken), 'incident')} waited for a busy team while someone able in another team was free, {book.called(longest.incident)} for {spell_length(longest.seconds)} in the queue of {book.names.teams[longest.team]}."
    return Evidence(strength, words, glimpses((idle[0][0], wait.incident) for wait, idle in starved))


def _neighbours(book: RoundEvidence, wait: Wait) -> list[str]:
    skill = book.kind(wait.incident).skill
    return [
        person.id
        for team in book.scenario.organisation.teams
        if team.id != wait.team
        for person in team.staff
        if person.skills.get(skill, 0.0) >= NEIGHBOUR_SKILL
    ]


def _length(stretches: list[Stretch]) -> int:
    return sum(ends - begins for begins, ends in stretches)


CARDS = (
    Card(
        id="only-one",
        title="Only one of us can fix it",
        theme="silo",
        attitude="One person knows how. Everyone is proud of that, that person most of all, and nobody else touches it.",
        question="What happens here on the day your best person is ill?",
        practices=("shared_work", "coaching_manager", "known_errors"),
        traps=("hero_bonus",),
        seen_when=f"At least {HERO.cases} incidents, and {percent(HERO.least)} of those a team picked up, waited {spell_length(HERO_WAIT)} or longer for the same person, while a colleague of that team was free for {percent(HERO_IDLE)} of that time.",
        detect=only_one,
    ),
    Card(
        id="not-ours",
        title="Not my department",
        theme="silo",
        attitude="It landed here by mistake, so it’s solved as soon as it’s somewhere else.",
        question="Who in the room knows, without looking it up, who owns each service?",
        practices=("routing", "process_owner"),
        traps=("individual_quotas",),
        seen_when=f"At least {BOUNCED.cases} incidents, and {percent(BOUNCED.least)} of those passed on, went to the wrong team.",
        detect=not_ours,
    ),
    Card(
        id="over-the-wall",
        title="I have passed it on",
        theme="silo",
        attitude="My part is done when it’s off my desk. What the others need to know, they can find out themselves.",
        question="What would you want to know first, if this incident came to you now?",
        practices=("handover", "ticket_tool"),
        traps=("approval_board",),
        seen_when=f"At least {INCOMPLETE.cases} hand-overs, and {percent(INCOMPLETE.least)} of all, came without the details the next team needed.",
        detect=over_the_wall,
    ),
    Card(
        id="letterbox",
        title="We only take messages here",
        theme="silo",
        attitude="The desk is there to answer and to pass on. Solving is for the specialists.",
        question="Which of these could the desk have solved itself, if someone had shown it how?",
        practices=("known_errors", "early_involvement", "shared_work"),
        seen_when=f"The desk passed on at least {LETTERBOX.cases} incidents, and {percent(LETTERBOX.least)} of those of other teams that it can resolve at first contact. Its own, such as questions, do not count.",
        detect=letterbox,
    ),
    Card(
        id="salesman",
        title="The salesman promised",
        theme="silo",
        attitude="There is a contract, so it will be fine. Nobody has compared what the supplier promised us with what we promise.",
        question="Does the supplier’s promise fit yours? Who has checked?",
        practices=("supplier_agreement", "early_involvement"),
        traps=("supplier_promise",),
        seen_when=f"At least {SUPPLIER.cases} incidents, and {percent(SUPPLIER.least)} of those that waited for the supplier, breached their SLA.",
        detect=salesman,
    ),
    Card(
        id="our-figure",
        title="Our figure is the best of all teams",
        theme="silo",
        attitude="We have a target of our own, and we meet it. What would spoil it is better off elsewhere.",
        question="Which team’s target could everyone here miss and still be glad of the day?",
        practices=("shared_goals", "routing", "agreed_targets"),
        traps=("silo_goals",),
        seen_when=f"At least {PUSHED.cases} incidents, and {percent(PUSHED.least)} of those passed on, went to another team although their own team had them.",
        detect=our_figure,
    ),
    Card(
        id="next-door",
        title="Our queue is empty, so we are fine",
        theme="silo",
        attitude="We have done our part. What happens in the queue next door is not for us to see.",
        question="Whose queue could you help with tomorrow, and what would you need to know?",
        practices=("shared_goals", "checkpoint", "visible_performance"),
        traps=("silo_goals",),
        seen_when=f"At least {NEXT_DOOR.cases} incidents, and {percent(NEXT_DOOR.least)} of those in their own team’s queue, waited longer than their response target while everyone in their team was busy, and an able person of another team was free for {percent(NEIGHBOUR_IDLE)} of that time.",
        detect=next_door,
    ),
)
