"""
Impact x urgency -> priority.

Impact: how much of the conference suffers.  Urgency: how soon it hurts.  The table that joins them is part of the
scenario, because it is an agreement with the customer and no law of nature.  A *major incident* stands outside the
table: it is declared, not computed.
"""

from __future__ import annotations

from enum import IntEnum

from desk_theatre.itsm.values import value


class Level(IntEnum):
    """
    How much of the conference suffers (impact), or how soon (urgency).
    """

    HIGH = 1
    MEDIUM = 2
    LOW = 3


class Priority(IntEnum):
    """
    The order in which the business wants its incidents resolved; a smaller number is sooner.
    """

    MAJOR = 0
    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4

    @property
    def word(self) -> str:
        """
        The word on stage and in reports: `P1`, or `major`.
        """
        return "major" if self is Priority.MAJOR else self.name


@value
class PriorityTable:
    """
    The agreed table: `rows[impact - 1][urgency - 1]`.
    """

    rows: tuple[tuple[Priority, Priority, Priority], ...]

    def priority(self, impact: Level, urgency: Level) -> Priority:
        """
        Return the priority of this impact and urgency.
        """
        return self.rows[impact - 1][urgency - 1]


def usual_table() -> PriorityTable:
    """
    Return the table that most desks start from (ITIL service operation): high × high is P1, low × low is P4.
    """
    p1, p2, p3, p4 = Priority.P1, Priority.P2, Priority.P3, Priority.P4
    return PriorityTable(((p1, p2, p3), (p2, p3, p4), (p3, p4, p4)))
