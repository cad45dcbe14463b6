"""
Decision 7: the supplier has to come within an agreed time.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class SupplierAgreement(Practice):
    """
    Args:
        minutes: within which the supplier comes once called.
        retainer: what the supplier is paid for that, in the scenario's currency per hour.
    """

    identity = Identity(
        id="supplier_agreement",
        name="Supplier agreement that fits our SLA",
        wall="Supplier deal",
        group="product",
        off="The supplier comes when it suits them. They do not know what we promised to {delegates}.",
        mechanism="An agreement sets how fast the supplier must come, so that our own targets can still be met.",
        price="a retainer, whether the supplier is needed or not",
        source="ITIL 4, supplier management practice: agreements with suppliers support what is agreed with customers. "
        "Minutes and money: declared assumption.",
        measures=("resolution_sla_met",),
    )
    introduce_minutes: float = 30.0
    introduce_money: float = 200.0
    minutes: float = 6.0
    retainer: float = 15.0

    def money_per_hour(self) -> float:
        return self.retainer

    def supplier_within(self, view: OrganisationView, incident: IncidentView) -> int:
        return round(60 * self.minutes)
