"""
Changeovers: when the rooms of a conference empty and fill again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.scenario.conference import Conference

TOGETHER = 900
"""
Sessions that end within so many seconds of the first of them end in one changeover.
"""


def changeovers(conference: Conference) -> list[int]:
    """
    The seconds of the day at which sessions end after which others begin.
    """
    last = max((session.starts for session in conference.programme), default=0)
    found: list[int] = []
    for ends in sorted({session.ends for session in conference.programme}):
        if ends <= last and (not found or ends > found[-1] + TOGETHER):
            found.append(ends)
    return found
