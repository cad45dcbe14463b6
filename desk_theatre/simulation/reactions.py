"""
The reactions to each event at once: the story of the organisation in one table.

What people do next they decide when they come to it (`shift.py`); here is only what follows by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation import delegates, intake, late_rooms, steps

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor, Reactions
    from desk_theatre.simulation.incident import Incident


def _session_held_up(floor: Floor, event: e.IncidentReported | e.IncidentReopened) -> None:
    floor.sessions.block(_incident(floor, event))


def _session_may_begin(floor: Floor, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
    floor.sessions.clear(_incident(floor, event))


def _count_recurrence(floor: Floor, event: e.IncidentResolved) -> None:
    floor.problems.count_resolved(_incident(floor, event))


def _win_to_celebrate(floor: Floor, event: e.IncidentResolved) -> None:
    floor.wins.count_resolved(_incident(floor, event), event.at)


def _delegates_notice(floor: Floor, event: e.IncidentResolved) -> None:
    delegates.notice(floor, floor.people[event.by], _incident(floor, event))


def _delegates_come_back(floor: Floor, event: e.IncidentReopened) -> None:
    delegates.come_back(floor, _incident(floor, event))


def _delegates_hear_it(floor: Floor, event: e.DelegateInformed) -> None:
    delegates.hear_news(floor, _incident(floor, event))


def _began_on_time(floor: Floor, event: e.SessionStarted) -> None:
    floor.wins.count_started(floor.scenario.session(event.session), event.delay)


def _who_is_told_logs_it(floor: Floor, event: e.IncidentAssigned) -> None:
    incident = _incident(floor, event)
    if not incident.recorded:
        intake.log_what_is_told(floor, steps.told_to(floor, incident, event.team), incident)


def _somebody_raises_it(floor: Floor, event: e.SessionDelayed) -> None:
    late_rooms.notice(floor, event.session)


REACTIONS: Reactions = {
    e.IncidentReported: (_session_held_up,),
    e.IncidentAssigned: (_who_is_told_logs_it,),
    e.IncidentResolved: (_count_recurrence, _session_may_begin, _win_to_celebrate, _delegates_notice),
    e.IncidentReopened: (_session_held_up, _delegates_come_back),
    e.IncidentWithdrawn: (_session_may_begin,),
    e.DelegateInformed: (_delegates_hear_it,),
    e.SessionDelayed: (_somebody_raises_it,),
    e.SessionStarted: (_began_on_time,),
}


def _incident(
    floor: Floor,
    event: e.IncidentReported
    | e.IncidentAssigned
    | e.IncidentResolved
    | e.IncidentReopened
    | e.IncidentWithdrawn
    | e.DelegateInformed,
) -> Incident:
    return floor.incidents[event.incident]
