"""
What makes no sense at this moment of a show.
"""

from __future__ import annotations

from desk_theatre.errors import DeskTheatreError


class NotNow(DeskTheatreError):
    """
    The message says why, in a sentence; the show makes a refusal of it.
    """
