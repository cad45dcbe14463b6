"""
An incident: what it is, drawn once when it is reported, the state that it is in, and the delegates who have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.lifecycle import State, step
from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.values import value
from desk_theatre.simulation.draws import LOTS, lasts

if TYPE_CHECKING:
    from simpy import Process

    from desk_theatre.itsm import events as e
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.draws import Draws

LEVELS = tuple(Level)
_AWAY = frozenset({State.LOST, State.WITHDRAWN})
_OVER = frozenset({State.RESOLVED, State.CLOSED, State.WITHDRAWN})
_STAYS_IN_HAND = frozenset({State.HELD, State.RECORDED, State.IN_WORK, State.RESOLVED})
"""
The states in which an incident keeps its handler.
"""


@value
class Nature:
    """
    What an incident is: drawn from its number, and the same whatever people do.

    Args:
        cause: which of the root causes that look alike it has.
        one_off: no other incident has this cause.
        key: decides who complies.
        hard: only the hero of its skill resolves it alone.
        needs_supplier: it cannot be resolved without the supplier.
        contact: seconds that the delegate needs to report it.
        diagnosis, repair, workaround: seconds for finding the cause, repairing it and applying a known work-around, for a fully
            skilled agent.
        supplier_arrives, supplier_works: seconds from the call until the supplier is there, and from then on; 0 if not needed.
        patience: seconds until the delegate who reported it asks for news.
        impact, urgency: as the delegate claims them.
        fails: two lots, for the first and the second time that it is marked resolved.
    """

    cause: str
    one_off: bool
    key: int
    hard: bool
    needs_supplier: bool
    contact: int
    diagnosis: int
    repair: int
    workaround: int
    supplier_arrives: int
    supplier_works: int
    patience: int
    impact: Level
    urgency: Level
    fails: tuple[int, int]


def nature_of(number: int, kind: Kind, scenario: Scenario, draws: Draws) -> Nature:
    """
    Draw the nature of an incident.
    """
    lots = draws.lots(number, b"nature")
    supplier = scenario.organisation.supplier
    needs_supplier = lots[1] < kind.supplier * LOTS
    one_off = lots[14] < kind.one_off * LOTS
    return Nature(
        cause=f"{kind.id} of {number}" if one_off else _cause(kind, lots[15]),
        one_off=one_off,
        key=lots[13],
        hard=lots[0] < kind.hard * LOTS,
        needs_supplier=needs_supplier,
        contact=lasts(scenario.chaos.contact, lots[5]),
        diagnosis=lasts(kind.diagnosis, lots[2]),
        repair=lasts(kind.repair, lots[3]),
        workaround=lasts(kind.workaround, lots[4]),
        supplier_arrives=lasts(supplier.arrives, lots[8]) if needs_supplier else 0,
        supplier_works=lasts(supplier.works, lots[9]) if needs_supplier else 0,
        patience=lasts(scenario.patience.first, lots[10]),
        impact=LEVELS[3 * lots[6] // LOTS],
        urgency=LEVELS[3 * lots[7] // LOTS],
        fails=(lots[11], lots[12]),
    )


def _cause(kind: Kind, lot: int) -> str:
    return kind.id if kind.causes == 1 else f"{kind.id} {1 + kind.causes * lot // LOTS}"


class Incident:
    """
    Args:
        number: unique in a show.
        kind, room, delegate, live, reported_at: as reported; `reported_at` is a second of the day.
        priority: what it is worth to the business.
        nature: what it is.

    `state` is its state in the life cycle (`None` before it is reported); only `move` changes it.  `episode` changes with it:
    whatever waits remembers the episode in which it began to wait, and is void in any other.  `handler` is the id of the person who
    has it in hand, at the counter or at work; a person who comes back to an incident and is no longer its handler leaves it
    alone.  `keeper` is the id of the person who keeps it in their head.  `owner` is the id of the team that owns it, and `team` of the
    one in whose backlog it waits or waited last.
    """

    __slots__ = (
        "affected",
        "agreed",
        "asked_at",
        "assessed",
        "back_at",
        "began",
        "blocking",
        "botched",
        "chases",
        "complete",
        "counts_from",
        "delegate",
        "diagnosed",
        "episode",
        "escalated",
        "freed",
        "handler",
        "handovers",
        "keeper",
        "kind",
        "live",
        "loudness",
        "nature",
        "near_breach",
        "news_watched",
        "nudges",
        "number",
        "objections",
        "owner",
        "passed_on",
        "pressing",
        "priority",
        "pushed",
        "recorded",
        "refused",
        "reopened",
        "reported_at",
        "resolved_at",
        "responded",
        "room",
        "state",
        "stepped_in",
        "supplied",
        "target",
        "team",
        "ticket",
        "timers",
        "visit",
        "waiting_since",
        "within",
    )

    def __init__(
        self,
        number: int,
        kind: Kind,
        room: str | None,
        delegate: int,
        live: bool,
        reported_at: int,
        priority: Priority,
        nature: Nature,
    ) -> None:
        self.number = number
        self.kind = kind
        self.room = room
        self.delegate = delegate
        self.live = live
        self.reported_at = reported_at
        self.priority = priority
        self.nature = nature
        self.blocking = kind.blocking and room is not None
        self.state: State | None = None
        self.episode = 0
        self.handler: str | None = None
        self.owner = kind.team
        self.team: str | None = None
        self.keeper: str | None = None
        self.assessed: Priority | None = None
        self.began = reported_at  # start of the SLA clock, moved on by each pause, so all seconds since then count
        self.counts_from = reported_at  # the second at which the SLA clock runs on, during a pause
        self.resolved_at = reported_at  # when it was last marked resolved
        self.target = 0  # seconds from `began` to resolve it in, for the business
        self.within: int | None = None  # the same by the assessment; None: not assessed
        self.pressing = self.escalated = False  # enough of `within` is used to escalate it; a person has escalated it
        self.timers: dict[str, int] = {}  # the second at which each SLA timer rings next
        self.back_at = -1  # when the supplier will be done; -1: none is awaited
        self.visit: Process | None = None  # of the supplier
        self.near_breach = False  # most of `within` is used, and a practice has it watched
        self.ticket = 0  # changes when it enters, moves in or leaves a backlog; older entries are void
        self.waiting_since = -1  # -1: in no backlog
        self.agreed = False  # assessed by the agreed table
        self.affected = [
            Delegate(self, 0, reported_at, nature.patience, nature.key)
        ]  # who reported it, then who joined
        self.recorded = False
        self.complete = True
        self.diagnosed = self.supplied = self.freed = False
        self.botched = 0.0  # what the last repair adds to the chance that it fails
        self.chases = 0  # visits of all its delegates to ask for news
        self.handovers = self.nudges = self.reopened = 0
        self.responded = False  # somebody has picked it up at least once
        self.refused: dict[str, None] = {}  # the teams that found it is not theirs
        self.stepped_in = 0  # for how many of its delegates the manager has taken it over already; 0: not yet
        self.passed_on = False  # by a team that is not the right one, and nobody has asked for it since
        self.pushed = False  # its owner has passed it on to get rid of it
        self.objections = 0  # how often the delegate, asked, said that it is not resolved
        self.asked_at = reported_at  # when a delegate was last here for it
        self.loudness = 0  # the latest request in a backlog is the loudest
        self.news_watched = False  # a process reminds the desk of messages

    @property
    def cause(self) -> str:
        """
        Which of the root causes that look alike it has.
        """
        return self.nature.cause

    def move(self, event: e.Event) -> None:
        """
        Change the state as `event` says.

        Raises:
            StepNotAllowed: the life cycle has no such step from this state; nothing has changed.
        """
        state = step(self.state, event)
        if state is not self.state:
            self.state = state
            self.episode += 1
            if state not in _STAYS_IN_HAND:
                self.handler = None

    @property
    def due(self) -> int | None:
        """
        The second of the day at which the SLA target passes; `None` while nobody has assessed it.
        """
        return None if self.within is None else self.began + self.within

    def counted(self, now: int) -> int:
        """
        Return the seconds that count for the SLA target by `now`.
        """
        return max(now, self.counts_from) - self.began

    def stand_still(self, now: int, length: int) -> None:
        """
        Pause the SLA target's clock for the next `length` seconds.
        """
        self.began += length
        self.counts_from = now + length

    def run_on(self, now: int) -> None:
        """
        Resume the SLA target's clock now, before the pause is over.
        """
        self.began -= max(0, self.counts_from - now)
        self.counts_from = min(self.counts_from, now)

    def used(self, share: float) -> int:
        """
        Return the second of the day at which a share of the assessed SLA target, 0 to 1, is used.
        """
        assert self.within is not None
        return self.began + round(share * self.within)

    @property
    def waiting(self) -> list[Delegate]:
        """
        The delegates who have not given up on it, in the order in which they came to have it.
        """
        return [delegate for delegate in self.affected if delegate.wants]

    @property
    def others(self) -> int:
        """
        How many other delegates have it, too.
        """
        return max(0, len(self.waiting) - 1)

    @property
    def queued(self) -> bool:
        """
        Whether it waits in a team's backlog.
        """
        return self.waiting_since >= 0

    @property
    def open(self) -> bool:
        """
        Whether it is neither resolved nor withdrawn; a lost one is open.
        """
        return self.state not in _OVER

    @property
    def heard(self) -> bool:
        """
        Whether an agent has heard the report; again no when it is recovered or reopened.
        """
        return self.state is not State.REPORTED

    @property
    def lost(self) -> bool:
        """
        Whether nobody but the delegate remembers it.
        """
        return self.state is State.LOST

    @property
    def gone(self) -> bool:
        """
        Whether it is withdrawn.
        """
        return self.state is State.WITHDRAWN

    @property
    def away(self) -> bool:
        """
        Whether it is lost or withdrawn, so that nobody on the floor has it.
        """
        return self.state in _AWAY

    @property
    def awaits_supplier(self) -> bool:
        """
        Whether it is on hold for the supplier.
        """
        return self.state is State.PENDING_SUPPLIER

    def raised(self, impact: Level) -> Level:
        """
        Return the impact raised by one step for each other delegate who has it.
        """
        return Level(max(Level.HIGH, impact - self.others))

    def left_for_hero(self, team: str | None) -> bool:
        """
        Return whether most people of a team leave it for the hero of its skill: it is hard, the team owns it, and
        nobody has freed it.
        """
        return self.nature.hard and not self.freed and self.owner == team

    @property
    def failures(self) -> int:
        """
        How often it was found not to be resolved, after a closure or when the delegate was asked.
        """
        return self.reopened + self.objections

    def snapshot(self) -> tuple[object, ...]:
        """
        Return its state for the digest of the organisation.
        """
        joined = (self.priority, self.target) if len(self.affected) > 1 else ()
        pushed = ("pushed away",) if self.pushed else ()
        been = (*self.refused, *(("stepped in", self.stepped_in) if self.stepped_in else ()))
        return (
            self.number,
            self.state and self.state.name,  # not what a person reads, which may be worded otherwise one day
            self.episode,
            self.ticket,
            self.waiting_since,
            self.team,
            self.keeper,
            self.handler,
            self.assessed,
            self.due,
            self.near_breach,
            self.pressing,
            self.escalated,
            self.back_at,
            self.recorded,
            self.complete,
            self.diagnosed,
            self.supplied,
            self.freed,
            self.chases,
            self.handovers,
            self.nudges,
            self.reopened,
            self.objections,
            self.botched,
            *(delegate.state() for delegate in self.affected),
            *joined,
            *pushed,
            *been,
        )


class Delegate:
    """
    A delegate who has an incident, with patience of their own. It runs only while they wait; they do not chase while they are at
    the desk, though the time there counts.

    Args:
        incident: what this delegate has.
        place: among all who have ever had it; 0 reported it, the others joined.
        since: the second of the day from which this delegate waits.
        first: seconds until the first visit to ask.
        key: decides how long until each later one.
    """

    __slots__ = (
        "again",
        "expected_at",
        "first",
        "incident",
        "informed",
        "key",
        "knows",
        "news_at",
        "patience",
        "patient",
        "place",
        "queues",
        "served_by",
        "since",
        "visits",
        "wants",
    )

    def __init__(self, incident: Incident, place: int, since: int, first: int, key: int) -> None:
        self.incident = incident
        self.place = place
        self.since = since
        self.first = first
        self.key = key
        self.wants = True  # False: has given up
        self.knows = False  # that it is resolved
        self.queues = False  # at the desk
        self.served_by: str | None = None  # at the desk
        self.news_at = since
        self.informed = False  # the last news was a message, which says when the next one comes
        self.expected_at = 0  # the time for resolution that this delegate was told; 0: none
        self.visits = 0  # to ask for news
        self.again: int | None = None  # how long until the next visit, once it was asked
        self.patient = False  # a timer is running
        self.patience = 0  # changes whenever patience ends; timers of earlier ones are void

    @property
    def number(self) -> int:
        """
        The number of the incident.
        """
        return self.incident.number

    @property
    def gone(self) -> bool:
        """
        Whether this delegate is not in the queue at the desk.
        """
        return not self.queues

    @property
    def here(self) -> bool:
        """
        Whether this delegate is at the desk, queueing or being served.
        """
        return self.queues or self.served_by is not None

    def state(self) -> tuple[object, ...]:
        """
        Return the state of this delegate for the digest of the organisation.
        """
        return (
            self.wants,
            self.knows,
            self.queues,
            self.served_by,
            self.news_at,
            self.informed,
            self.expected_at,
            self.visits,
        )
