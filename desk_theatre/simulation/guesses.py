"""
Guesses: what is done at a decision point where no practice has anything to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.priority import Level
from desk_theatre.simulation.chance import LOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_theatre.scenario.people import DefaultBehaviour
    from desk_theatre.simulation.again import RecurringDraws
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.team import Team

LEVELS = tuple(Level)


class Defaults:
    """
    Args:
        chaos: how often they go wrong.
        again: the luck of each hand-over.
        teams: those that may be taken for the right one, wrongly; nobody hands anything on to the service desk.
    """

    def __init__(self, chaos: DefaultBehaviour, again: RecurringDraws, teams: Iterable[Team]) -> None:
        self.chaos = chaos
        self._hand_overs = again.hand_overs
        self._teams = tuple(teams)
        self._wrong: dict[tuple[Team, Team | None], list[Team]] = {}  # by who owns it and who guesses

    def worth(self, incident: Incident) -> tuple[Level, Level]:
        """
        Decision 2: impact and urgency by the loudest voice, unrelated to the programme.
        """
        return LEVELS[3 * incident.nature[6] // LOTS], LEVELS[3 * incident.nature[7] // LOTS]

    def team(self, incident: Incident, here: Team | None) -> Team:
        """
        Decision 4: often the wrong team; never the one of whoever guesses, unless it is the right one.
        """
        owner = incident.owner
        assert owner is not None
        if not self.chaos.wrong_team:
            return owner
        lot, from_here_on = self._hand_overs.lot(0, incident.handovers, incident.key), self.chaos.wrong_team * LOTS
        if lot >= from_here_on:
            return owner
        wrong = self._wrong.get((owner, here))
        if wrong is None:
            wrong = self._wrong[owner, here] = [team for team in self._teams if team not in (owner, here)]
        return wrong[int(lot / from_here_on * len(wrong))] if wrong else owner

    def something_missing(self, incident: Incident) -> bool:
        """
        Decision 5: does the next person need to ask again?
        """
        if not self.chaos.missing:
            return False
        return self._hand_overs.lot(1, incident.handovers, incident.key) < self.chaos.missing * LOTS
