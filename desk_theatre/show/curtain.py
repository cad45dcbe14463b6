"""
The curtain: the figures of a round, shown to the room one at a time.
"""

from __future__ import annotations

from desk_theatre.measures.figures import CURTAIN as FIGURES

__all__ = ["FIGURES"]
