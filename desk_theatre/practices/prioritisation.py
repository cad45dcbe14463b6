"""
Decisions 2 and 6: impact and urgency are judged by the agreed table, and work is taken in that order.
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
        group="process",
        off="The loudest voice is served first, whatever the issue. What starts next in that room does not count.",
        mechanism=(
            "Impact and urgency set the priority; urgency depends on what starts next in that room. Teams take the "
            "highest priority first. Within a priority, the latest chaser still comes first, because nobody knows "
            "what was promised."
        ),
        price="about 20 seconds for each incident",
        source="ITIL 4, incident management practice: prioritisation by impact and urgency. Order of service: "
        "Cobham 1954. Seconds: declared assumption.",
        measures=("by_priority", "resolution_sla_met"),
    )
    seconds: int = 20

    def assess(self, floor: OrganisationView, incident: IncidentView) -> Assessment:
        """
        Impact as the technicians see it, unless the organisers are asked; urgency raised by a session that is near.
        """
        return Assessment(floor.impact(incident.kind), floor.urgency(incident.kind, incident.room), self.seconds)

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        By priority; those that nobody has judged come as if of middling priority; then whoever was here for it last.
        """
        judged = incident.judged
        return (3 if judged is None else int(judged), -incident.asked_at, incident.number)
