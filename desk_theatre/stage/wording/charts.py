"""
Titles, keys and notes of the charts and of the small pictures at the curtain.
"""

from __future__ import annotations

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import HOUR, MINUTE, spell_length
from desk_theatre.stage.wording.labels import NOTHING

CHARTS = "Charts"
DURATIONS = "Time to resolve, by priority"
FLOW = "Reported and resolved over the day"
AGES = "Age of the backlog"

NO_ROUND = "No round has been played yet."
NONE_RESOLVED = "Nothing was resolved."
NONE_REPORTED = "Nothing was reported."
NO_BACKLOG = "No backlog."
NO_WASTE = "Nothing was wasted."
UNEQUAL = "▲ Rounds of unequal length: totals are divided by the hours played. A short round tells less."

RESOLVED = "resolved"
NOT_RESOLVED = "reported, not resolved"
NOTHING_RESOLVED = "none resolved"
NOTHING_OPEN = "nothing open"

ON_TIME = "on time"


def left_out(rounds: int) -> str:
    return f"{counted(rounds, 'round')} not shown. Widen the window to see all."


def spread(line: str, point: str) -> str:
    return f"{line * 3}{point}{line * 3} fastest tenth to slowest tenth, {point} median"


def durations(p10: float, median: float, p90: float, count: int) -> str:
    """
    Args:
        p10, median, p90: in seconds.
    """
    lengths = [spell_length(round(seconds)) for seconds in (p10, median, p90)]
    if len(set(lengths)) == 1:
        lengths = lengths[:1]
    elif p90 < HOUR - MINUTE:
        lengths[:-1] = [length.removesuffix(" min") for length in lengths[:-1]]
    return f"{NOTHING.join(lengths)}, {count} resolved"


def flow(reported: int, resolved: int) -> str:
    return f"{reported} in, {resolved} resolved"


def ages(waiting: int, oldest: int) -> str:
    return f"{waiting} open, oldest {spell_length(oldest)}"


def waste(currency: str, *, per_hour: bool) -> str:
    return f"Waste by cause, {currency}{' per hour' if per_hour else ''}"


def target(figure: str) -> str:
    return f"target {figure}"


def backlog(most: int) -> str:
    return f"not resolved over the day, peak {most}"
