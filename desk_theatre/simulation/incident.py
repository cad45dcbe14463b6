"""
An incident as the organisation carries it about: what it is, drawn once when it is reported, and where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.lifecycle import State
from desk_theatre.itsm.priority import Level
from desk_theatre.simulation.chance import LOTS, lasts

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.simulation.chance import Chance
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.team import Team

NATURE = b"nature"
_REPORTED, _LOST, _WITHDRAWN, _FOR_SUPPLIER = State.REPORTED, State.LOST, State.WITHDRAWN, State.PENDING_SUPPLIER
_AWAY = frozenset({State.LOST, State.WITHDRAWN})
_OVER = frozenset({State.RESOLVED, State.CLOSED, State.WITHDRAWN})


class Incident:
    """
    Args:
        number: its own, for ever.
        kind, room, delegate, live, reported_at: as reported.
        priority: what the business says it is worth.

    What it is (drawn at once, from its own number): which of the troubles that look like this it is, how long diagnosis, repair and work-around take, whether only the
    most skilled solve it alone, whether the supplier is needed, how patient the delegate is.

    `state` is where it stands in its life cycle (`None` before it is reported); only `Floor.emit` changes it.  `episode` changes
    with it: whatever waits for something remembers the episode in which it began to wait, and is void in any other.
    `handler` is who has it in hand, at the counter or at work; whoever comes back to an incident after some time and is
    not its handler any more leaves it alone.
    """

    __slots__ = (
        "again",
        "agreed",
        "asked_at",
        "back_at",
        "blocking",
        "botched",
        "cause",
        "chases",
        "complete",
        "delegate",
        "diagnosed",
        "due",
        "episode",
        "escalated",
        "expected_at",
        "freed",
        "handler",
        "handovers",
        "hard",
        "judged",
        "keeper",
        "key",
        "kind",
        "knows",
        "live",
        "loudness",
        "nature",
        "near_breach",
        "needs_supplier",
        "news_at",
        "news_watched",
        "nudges",
        "number",
        "objections",
        "others",
        "owner",
        "patient",
        "pressing",
        "priority",
        "recorded",
        "reopened",
        "reported_at",
        "room",
        "state",
        "supplied",
        "team",
        "ticket",
        "timed",
        "told",
        "waiting_since",
        "watched",
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
        chance: Chance,
    ) -> None:
        self.number = number
        self.kind = kind
        self.room = room
        self.delegate = delegate
        self.live = live
        self.reported_at = reported_at
        self.priority = priority
        self.nature = nature = chance.lots(number, NATURE)
        self.cause = kind.id if kind.causes == 1 else f"{kind.id} {1 + kind.causes * nature[15] // LOTS}"
        self.key = nature[13]  # decides who complies
        self.hard = nature[0] < kind.hard * LOTS
        self.needs_supplier = nature[1] < kind.supplier * LOTS
        self.blocking = kind.blocking and room is not None
        self.state: State | None = None
        self.episode = 0
        self.handler: Person | None = None
        self.owner: Team | None = None
        self.team: Team | None = None
        self.keeper: Person | None = None
        self.judged: Priority | None = None
        self.due: int | None = None  # the second at which the promise passes, as far as anybody has judged it
        # Somebody keeps an eye on that time; much of it has passed; somebody has seen to it that it goes first.
        self.timed = self.pressing = self.escalated = False
        self.back_at = -1  # when the supplier who is awaited will have been here; -1: none is awaited
        self.near_breach = False  # most of that time has passed, and somebody has seen it
        self.expected_at = 0  # until when the delegate was told that it will be solved
        self.ticket = 0  # changes whenever the incident enters or leaves a line; older entries are void
        self.waiting_since = -1  # -1: in no line
        self.agreed = False  # somebody has judged it by the agreed table
        self.others = 0  # who have the same incident, beside whoever reported it
        self.knows = False  # the delegate knows that it is mended
        self.recorded = False
        self.complete = True
        self.diagnosed = self.supplied = self.freed = False
        self.botched = 0.0  # what whoever repaired it, and how, adds to the chance that it is not mended
        self.chases = 0
        self.again: int | None = None  # how long the delegate waits until the next time, once it was asked
        self.handovers = self.nudges = self.reopened = 0
        self.objections = 0  # how often the delegate, asked, said that it is not mended
        self.news_at = reported_at
        self.asked_at = reported_at  # when the delegate was last here for it
        self.loudness = 0  # the latest shout in a line is the loudest
        self.told = False  # the last news was a message, and said when the next one comes
        self.patient = False  # a delegate's timer is running
        self.news_watched = False  # somebody sees to it that news comes in time
        self.watched = False  # somebody keeps an eye on how much of its promise is used up

    @property
    def open(self) -> bool:
        """
        Whether it is neither solved nor withdrawn; a lost one is open.
        """
        return self.state not in _OVER

    @property
    def heard(self) -> bool:
        """
        Whether the delegate has told it to somebody; not yet again if it was lost or reopened.
        """
        return self.state is not _REPORTED

    @property
    def lost(self) -> bool:
        """
        Whether nobody but the delegate remembers it.
        """
        return self.state is _LOST

    @property
    def gone(self) -> bool:
        """
        Whether it is withdrawn.
        """
        return self.state is _WITHDRAWN

    @property
    def away(self) -> bool:
        """
        Whether nobody on the floor has to do with it: it is lost or withdrawn.
        """
        return self.state in _AWAY

    @property
    def awaits_supplier(self) -> bool:
        """
        The supplier has been called and has not yet been here.
        """
        return self.state is _FOR_SUPPLIER

    def raised(self, impact: Level) -> Level:
        """
        An impact, one step higher for each who has it too.
        """
        return Level(max(Level.HIGH, impact - self.others)) if self.others else impact

    @property
    def failures(self) -> int:
        """
        How often it was taken for mended and was not, as far as anybody has noticed.
        """
        return self.reopened + self.objections

    def diagnosis(self) -> int:
        """
        Seconds that finding the cause takes somebody fully skilled.
        """
        return lasts(self.kind.diagnosis, self.nature[2])

    def repair(self) -> int:
        """
        Seconds that mending it takes somebody fully skilled.
        """
        return lasts(self.kind.repair, self.nature[3])

    def workaround(self) -> int:
        """
        Seconds that applying a known work-around takes.
        """
        return lasts(self.kind.workaround, self.nature[4])

    def snapshot(self) -> tuple[object, ...]:
        """
        Where it stands, for the digest of the whole state.
        """
        joined = (self.others, self.priority) if self.others else ()
        return (
            self.number,
            self.state,
            self.episode,
            self.ticket,
            self.waiting_since,
            self.team.id if self.team else None,
            self.keeper.id if self.keeper else None,
            self.handler.id if self.handler else None,
            self.judged,
            self.due,
            self.near_breach,
            self.pressing,
            self.escalated,
            self.back_at,
            self.knows,
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
            self.news_at,
            self.expected_at,
            self.told,
            self.botched,
            *joined,
        )
