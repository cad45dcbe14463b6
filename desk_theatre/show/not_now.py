"""
The error for a command that makes no sense at this moment of a show.
"""

from __future__ import annotations

from desk_theatre.errors import DeskTheatreError


class NotNow(DeskTheatreError):
    """
    The message is a sentence with the reason; the show makes a refusal of it.
    """
