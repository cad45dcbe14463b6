"""
A trap at decisions 1 and 5: a tool that was bought without those who use it. The old way of working is poured into a
new tool, form by form.
"""

from __future__ import annotations

from collections.abc import Mapping

from desk_theatre.itsm.events import Task
from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Paperwork
from desk_theatre.practices.practice import Identity, IncidentView, OrganisationView, Practice

FORMS: Mapping[Task, str] = {"recording": "contact_form", "handing over": "handover_form"}


@value
class LiftAndShift(Practice):
    """
    Args:
        contact_form: seconds for its form at each contact, also where people log incidents.
        handover_form: seconds for its form at each hand-over, also where people hand over properly.
        licence: in the scenario's currency per hour.
    """

    identity = Identity(
        id="lift_and_shift",
        name="A tool bought from above",
        wall="Imposed tool",
        group="trap",
        off="Nobody buys a tool without asking those who will use it.",
        mechanism=(
            "Those who bought it do not work with it, so the old way was poured into new forms. People fill in one at "
            "each contact and each hand-over, on top of what they write anyway. It saves no time, even where people "
            "log everything. But everyone looks busy."
        ),
        price="a licence of 20 an hour, dearer than a tool that its users chose, and a minute for each form",
        source="Hammer 1990, Reengineering work: don’t automate, obliterate; Kujala 2003, User involvement: a review, "
        "Behaviour & Information Technology 22. Seconds and money: declared assumption.",
        measures=("utilisation",),
    )
    contact_form: int = 75
    handover_form: int = 60
    licence: float = 20.0

    def money_per_hour(self) -> float:
        return self.licence

    def paperwork(self, view: OrganisationView, incident: IncidentView, task: Task) -> Paperwork:
        return Paperwork(1.0, getattr(self, FORMS[task]) if task in FORMS else 0, always=True)
