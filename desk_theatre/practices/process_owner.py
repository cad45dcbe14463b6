"""
Decision 10: one person owns the way of working, reviews it and answers questions about it.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Encouragement, Influence
from desk_theatre.practices.practice import ANY_OTHER, Foundation, Identity, OrganisationView, Practice, fraction


@value
class ProcessOwner(Practice):
    """
    Args:
        every_minutes: how often the owner reviews the practices.
        minutes: of the owner's time.
        initiative: how much more initiative of their own, per hour, people find because their questions are answered.
        decay: how much of the usual forgetting is left, 0 to 1.
    """

    identity = Identity(
        id="process_owner",
        name="A clear process owner",
        wall="Process owner",
        group="performance",
        off="Nobody owns what was agreed. Contradictions stay, questions go unanswered, and practices decay.",
        mechanism=(
            "The most senior agent owns the practices, reviews them every half hour and answers questions at "
            "once. What was agreed is forgotten half as fast."
        ),
        price="about 6 minutes of one person, every half hour",
        source="ITIL 4, roles: process and practice owner; Hammer and Champy 1993, Reengineering the Corporation. Rates: "
        "declared assumption.",
        measures=("commitment",),
        builds_on=(Foundation(ANY_OTHER, "An owner keeps other practices alive. There must be one."),),
    )
    introduce_minutes: float = 30.0
    every_minutes: float = 30.0
    minutes: float = 6.0
    initiative: float = 0.1
    decay: float = fraction(0.5)

    def every(self) -> int:
        return round(60 * self.every_minutes)

    def tend(self, view: OrganisationView, person: str) -> Encouragement:
        owned = Influence(initiative=self.initiative, decay=self.decay)
        return Encouragement(round(60 * self.minutes), self.every(), owned)
