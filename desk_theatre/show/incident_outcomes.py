"""
Outcomes: where the time of an incident went, and its result in each round.

A background incident comes in every round, so its rounds can be compared directly. An incident of the room comes once;
for the other rounds the result of all incidents of the same kind is shown. A round without any is left out.
"""

from __future__ import annotations

from collections import Counter
from statistics import median_low
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import State
from desk_theatre.itsm.sla import Light
from desk_theatre.measures.figures import WASTES
from desk_theatre.show.board import RoundOutcome, Spent, SpentOn
from desk_theatre.show.waiting_times import Wait, WaitingTimes
from desk_theatre.show.wording import life_line as wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.show.round_view import RoundView

SOLVED = frozenset({State.RESOLVED, State.CLOSED})
DECIDED = frozenset({Light.MET, Light.BREACHED})


def spent(scene: RoundView, number: int, now: int) -> tuple[Spent, ...]:
    """
    Return where the time went up to `now`, the longest first; repeated stays in one place are added up.
    """
    totals: Counter[tuple[str, SpentOn]] = Counter()
    for wait in _waits(scene, number, now):
        totals[_place(scene, wait), "waiting"] += wait.seconds
    for (by, waste), seconds in worked(scene.history[number], now).items():
        words = wording.worked(scene.cards.names.person(by)) if waste is None else scene.cards.names.say(WASTES[waste])
        totals[words, "work" if waste is None else "waste"] += seconds
    found = [Spent(words, seconds, sort) for (words, sort), seconds in totals.items() if seconds]
    return tuple(sorted(found, key=lambda each: -each.seconds))


def worked(history: Sequence[e.Event], now: int) -> Counter[tuple[str, e.Waste | None]]:
    """
    Seconds of work on an incident up to `now`, by person and by what was wasted on it; `None`: nothing was.
    """
    totals: Counter[tuple[str, e.Waste | None]] = Counter()
    for event in history:
        if isinstance(event, e.WorkStarted):
            totals[event.by, event.waste] += min(event.seconds, max(0, now - event.at))
    return totals


def fates(scenes: Sequence[RoundView], number: int, now: int) -> tuple[RoundOutcome, ...]:
    """
    Return the outcome in each round; nothing while there is no other round to compare with.

    Args:
        scenes: of the rounds so far; the last one is on.
        now: second of the day in that round.
    """
    known = [scene.cards.reported[number] for scene in scenes if number in scene.cards.reported]
    if len(scenes) < 2 or not known:
        return ()
    kind, room = known[-1].kind, known[-1].room
    found = []
    for scene in scenes:
        at = now if scene is scenes[-1] else scene.latest
        here = scene.cards.reported.get(number)
        # Where each round has a day of its own, the same number may be about something else.
        same = here is not None and (here is known[-1] or not scene.scorecard_fold.scenario.plan.fresh_demand)
        same = same and here is not None and (here.kind, here.room) == (kind, room)
        found.append(_own(scene, number, at) if same else _like(scene, kind, at))
    return tuple(found)


def _own(scene: RoundView, number: int, now: int) -> RoundOutcome:
    state, seconds = scene.scorecard_fold.states.state[number], _seconds(scene, number)
    waited = sum(wait.seconds for wait in _waits(scene, number, now))
    return RoundOutcome(
        round=scene.number,
        own=True,
        count=1,
        solved=int(seconds is not None),
        kept=int(_light(scene, number, now) is Light.MET),
        seconds=seconds,
        waited=waited,
        hands=len({by for by, waste in worked(scene.history[number], now) if waste != "chasing"}),
        state=scene.cards.names.say(wording.standing(state)),
        practices=len(scene.practices),
    )


def _like(scene: RoundView, kind: str, now: int) -> RoundOutcome:
    alike = [number for number, reported in scene.cards.reported.items() if reported.kind == kind]
    solved = [seconds for seconds in (_seconds(scene, number) for number in alike) if seconds is not None]
    kept = sum(_light(scene, number, now) is Light.MET for number in alike)
    middle = median_low(solved) if solved else None
    return RoundOutcome(scene.number, False, len(alike), len(solved), kept, middle, practices=len(scene.practices))


def _seconds(scene: RoundView, number: int) -> int | None:
    """
    Return the seconds from the report to the last resolution; `None` if it is not resolved.
    """
    if scene.scorecard_fold.states.state[number] not in SOLVED:
        return None
    history = scene.history[number]
    at = max(event.at for event in history if isinstance(event, (e.IncidentResolved, e.IncidentClosed)))
    solved = [event.at for event in history if isinstance(event, e.IncidentResolved)]
    return (solved[-1] if solved else at) - scene.cards.reported[number].at


def _light(scene: RoundView, number: int, now: int) -> Light:
    return scene.scorecard_fold.promises.standing(number, "resolution", now).light


def _waits(scene: RoundView, number: int, now: int) -> list[Wait]:
    fold = WaitingTimes(scene.scorecard_fold.scenario)
    handlers = fold.handlers()
    for event in scene.history[number]:
        handle = handlers.get(type(event))
        if handle is not None:
            handle(event)
    return fold.all(now)


def _place(scene: RoundView, wait: Wait) -> str:
    names = scene.cards.names
    place = names.say(wording.WAITED[wait.place])
    return place.format(team=names.teams.get(wait.team or "", "a team"), supplier=names.supplier)
