"""
Every sentence that a running show or replay says about itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_length

if TYPE_CHECKING:
    from collections.abc import Sequence

# ------------------------------------------------------------------------------------------------ trouble

DISK_SILENT = "Done, but not saved yet: the disk is not responding."
WENT_WRONG = "Something went wrong backstage; the log has the details."
ROUND_PAUSED = "Something went wrong backstage; the round is paused. The log has the details."
PLAYBACK_FAILED = "Playback failed here; the log has the details. Paused: jump to another time."


def not_saved(why: object) -> str:
    return f"Done, but not saved yet: {why}"


def computer_stopped(seconds: float) -> str:
    return f"The computer stopped for {spell_length(round(seconds))}; the round is paused. Press space to resume."


# ------------------------------------------------------------------------------------------------ texts and rehearsal


def texts_held(count: int) -> str:
    return f"{counted(count, 'text')} held · x shows {'it' if count == 1 else 'them'}"


ROOM_SHARE_USED = "The room has used its share of this round. It can only join open incidents."
SOMEBODY = "{a delegate}"


def rehearsing(delegates: int) -> str:
    return f"Rehearsal with {delegates} simulated {{delegates}} · z pauses them"


def rehearsal_paused(delegates: int) -> str:
    return f"Rehearsal · {delegates} simulated {{delegates}} paused · z resumes them"


def asks_for_news(name: str, code: str, title: str) -> str:
    return f"Rehearsal: {name} asks about {code} ({title}) · press w"


# ------------------------------------------------------------------------------------------------ resuming a show

BEFORE_ROUND_1 = "Resumed before round 1."
_PLACES = {"curtain": "at the curtain of", "reflection": "in the reflection after"}


def resumed_outside_a_round(scene: str, number: int, incidents: int) -> str:
    return _resumed(f"{_PLACES.get(scene, 'after')} round {number}", incidents)


def resumed_in_round(number: int, incidents: int) -> str:
    return f"{_resumed(f'in round {number}', incidents)} Paused."


def _resumed(where: str, incidents: int) -> str:
    return f"Resumed {where} with {counted(incidents, 'incident')}; every confirmed report is safe."


def plays_differently(event: int) -> str:
    return f"this version of the program plays the show differently from event {event} on"


def damaged(complaints: Sequence[str]) -> str:
    return f"the recording is damaged ({'; '.join(complaints)})"


def cannot_resume(why: str) -> str:
    return f"cannot resume this show: {why}; you can still watch it with `desk-theatre replay`"
