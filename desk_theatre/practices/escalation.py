"""
Decision 6: what is about to be late does not wait its turn.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class Escalation(Practice):
    """
    Args:
        pressing: share of the promised time after which somebody sees to it.
        seconds: for asking around, and for putting it into the right hands.
    """

    identity = Identity(
        id="escalation",
        name="Escalate before the breach",
        group="process",
        off="What nobody takes grows old unseen: in a wrong line, on the manager's desk, behind one hero, at the supplier's.",
        mechanism="When half of the promised time has passed, somebody sees to it: the next able person of the owning team takes "
        "it before all that matters no more, a supplier who is awaited is called again, and whoever works on it gets a second "
        "pair of hands as soon as somebody is free.",
        price="about 2 minutes of somebody who is free, or of the manager, for each that lies somewhere; and the time of the "
        "second pair of hands",
        source="ITIL 4, incident management practice: functional and hierarchical escalation, swarming. Minutes and threshold: "
        "declared assumption.",
        measures=("resolution_sla_met", "by_priority"),
    )
    pressing: float = 0.5
    seconds: int = 120

    def escalate(self, floor: OrganisationView, incident: IncidentView) -> int:
        """
        It cannot wait.
        """
        return self.seconds

    def pressing_from(self) -> float:
        """
        Early enough that something can still be done.
        """
        return self.pressing
