"""
Decision 10: the manager talks to those who say yes and do no.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Encouragement, Influence, Talk
from desk_theatre.practices.practice import ANY_OTHER, Foundation, Identity, OrganisationView, Practice, fraction


@value
class Confronting(Practice):
    """
    Args:
        minutes: of the manager's time, and of the person's.
        growth: share of the gap to full commitment, 0 to 1, that one talk closes.
        enough: commitment, 0 to 1, from which on there is nothing to talk about.
        lasts: minutes for which the others remember that something followed.
        imitation: how many times more readily they follow each other meanwhile.
        decay: how much of the usual forgetting is left meanwhile, 0 to 1.
    """

    identity = Identity(
        id="confronting",
        name="Say it when someone says yes and does no",
        wall="Yes means yes",
        group="people",
        off=(
            "Some agree and do nothing, and nobody says a word. The others see that nothing follows, and stop following "
            "the practice, too."
        ),
        mechanism=(
            "The manager steps back and talks to one person who was seen not doing what was agreed: the one furthest "
            "from it. They clear what is in the way, and it is not optional. That person does it more from then "
            "on, and for a while the others follow more readily."
        ),
        price="about 4 minutes of the manager and of one person, each time the manager steps back",
        source="Accountability: Lerner and Tetlock 1999, Psychological Bulletin 125. What others do where nothing follows: "
        "Fehr and Gächter 2000, American Economic Review 90. Minutes and shares: declared assumption.",
        measures=("commitment",),
        builds_on=(Foundation(ANY_OTHER, "Something must be agreed before anyone can fail to do it."),),
    )
    minutes: float = 4.0
    growth: float = fraction(0.5)
    enough: float = fraction(0.8)
    lasts: float = 15.0
    imitation: float = 1.5
    decay: float = fraction(0.5)

    def confront(self, view: OrganisationView, level: float) -> Talk | None:
        """
        Answer unless even the least committed follows the practice nearly always.
        """
        if level >= self.enough:
            return None
        follows = Influence(imitation=self.imitation, decay=self.decay)
        return Talk(self.growth, Encouragement(round(60 * self.minutes), round(60 * self.lasts), follows))
