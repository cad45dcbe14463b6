"""
Decisions 4 and 7: nothing is handed over without a signature.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Signature
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class ApprovalBoard(Practice):
    """
    Args:
        every_minutes: how long hand-overs wait until the manager signs them.
        seconds: of the manager, for one signature.
    """

    identity = Identity(
        id="approval_board",
        name="Approve everything",
        wall="Approve all",
        group="trap",
        off="The person who hands over decides where it goes, and it goes there at once.",
        mechanism=(
            "Every hand-over waits for a signature. The manager signs every quarter of an hour. What was meant for a wrong team goes to the right one."
        ),
        price="for each hand-over, up to 15 minutes of waiting and a minute of the manager",
        source="External approval slows work and makes nothing more reliable: Forsgren, Humble and Kim 2018, Accelerate, "
        "chapter 7. Minutes: declared assumption.",
        measures=("bounces_per_incident",),
    )
    introduce_minutes: float = 15.0
    every_minutes: float = 15.0
    seconds: int = 60

    def approve(self, view: OrganisationView, incident: IncidentView) -> Signature:
        return Signature(round(60 * self.every_minutes), self.seconds)
