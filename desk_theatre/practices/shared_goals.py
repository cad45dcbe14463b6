"""
Decision 6: one goal for all teams, so who is free takes what waits for a team that cannot keep up.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice, fraction


@value
class SharedGoals(Practice):
    """
    Args:
        least_skill: how skilled, 0 to 1, a person has to be to take an incident of another team.
        longest_minutes: of that person's work, above which an incident stays with its team.
    """

    identity = Identity(
        id="shared_goals",
        name="One goal for all teams",
        wall="One goal",
        group="performance",
        off="Each team looks after its own queue. People sit idle while incidents of the next team starve.",
        mechanism=(
            "All teams have the same goal. Where a busy team has a long queue, people of other teams with some skill take "
            "what they can resolve soon. Half of their colleagues stay free. Hard incidents stay where they are."
        ),
        price="people take longer with what is not their own, and sometimes their own queue waits for them",
        source="Superordinate goals: Sherif 1958, American Journal of Sociology 63; shared goals and coordination: Gittell et al. "
        "2000, Medical Care 38. Skill and minutes: declared assumption.",
        measures=("resolution_sla_met", "response_sla_met"),
        builds_on=(Foundation("routing", "Colleagues help only with what is in the right queue."),),
    )
    least_skill: float = fraction(0.3)
    longest_minutes: float = 20.0

    def lend_hand(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Answer for a person who can be spared and can resolve the incident soon.
        """
        skill, kind = view.skill(person, incident.kind.skill), incident.kind
        soon = kind.diagnosis.minutes + kind.repair.minutes <= skill * self.longest_minutes
        able = skill >= self.least_skill and soon
        return True if able and view.quiet(person) and view.colleagues_free(person) else None
