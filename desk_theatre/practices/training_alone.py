"""
A trap at decision 10: everybody goes on a course, and nobody practises afterwards.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Course
from desk_theatre.practices.practice import ANY_OTHER, Foundation, Identity, OrganisationView, Practice, fraction


@value
class TrainingAlone(Practice):
    """
    Args:
        every_minutes: between two classes, each for a third of the staff.
        minutes: away from the floor, for each person once a round.
        theory: share of the gap to full commitment, 0 to 1, that the course closes.
        lasts: minutes until what nobody practised has faded.
    """

    identity = Identity(
        id="training_alone",
        name="A certificate for everyone",
        wall="Certificates",
        group="trap",
        off="Nobody is sent on a course.",
        mechanism=(
            "A third of the staff at a time is away on a course. They come back with a certificate and follow every active "
            "practice more. Nobody practises it with them, so ninety minutes later it has faded. No skill grows."
        ),
        price="30 minutes of everyone, off the floor, in each round",
        source="Baldwin and Ford 1988, Transfer of training, Personnel Psychology 41; Saks and Belcourt 2006, Human Resource "
        "Management 45. Minutes and shares: declared assumption.",
        measures=("commitment",),
        builds_on=(Foundation(ANY_OTHER, "The course teaches the other practices."),),
    )
    every_minutes: float = 35.0
    minutes: float = 30.0
    theory: float = fraction(0.7)
    lasts: float = 90.0

    def every(self) -> int:
        return round(60 * self.every_minutes)

    def attend(self, view: OrganisationView, person: str) -> Course:
        return Course(round(60 * self.minutes), self.theory, round(60 * self.lasts))
