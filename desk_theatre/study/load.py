"""
The load: how much work a scenario brings to each team and person, computed from its figures without playing it.

It is the bare work: every delegate is heard once, every cause is found once, everything is resolved once, and nothing
is wasted. What people really do is more.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.simulation.demand import sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.scenario.organisation import Staff, TeamSpec
    from desk_theatre.scenario.scenario import Scenario


@value
class SkillLoad:
    """
    Work of a team that only some of its members can do.

    Args:
        people: names of those who have the skill.
        work: hours that it takes them, in total.
        hours: that they have, in total.
    """

    skill: str
    people: tuple[str, ...]
    work: float
    hours: float

    @property
    def share(self) -> float:
        """
        The share of these people's time.
        """
        return self.work / self.hours


@value
class TeamLoad:
    """
    Args:
        work: hours that the work of a round takes the team, in total.
        hours: that its people have, in total.
        skills: the work that needs a skill, the scarcest first.
    """

    team: TeamSpec
    work: float
    hours: float
    skills: tuple[SkillLoad, ...]

    @property
    def share(self) -> float:
        """
        The share of the team's time.
        """
        return self.work / self.hours


@value
class PersonLoad:
    """
    Args:
        team: name of the team.
        hours: that the person has.
        alone: hours of work that nobody else in the team can do.
    """

    person: Staff
    team: str
    hours: float
    alone: float


@value
class Load:
    """
    Args:
        incidents: mean number per round, by kind; without those from the room and from cues.
    """

    incidents: tuple[tuple[Kind, float], ...]
    teams: tuple[TeamLoad, ...]
    people: tuple[PersonLoad, ...]

    @property
    def expected(self) -> float:
        """
        The mean number of incidents per round.
        """
        return fsum(count for _, count in self.incidents)


def load_of(scenario: Scenario) -> Load:
    incidents = _incidents(scenario)
    day = (scenario.conference.closes - scenario.conference.opens) / 3600
    teams = tuple(_team(team, incidents, day, scenario) for team in scenario.organisation.teams)
    people = tuple(
        PersonLoad(person, team.name, day, _alone(person, team, incidents))
        for team in scenario.organisation.teams
        for person in team.staff
    )
    return Load(incidents, teams, people)


def _incidents(scenario: Scenario) -> tuple[tuple[Kind, float], ...]:
    streams = sources(scenario)
    counts = {stream.name: (stream.ends - stream.starts) * stream.per_second for stream in streams}
    surges = scenario.demand.surges
    anything = fsum(counts[stream.name] for stream in streams if stream.kind is None)
    weight = fsum(kind.weight for kind in scenario.kinds)
    return tuple(
        (
            kind,
            anything * kind.weight / weight
            + fsum(counts[stream.name] for stream in streams if stream.kind is not None and stream.kind.id == kind.id)
            + fsum(surge.expected(scenario.conference.closes) for surge in surges if surge.kind == kind.id),
        )
        for kind in scenario.kinds
    )


def _team(team: TeamSpec, incidents: Sequence[tuple[Kind, float]], day: float, scenario: Scenario) -> TeamLoad:
    skilled: dict[str, float] = {}
    for kind, count in incidents:
        if kind.team == team.id:
            skilled[kind.skill] = skilled.get(kind.skill, 0.0) + count * _hours(kind)
    skills = sorted((_skill(skill, hours, team, day) for skill, hours in skilled.items()), key=lambda s: -s.share)
    heard = scenario.chaos.contact.minutes / 60 * fsum(count for _, count in incidents) if team.line == 1 else 0.0
    return TeamLoad(team, heard + fsum(each.work for each in skills), day * len(team.staff), tuple(skills))


def _skill(skill: str, hours: float, team: TeamSpec, day: float) -> SkillLoad:
    """
    Return the load of one skill. Faster people do more of the work, so together they are as fast as on average.
    """
    able = [person for person in team.staff if person.skills.get(skill, 0.0) > 0]
    speed = fsum(person.skills[skill] for person in able) / len(able)
    return SkillLoad(skill, tuple(person.name for person in able), hours / speed, day * len(able))


def _alone(person: Staff, team: TeamSpec, incidents: Sequence[tuple[Kind, float]]) -> float:
    """
    Return the hours that only this person can do: hard incidents if the person is the most skilled; all, where nobody
    else has the skill.
    """
    total = 0.0
    for kind, count in incidents:
        mine = person.skills.get(kind.skill, 0.0)
        if kind.team != team.id or mine <= 0:
            continue
        others = [_level(other.skills, kind.skill) for other in team.staff if other.id != person.id]
        best = max(others, default=0.0)
        share = 1.0 if best <= 0 else kind.hard if mine > best else 0.0
        total += share * count * _hours(kind) / mine
    return total


def _level(skills: Mapping[str, float], skill: str) -> float:
    return skills.get(skill, 0.0)


def _hours(kind: Kind) -> float:
    """
    Return the seconds that a fully skilled person needs for one incident of a kind.
    """
    return (kind.diagnosis.minutes + kind.repair.minutes) / 60
