"""
Legal lives of incidents, and legal rounds, for the properties.

A life is a walk through the table of `itsm.lifecycle`, with the events that move nothing strewn in between.  A round is
several lives at once, with people at work, a programme, and a supplier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, get_args

from attrs import define
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration, Kind
from desk_theatre.itsm.lifecycle import DONE, STEPS, State, step
from desk_theatre.itsm.priority import Level, Priority, usual_table
from desk_theatre.itsm.room_events import IncidentJoined, MoodLeft
from desk_theatre.itsm.service_hours import ServiceHours
from desk_theatre.itsm.sla import Agreement, Target
from desk_theatre.scenario.conference import Conference, Room, Session
from desk_theatre.scenario.demand import Demand
from desk_theatre.scenario.organisation import OrganisationSpec, Staff, Supplier, TeamSpec
from desk_theatre.scenario.scenario import Plan, Scenario

Choice = TypeVar("Choice")

NINE = 9 * 3600
FIVE = 17 * 3600
TARGETS: Mapping[Priority, Target] = {
    Priority.MAJOR: Target(2, 20, 5),
    Priority.P1: Target(5, 30, 10),
    Priority.P2: Target(10, 60, 20),
    Priority.P3: Target(20, 120, 40),
    Priority.P4: Target(60, 240, 90),
}
AGREEMENT = Agreement(usual_table(), TARGETS)
"""
Round the clock, and the supplier does not stop a clock.
"""

PEOPLE = ("ada", "bo", "cy", "max")


def small_scenario(agreement: Agreement = AGREEMENT) -> Scenario:
    """
    One desk of two, one team of one, a manager, two rooms, three sessions.
    """
    desk = TeamSpec(
        "desk", "Service desk", 1, (Staff("ada", "Ada", cost_per_hour=36.0), Staff("bo", "Bo", cost_per_hour=40.0))
    )
    sound = TeamSpec("sound", "Sound and light", 2, (Staff("cy", "Cy", {"sound": 1.0}, 50.0),))
    sessions = (
        Session("keynote", "Keynote", "a", NINE + 1800, NINE + 5400, 200),
        Session("talk", "A talk", "b", NINE + 3600, NINE + 7200, 40),
        Session("close", "Closing", "a", NINE + 14400, NINE + 18000, 150),
    )
    return Scenario(
        id="small",
        title="A small one",
        summary="For tests.",
        plan=Plan(),
        conference=Conference(NINE, FIVE, 250, (Room("a", "Room A"), Room("b", "Room B")), sessions),
        organisation=OrganisationSpec(
            (desk, sound),
            Staff("max", "Max", cost_per_hour=80.0),
            Supplier("The supplier", 150.0, Duration(30.0), Duration(20.0)),
        ),
        kinds=(Kind("no-sound", "No sound", "sound", "sound", blocking=True),),
        demand=Demand(),
        agreement=agreement,
    )


def agreements() -> st.SearchStrategy[Agreement]:
    """
    With and without service hours, a supplier who stops the clocks, and a promise of its own for major incidents.
    """
    hours = st.sampled_from(
        (
            ServiceHours(),
            ServiceHours(((NINE, FIVE),)),
            ServiceHours(((NINE + 600, NINE + 3000), (NINE + 4000, NINE + 9000))),
        )
    )
    targets = st.sampled_from((TARGETS, {key: TARGETS[key] for key in TARGETS if key is not Priority.MAJOR}))
    return st.builds(Agreement, st.just(usual_table()), targets, hours, st.booleans())


_GAPS = (0, 0, 1, 30, 60, 150, 299, 300, 301, 600, 900, 1800, 3600)
_PRIORITIES = tuple(sorted(TARGETS))
_TASKS, _WASTES, _ABOUTS = get_args(e.Task), (None, *get_args(e.Waste)), get_args(e.About)
_ENDS = (*DONE, State.WITHDRAWN)


@define
class Script:
    """
    Bytes that decide what happens, one after the other; when they are used up, the first choice is taken each time.

    Drawing one string of bytes is many times as fast as drawing each choice, and shrinks as well.
    """

    decisions: bytes
    used: int = 0

    def number(self) -> int:
        """
        The next decision, 0 to 255.
        """
        self.used += 1
        return self.decisions[self.used - 1] if self.used <= len(self.decisions) else 0

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """
        The next decision, as one of these.
        """
        return choices[self.number() % len(choices)]

    def flip(self) -> bool:
        """
        The next decision, as yes or no.
        """
        return self.number() % 2 == 1

    @property
    def over(self) -> bool:
        """
        Whether everything is decided.
        """
        return self.used >= len(self.decisions)


Maker = Callable[[int, int, Script], e.Event]

_STEPPING: Mapping[type[e.Event], Maker] = {
    e.IncidentFound: lambda at, i, s: e.IncidentFound(at, i, s.pick(PEOPLE)),
    e.IncidentHeld: lambda at, i, s: e.IncidentHeld(at, i, s.pick(PEOPLE)),
    e.IncidentRecorded: lambda at, i, s: e.IncidentRecorded(at, i, s.pick(PEOPLE)),
    e.IncidentLost: lambda at, i, s: e.IncidentLost(at, i, s.pick(PEOPLE), i + 1),
    e.IncidentRecovered: lambda at, i, s: e.IncidentRecovered(at, i, s.pick(PEOPLE)),
    e.IncidentRemembered: lambda at, i, s: e.IncidentRemembered(at, i, s.pick(PEOPLE)),
    e.IncidentAssigned: lambda at, i, s: e.IncidentAssigned(at, i, s.pick(PEOPLE), s.pick(("desk", "sound")), s.flip()),
    e.IncidentPickedUp: lambda at, i, s: e.IncidentPickedUp(at, i, s.pick(PEOPLE)),
    e.IncidentBounced: lambda at, i, s: e.IncidentBounced(at, i, s.pick(PEOPLE), "sound"),
    e.IncidentPended: lambda at, i, s: e.IncidentPended(at, i, s.pick(PEOPLE), "supplier" if s.flip() else "delegate"),
    e.IncidentContinued: lambda at, i, _: e.IncidentContinued(at, i),
    e.ApprovalAwaited: lambda at, i, s: e.ApprovalAwaited(at, i, s.pick(PEOPLE)),
    e.IncidentBlocked: lambda at, i, _: e.IncidentBlocked(at, i, "max"),
    e.IncidentUnblocked: lambda at, i, _: e.IncidentUnblocked(at, i, "max"),
    e.IncidentEscalated: lambda at, i, s: e.IncidentEscalated(at, i, s.pick(PEOPLE), "sound"),
    e.IncidentResolved: lambda at, i, s: e.IncidentResolved(at, i, s.pick(PEOPLE), s.flip()),
    e.IncidentClosed: lambda at, i, _: e.IncidentClosed(at, i),
    e.IncidentReopened: lambda at, i, _: e.IncidentReopened(at, i),
    e.IncidentWithdrawn: lambda at, i, _: e.IncidentWithdrawn(at, i),
}


def _told(at: int, incident: int, script: Script) -> e.Event:
    return e.DelegateInformed(at, incident, script.pick(PEOPLE), script.pick(_ABOUTS))


def _assessed(at: int, incident: int, script: Script) -> e.Event:
    impact, urgency = script.pick(tuple(Level)), script.pick(tuple(Level))
    return e.IncidentAssessed(at, incident, "ada", impact, urgency, script.pick(_PRIORITIES), script.flip())


def _chased(at: int, incident: int, script: Script) -> e.Event:
    return e.DelegateChased(at, incident, 1 + script.number() % 4)


def _joined(at: int, incident: int, script: Script) -> e.Event:
    return IncidentJoined(at, incident, 1 + script.number() % 4, script.pick(tuple(Level)), script.pick(_PRIORITIES))


def _felt(at: int, incident: int, script: Script) -> e.Event:
    return MoodLeft(at, incident, 1 + script.number() % 5)


# So that most lives get somewhere, and some come back.
_LIKELY = {e.IncidentPickedUp: 6, e.IncidentResolved: 4, e.IncidentReopened: 4, e.IncidentWithdrawn: 1}

_ASIDES: tuple[Maker, ...] = (
    _told,
    _assessed,
    _chased,
    _joined,
    _felt,
    lambda at, i, s: e.KnownErrorApplied(at, i, s.pick(PEOPLE), "loose plug"),
    lambda at, i, s: e.SupplierCalled(at, i, s.pick(PEOPLE)),
    lambda at, i, s: e.IncidentPushedAway(at, i, s.pick(PEOPLE), "sound"),
    lambda at, i, s: e.IncidentShared(at, i, s.pick(PEOPLE), "sound"),
    lambda at, i, s: e.SupplierSurcharged(at, i, s.pick(PEOPLE), 40.0),
)


def scripts(*sizes: int) -> st.SearchStrategy[Script]:
    """
    Scripts of one of these lengths; left to itself, Hypothesis writes mostly very short ones.
    """
    return st.sampled_from(sizes).flatmap(lambda size: st.binary(min_size=size, max_size=size)).map(Script)


def histories(incident: int = 0) -> st.SearchStrategy[list[e.Event]]:
    """
    The life of one incident from its report on, up to about thirty events.
    """
    return scripts(0, 8, 20, 40, 70, 100).map(lambda script: life(script, incident))


def life(script: Script, incident: int = 0) -> list[e.Event]:
    """
    The life that a script decides.
    """
    at = NINE + 15 * script.number()
    report = e.IncidentReported(at, incident, "no-sound", "a", incident, script.flip(), script.pick(_PRIORITIES))
    happened: list[e.Event] = [report]
    state = step(None, report)
    while not script.over:
        at += script.pick(_GAPS)
        event = script.pick(_moves(state))(at, incident, script)
        state = step(state, event)
        happened.append(event)
    return happened


def _moves(state: State | None) -> list[Maker]:
    """
    What may happen to an incident in this state: every step of the table, and what moves nothing.
    """
    assert state is not None
    steps = [maker for kind, maker in _STEPPING.items() if state in STEPS[kind] for _ in range(_LIKELY.get(kind, 2))]
    return [*steps, _told, _assessed, _chased] if state in _ENDS else [*steps, *_ASIDES]


def rounds(incidents: int = 5) -> st.SearchStrategy[list[e.Event]]:
    """
    A whole round of the small scenario, in the order in which it happens.
    """
    lives = st.lists(scripts(8, 30, 60, 90), max_size=incidents)
    return st.builds(_round, lives, scripts(0, 20, 60), scripts(24))


def _round(lives: Sequence[Script], work: Script, script: Script) -> list[e.Event]:
    events = [event for number, decisions in enumerate(lives) for event in life(decisions, number)]
    events += _work(work) + _practices(script)
    events.sort(key=lambda event: event.at)
    events = _with_programme(events, script)
    opened: e.Event = e.RoundOpened(NINE, 1, FIVE, ("recording",))
    if script.flip():
        last = max((event.at for event in events), default=NINE)
        events.append(e.RoundEnded(last + script.pick(_GAPS), 1, early=True))
    return [opened, *events]


def _work(script: Script) -> list[e.Event]:
    """
    People who work, are interrupted, and idle.
    """
    work: list[e.Event] = []
    clock = dict.fromkeys(PEOPLE, NINE)
    while not script.over:
        person = script.pick(PEOPLE)
        clock[person] += script.pick(_GAPS)
        seconds = 5 * script.number()
        work.append(e.WorkStarted(clock[person], person, None, script.pick(_TASKS), seconds, script.pick(_WASTES)))
    return work


def _practices(script: Script) -> list[e.Event]:
    switched: list[e.Event] = []
    at = NINE
    for _ in range(script.number() % 4):
        at += script.pick(_GAPS)
        practice = script.pick(("recording", "ticket_tool"))
        switched.append(e.PracticeSwitched(at, practice, script.flip(), "imposed"))
        switched.append(e.CommitmentMeasured(at, practice, tuple(3 * script.number() for _ in PEOPLE)))
    return switched


def _with_programme(events: list[e.Event], script: Script) -> list[e.Event]:
    """
    The sessions begin on time, late, or not at all; only an open incident can hold one up.
    """
    for session in small_scenario().conference.programme:
        blockers = _open_at(events, session.starts)
        delay = script.pick((0, 60, 700)) if blockers else 0
        if delay:
            events.append(e.SessionDelayed(session.starts, session.id, script.pick(blockers)))
        if not delay or script.flip():
            events.append(e.SessionStarted(session.starts + delay, session.id, delay))
    return sorted(events, key=lambda event: event.at)


def _open_at(events: list[e.Event], at: int) -> list[int]:
    states: dict[int, State | None] = {}
    for event in events:
        number = getattr(event, "incident", None)
        if event.at <= at and number is not None:
            states[number] = step(states.get(number), event)
    return [number for number, state in states.items() if state not in _ENDS]
