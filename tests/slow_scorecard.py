"""
The scorecard by its definitions, one after the other, without any care for speed: what the tally must agree with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, median
from typing import Any, get_args

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, State, step
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.room_events import IncidentJoined, MoodLeft
from desk_theatre.itsm.sla import Light
from desk_theatre.scenario.scenario import Scenario
from slow_clocks import SlowClock, slow_clocks

Life = Sequence[e.Event]


def slow_scorecard(events: Life, scenario: Scenario, now: int, prices: Mapping[str, float]) -> dict[str, Any]:
    """
    Every figure at `now`, from all events up to then.
    """
    ended = [event.at for event in events if isinstance(event, e.RoundEnded)]
    now = min([now, *ended])
    lives = _lives(events)
    states = [_state(life) for life in lives]
    resolved = sum(state in DONE for state in states)
    read = [(life, slow_clocks(life, scenario.agreement, now)) for life in lives]
    lasted = now - events[0].at
    cost, waste = _cost(events, scenario, now, prices), _waste(events, scenario, now)
    contacts = _count(events, e.IncidentReported, e.DelegateChased, e.IncidentReopened) - _count(
        events, e.IncidentFound
    )
    started, held_up = _sessions(events)
    by_desk = _by_desk(events, scenario, now)
    return {
        "submitted": len(lives),
        "resolved": resolved,
        "open": sum(state in OPEN for state in states),
        "lost": states.count(State.LOST),
        "withdrawn": states.count(State.WITHDRAWN),
        "reopened": _count(events, e.IncidentReopened),
        "lost_ever": sum(_count(life, e.IncidentLost) > 0 for life in lives),
        "response_sla_met": _met([clock for _, (clock, _, _) in read]),
        "resolution_sla_met": _met([clock for _, (_, clock, _) in read]),
        "by_priority": {p.word: _by_priority(p, read) for p in _priorities(lives, scenario)},
        "first_contact_resolution": _ratio(sum(_at_first_contact(life) for life in lives), resolved),
        "handovers_per_incident": _ratio(_count(events, e.IncidentAssigned), len(lives)),
        "bounces_per_incident": _ratio(_count(events, e.IncidentBounced), len(lives)),
        "failure_demand_share": _ratio(_count(events, e.DelegateChased, e.IncidentReopened), contacts),
        "sessions": len(started) + len(held_up),
        "sessions_delayed": sum(delay > 0 for delay in started.values()) + len(held_up),
        "sessions_delayed_by_desk": sum(by_desk),
        "sessions_late_otherwise": len(by_desk) - sum(by_desk),
        "delegate_minutes_lost": sum(scenario.session(s).attendance * d / 60 for s, d in started.items())
        + sum(scenario.session(s).attendance * (now - scenario.session(s).starts) / 60 for s in held_up),
        "cost_total": cost,
        "cost_wasted": sum(waste.values()),
        "cost_per_resolved": _ratio(cost, resolved),
        "waste": waste,
        "throughput_per_hour": _ratio(resolved * 3600, lasted),
        "closed_per_hour": _ratio(_count(events, e.IncidentClosed) * 3600, lasted),
        "utilisation": _utilisation(events, scenario, now, lasted),
        "satisfaction": _satisfaction(events, read),
        "mood": _mood(events),
        "commitment": {x.practice: fmean(x.levels) / 1000 for x in events if isinstance(x, e.CommitmentMeasured)},
    }


def slow_queues(events: Life, scenario: Scenario) -> Counter[str]:
    """
    How many incidents are in each queue: by the state at the end of each life, and by what led there.
    """
    queues = (_queue(life, scenario) for life in _lives(events))
    return Counter(queue for queue in queues if queue is not None)


def _queue(life: Life, scenario: Scenario) -> str | None:
    state = _state(life)
    if state is State.BLOCKED:
        return "the manager"
    if state is State.REPORTED:
        heard = [place for place, event in enumerate(life) if _is_being_heard(event)]
        came = [
            place for place, event in enumerate(life) if isinstance(event, (e.IncidentReported, e.IncidentReopened))
        ]
        return None if heard and heard[-1] > came[-1] else scenario.organisation.desk.id
    if state is not State.ASSIGNED:
        return None
    first = life[0]
    assert isinstance(first, e.IncidentReported)
    team = scenario.kind(first.kind).team
    for place, event in enumerate(life):
        if isinstance(event, e.IncidentAssigned):
            team = event.team
        elif isinstance(event, e.IncidentEscalated) and _state(life[:place]) is not State.PENDING_SUPPLIER:
            team = event.team or team
    return team


def _is_being_heard(event: e.Event) -> bool:
    return isinstance(event, e.IncidentRecovered) or (isinstance(event, e.WorkStarted) and event.task == "contact")


def _by_desk(events: Life, scenario: Scenario, now: int) -> list[bool]:
    """
    For each late session, whether an incident that was open in its room when it should have begun broke its promise.
    """
    started = {event.session: place for place, event in enumerate(events) if isinstance(event, e.SessionStarted)}
    found = []
    for place, delayed in enumerate(events):
        if not isinstance(delayed, e.SessionDelayed):
            continue
        until = started.get(delayed.session, len(events))
        at = events[until].at if until < len(events) else now
        incidents = {delayed.incident, *_in_the_way(events[:place], scenario, delayed.session)}
        found.append(any(_broken_here(events[:until], scenario, incident, at) for incident in incidents))
    return found


def _in_the_way(before: Life, scenario: Scenario, session: str) -> list[int]:
    room = scenario.session(session).room
    blocking = {kind.id for kind in scenario.kinds if kind.blocking}
    return [
        life[0].incident
        for life in _lives(before)
        if isinstance(life[0], e.IncidentReported)
        and (life[0].room, life[0].kind in blocking) == (room, True)
        and _state(life) not in {*DONE, State.WITHDRAWN}
    ]


def _broken_here(upto: Life, scenario: Scenario, incident: int, at: int) -> bool:
    life = [event for event in upto if getattr(event, "incident", None) == incident]
    life = [event for event in life if not isinstance(event, e.SessionDelayed)]
    clock = slow_clocks(life, scenario.agreement, at)[1]
    return clock.elapsed - _awaiting_supplier(life, scenario, at) > clock.target


def _awaiting_supplier(life: Life, scenario: Scenario, now: int) -> int:
    """
    Seconds in which only the supplier kept it, as far as they count.
    """
    over = (e.IncidentContinued, e.IncidentLost, e.IncidentResolved, e.IncidentWithdrawn)
    called = [x for x in life if isinstance(x, e.IncidentPended) and x.waiting_for == "supplier"]
    if scenario.agreement.supplier_pauses:
        return 0
    hours, spans = scenario.agreement.hours, []
    for call in called:
        rest = life[list(life).index(call) :]
        spans.append((call.at, next((x.at for x in rest if isinstance(x, over)), now)))
    return sum(hours.within(a, b) if hours.spans else b - a for a, b in spans)


def _lives(events: Life) -> list[list[e.Event]]:
    lives: dict[int, list[e.Event]] = {}
    for event in events:
        number = getattr(event, "incident", None)
        if number is not None:
            lives.setdefault(number, []).append(event)
    return list(lives.values())


def _state(life: Life) -> State | None:
    state: State | None = None
    for event in life:
        state = step(state, event)
    return state


def _count(events: Life, *kinds: type[e.Event]) -> int:
    return sum(isinstance(event, kinds) for event in events)


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _met(read: Sequence[SlowClock]) -> float | None:
    lights = [clock.light for clock in read]
    return _ratio(lights.count(Light.MET), lights.count(Light.MET) + lights.count(Light.BREACHED))


def _priority(life: Life) -> Priority:
    """
    As reported, or as the agreed table says, until the incident has ended.
    """
    priority, ended = Priority.P4, False
    for event in life:
        if isinstance(event, e.IncidentReported) or (
            isinstance(event, e.IncidentAssessed) and event.agreed and not event.guess and not ended
        ):
            priority = event.priority
        if isinstance(event, IncidentJoined) and not ended:
            priority = event.priority
        if isinstance(event, (e.IncidentResolved, e.IncidentWithdrawn)):
            ended = True
        if isinstance(event, e.IncidentReopened):
            ended = False
    return priority


def _priorities(lives: Sequence[Life], scenario: Scenario) -> list[Priority]:
    """
    Those with a promise of their own, and those that there are.
    """
    return sorted({*scenario.agreement.targets, *map(_priority, lives)})


def _by_priority(priority: Priority, read: Sequence[tuple[Life, tuple[SlowClock, ...]]]) -> dict[str, Any]:
    ours = [(life, found[1]) for life, found in read if _priority(life) is priority]
    took = sorted(
        max(x.at for x in life if isinstance(x, e.IncidentResolved)) - life[0].at
        for life, _ in ours
        if _state(life) in DONE
    )
    exceeded = [t for t in took if 10 * sum(other <= t for other in took) >= 9 * len(took)]
    return {
        "count": len(ours),
        "resolved": len(took),
        "resolution_sla_met": _met([clock for _, clock in ours]),
        "mean_minutes": fmean(took) / 60 if took else None,
        "median_minutes": median(took) / 60 if took else None,
        "p90_minutes": exceeded[0] / 60 if took else None,
    }


def _at_first_contact(life: Life) -> bool:
    resolutions = [event for event in life if isinstance(event, e.IncidentResolved)]
    return bool(resolutions) and resolutions[0].first_contact and not _count(life, e.IncidentReopened)


def _sessions(events: Life) -> tuple[dict[str, int], set[str]]:
    started = {x.session: x.delay for x in events if isinstance(x, e.SessionStarted)}
    return started, {x.session for x in events if isinstance(x, e.SessionDelayed)} - set(started)


def _cost(events: Life, scenario: Scenario, now: int, prices: Mapping[str, float]) -> float:
    paid = sum(person.cost_per_hour for person in scenario.organisation.everybody) * (now - events[0].at) / 3600
    paid += _count(events, e.SupplierCalled) * scenario.organisation.supplier.cost_per_callout
    paid += sum(event.amount for event in events if isinstance(event, e.SupplierSurcharged))
    return paid + sum(price * _in_force(events, practice, now) / 3600 for practice, price in prices.items())


def _in_force(events: Life, practice: str, now: int) -> int:
    """
    Second by second would be the plainest; stretch by stretch is as plain and ends.
    """
    seconds, last, on = 0, now, False
    for event in events:
        if isinstance(event, e.RoundOpened):
            on, last = practice in event.practices, event.at
        if isinstance(event, e.PracticeSwitched) and event.practice == practice:
            seconds += (event.at - last) * on
            on, last = event.on, event.at
    return seconds + (now - last) * on


def _pieces(events: Life, now: int) -> list[tuple[e.WorkStarted, int]]:
    """
    Each piece of work with the seconds it really got.
    """
    work = [event for event in events if isinstance(event, e.WorkStarted)]
    pieces = []
    for index, piece in enumerate(work):
        following = [later.at for later in work[index + 1 :] if later.by == piece.by]
        pieces.append((piece, min([piece.seconds, now - piece.at, *(at - piece.at for at in following)])))
    return pieces


def _waste(events: Life, scenario: Scenario, now: int) -> dict[str, float]:
    rates = {person.id: person.cost_per_hour for person in scenario.organisation.everybody}
    waste = dict.fromkeys(get_args(e.Waste), 0.0)
    for piece, seconds in _pieces(events, now):
        if piece.waste:
            waste[piece.waste] += seconds * rates[piece.by] / 3600
    return waste


def _utilisation(events: Life, scenario: Scenario, now: int, lasted: int) -> dict[str, Any]:
    def worked(*people: str) -> int:
        pieces = [each for each in _pieces(events, now) if each[0].task != "break"]
        return sum(seconds for piece, seconds in pieces if piece.by in people)

    organisation = scenario.organisation
    teams = {
        team.id: _ratio(worked(*(person.id for person in team.staff)), lasted * len(team.staff))
        for team in organisation.teams
    }
    return {"teams": teams, "people": {p.id: _ratio(worked(p.id), lasted) for p in organisation.everybody}}


def _mood(events: Life) -> float | None:
    own: set[int] = set()
    last = {}
    for event in events:
        if isinstance(event, IncidentJoined) or (isinstance(event, e.IncidentReported) and event.live):
            own.add(event.incident)
        elif isinstance(event, MoodLeft) and event.incident in own:
            last[event.incident] = event.mood
    return fmean(last.values()) if last else None


def _satisfaction(events: Life, read: Sequence[tuple[Life, tuple[SlowClock, ...]]]) -> float | None:
    scores = []
    for life, (_, resolution, update) in read:
        score = 5.0
        score -= 1.5 * (resolution.light is Light.BREACHED)
        score -= 1.0 * (update.light is Light.BREACHED)
        score -= 0.5 * min(3, _count(life, e.DelegateChased))
        score -= 1.0 * (_count(life, e.IncidentLost) > 0)
        score -= 1.0 * (_count(life, e.IncidentReopened) > 0)
        score -= 1.0 * (_count(life, e.SessionDelayed) > 0)
        if _state(life) in DONE or score < 5.0:
            scores.append(max(1.0, score))
    return fmean(scores) if scores else None
