"""
Figures of a round in the terms of published figures of real desks, as shares of its incidents.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desk_theatre.itsm.events import Event
    from desk_theatre.measures.scorecard_fold import Scorecard
    from desk_theatre.scenario.scenario import Scenario

URGENT = ("P1", "P2")


def own_figures(scenario: Scenario, events: Sequence[Event], card: Scorecard) -> Mapping[str, float | None]:
    """
    Return the figures of one round, from 0 to 1; `None` where there is nothing to count.

    Args:
        events: of that round, oldest first.
        card: the scorecard of these events.
    """
    reported = [event.incident for event in events if isinstance(event, e.IncidentReported)]
    if not reported:
        return dict.fromkeys(FIGURES)
    waited = [event for event in events if isinstance(event, e.IncidentPended) and event.waiting_for == "delegate"]
    busy = [card.utilisation.people.get(person.id) for team in scenario.organisation.teams for person in team.staff]
    return {
        "first_contact_resolution": card.first_contact_resolution,
        "resolution_sla_met": card.resolution_sla_met,
        "reassigned": _share(reported, (event for event in events if isinstance(event, e.IncidentBounced))),
        "reopened": _share(reported, (event for event in events if isinstance(event, e.IncidentReopened))),
        "waited_for_delegate": _share(reported, waited),
        "urgent": sum(card.by_priority[each].count for each in URGENT if each in card.by_priority) / len(reported),
        "busy": fmean(share or 0.0 for share in busy) if busy else None,
    }


FIGURES = (
    *(
        "first_contact_resolution",
        "resolution_sla_met",
        "reassigned",
        "reopened",
        "waited_for_delegate",
        "urgent",
        "busy",
    ),
)
"""
The figures, in the order in which they are shown.
"""


def _share(
    reported: Sequence[int], about: Iterable[e.IncidentBounced | e.IncidentReopened | e.IncidentPended]
) -> float:
    concerned = frozenset(event.incident for event in about)
    return len([number for number in reported if number in concerned]) / len(reported)
