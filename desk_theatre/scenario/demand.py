"""
What comes to the desk: how many, when, and what the scenario holds ready.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value


@value
class Arrivals:
    """
    From one second of the day to another, contacts come at `per_hour` (a Poisson stream).
    """

    starts: int
    ends: int
    per_hour: float


@value
class Fault:
    """
    Something broken that produces incidents of `kind` every `every_minutes` on average, until its cause is removed.
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
    Something the facilitator can let loose with one key: `count` incidents of a kind, spread over some minutes.
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
        programme_per_100: incidents that 100 people bring along while a session of theirs fills and empties.
        fill_minutes: how long before its start a session fills; the same after its end.
    """

    arrivals: tuple[Arrivals, ...] = ()
    programme_per_100: float = 0.0
    fill_minutes: int = 20
    faults: tuple[Fault, ...] = ()
    cues: tuple[Cue, ...] = ()
