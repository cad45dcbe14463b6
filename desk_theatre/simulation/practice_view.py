"""
What people on the floor can know, and so what a practice may ask (`practices.practice.OrganisationView`).

Nothing can be changed through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Level
    from desk_theatre.practices.answers import Recurrence
    from desk_theatre.practices.practice import IncidentView
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.team import Team


class PracticeView:
    """
    Args:
        floor: where people work.
    """

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    @property
    def now(self) -> int:
        """
        The second of the day.
        """
        return self._floor.clock.now

    def impact(self, kind: Kind) -> Level:
        """
        How much an incident of this kind hurts, as those see it who look at the equipment.
        """
        return kind.technical_impact or kind.impact

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        How soon an incident of this kind in this room hurts, by the agreed rule.
        """
        return self._floor.urgency(kind, room)

    def owner(self, kind: Kind) -> str:
        """
        Id of the team that owns incidents of this kind.
        """
        return kind.team

    def known_error(self, incident: IncidentView) -> str | None:
        """
        Id of what is written down about the trouble behind this incident.
        """
        return incident.cause if incident.cause in self._floor.known_errors else None

    def one_off(self, incident: IncidentView) -> bool:
        """
        Whether the cause of this incident is one that nobody will meet again, as can be seen once it is resolved.
        """
        return self._floor.incidents[incident.number].nature.one_off

    def was_hard(self, incident: IncidentView) -> bool:
        """
        Whether this turned out to be one that most people leave for the best of the team.
        """
        return self._floor.incidents[incident.number].nature.hard

    def hero(self, person: str, skill: str) -> str | None:
        """
        Return the id of the person who is best at a skill in a person's team, `None` if nobody there has it.
        """
        hero = self._team(person).heroes.get(skill)
        return None if hero is None or not hero.skills[skill] else hero.id

    def easier_waits(self, person: str, incident: IncidentView) -> bool:
        """
        Return whether the incident is left for the hero while an ordinary one waits for the person's team.
        """
        waiting = self._floor.incidents[incident.number]
        return waiting.left_for_hero(waiting.team) and self._team(person).backlog.any_ordinary()

    def hard(self, incident: IncidentView) -> bool:
        """
        Return whether most people of its team leave the incident for the hero of its skill.
        """
        found = self._floor.incidents[incident.number]
        return found.left_for_hero(found.owner)

    def pushed_away(self, incident: IncidentView) -> bool:
        """
        Whether the team that owns it has passed it on to get rid of it.
        """
        return self._floor.incidents[incident.number].pushed

    def skill(self, person: str, skill: str) -> float:
        """
        Return how good a person is at a skill, 0 to 1.
        """
        return self._floor.people[person].skills.get(skill, 0.0)

    def quiet(self, person: str) -> bool:
        """
        Return whether nothing waits for the person's team, neither in its queue nor at its counter.
        """
        team, desk = self._team(person), self._floor.desk
        return not team.backlog.length and not (team is desk.team and desk.busy)

    def colleagues_free(self, person: str) -> bool:
        """
        Return whether half of the person's colleagues or more have nothing to do.
        """
        team = self._team(person)
        colleagues = [each for each in team.people if each.id != person]
        return 2 * len([each for each in colleagues if each.idle]) >= len(colleagues) > 0

    def spared(self, person: str, within: int) -> bool:
        """
        Whether somebody, done within so many seconds with what is in hand, can be spared: sits idle, or nobody waits for the
        team, or somebody has to come for it, and this is the first who could.
        """
        if person not in self._floor.people:
            return self._floor.manager.busy_until <= self.now + within
        who = self._floor.people[person]
        team = self._floor.team_of(who)
        ready = [each for each in team.people if each.busy_until <= self.now + within]
        return who in ready and (who in team.idle or who is ready[0] or self.quiet(person))

    def on_break(self, person: str) -> int:
        """
        Return how many of the person's team are on a break.
        """
        return self._team(person).on_break

    def from_earlier_round(self, practice: str) -> bool:
        """
        Whether a practice was active in an earlier round, too.
        """
        return practice in self._floor.decisions.from_earlier

    def recurrence(self, kind: Kind, room: str | None) -> Recurrence:
        """
        How often the same was solved in the same place, and how often somebody has looked for a cause there.
        """
        return self._floor.problems.recurrence(kind, room)

    def _team(self, person: str) -> Team:
        return self._floor.team_of(self._floor.people[person])
