"""
Decisions 1, 3, 5, 7 and 9: a ticket tool. What people write anyway takes less time; where they write nothing, they
fill in forms.
"""

from __future__ import annotations

from collections.abc import Mapping

from desk_theatre.itsm.events import Task
from desk_theatre.itsm.values import value
from desk_theatre.practices.answers import Paperwork
from desk_theatre.practices.practice import Foundation, Identity, IncidentView, OrganisationView, Practice, fraction

FORMS: Mapping[Task, str] = {"recording": "contact_form", "handing over": "handover_form"}


@value
class TicketTool(Practice):
    """
    Args:
        saves: share of the time to log, hand over, look up and document that it saves, because what was typed once is
            there the next time.
        contact_form: seconds for its form at a contact, where nobody logs incidents.
        handover_form: seconds for its form at a hand-over, where nobody hands over properly.
        licence: in the scenario's currency per hour.
    """

    identity = Identity(
        id="ticket_tool",
        name="A ticket tool",
        wall="Ticket tool",
        group="product",
        off="Sticky notes and good memories.",
        mechanism=(
            "Those who use it chose it, by what they need. What people log anyway takes less time: they type it once "
            "and use it again. Where a practice is missing, they fill in the form only because it is there. That helps "
            "nobody."
        ),
        price="a licence, and the time for those forms",
        source="Folklore of the field: the way of working first, then the tool for it. Seconds, share and money: declared "
        "assumption.",
        measures=("response_sla_met", "resolution_sla_met"),
        builds_on=(
            Foundation("recording", "It speeds up logging. Where nobody logs, it is a form."),
            Foundation("handover", "It speeds up the hand-over. Without one, it is a form."),
            Foundation("known_errors", "It speeds up looking up and documenting work-arounds."),
        ),
    )
    introduce_minutes: float = 120.0
    introduce_money: float = 400.0
    saves: float = fraction(0.6)
    contact_form: int = 60
    handover_form: int = 30
    licence: float = 12.0

    def money_per_hour(self) -> float:
        return self.licence

    def paperwork(self, view: OrganisationView, incident: IncidentView, task: Task) -> Paperwork:
        return Paperwork(max(0.0, 1.0 - self.saves), getattr(self, FORMS[task]) if task in FORMS else 0)
