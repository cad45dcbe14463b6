"""
How the stage spells figures and states: percent, money, minutes, and a symbol and a word for every state.

The symbols are one cell wide in every terminal and need no font of their own.
"""

from __future__ import annotations

from desk_theatre.itsm.counting import whole_percent
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.sla import Light
from desk_theatre.itsm.time_of_day import MINUTE, spell_length
from desk_theatre.show.board import Phase, RoomStatus, Tone
from desk_theatre.stage.drawing.row import Role

NOTHING = "–"

SYMBOL: dict[Tone, str] = {"plain": "·", "good": "●", "warning": "▲", "bad": "■"}
ROLE_OF_TONE: dict[Tone, Role] = {"plain": "text", "good": "good", "warning": "warning", "bad": "bad"}

LIGHTS: dict[Light, tuple[str, str, Role]] = {
    Light.RUNNING: ("○", Light.RUNNING.value, "text"),
    Light.AMBER: ("▲", Light.AMBER.value, "warning"),
    Light.PAUSED: ("◇", Light.PAUSED.value, "muted"),
    Light.MET: ("●", Light.MET.value, "good"),
    Light.BREACHED: ("■", Light.BREACHED.value, "bad"),
    Light.STOPPED: ("×", Light.STOPPED.value, "muted"),
}
"""
For each state of a promise its symbol, its word and its role.
"""

STATUSES: dict[RoomStatus, tuple[str, str, Role]] = {
    "free": ("·", "free", "muted"),
    "in session": ("▶", "under way", "text"),
    "on time": ("●", "on time", "good"),
    "at risk": ("▲", "at risk", "warning"),
    "delayed": ("■", "DELAYED", "alarm"),
}

PHASES: dict[Phase, tuple[str, str, Role]] = {
    "before": ("○", "before the first round", "muted"),
    "running": ("▶", "running", "good"),
    "paused": ("‖", "paused", "warning"),
    "between": ("○", "between rounds", "muted"),
    "over": ("●", "all rounds played", "muted"),
}


def percent(share: float | None) -> str:
    """
    The number of a share, `0.938` -> `94`, where its sign stands elsewhere.
    """
    return NOTHING if share is None else str(whole_percent(share))


def money(amount: float | None) -> str:
    """
    An amount in at most five letters or so: `8.40`, `412`, `1,240`, `12.4k`.
    """
    if amount is None:
        return NOTHING
    if amount >= 999_950:
        return f"{amount / 1_000_000:.1f}M"
    if amount >= 9_999.5:
        return f"{amount / 1000:.1f}k"
    return f"{amount:.2f}" if amount < 9.995 else f"{amount:,.0f}"


def mark(score: float | None) -> str:
    """
    A satisfaction from 1 to 5, with one decimal.
    """
    return NOTHING if score is None else f"{score:.1f}"


def minutes(seconds: int) -> str:
    """
    A wait in whole minutes, never rounded up: `7 min`, `45 s`, `1 h 05`.
    """
    return spell_length(seconds - seconds % MINUTE if seconds >= MINUTE else max(0, seconds))


def pace(speed: float) -> str:
    """
    How fast the clock of the house runs: `60×`.
    """
    return f"{speed:g}×"


def priority_word(priority: Priority | None) -> str:
    """
    `P1`, or a dash while the incident has no priority.
    """
    return NOTHING if priority is None else priority.word
