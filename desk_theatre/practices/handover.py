"""
Decision 5: everything the next person needs to know is handed over.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class Handover(Practice):
    """
    Args:
        seconds: for one complete hand-over.
    """

    identity = Identity(
        id="handover",
        name="Structured hand-over",
        wall="Full hand-over",
        group="process",
        off=(
            "“Broken, {room} B or C”: the next person must find the {delegate} and ask again, sometimes without success."
        ),
        mechanism=(
            "What, where, since when, what was tried, who to ask: all details go along in writing. Nobody is asked "
            "twice, and nothing that was handed over is forgotten."
        ),
        price="about 30 seconds for each hand-over",
        source="Structured hand-over (SBAR, I-PASS): Starmer et al. 2014, NEJM 371. Seconds: declared assumption.",
        measures=("cost_wasted",),
    )
    seconds: int = 30

    def hand_over(self, view: OrganisationView, incident: IncidentView) -> int:
        return self.seconds
