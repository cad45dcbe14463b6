"""
Learning: how the active practices take root in the course of the day, and what keeps them from it.

Every few minutes everybody's commitment moves (`adoption.py` has the formulas).  Two things are told to the room when they begin:
a team that is too busy to learn, because its queue is longer than the team, and more changes at once than people have
attention for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.answers import Influence
    from desk_theatre.simulation.adoption import Adoption
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.scheduler import Work
    from desk_theatre.simulation.team import Team


class Learning:
    """
    Moves commitment through the day, and tells when something keeps it from growing.

    Args:
        floor: where people work.
        commitment: how far each person follows each practice.
        influence: returns what encourages everybody now.
        moved: called when commitment has moved.
    """

    def __init__(
        self, floor: Floor, commitment: Adoption, influence: Callable[[], Influence], moved: Callable[[], None]
    ) -> None:
        self.floor = floor
        self.commitment = commitment
        self._influence = influence
        self._moved = moved
        self._too_busy: dict[str, None] = {}
        self._overloaded = False

    def day(self) -> Work:
        """
        Move commitment every `step_minutes` of the scenario, with 0 never; emit CommitmentMeasured for each active practice, and
        TeamTooBusyToLearn or ChangesPiledUp when that begins.
        """
        length = self.floor.scenario.commitment.step_minutes * 60
        while length:
            yield self.floor.clock.timeout(length)
            active = self.floor.decisions.in_force
            if not active:
                self.commitment.initiative = 0.0  # there is nothing to apply it to
                continue
            behind = [team.id for team in self.floor.teams.values() if self._is_behind(team)]
            self._tell_who_is_too_busy(behind)
            everybody = (*self.floor.people.values(), self.floor.manager)
            # The manager, who belongs to no team, is under pressure while any team is.
            pressed = [bool(behind) if person.team is None else person.team in behind for person in everybody]
            self.commitment.step(active, length, pressed, self._influence())
            self.measure()
            self._moved()

    def measure(self) -> None:
        """
        Emit CommitmentMeasured for each active practice, and ChangesPiledUp when they begin to need more attention than people
        have.
        """
        active, now = self.floor.decisions.in_force, self.floor.now
        for practice, levels in self.commitment.per_mille(active).items():
            self.floor.emit(e.CommitmentMeasured(now, practice, levels))
        overloaded = self.commitment.needed(active) > self.commitment.rates.attention
        if overloaded and not self._overloaded:
            habit = self.commitment.rates.habit
            begun = sum(self.commitment.mean(practice) < habit for practice in active)
            self.floor.emit(e.ChangesPiledUp(now, begun))
        self._overloaded = overloaded

    def state(self) -> tuple[object, ...]:
        """
        Return which teams are too busy to learn and whether changes have piled up, for the digest of the whole state.
        """
        return tuple(self._too_busy), self._overloaded

    def _is_behind(self, team: Team) -> bool:
        """
        Return whether more waits for a team, in its queue and at its counter, than it has people.
        """
        return team.backlog.length + team.at_counter() > len(team.people)

    def _tell_who_is_too_busy(self, behind: list[str]) -> None:
        """
        Emit TeamTooBusyToLearn for each team that is behind, has something to learn, and was not so at the last look.
        """
        active = self.floor.decisions.in_force
        for team in self.floor.teams.values():
            learns = any(self.commitment.learning(active, person.index) for person in team.people)
            too_busy = learns and team.id in behind
            if too_busy and team.id not in self._too_busy:
                self._too_busy[team.id] = None
                self.floor.emit(e.TeamTooBusyToLearn(self.floor.now, team.id))
            elif not too_busy:
                self._too_busy.pop(team.id, None)
