"""
The briefing: what the room has to know before the first round, taken from the scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario


@value
class PromiseLine:
    """
    The targets of one priority, in minutes of the conference.
    """

    priority: Priority
    response: float
    resolution: float
    update: float


@value
class TeamLine:
    """
    A team, its people, and the kinds it owns.
    """

    name: str
    line: int
    people: tuple[str, ...]
    owns: tuple[str, ...]


@value
class Briefing:
    """
    Args:
        improvements: how many the room may choose after a round.
        words: what the scenario calls its people, places and events.
    """

    title: str
    summary: str
    delegates: int
    rooms: int
    sessions: int
    opens: int
    closes: int
    teams: tuple[TeamLine, ...]
    manager: str
    supplier: str
    promises: tuple[PromiseLine, ...]
    rounds: int
    improvements: int
    words: Vocabulary = CONFERENCE


def briefing(scenario: Scenario, rounds: int) -> Briefing:
    """
    Return the briefing of a scenario.

    Args:
        rounds: how many will be played.
    """
    conference, organisation = scenario.conference, scenario.organisation
    targets = scenario.agreement.targets
    return Briefing(
        title=scenario.title,
        summary=scenario.summary,
        delegates=conference.delegates,
        rooms=len(conference.rooms),
        sessions=len(conference.programme),
        opens=conference.opens,
        closes=conference.closes,
        teams=tuple(
            TeamLine(
                team.name,
                team.line,
                tuple(person.name for person in team.staff),
                tuple(kind.title for kind in scenario.kinds if kind.team == team.id),
            )
            for team in organisation.teams
        ),
        manager=organisation.manager.name,
        supplier=organisation.supplier.name,
        promises=tuple(
            PromiseLine(
                each, targets[each].response_minutes, targets[each].resolution_minutes, targets[each].update_minutes
            )
            for each in Priority
            if each in targets
        ),
        rounds=rounds,
        improvements=scenario.reflection.improvements,
        words=scenario.words,
    )
