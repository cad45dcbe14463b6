"""
The demand of a scenario: how many incidents come, when, and the cues that the facilitator can set off.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class Arrivals:
    """
    A Poisson stream of contacts.

    Args:
        starts, ends: seconds of the day.
        per_hour: mean number of contacts in an hour of an ordinary day.
    """

    starts: int
    ends: int
    per_hour: float


@value
class Fault:
    """
    A fault that produces incidents of one kind until its root cause is removed.

    Args:
        kind: id of that kind.
        begins: the second of the day from which on it produces some.
        every_minutes: mean minutes between two of them.
        room: id of the room it is in; `None` for none, or for any where the kind happens in a room.
    """

    id: str
    title: str
    kind: str
    begins: int
    every_minutes: float
    room: str | None = None


@value
class Surge:
    """
    Something that happens on some days and brings a crowd: `count` incidents of a kind, spread by chance over some minutes.

    Args:
        starts, ends: seconds of the day between which it begins; each second is as likely as any other.
        minutes: over which its incidents are spread, each minute as likely as any other.
        chance: share of days on which it happens, 0 to 1.
        room: id of the room it happens in; `None` for any.
    """

    id: str
    title: str
    kind: str
    starts: int
    ends: int
    count: int
    minutes: int
    chance: float
    room: str | None = None

    def expected(self, closes: int) -> float:
        """
        Return the mean number of incidents that it brings in a day; those after second `closes` of the day do not count.
        """
        length, width = 60 * self.minutes, self.ends - self.starts

        def begun(until: float) -> float:
            # The integral, up to `until`, of the chance that the surge has begun by then.
            before = min(max(0.0, until - self.starts), width)
            return before * before / (2 * width) + max(0.0, until - self.ends)

        return self.chance * self.count * (begun(closes) - begun(closes - length)) / length


@value
class Cue:
    """
    A cue of the facilitator: `count` incidents of a kind, spread evenly over some minutes; with 0 minutes, all at once.
    """

    id: str
    title: str
    kind: str
    room: str | None = None
    count: int = 1
    minutes: int = 0


@value
class Demand:
    """
    Args:
        programme_per_100: incidents per 100 people while their session fills and empties.
        fill_minutes: minutes before its start in which a session fills, and after its end in which it empties.
        days_differ: by how much days differ in how many come, apart from faults and surges: the standard deviation of the
            logarithm, so about 0.1 where most days are within a tenth of the usual one.
        hours_differ: the same of the hours of a day.
    """

    arrivals: tuple[Arrivals, ...] = ()
    programme_per_100: float = 0.0
    fill_minutes: int = 20
    faults: tuple[Fault, ...] = ()
    cues: tuple[Cue, ...] = ()
    surges: tuple[Surge, ...] = ()
    days_differ: float = 0.0
    hours_differ: float = 0.0
