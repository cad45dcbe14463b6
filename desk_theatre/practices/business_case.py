"""
Between the rounds: before the room chooses, it sees what each proposal costs and saves.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, Practice


@value
class BusinessCase(Practice):
    """
    Args:
        per_hour: what the manager's time for it costs, in the scenario's currency per hour.
    """

    identity = Identity(
        id="business_case",
        name="A business case for each change",
        wall="Business case",
        group="performance",
        off="The room guesses what a change costs and what it brings.",
        mechanism=(
            "Before the room chooses, each proposal shows its cost for each {delegate}-minute saved. "
            "That is measured on the round just played, not guessed. At the desk, nothing changes."
        ),
        price="about 6 minutes of the manager in each hour, paid as money",
        source="ITIL 4, service financial management and portfolio management practices: what is invested is justified "
        "by costs and benefits. Time and money: declared assumption.",
        measures=("cost_per_resolved",),
    )
    introduce_minutes: float = 30.0
    per_hour: float = 8.0

    def money_per_hour(self) -> float:
        return self.per_hour
