"""
Themes: under which headings people talk about how they work together.

A room can name its themes before the event; the worst-practice cards carry one each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Theme = Literal["resistance", "leadership", "process", "tool", "kpi", "silo", "customer"]

THEMES: tuple[Theme, ...] = get_args(Theme)

THEME_WORDS: Mapping[Theme, str] = {
    "resistance": "Resistance",
    "leadership": "Leadership",
    "process": "Process",
    "tool": "Tool",
    "kpi": "Figures and targets",
    "silo": "Silos",
    "customer": "Customer",
}
"""
What each is called on screen and on paper.
"""
