"""
Labels of the picture of a round: the bar at the top, the programme, the floor, the ticker and the plan of the session.
"""

from __future__ import annotations

FLOOR = "The floor"
HOLDING_NOTHING = "holding nothing"
QUEUE_EMPTY = "queue empty"
RESOLVED = "Resolved"
PROGRAMME = "{Programme}"
BY_DESK = "delayed by the desk"
NO_DELAYS = "● no delays now"
NO_ROOMS = "no {rooms} in this scenario"
UNDER_WAY = "under way"
NOTHING_TODAY = "nothing more today"
WAITING_FOR = "waiting for"
OPEN = "open:"
JUST_NOW = "Just now"
FROM_THE_ROOM = "◆ from this room"
NOTHING_YET = "Nothing yet."


def sitting_on(incidents: int) -> str:
    return f"sitting on {incidents}"


def and_more_waiting(count: int) -> str:
    return f"and {count} more waiting"


def and_more(count: int) -> str:
    return f"and {count} more"


def waiting(incidents: int) -> str:
    return f"{incidents} waiting"


def late_by_desk(sessions: int) -> str:
    return f"■ {sessions} {BY_DESK}"


def until(time: str) -> str:
    return f"until {time}"


def others_fine(rooms: int) -> str:
    return f"{rooms} more on time or free"


def behind(time: str) -> str:
    return f"■ {time} behind"


def ahead(time: str) -> str:
    return f"● {time} ahead"
