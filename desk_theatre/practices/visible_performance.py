"""
Decisions 6 and 10: everybody sees how it stands, and what is about to be broken.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Influence
from desk_theatre.practices.practice import Identity, IncidentView, Practice


@value
class VisiblePerformance(Practice):
    """
    Args:
        imitation: how many times more readily people follow colleagues when everyone sees who does.
    """

    identity = Identity(
        id="visible_performance",
        name="Make performance visible",
        group="performance",
        off=(
            "Problems are noticed too late. An incident close to its target looks like any other, and nobody sees "
            "who already follows the practices."
        ),
        mechanism=(
            "A board on the wall shows what has used three quarters of its time. A free person takes it as if"
            " it were one priority higher. People also see what colleagues do, and follow."
        ),
        price="none",
        source="Visual management: Liker 2004, The Toyota Way, principle 7; imitation: Bass 1969. Rates: declared assumption.",
        measures=("resolution_sla_met", "commitment"),
    )
    watches = True
    imitation: float = 1.6

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        By priority, one higher if most of the time has gone, but never as high as a major one; then by what is due first.
        """
        assessed = 3 if incident.assessed is None else int(incident.assessed)
        raised = assessed - 1 if incident.near_breach and assessed > 1 else assessed
        return (raised, incident.reported_at if incident.due is None else incident.due, incident.number)

    def influence(self) -> Influence:
        """
        People follow what they see.
        """
        return Influence(imitation=self.imitation)
