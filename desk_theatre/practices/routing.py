"""
Decision 4: each service has an owning team, and everybody knows which.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Assignment
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class Routing(Practice):
    """
    Args:
        seconds: to look up the owner; none once it is known.
    """

    identity = Identity(
        id="routing",
        name="Clear service ownership",
        wall="Clear owners",
        group="process",
        off="The desk guesses which team it is for. Often it is the wrong team, and the incident bounces.",
        mechanism="Each service has an owner that everyone knows. The first assignment is the right one.",
        price="none once everyone knows it",
        source="ITIL 4, service configuration management and service catalogue: each service has an owner.",
        measures=("bounces_per_incident", "handovers_per_incident"),
    )
    introduce_minutes: float = 60.0
    seconds: int = 0

    def assign(self, view: OrganisationView, incident: IncidentView) -> Assignment:
        return Assignment(view.owner(incident.kind), self.seconds)
