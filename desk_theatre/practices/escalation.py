"""
Decision 6: an incident that is running late no longer waits its turn.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice, fraction


@value
class Escalation(Practice):
    """
    Args:
        pressing: share of the target time after which someone steps in.
        seconds: to ask around and reassign it.
    """

    identity = Identity(
        id="escalation",
        name="Escalate before the breach",
        wall="Raise in time",
        group="process",
        off=(
            "Incidents that nobody takes grow old unseen: in the wrong queue, with the manager, behind one hero, at"
            " the supplier."
        ),
        mechanism=(
            "When half of the target time is used up, someone steps in. The next able person takes the incident before less urgent work. A late supplier is called again. A technician at work gets help from a free colleague."
        ),
        price=(
            "about 2 minutes of a free colleague or the manager for each waiting incident, plus the time of the helper"
        ),
        source="ITIL 4, incident management practice: functional and hierarchical escalation, swarming. Minutes and threshold: "
        "declared assumption.",
        measures=("resolution_sla_met", "by_priority"),
        builds_on=(Foundation("prioritisation", "Without a real priority, half of the target is a guess."),),
    )
    introduce_minutes: float = 30.0
    pressing: float = fraction(0.5)
    seconds: int = 120

    def escalate(self, view: OrganisationView, incident: IncidentView) -> int:
        return self.seconds

    def pressing_from(self) -> float:
        return self.pressing
