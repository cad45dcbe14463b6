"""
The life of one incident, with its explained clocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import WAITING_DELEGATE, clocks, raisings
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell_length
from desk_theatre.show.board import LifeLine, LifeLineStep
from desk_theatre.show.incident_outcomes import spent
from desk_theatre.show.wording.life_line import PENDING_DELEGATE, held_up, raised, sentence

if TYPE_CHECKING:
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.itsm.sla import SlaClock
    from desk_theatre.show.board import RoundOutcome
    from desk_theatre.show.moderation import Moderation
    from desk_theatre.show.names import Names
    from desk_theatre.show.round_view import RoundView

TOLD_BY_THEIR_END = ("recording", "assessing", "telling", "writing down")
"""
Tasks that get no line of their own, because the next event says more.
"""


def life_line(
    scene: RoundView,
    number: int,
    now: int,
    moderation: Moderation,
    mood: int | None = None,
    fates: tuple[RoundOutcome, ...] = (),
) -> LifeLine:
    """
    Return the life of an incident of this round up to `now`.

    Args:
        fates: its outcome in each round so far.
    """
    history, names = scene.history[number], scene.cards.names
    card = scene.cards.card(number, now)
    reported = scene.cards.reported[number]
    words = moderation.released(number)
    consequence, by_desk = _consequence(scene, history, now)
    return LifeLine(
        number=number,
        code=code_of(number),
        title=card.title,
        place=card.place,
        state=card.state,
        priority=card.priority,
        steps=_steps(scene, number, history),
        clocks=tuple([_told(clock, names) for clock in clocks(history, scene.scorecard_fold.scenario.agreement, now)]),
        text=words.text or scene.cards.saying(number),
        by=words.by,
        held=moderation.held(number),
        live=reported.live,
        reported=reported.at,
        round=scene.number,
        consequence=consequence,
        by_desk=by_desk,
        others=card.others,
        joined=number in scene.cards.others,
        rated=_rated(history),
        mood=mood,
        spent=spent(scene, number, now),
        fates=fates,
        words=names.words,
    )


def _told(clock: SlaClock, names: Names) -> SlaClock:
    if all(span.why != WAITING_DELEGATE for span in clock.spans):
        return clock
    why = names.say(PENDING_DELEGATE)
    return evolve(clock, spans=tuple([evolve(s, why=why) if s.why == WAITING_DELEGATE else s for s in clock.spans]))


def _rated(history: list[e.Event]) -> Priority | None:
    rated: Priority | None = None
    for event in history:
        if isinstance(event, e.IncidentAssessed):
            rated = event.priority
        elif isinstance(event, IncidentJoined):
            rated = None
    return rated


def _not_the_first(event: e.Event) -> e.Event:
    """
    Return what happened to an incident that was reopened: the delegate is back, so nothing is a first contact any more.
    """
    return evolve(event, first_contact=False) if isinstance(event, e.IncidentResolved) else event


def _steps(scene: RoundView, number: int, history: list[e.Event]) -> tuple[LifeLineStep, ...]:
    steps = []
    before = history[0].at
    raising = iter(raisings(history, scene.scorecard_fold.scenario.agreement))
    coming = next(raising, None)
    question, reopened = scene.cards.question(number), False
    for event in history:
        reopened = reopened or isinstance(event, e.IncidentReopened)
        told = sentence(_not_the_first(event) if reopened else event, scene.cards.names, question=question)
        if told is None or (isinstance(event, e.WorkStarted) and event.task in TOLD_BY_THEIR_END):
            continue
        steps.append(LifeLineStep(event.at, told[0], told[1], max(0, event.at - before)))
        before = event.at + (event.seconds if isinstance(event, e.WorkStarted) else 0)
        if coming is not None and event is coming.event:
            steps.append(LifeLineStep(event.at, *raised(coming), 0))
            coming = next(raising, None)
    return tuple(steps)


def _consequence(scene: RoundView, history: list[e.Event], now: int) -> tuple[str, bool]:
    """
    Return which sessions it held up, in a sentence, and whether the desk delayed one of them.
    """
    told, any_by_desk = [], False
    for event in history:
        if isinstance(event, e.SessionDelayed):
            programme = scene.scorecard_fold.programme
            delay, by_desk = programme.delay(event.session), programme.by_desk(event.session, now)
            length = spell_length(now - event.at if delay is None else delay)
            name = scene.cards.names.sessions[event.session]
            any_by_desk = any_by_desk or by_desk
            told.append(held_up(name, length, by_desk=by_desk))
    return " ".join(told), any_by_desk
