"""
Decisions 2 and 10: the organisers say what an incident is worth.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Level
from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice


@value
class CustomerPriorities(Practice):
    """
    Args:
        minutes: of one agent with the organisers, once in a show.
    """

    identity = Identity(
        id="customer_priorities",
        name="Customers help set priorities",
        wall="Customers rank",
        group="performance",
        off=(
            "Impact is rated from a technical point of view. A log-in server counts for more than {a session} that cannot start."
        ),
        mechanism=(
            "Once, an agent agrees with the {organisers} how much each kind of incident hurts the {conference}. "
            "From then on, everyone rates impact by that table."
        ),
        price="half an hour of one agent, once",
        source="ITIL 4, incident and service level management practices: impact is that on the business, agreed with the "
        "customer. Which kinds technicians misjudge, and the half hour: declared assumption.",
        measures=("by_priority", "resolution_sla_met", "delegate_minutes_lost"),
        builds_on=(Foundation("prioritisation", "Only people who prioritise look at the table."),),
    )
    introduce_minutes: float = 30.0
    minutes: float = 30.0

    def introduce(self, view: OrganisationView) -> int:
        return round(self.minutes * 60)

    def impact(self, view: OrganisationView, incident: IncidentView) -> Level:
        return incident.kind.impact
