"""
Decision 9: when the same incident recurs in the same place, an able person looks for the root cause.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Search
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice

MORE_PATIENT = 3


@value
class ProblemManagement(Practice):
    """
    Args:
        repeats: how many of a kind have to be resolved in one place before a person looks for the root cause; three times as many
            after each look.
        look: minutes it takes a fully skilled person to look for the root cause, found or not.
        removal: minutes to remove a root cause once it is found.
        waits: minutes for which this waits for a quiet moment of an able person; after that it comes first.
    """

    identity = Identity(
        id="problem_management",
        name="Remove the cause",
        wall="Remove causes",
        group="process",
        off="The same fault keeps causing the same incident, and each time it is resolved as if it were new.",
        mechanism=(
            "After the third incident of a kind in one place, an able person looks for the root cause. They do it in a quiet moment, or after an hour and a half anyway. Once the fault is removed, it causes nothing more."
        ),
        price="about 4 minutes for each look, found or not, and 16 more to remove a root cause",
        source="ITIL 4, problem management practice: problem identification by trend, and removal of causes. Minutes: "
        "declared assumption.",
        measures=("cost_total", "cost_wasted"),
    )
    introduce_minutes: float = 60.0
    repeats: int = 3
    look: float = 4.0
    removal: float = 16.0
    waits: float = 90.0

    def remove_cause(self, view: OrganisationView, incident: IncidentView) -> Search | None:
        """
        Answer a search when a kind has recurred often enough in one place; each earlier search there raises that
        number. Incidents of single persons, who may be anywhere, have no root cause in common.
        """
        if incident.kind.where == "person":
            return None
        seen = view.recurrence(incident.kind, incident.room)
        if seen.resolved < self.repeats * MORE_PATIENT**seen.searches:
            return None
        return Search(round(60 * self.look), round(60 * self.removal), round(60 * self.waits))
