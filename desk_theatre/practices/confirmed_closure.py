"""
Decision 9: nothing is resolved before the delegate has confirmed it.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Confirmation
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice, fraction


@value
class ConfirmedClosure(Practice):
    """
    Args:
        seconds: to ask the delegate.
        sees: share of failed fixes that show when the delegate is asked; the rest show later.
    """

    identity = Identity(
        id="confirmed_closure",
        name="Close only when confirmed",
        wall="Check it works",
        group="process",
        off="“Should work now”: the incident is closed but not fixed, and the {delegate} comes back angry.",
        mechanism=(
            "Before it counts as resolved, the technician asks the {delegate} to try it. What is not fixed yet "
            "is seen at once and fixed on the spot."
        ),
        price="about 15 seconds for each incident",
        source="ITIL 4, incident management practice: the user confirms the resolution. Seconds and share: declared "
        "assumption.",
        measures=("reopened", "failure_demand_share"),
    )
    introduce_minutes: float = 30.0
    seconds: int = 15
    sees: float = fraction(0.85)

    def confirm(self, view: OrganisationView, incident: IncidentView) -> Confirmation:
        return Confirmation(self.seconds, self.sees)
