"""
A trap at decisions 4 and 6: each team has a target of its own, so what spoils its figure goes over the wall.
"""

from __future__ import annotations

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class SiloGoals(Practice):
    """
    Args:
        seconds: to pass an incident on to another team.
        long_minutes: of a skilled person's work, from which on incidents of a kind spoil the figure.
    """

    watches = True
    identity = Identity(
        id="silo_goals",
        name="Each team has its own target",
        wall="Team targets",
        group="trap",
        off="No team is measured on its own.",
        mechanism=(
            "A team first takes what nobody has picked up yet, so its response figure is good. While others wait, it gets rid "
            "of its own incidents that are hard, long or close to their target. Another team gets them, and they come back "
            "later."
        ),
        price="none at first sight",
        source="Ordóñez et al. 2009, Goals gone wild, Academy of Management Perspectives 23; Kleingeld et al. 2011, Journal of "
        "Applied Psychology 96, on goals of a part and of the whole. Seconds and minutes: declared assumption.",
        measures=("response_sla_met",),
    )
    seconds: int = 30
    long_minutes: float = 6.0

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        Rank what nobody has picked up yet first, because only that counts for the response figure; then by priority and
        report.
        """
        priority = Priority.P4 if incident.assessed is None else incident.assessed
        return (int(incident.responded), int(priority), incident.reported_at, incident.number)

    def push_away(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Answer at most once for each incident, and only while something else waits for the team.
        """
        if view.pushed_away(incident) or view.quiet(person):
            return None
        long = incident.kind.diagnosis.minutes + incident.kind.repair.minutes >= self.long_minutes
        return self.seconds if long or incident.near_breach or view.hard(incident) else None
