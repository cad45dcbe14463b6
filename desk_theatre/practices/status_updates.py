"""
Decision 8: the delegate is kept informed.
"""

from __future__ import annotations

from desk_theatre.itsm.events import About
from desk_theatre.itsm.values import value
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice


@value
class StatusUpdates(Practice):
    """
    Args:
        seconds: for one message.
    """

    identity = Identity(
        id="status_updates",
        name="Keep the {delegate} informed",
        wall="Keep informed",
        group="process",
        off="Silence. {Delegates} come back to ask, and each visit takes the desk away from others.",
        mechanism=(
            "A message at each change and before news is due. {Delegates} who know what is going on do not chase."
        ),
        price="about 15 seconds for each message",
        source="Failure demand: Seddon 2003, Freedom from Command and Control. Seconds: declared assumption.",
        measures=("failure_demand_share", "satisfaction"),
        builds_on=(
            Foundation("recording", "A {delegate} with news stops asking, so what is forgotten stays forgotten."),
        ),
    )
    seconds: int = 15

    def inform(self, view: OrganisationView, incident: IncidentView, about: About) -> int:
        return self.seconds
