"""
Days made by hand, incident by incident: for the tests of cards and moments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration, Kind
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.time_of_day import parse
from desk_theatre.scenario.conference import Conference, Room, Session
from desk_theatre.scenario.demand import Demand, Fault
from desk_theatre.scenario.organisation import OrganisationSpec, Staff, Supplier, TeamSpec
from desk_theatre.scenario.scenario import Plan, Scenario
from desk_theatre.show.deck.card import Evidence
from desk_theatre.show.deck.deck import card
from desk_theatre.show.deck.round_evidence import RoundEvidence
from histories import AGREEMENT

NINE, FIVE = parse("09:00"), parse("17:00")
P1, P2, P3, P4 = Priority.P1, Priority.P2, Priority.P3, Priority.P4
TEAMS = {"no-sound": "sound", "wifi": "net", "badge": "desk"}
WHO = {"sound": "cy", "net": "eve", "desk": "ada"}

SCENARIO = Scenario(
    id="by-hand",
    title="A day made by hand",
    summary="For tests.",
    plan=Plan(),
    conference=Conference(
        NINE,
        FIVE,
        250,
        (Room("a", "Aurora"), Room("b", "Birch")),
        (
            Session("keynote", "Keynote", "a", parse("10:00"), parse("11:00"), 200),
            Session("talk", "A talk", "b", parse("12:00"), parse("13:00"), 40),
            Session("close", "Closing", "a", parse("16:00"), parse("17:00"), 150),
        ),
    ),
    organisation=OrganisationSpec(
        (
            TeamSpec("desk", "Service desk", 1, (Staff("ada", "Ada", {"badges": 1.0}), Staff("bo", "Bo"))),
            TeamSpec("sound", "Sound", 2, (Staff("cy", "Cy", {"sound": 1.0}), Staff("di", "Di", {"sound": 0.5}))),
            TeamSpec("net", "Network", 2, (Staff("eve", "Eve", {"wifi": 1.0}), Staff("fay", "Fay", {"wifi": 0.4}))),
        ),
        Staff("max", "Max", cost_per_hour=80.0),
        Supplier("Nordic Stage", 150.0, Duration(30.0), Duration(20.0)),
    ),
    kinds=(
        Kind("no-sound", "No sound", "sound", "sound", blocking=True, first_contact=True),
        Kind("wifi", "Slow Wi-Fi", "net", "wifi"),
        Kind("badge", "Badge is wrong", "desk", "badges", where="person"),
    ),
    demand=Demand(faults=(Fault("cable", "A worn cable in Aurora", "no-sound", parse("09:10"), 30.0, "a"),)),
    agreement=AGREEMENT,
)
"""
A desk of two (Ada, Bo), sound (Cy, and Di at half the speed), the network (Eve, and Fay who cannot do much), the manager Max.
Promised are, for P1 to P4, 5, 10, 20 and 60 minutes until it is taken up and 30, 60, 120 and 240 until it is mended.
"""


def at(time: str) -> int:
    """
    `"09:30"` as a second of the day.
    """
    return parse(time)


def incident(
    number: int,
    reported: str,
    *,
    kind: str = "no-sound",
    room: str | None = "a",
    priority: Priority = P3,
    counter: int = 0,
    held: bool = False,
    judged: Priority | None = None,
    guess: bool = False,
    astray: Sequence[tuple[str, int]] = (),
    complete: bool = True,
    wait: int = 60,
    by: str | None = None,
    asks: int = 0,
    scratch: bool = False,
    takes: int = 300,
    solved: bool = True,
    taken: bool = True,
    spot: bool = False,
    back: int | None = None,
    chases: Sequence[str] = (),
) -> list[e.Event]:
    """
    The life of an incident.  Left to itself, all goes well: heard at once by Ada, written down, passed on complete after a
    minute, taken up a minute later by the best of its team, mended in five.

    Args:
        counter, wait: seconds at the counter, and in the line of its team.
        held: it is kept in the head; otherwise written down.
        judged, guess: the priority that the desk gives it, and whether by guessing.
        astray: teams that it does not belong to, and for how many seconds it waits in the line of each.
        asks: seconds of asking again.
        scratch: the diagnosis is a repeated one.
        taken, solved: whether it gets that far.
        spot: solved at first contact.
        back: so many seconds after it was closed the delegate is back.
        chases: when the delegate asks for news.
    """
    start = at(reported)
    now = start + counter
    kept = (e.IncidentHeld if held else e.IncidentRecorded)(now + 60, number, "ada")
    events: list[e.Event] = [
        e.IncidentReported(start, number, kind, room, number, False, priority),
        e.WorkStarted(now, "ada", number, "contact", 60),
        kept,
        e.IncidentAssessed(
            now + 60, number, "ada", Level.MEDIUM, Level.MEDIUM, priority if judged is None else judged, guess
        ),
        *(e.DelegateChased(at(time), number, count) for count, time in enumerate(chases, 1)),
    ]
    now += 60
    if spot:
        took: list[e.Event] = [
            e.IncidentPickedUp(now, number, "ada"),
            e.IncidentResolved(now + takes, number, "ada", True),
        ]
        return [*events, *took]
    for team, seconds in astray:
        events += [
            e.IncidentAssigned(now, number, "ada", team, complete),
            e.IncidentPickedUp(now + seconds, number, WHO[team]),
            e.WorkStarted(now + seconds, WHO[team], number, "bouncing", 60, "bouncing"),
            e.IncidentBounced(now + seconds + 60, number, WHO[team], team),
        ]
        now += seconds + 60
    team = TEAMS[kind]
    by = by or WHO[team]
    events.append(e.IncidentAssigned(now, number, "ada", team, complete))
    if not taken:
        return events
    now += wait
    events.append(e.IncidentPickedUp(now, number, by))
    if asks:
        events.append(e.WorkStarted(now, by, number, "re-asking", asks, "re-asking"))
        now += asks
    events.append(e.WorkStarted(now, by, number, "diagnosis", takes, "repeated diagnosis" if scratch else None))
    if solved:
        events += [e.IncidentResolved(now + takes, number, by, False), e.IncidentClosed(now + takes, number)]
    if back is not None:
        events.append(e.IncidentReopened(now + takes + back, number))
    return events


def work(person: str, starts: str, ends: str, task: e.Task = "repair", waste: e.Waste | None = None) -> list[e.Event]:
    """
    Somebody is busy from one time to another.
    """
    return [e.WorkStarted(at(starts), person, None, task, at(ends) - at(starts), waste)]


def commitment(practice: str, levels: dict[str, float]) -> list[e.Event]:
    """
    How far everybody does it, at some times.
    """
    return [e.CommitmentMeasured(at(time), practice, (round(1000 * level),) * 7) for time, level in levels.items()]


def day(*parts: Iterable[e.Event], practices: tuple[str, ...] = (), ends: int = FIVE) -> list[e.Event]:
    """
    A round of these parts, in the order in which it happens.
    """
    happened = sorted(chain.from_iterable(parts), key=lambda event: event.at)
    return [e.RoundOpened(NINE, 1, FIVE, practices), *happened, e.RoundEnded(ends, 1, ends < FIVE)]


def read(events: Iterable[e.Event], scenario: Scenario = SCENARIO) -> RoundEvidence:
    """
    The evidence book of a day.
    """
    return RoundEvidence(scenario).read(events)


def seen(name: str, events: Iterable[e.Event], scenario: Scenario = SCENARIO) -> Evidence | None:
    """
    Whether a day shows a card.
    """
    return card(name).detect(read(events, scenario))


def words(name: str, events: Iterable[e.Event], scenario: Scenario = SCENARIO) -> str | None:
    """
    What a day shows of a card.
    """
    found = seen(name, events, scenario)
    return None if found is None else found.words


def look_at(name: str, events: Iterable[e.Event], scenario: Scenario = SCENARIO) -> list[tuple[int, int | None]]:
    """
    Where to look for it.
    """
    found = seen(name, events, scenario)
    return [] if found is None else [(glimpse.at, glimpse.incident) for glimpse in found.glimpses]
