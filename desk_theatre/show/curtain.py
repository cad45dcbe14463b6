"""
The curtain: the figures of a round, shown to the room one at a time.
"""

from __future__ import annotations

FIGURES: tuple[str, ...] = (
    "lost",
    "waiting",
    "within_sla",
    "sessions_on_time",
    "satisfaction",
    "cost_per_resolved",
)
"""
The fields of `board.Headline` in the order in which they are revealed: what happened on the floor first, then what came of it
for the conference, and last what it cost.
"""
