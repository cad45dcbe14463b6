"""
The reflection in words: its parts, what stands in them, and what became of a proposal.
"""

from __future__ import annotations

from desk_theatre.stage.wording.labels import plural

PARTS = ("what happened", "cards", "findings", "improvements")

TEAMS = "Teams  "
FIGURES = "Figures and targets"
MOMENTS = "Moments worth talking about"
NO_MOMENT = "No moment stands out in this round."

NOT_SEEN = "not seen "
SEEN = "Seen in this round"
HELPS = "What would help"
HELPS_HIDDEN = "What would help: press j."

NO_TEXT = "(the text was removed)"
NO_REASON = "No reason given yet."
STARTS = "starts with the next round"
STOPS = "stops with the next round"
TAKE_AWAY = "a take-away; no round is left to try it"


def chosen(count: int, of: int, *, take_aways: bool) -> str:
    return f"{'take-aways' if take_aways else 'chosen'} {count} of {of}"


def team(number: int, name: str = "") -> str:
    return f"{number} {name}" if name else f"team {number}"


def within_sla(share: str, count: object) -> str:
    return f"{share}% of {count} within SLA"


def not_seen(when: str) -> str:
    return f"Not seen in this round. {when}"


def picked_by(teams: list[str]) -> str:
    return f"Picked by {', '.join(teams)}"


def start(name: str) -> str:
    return f"Start: {name}"


def stop(name: str) -> str:
    return f"Stop: {name}"


def price(words: str) -> str:
    return f"Cost: {words}"


def dots(told: str) -> str:
    return f"Dots: {told}"


def proposed(count: int) -> str:
    return f"{plural(count, 'improvement is', 'improvements are')} proposed and none is chosen."
