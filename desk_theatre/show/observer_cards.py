"""
Observer cards: what each team of the room watches for in a round, and is asked first in the reflection.

A scenario has cards of its own, or they are made of its people and places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.scenario.facilitation import ObserverTask
from desk_theatre.show.wording import observers as wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.scenario.conference import Room
    from desk_theatre.scenario.scenario import Scenario


@value
class ObserverCard:
    """
    Args:
        team: number of the team, from 1.
        name: of the team; empty if it goes by its number.
        title: what it watches.
        question: what it is asked first in the reflection.
    """

    team: int
    name: str
    title: str
    question: str


def observer_cards(scenario: Scenario, teams: Sequence[str]) -> tuple[ObserverCard, ...]:
    """
    Return one card for each team. With more teams than cards, the first comes again after the last.

    Args:
        teams: what each is called, in their order; empty for one that goes by its number.
    """
    tasks = scenario.observers or usual_tasks(scenario)
    found = enumerate(teams, 1)
    return tuple(
        ObserverCard(number, name, task.title, task.question)
        for number, name in found
        for task in (tasks[(number - 1) % len(tasks)],)
    )


def usual_tasks(scenario: Scenario) -> tuple[ObserverTask, ...]:
    """
    Return the tasks that a scenario has because of its people and places. There are at least two: every scenario has a
    manager, and delegates who may come back.
    """
    say, organisation = scenario.words.say, scenario.organisation
    rooms = _rooms(scenario)
    watched = [ObserverTask(wording.watch(room.name), say(wording.ROOM_QUESTION)) for room in rooms]
    behind = [
        ObserverTask(wording.watch(team.name), wording.TEAM_QUESTION) for team in organisation.teams if team.line > 1
    ]
    return (
        ObserverTask(wording.manager(organisation.manager.name), wording.MANAGER_QUESTION),
        *watched[:1],
        *_first_incident(scenario),
        ObserverTask(wording.CHASERS, say(wording.CHASERS_QUESTION)),
        *behind,
        *watched[1:],
    )


def _rooms(scenario: Scenario) -> list[Room]:
    """
    Return the rooms in which sessions are held, the one with the most people in all its sessions first.
    """
    people: dict[str, int] = {}
    for session in scenario.conference.programme:
        people[session.room] = people.get(session.room, 0) + session.attendance
    return sorted((room for room in scenario.conference.rooms if room.id in people), key=lambda room: -people[room.id])


def _first_incident(scenario: Scenario) -> list[ObserverTask]:
    """
    Return the task to follow the first incident of the kind that comes most often; none, if there are only questions.
    """
    kinds = [kind for kind in scenario.kinds if not kind.question and kind.weight > 0]
    if not kinds:
        return []
    often = max(kinds, key=lambda kind: kind.weight)
    return [ObserverTask(wording.follow(often.title), wording.FIRST_QUESTION)]
