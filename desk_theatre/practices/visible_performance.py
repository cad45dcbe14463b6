"""
Decisions 6 and 10: everybody sees how the work is going, and which SLA targets are at risk.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Influence
from desk_theatre.practices.practice import ANY_OTHER, Foundation, Identity, IncidentView, Practice


@value
class VisiblePerformance(Practice):
    """
    Args:
        imitation: how many times more readily people follow colleagues when everyone sees who does.
    """

    identity = Identity(
        id="visible_performance",
        name="Make performance visible",
        wall="Show results",
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
        builds_on=(
            Foundation("recording", "What was forgotten is on no board."),
            Foundation("prioritisation", "Without a real priority, the board counts down to a guess."),
            Foundation(ANY_OTHER, "It shows who follows a practice, so there must be one."),
        ),
    )
    introduce_minutes: float = 30.0
    introduce_money: float = 50.0
    watches = True
    imitation: float = 1.6

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        Rank by priority, one higher near the breach but never as high as a major incident; then by when the SLA
        target passes.
        """
        assessed = 3 if incident.assessed is None else int(incident.assessed)
        raised = assessed - 1 if incident.near_breach and assessed > 1 else assessed
        return (raised, incident.reported_at if incident.due is None else incident.due, incident.number)

    def influence(self) -> Influence:
        return Influence(imitation=self.imitation)
