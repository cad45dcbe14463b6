"""
Decision 1: the agent who hears a delegate logs the incident.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class IncidentRecording(Practice):
    """
    Args:
        seconds: to log one incident.
    """

    identity = Identity(
        id="recording",
        name="Record every incident",
        wall="Write it down",
        group="process",
        off="Incidents are kept in people’s heads. A busy head loses some, and nobody knows they existed.",
        mechanism="The agent who takes the contact logs the incident. If they did not, who is told of it does. It cannot be lost.",
        price="about 45 seconds for each incident",
        source="ITIL 4, incident management practice: every incident is logged. Seconds: declared assumption.",
        measures=("lost", "failure_demand_share"),
    )
    introduce_minutes: float = 60.0
    seconds: int = 45

    def take_contact(self, view: OrganisationView, incident: IncidentView) -> int:
        return self.seconds
