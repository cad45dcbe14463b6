"""
Decision 10: the manager walks the floor instead of taking tickets.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import StepBack
from desk_theatre.practices.practice import Identity, OrganisationView, Practice


@value
class CoachingManager(Practice):
    """
    Args:
        minutes: of the manager's time for one walk.
        unblocks: stuck incidents reassigned on one walk.
        initiative: how much more initiative of their own, per hour, people find for the active practices.
    """

    identity = Identity(
        id="coaching_manager",
        name="The manager coaches",
        wall="Coaching",
        group="people",
        off="The manager takes over the loudest incidents, sits on them, and interrupts people at work.",
        mechanism=(
            "The manager walks the floor and gives stuck incidents to people who can resolve them. Coaching helps people with the new practices."
        ),
        price="the manager resolves no incidents",
        source="Coaching and adoption: Bass 1969 for the form; Hiatt 2006 (ADKAR) for the idea. Rates: declared "
        "assumption.",
        measures=("commitment", "cost_wasted"),
    )
    introduce_minutes: float = 60.0
    minutes: float = 6.0
    unblocks: int = 2
    initiative: float = 0.8

    def step_back(self, view: OrganisationView) -> StepBack:
        return StepBack(self.unblocks, self.initiative, round(self.minutes * 60))
