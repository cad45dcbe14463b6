"""
Decision 10: everybody hears what went well, and celebrates it.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Encouragement, Influence
from desk_theatre.practices.practice import ANY_OTHER, Foundation, Identity, OrganisationView, Practice, fraction


@value
class Celebrate(Practice):
    """
    Args:
        every_minutes: how often; with no success since the last time, nothing is celebrated.
        minutes: of everyone's time.
        lasts: minutes for which it is remembered.
        imitation: how many times more readily people follow colleagues meanwhile.
        decay: how much of the usual forgetting is left meanwhile, 0 to 1.
    """

    identity = Identity(
        id="celebrate",
        name="Communicate and celebrate success",
        wall="Celebrate",
        group="people",
        off="What goes well goes unnoticed. Gains fade, and people slip back into old habits.",
        mechanism=(
            "Once an hour everyone hears which urgent targets were met and which {sessions} started on time "
            "because of it. For the next hour people forget less and copy each other sooner, the more of them"
            " heard it."
        ),
        price="a minute and a half of everyone, once an hour",
        source="Kotter 1996, Leading Change: short-term wins; Amabile and Kramer 2011, The Progress Principle. Rates: "
        "declared assumption.",
        measures=("commitment",),
        builds_on=(Foundation(ANY_OTHER, "What is celebrated lasts longer. There must be something to last."),),
    )
    introduce_minutes: float = 15.0
    every_minutes: float = 60.0
    minutes: float = 1.5
    lasts: float = 60.0
    imitation: float = 1.3
    decay: float = fraction(0.4)

    def every(self) -> int:
        return round(60 * self.every_minutes)

    def celebrate(self, view: OrganisationView, person: str) -> Encouragement:
        cheered = Influence(imitation=self.imitation, decay=self.decay)
        return Encouragement(round(60 * self.minutes), round(60 * self.lasts), cheered)
