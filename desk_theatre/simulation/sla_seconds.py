"""
What is promised, in seconds and by priority: looked up all day, so worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority

if TYPE_CHECKING:
    from desk_theatre.itsm.sla import Agreement


class SlaSeconds:
    """
    Args:
        agreement: with the organisers.

    For each priority, the most important first: seconds until an incident is solved, seconds from one message to the next, and
    how many of those have passed when somebody thinks of it.
    """

    __slots__ = ("reminder", "resolution", "update")

    def __init__(self, agreement: Agreement) -> None:
        targets = [agreement.target(priority) for priority in Priority]
        self.resolution = tuple(target.seconds("resolution") for target in targets)
        self.update = tuple(target.seconds("update") for target in targets)
        self.reminder = tuple(round(0.75 * sla_seconds) for sla_seconds in self.update)
