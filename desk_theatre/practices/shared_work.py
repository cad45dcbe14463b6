"""
Decisions 6 and 7: anyone skilled takes the next one, and skills spread by doing it together.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice, fraction


@value
class SharedWork(Practice):
    """
    Args:
        least_skill: how skilled a person has to be to try a hard incident.
        growth: share of the gap to mastery that resolving a hard incident closes.
        routine: the same of an ordinary one.
    """

    identity = Identity(
        id="shared_work",
        name="Share the work, no heroes",
        wall="No heroes",
        group="people",
        off="Hard incidents wait for the hero while colleagues sit idle.",
        mechanism="Anyone with some skill takes the next incident, hard or not. Skill spreads by doing.",
        price="the first few take longer",
        source="Swarming: Consortium for Service Innovation, Intelligent Swarming; learning by doing: Wright 1936. "
        "Rates: declared assumption.",
        measures=("resolution_sla_met", "sessions_delayed"),
    )
    introduce_minutes: float = 90.0
    least_skill: float = fraction(0.3)
    growth: float = fraction(0.3)
    routine: float = fraction(0.08)

    def takes_hard(self, view: OrganisationView, incident: IncidentView, person: str) -> bool:
        """
        Answer whether this person is skilled enough to take a hard incident; never `None`.
        """
        return view.skill(person, incident.kind.skill) >= self.least_skill

    def learn(self, view: OrganisationView, incident: IncidentView, person: str) -> float:
        return self.growth if view.was_hard(incident) else self.routine
