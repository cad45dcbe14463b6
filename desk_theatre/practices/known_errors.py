"""
Decisions 3, 4, 6, 7, 9 and 10: work-arounds are documented, and looked up the next time.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Assignment, LookUp
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice


@value
class KnownErrors(Practice):
    """
    Args:
        look_up: seconds to look up a work-around.
        write_down: seconds to document a work-around the first time.
    """

    identity = Identity(
        id="known_errors",
        name="Record and reuse work-arounds",
        wall="Work-arounds",
        group="process",
        off="Each repeat is diagnosed from scratch, even by the colleague at the next table.",
        mechanism=(
            "People document each new work-around, and before a round also those of earlier rounds. Next time the desk "
            "resolves it at once. Otherwise the right team gets it, and any technician can skip the diagnosis."
        ),
        price="about 2 minutes for each new one, 20 seconds for each look-up",
        source="ITIL 4, problem management practice: known errors; Consortium for Service Innovation, KCS v6. "
        "Seconds: declared assumption.",
        measures=("first_contact_resolution", "throughput_per_hour"),
    )
    introduce_minutes: float = 60.0
    look_up: int = 20
    write_down: int = 120

    def try_first(self, view: OrganisationView, incident: IncidentView) -> LookUp:
        return LookUp(view.known_error(incident), self.look_up)

    def work(self, view: OrganisationView, incident: IncidentView, person: str) -> LookUp:
        return LookUp(view.known_error(incident), self.look_up)

    def close(self, view: OrganisationView, incident: IncidentView, person: str) -> int | None:
        """
        Document a work-around that is not documented yet and may be of use again.
        """
        return None if view.known_error(incident) or view.one_off(incident) else self.write_down

    def assign(self, view: OrganisationView, incident: IncidentView) -> Assignment | None:
        """
        Send it to the team that resolved the last one.
        """
        return Assignment(view.owner(incident.kind), 0) if view.known_error(incident) else None

    def takes_hard(self, view: OrganisationView, incident: IncidentView, person: str) -> bool | None:
        """
        What is documented needs no hero.
        """
        return True if view.known_error(incident) else None

    def collect(self) -> bool:
        return True
