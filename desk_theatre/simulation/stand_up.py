"""
A stand-up: everybody who joins says what is stuck, and hears what others have forgotten.

What comes of it, at the end of somebody's five minutes, concerns that person's own team: something forgotten comes back to
mind, what only one person may do is given to others, and what belongs to another team goes there.  The manager gives back
what was made a matter of the boss.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import Interruption

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.answers import Encouragement, Gathering
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.manager import Manager
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.team import Team


class StandUp:
    """
    Args:
        floor: where people work.
        manager: who may join, too.
        send: gives somebody an errand.
        encourage: has somebody keep in mind what was seen.
    """

    def __init__(
        self,
        floor: Floor,
        manager: Manager,
        send: Callable[[Person, Interruption], None],
        encourage: Callable[[Encouragement], None],
    ) -> None:
        self.floor = floor
        self.manager = manager
        self.send = send
        self.encourage = encourage

    def hold(self, count: int) -> None:
        """
        It is time for the `count`th one: whoever does this joins as soon as what is in hand is done.
        """
        decisions = self.floor.decisions
        for person in (*self.floor.people.values(), self.manager.person):
            answer = decisions.gather(person, count)
            if answer is not None:
                seconds = answer.encouragement.seconds
                self.send(person, Interruption("stand-up", seconds, None, partial(self._joined, answer, count)))

    def _joined(self, answer: Gathering, count: int, person: Person) -> None:
        self.encourage(answer.encouragement)
        team = person.team
        if team is None:
            self.manager.give_all_back()
            return
        self._remember(answer, count, person)
        self._share(team, person)
        self._send_home(team, person)

    def _remember(self, answer: Gathering, count: int, person: Person) -> None:
        floor = self.floor
        mine = [floor.incidents[number] for number, by in floor.forgotten.items() if by is person]
        for incident in mine:
            if floor.chance.uniform(incident.number, b"recall %d" % count) < answer.recalls:
                floor.remember(person, incident)

    def _share(self, team: Team, person: Person) -> None:
        for incident in team.line.hard_ones():
            skill = incident.kind.skill
            if sum(team.able(each, skill) for each in team.people) > 1:
                self.floor.emit(e.IncidentUnblocked(self.floor.now, incident.number, person.id))
                team.free(incident)

    def _send_home(self, team: Team, person: Person) -> None:
        floor = self.floor
        for incident in team.line.waiting():
            owner = incident.owner
            assert owner is not None
            if owner is not team and incident.waiting_since >= 0:  # what goes home may push another out of a head
                team.release(incident)
                incident.handovers += 1
                floor.hand_to(person, incident, owner, incident.complete)
