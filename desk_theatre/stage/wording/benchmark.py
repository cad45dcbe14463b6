"""
The page that compares this desk with real ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = "Our figure, where it is, and the figures of real desks."
NO_IT_DEPARTMENT = (
    "This is one day, not a year of an IT department. {Sessions} wait for nobody. "
    "Ask what differs from your desk, and why."
)
NONE_YET = "No figures yet. Play a round first."
PLACES: Mapping[str, str] = {"below": "▼ below", "within": "● within", "above": "▲ above", "unknown": "· none"}


def title(round_: int) -> str:
    return f"This desk and real desks, round {round_}"


def source(words: str) -> str:
    return f"Source: {words}"
