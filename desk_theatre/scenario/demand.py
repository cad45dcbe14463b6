"""
The demand of a scenario: how many incidents come, when, and the cues that the facilitator can set off.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class Arrivals:
    """
    A Poisson stream of `per_hour` contacts from one second of the day to another.
    """

    starts: int
    ends: int
    per_hour: float


@value
class Fault:
    """
    A fault that produces an incident of `kind` every `every_minutes` on average, until its root cause is removed.
    """

    id: str
    title: str
    kind: str
    begins: int
    every_minutes: float
    room: str | None = None


@value
class Cue:
    """
    A cue of the facilitator: `count` incidents of a kind, spread over some minutes.
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
    """

    arrivals: tuple[Arrivals, ...] = ()
    programme_per_100: float = 0.0
    fill_minutes: int = 20
    faults: tuple[Fault, ...] = ()
    cues: tuple[Cue, ...] = ()
