"""
How the stage spells the figures of a scorecard; what they are called stands in `desk_theatre.measures.figures`.
"""

from __future__ import annotations

from desk_theatre.itsm.counting import percent
from desk_theatre.itsm.time_of_day import MINUTE, spell_length
from desk_theatre.measures.figures import FIGURES, KeyFigure, Unit
from desk_theatre.stage.wording import labels

DIVIDED = frozenset(figure.part_of for figure in FIGURES.values() if figure.part_of)
"""
Figures that have parts on the scorecard; only their parts are better or worse.
"""


NONE_LATE = "none late"


def name(figure: KeyFigure) -> str:
    """
    What a figure is called before its bars, with the end of its scale where it has one.
    """
    return f"{figure.label}, of 5" if figure.unit == "1 to 5" else figure.label


def late_sessions(late: int, by_desk: int) -> str:
    return f"{late} started late: {by_desk} caused by the desk, {late - by_desk} for other reasons."


def late_by_desk(sessions: int) -> str:
    return f"desk: {sessions} late"


EXPLAINED = 3600
"""
Seconds of waiting from which on a room asks which incident that is.
"""


def longest(seconds: int, code: str = "") -> str:
    """
    Return the longest wait; the code of the incident instead of the word where it is so long that people ask.
    """
    return (
        f"{code}: {labels.minutes(seconds)}" if code and seconds >= EXPLAINED else f"longest {labels.minutes(seconds)}"
    )


WASTEFUL = "wasteful"


def in_currency(label: str, currency: str) -> str:
    return f"{label}, {currency}"


def each_in(currency: str) -> str:
    return f"{currency} each"


def spell(amount: float | None, unit: Unit) -> str:
    """
    A figure with its unit.
    """
    if amount is None:
        return labels.NOTHING
    match unit:
        case "share":
            spelt = percent(amount)
        case "minutes":
            spelt = spell_length(round(amount * MINUTE))
        case "currency":
            spelt = labels.money(amount)
        case "1 to 5" | "per hour":
            spelt = f"{amount:.1f}"
        case "per incident":
            spelt = f"{amount:.1f}" if amount >= 10 else f"{amount:.2f}"
        case _:
            spelt = f"{amount:,.0f}"
    return spelt


def trend(first: float | None, last: float | None, figure: KeyFigure) -> int:
    """
    1 if the last round did better than the first, -1 if worse, 0 if neither can be said: also where they hardly differ.
    """
    if first is None or last is None or figure.better == "neither" or figure.key in DIVIDED:
        return 0
    if spell(first, figure.unit) == spell(last, figure.unit) or not figure.differs(first, last):
        return 0
    return 1 if (last > first) == (figure.better == "more") else -1
