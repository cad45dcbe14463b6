"""
A trap at decisions 6 and 9: the hero of each skill gets a bonus.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class HeroBonus(Practice):
    """
    Args:
        bonus: in the scenario's currency per hour.
    """

    identity = Identity(
        id="hero_bonus",
        name="Reward the hero",
        wall="Hero bonus",
        group="trap",
        off="The best person is needed for the hard incidents only.",
        mechanism=(
            "The best person gets all incidents of a kind, hard or not, and documents no work-around. The "
            "others leave them alone."
        ),
        price="a bonus of 25 an hour",
        source="Kerr 1975, On the folly of rewarding A, while hoping for B. Amount: declared assumption.",
        measures=("reopened",),
    )
    introduce_minutes: float = 15.0
    bonus: float = 25.0

    def money_per_hour(self) -> float:
        return self.bonus

    def leaves(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Leave every incident for the hero of its skill, if there is one.
        """
        return True if view.hero(person, incident.kind.skill) not in (None, person) else None

    def close(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Write nothing down as the hero, who is paid for knowing it alone.
        """
        return 0 if view.hero(person, incident.kind.skill) == person else None
