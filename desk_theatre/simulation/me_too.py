"""
Me too: somebody else has the same incident.

No second incident comes of it.  Its impact is one step higher, whether or not anybody on the floor judges impact; where it
was judged by the agreed table, it is judged again, and takes its new place in the lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import room_events as r

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident


def join(floor: Floor, incident: Incident) -> r.IncidentJoined:
    """
    One more has it; what happened.
    """
    floor.delegates.join(incident)
    impact = incident.raised(incident.kind.impact)
    worth = floor.worth(incident.kind, impact, floor.urgency(incident.kind, incident.room), guess=False)
    if worth < incident.priority:
        floor.revalue(incident, worth)
        if incident.agreed:
            floor.judge(incident, worth)
            if incident.waiting_since >= 0 and incident.team is not None:
                incident.team.line.file_again(incident)
    return r.IncidentJoined(floor.now, incident.number, incident.others, impact, incident.priority)
