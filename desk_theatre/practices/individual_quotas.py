"""
A trap at decisions 6 and 9: everybody is measured by how many tickets they close.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import CutShort
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice, fraction


@value
class IndividualQuotas(Practice):
    """
    Args:
        share: of a repair, 0 to 1, that is done before it is called resolved.
        fails: chance, 0 to 1, that it fails because of that.
    """

    identity = Identity(
        id="individual_quotas",
        name="Quotas for closed tickets",
        wall="Quotas",
        group="trap",
        off="Nobody counts who closed how many.",
        mechanism=(
            "Everyone takes the easiest incident and leaves the hard ones until nothing else is waiting. "
            "Repairs end early: “should work now”."
        ),
        price="none at first sight",
        source="Ridgway 1956, Dysfunctional consequences of performance measurements; Strathern 1997: a measure that becomes a "
        "target ceases to be a good measure. Shares: declared assumption.",
        measures=("closed_per_hour",),
    )
    introduce_minutes: float = 15.0
    share: float = fraction(0.5)
    fails: float = fraction(0.4)

    def rank(self, incident: IncidentView) -> tuple[int, ...]:
        """
        Rank the kinds that take least time first; within a kind, the delegate who was here last.
        """
        kind = incident.kind
        return (round(60 * (kind.diagnosis.minutes + kind.repair.minutes)), -incident.asked_at, incident.number)

    def leaves(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        Leave a hard incident while an easier one waits.
        """
        return True if view.easier_waits(person, incident) else None

    def cut_short(self, view: OrganisationView, incident: IncidentView) -> CutShort:
        return CutShort(self.share, self.fails)
