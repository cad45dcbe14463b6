"""
What the floor shows, from the events alone.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.show.moderation import Moderation
from desk_theatre.show.names import Names
from desk_theatre.show.round_view import RoundView
from histories import small_scenario


def test_an_incident_found_in_a_room_check_goes_on_with_the_team_that_owns_its_kind() -> None:
    """
    Nobody assigned it; after the supplier it lies with its owner, not at the service desk.
    """
    scenario = small_scenario()
    kind = next(kind for kind in scenario.kinds if kind.team != scenario.organisation.desk.id)
    finder = next(team for team in scenario.organisation.teams if team.id == kind.team).staff[0].id
    view = RoundView(scenario, Names(scenario), Moderation())
    at = scenario.conference.opens
    for event in (
        e.IncidentReported(at, 1, kind.id, None, 1, False, Priority.P3),
        e.IncidentFound(at, 1, finder),
        e.IncidentPended(at + 60, 1, finder, "supplier"),
        e.IncidentContinued(at + 600, 1),
    ):
        view.add(event)

    waiting = {team.id for team in view.floor.teams(at + 700) if team.waiting}

    assert waiting == {kind.team}
