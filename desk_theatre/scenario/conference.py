"""
The conference: its rooms and its programme.
"""

from __future__ import annotations

from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.values import value


@value
class Room:
    """
    A place where sessions happen and where things break.

    Args:
        wall: short name in large letters, about seven of them; empty: it is made from the name.
    """

    id: str
    name: str
    seats: int = 0
    wall: str = ""


@value
class Session:
    """
    One entry of the programme; `starts` and `ends` are seconds of the day.
    """

    id: str
    title: str
    room: str
    starts: int
    ends: int
    attendance: int
    speaker: str = ""
    plenary: bool = False


@value
class Conference:
    """
    Args:
        opens, closes: the second of the day at which a round begins and ends.
        delegates: how many people attend.
        longest_delay: minutes after which a session begins without what is missing, at the latest.
        begins_without: how long people wait for what is missing before their session begins without it; 0: until the
            `longest_delay`.  A session never waits longer than half of its own time.
        raises: how long until somebody in front of a late session raises what blocks its room, and until the next time; 0:
            nobody does.
    """

    opens: int
    closes: int
    delegates: int
    rooms: tuple[Room, ...]
    programme: tuple[Session, ...]
    longest_delay: int = 15
    begins_without: Duration = NOTHING
    raises: Duration = NOTHING
