"""
The briefing: what the room has to know before the first round, taken from the scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.values import value
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.show.observer_cards import ObserverCard, observer_cards

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        observers: one card for each team of the room.
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
    observers: tuple[ObserverCard, ...] = ()


def briefing(scenario: Scenario, rounds: int, teams: Sequence[str] = ()) -> Briefing:
    """
    Return the briefing of a scenario.

    Args:
        rounds: how many will be played.
        teams: what each team of the room is called, in their order; empty for one that goes by its number.
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
        observers=observer_cards(scenario, teams),
    )
