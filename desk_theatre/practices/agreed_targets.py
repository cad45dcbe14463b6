"""
Decisions 6 and 8: everybody knows the SLA target, agents and delegates alike.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice


@value
class AgreedTargets(Practice):
    """
    Args:
        seconds: to tell a delegate when it will be resolved.
    """

    identity = Identity(
        id="agreed_targets",
        name="Targets agreed and known",
        wall="Agreed targets",
        group="performance",
        off=(
            "Nobody knows what was promised. Within a priority, the latest chaser is served first. {Delegates} ask "
            "because they cannot know how long it takes."
        ),
        mechanism=(
            "The {delegate} leaves the counter knowing when it will be resolved, and waits for that. Within a "
            "priority, teams take the incident that is due first."
        ),
        price="about 5 seconds at the counter",
        source="ITIL 4, service level management practice. Order of service: earliest due date, Jackson 1955. A known wait "
        "is borne more easily than an unknown one: Maister 1985, The Psychology of Waiting Lines. Seconds: declared "
        "assumption.",
        measures=("failure_demand_share", "resolution_sla_met"),
        builds_on=(
            Foundation("recording", "Who has a promise waits, also for what was forgotten."),
            Foundation("prioritisation", "Without a real priority, the target we promise is a guess."),
        ),
    )
    seconds: int = 5

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        Rank by priority, then by when the SLA target passes; one that nobody assessed ranks as P3.
        """
        assessed, due = incident.assessed, incident.due
        return (3 if assessed is None else int(assessed), incident.reported_at if due is None else due, incident.number)

    def promise(self, view: OrganisationView, incident: IncidentView) -> int:
        return self.seconds
