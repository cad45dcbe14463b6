"""
A trap at decision 7: the supplier promises golden mountains. The small print is read a round later.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import SmallPrint
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class SupplierPromise(Practice):
    """
    Args:
        minutes: within which the supplier comes once called, in the round in which this begins.
        times: how many times as long as without any promise the supplier takes to come, in later rounds.
        surcharge: for each call-out in later rounds, in the scenario's currency.
    """

    identity = Identity(
        id="supplier_promise",
        name="The supplier promises the moon",
        wall="Moon promised",
        group="trap",
        off="Nobody signs what the supplier’s salesman promises.",
        mechanism=(
            "In its first round the supplier comes at once, and it costs nothing. From the next round on the small "
            "print counts: each call-out has a surcharge, and the supplier comes later than without the promise. An "
            "agreement that fits our SLA takes precedence."
        ),
        price="none at first sight; from the second round, 120 more for each call-out",
        source="Barthélemy 2001, The hidden costs of IT outsourcing, MIT Sloan Management Review 42. Minutes, share and "
        "money: declared assumption.",
        measures=("resolution_sla_met",),
    )
    minutes: float = 4.0
    times: float = 1.6
    surcharge: float = 120.0

    def supplier_within(self, view: OrganisationView, incident: IncidentView) -> int | None:
        """
        Answer in the round in which the promise is new, and only then.
        """
        return None if view.from_earlier_round(self.identity.id) else round(60 * self.minutes)

    def small_print(self, view: OrganisationView, incident: IncidentView) -> SmallPrint | None:
        """
        Answer in every later round, also where the promise was dropped for a while: it is the same contract.
        """
        return SmallPrint(self.times, self.surcharge) if view.from_earlier_round(self.identity.id) else None
