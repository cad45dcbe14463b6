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
    What a practice is told, at this second; ids are those of the scenario.

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
        Return the impact of a kind as the technicians see it, until the organisers are asked.
        """
        return kind.technical_impact or kind.impact

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        Return the urgency that the agreed rule gives now: that of the kind, raised by a session that starts soon in the room.

        Args:
            room: id of the room; `None`: it happens in no room, so no session raises it.
        """
        return self._floor.urgency(kind, room)

    def owner(self, kind: Kind) -> str:
        """
        Return the id of the team that owns incidents of a kind.
        """
        return kind.team

    def known_error(self, incident: IncidentView) -> str | None:
        """
        Return the id of the known error for the incident's cause, `None` if none is documented.
        """
        return incident.cause if incident.cause in self._floor.known_errors else None

    def one_off(self, incident: IncidentView) -> bool:
        """
        Return whether no other incident has this one's cause. People can see it only once it is resolved, so ask it only then.
        """
        return self._floor.incidents[incident.number].nature.one_off

    def was_hard(self, incident: IncidentView) -> bool:
        """
        Return whether the incident was a hard one, which most people leave for the most skilled of the team. Ask it only once it
        is resolved.
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
        asked = self._floor.incidents[incident.number]
        return asked.left_for_hero(asked.owner)

    def pushed_away(self, incident: IncidentView) -> bool:
        """
        Return whether the team that owns the incident has passed it on to get rid of it.
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
        colleagues = [member for member in team.people if member.id != person]
        return 2 * len([colleague for colleague in colleagues if colleague.idle]) >= len(colleagues) > 0

    def spared(self, person: str, within: int) -> bool:
        """
        Return whether a person can be spared for something else.

        It has to be a person who finishes the work in hand within `within` seconds, and who is idle, or for whose team nothing
        waits, or who is the first of the team that is free by then: one may always come. The manager, who has no team, only has
        to finish in time.

        Args:
            person: id; one that is not on the staff is taken for the manager.
        """
        if person not in self._floor.people:
            return self._floor.manager.busy_until <= self.now + within
        asked = self._floor.people[person]
        team = self._floor.team_of(asked)
        free = [member for member in team.people if member.busy_until <= self.now + within]
        return asked in free and (asked in team.idle or asked is free[0] or self.quiet(person))

    def on_break(self, person: str) -> int:
        """
        Return how many of the person's team are on a break.
        """
        return self._team(person).on_break

    def from_earlier_round(self, practice: str) -> bool:
        """
        Return whether a practice was active in an earlier round, too.
        """
        return practice in self._floor.decisions.from_earlier

    def recurrence(self, kind: Kind, room: str | None) -> Recurrence:
        """
        Return how often this kind was resolved in this place in this round since a person last looked for its root cause there,
        and how often one has looked.

        Args:
            room: id of the room; `None` for what happens in no room.
        """
        return self._floor.problems.recurrence(kind, room)

    def _team(self, person: str) -> Team:
        return self._floor.team_of(self._floor.people[person])
