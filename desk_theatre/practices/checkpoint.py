"""
Decision 10: a short stand-up before each changeover.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Encouragement, Gathering, Influence
from desk_theatre.practices.practice import Identity, OrganisationView, Practice, fraction


@value
class Checkpoint(Practice):
    """
    Args:
        before: minutes before the end of sessions at which it starts.
        minutes: of everyone's time.
        recalls: chance that a forgotten incident is remembered.
        lasts: minutes for which people remember what they saw the others do.
        imitation: how many times more readily they follow them meanwhile.
        decay: how much of the usual forgetting is left meanwhile, 0 to 1.
    """

    identity = Identity(
        id="checkpoint",
        name="Short stand-up",
        wall="Stand-up",
        group="people",
        off=(
            "Nobody looks at the whole picture. Forgotten incidents, incidents in the wrong queue and incidents "
            "that wait for one person go unseen."
        ),
        mechanism=(
            "Just before the {rooms} empty, at least one person of each team meets for five minutes. They remember what was forgotten and move what is in the wrong queue. What waits for one person or the manager goes to others. Everyone sees how far the others follow the practices."
        ),
        price="five minutes of everyone who can be spared, at each changeover",
        source="Briefings and huddles: Provost et al. 2015, Health Care Management Review 40; daily stand-up: Schwaber and "
        "Sutherland, The Scrum Guide. Minutes and chance: declared assumption.",
        measures=("lost", "bounces_per_incident", "commitment"),
    )
    introduce_minutes: float = 20.0
    before: float = 10.0
    minutes: float = 5.0
    recalls: float = fraction(0.7)
    lasts: float = 60.0
    imitation: float = 1.3
    decay: float = fraction(0.5)

    def ahead(self) -> int:
        """
        Return how long before sessions end the stand-up starts: while they still run, and the desk is quiet.
        """
        return round(60 * self.before)

    def gather(self, view: OrganisationView, person: str) -> Gathering | None:
        """
        Answer for everyone who can be spared; while a team has a queue, one of its members joins and the others
        work on.
        """
        if not view.spared(person, round(60 * self.minutes)):
            return None
        seen = Influence(imitation=self.imitation, decay=self.decay)
        return Gathering(Encouragement(round(60 * self.minutes), round(60 * self.lasts), seen), self.recalls)
