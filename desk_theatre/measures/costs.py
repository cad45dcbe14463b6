"""
What the round costs.

Everybody is paid for as long as the round lasts, busy or not; each call-out of the supplier is paid, with its surcharge; and a practice that
costs money (a licence, a retainer) is paid for as long as it is in force.  Waste is no extra cost: it is the part of the
paid time that went into work that need not have been.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers
from desk_theatre.scenario.organisation import OrganisationSpec


@define(eq=False)
class Costs:
    """
    A fold over the events of one round.

    Args:
        prices: for each practice that costs money, how much per hour in which it is in force.
    """

    organisation: OrganisationSpec
    prices: Mapping[str, float] = field(factory=dict)
    opened: int | None = field(default=None, init=False)
    _callouts: list[e.SupplierCalled] = field(factory=list, init=False)
    _surcharges: list[float] = field(factory=list, init=False)
    _in_force: dict[str, int] = field(factory=dict, init=False)
    _seconds: dict[str, int] = field(factory=dict, init=False)

    def handlers(self) -> Handlers:
        return {
            e.RoundOpened: self._on_opened,
            e.PracticeSwitched: self._on_switched,
            e.SupplierCalled: self._on_called,
            e.SupplierSurcharged: self._on_surcharged,
        }

    @property
    def practices(self) -> tuple[str, ...]:
        """
        Those in force, in the order in which they came.
        """
        return tuple(self._in_force)

    def total(self, now: int) -> float:
        """
        In the scenario's currency, from the opening of the round to `now`.
        """
        if self.opened is None:
            return 0.0
        wages = fsum(person.cost_per_hour for person in self.organisation.everybody) * (now - self.opened) / 3600
        callouts = len(self._callouts) * self.organisation.supplier.cost_per_callout
        callouts += fsum(self._surcharges)
        return wages + callouts + fsum(self._price(practice, now) for practice in self.prices)

    def _price(self, practice: str, now: int) -> float:
        since = self._in_force.get(practice)
        seconds = self._seconds.get(practice, 0) + (0 if since is None else now - since)
        return self.prices[practice] * seconds / 3600

    def _on_opened(self, event: e.RoundOpened) -> None:
        self.opened = event.at
        self._in_force = dict.fromkeys(event.practices, event.at)
        self._seconds = {}

    def _on_switched(self, event: e.PracticeSwitched) -> None:
        since = self._in_force.pop(event.practice, None)
        if since is not None:
            self._seconds[event.practice] = self._seconds.get(event.practice, 0) + event.at - since
        if event.on:
            self._in_force[event.practice] = event.at

    def _on_called(self, event: e.SupplierCalled) -> None:
        self._callouts.append(event)

    def _on_surcharged(self, event: e.SupplierSurcharged) -> None:
        self._surcharges.append(event.amount)
