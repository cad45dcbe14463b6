"""
Decisions 2 and 6: impact and urgency are assessed by the agreed table, and work follows that order.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Assessment
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class Prioritisation(Practice):
    """
    Args:
        seconds: to prioritise one incident.
    """

    identity = Identity(
        id="prioritisation",
        name="Prioritise by impact and urgency",
        wall="Priorities",
        group="process",
        off="The loudest voice is served first, whatever the issue. What starts next in that {room} does not count.",
        mechanism=(
            "Impact and urgency set the priority; urgency depends on what starts next in that {room}. Teams take the "
            "highest priority first. Within a priority, the latest chaser still comes first, because nobody knows "
            "what was promised."
        ),
        price="about 20 seconds for each incident",
        source="ITIL 4, incident management practice: prioritisation by impact and urgency. Order of service: "
        "Cobham 1954. Seconds: declared assumption.",
        measures=("by_priority", "resolution_sla_met"),
    )
    seconds: int = 20

    def assess(self, view: OrganisationView, incident: IncidentView) -> Assessment:
        """
        Answer the technicians' impact, which `impact` of another practice may replace, and the urgency for the next
        session.
        """
        return Assessment(view.impact(incident.kind), view.urgency(incident.kind, incident.room), self.seconds)

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        Rank by priority, one that nobody assessed as P3; then by the delegate who was here last.
        """
        assessed = incident.assessed
        return (3 if assessed is None else int(assessed), -incident.asked_at, incident.number)
