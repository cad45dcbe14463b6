"""
The session: the current scene, the revealed figures, and what the room has decided round by round.

A fold over events. The show asks it what is possible now, and the picture what to show, so the two never disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.show.reflection_log import ReflectionLog, after

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import SceneName
    from desk_theatre.scenario.scenario import Scenario

_DELIBERATED = (
    s.CardPicked,
    s.FindingNoted,
    s.ImprovementProposed,
    s.VoteCast,
    s.ImprovementChosen,
    s.FindingTakenBack,
    s.ImprovementTakenBack,
)


class ShowSession:
    """
    Args:
        scenario: what is played.
        played: rounds that were played before it resumes here.

    `round` is the latest round that was opened, `ended` the latest that has finished.
    """

    def __init__(self, scenario: Scenario, played: int = 0) -> None:
        self.scene: SceneName = "curtain" if played else "foyer"
        self.figures = 0
        self.guesses: dict[str, float] = {}
        self.minutes: int | None = None
        self.rounds = scenario.plan.rounds
        self.round = self.ended = played
        self.teams = scenario.reflection.teams
        self.team_names: dict[int, int] = {}
        self.organisers: int | None = None
        self.deliberations: dict[int, ReflectionLog] = {}
        self._before: list[ReflectionLog] = []

    @property
    def reflection_log(self) -> ReflectionLog:
        """
        The findings and decisions after the latest round.
        """
        return self.deliberations.get(self.round, ReflectionLog())

    def log_after(self, event: e.Event) -> ReflectionLog:
        """
        Return the findings and decisions as they would be after an event.
        """
        if isinstance(event, s.ReflectionUndone):
            return self._before[-1] if self._before else self.reflection_log
        return after(self.reflection_log, event)

    @property
    def undoable(self) -> int:
        """
        The number of steps of this reflection that can be undone.
        """
        return len(self._before)

    def copy(self) -> ShowSession:
        """
        Return an independent session with the same past.
        """
        other = object.__new__(ShowSession)
        other.__dict__.update(self.__dict__)
        other.team_names, other.deliberations = dict(self.team_names), dict(self.deliberations)
        other._before = list(self._before)
        return other

    def add(self, event: e.Event) -> None:
        """
        Take in an event.
        """
        if isinstance(event, _DELIBERATED):
            self._before.append(self.reflection_log)
            self.deliberations[self.round] = after(self.reflection_log, event)
            return
        match event:
            case e.RoundOpened():
                self.scene, self.round = "round", event.round
                self._before, self.guesses = [], {}
            case e.RoundEnded():
                self.scene, self.figures, self.ended = "curtain", 0, event.round
            case s.SceneBegan():
                self.scene, self.figures = event.scene, 0
            case s.FiguresShown():
                self.figures = event.count
            case s.GuessNoted():
                self.guesses = {**self.guesses, event.figure: event.amount}
            case s.PlanChosen():
                self.minutes, self.rounds = event.minutes, event.rounds
            case s.TeamsSet() | s.OrganisersSet() | s.TeamNamed():
                self._set_table(event)
            case s.ReflectionUndone() if self._before:
                self.deliberations[self.round] = self._before.pop()
                # A team whose cards or dots come back is listed again.
                self.teams = max(self.teams, self.reflection_log.highest_team())

    def _set_table(self, event: s.TeamsSet | s.OrganisersSet | s.TeamNamed) -> None:
        match event:
            case s.TeamsSet():
                self.teams = event.count
                if self.organisers is not None and self.organisers > event.count:
                    self.organisers = None
            case s.OrganisersSet():
                self.organisers = event.team
            case s.TeamNamed():
                self.team_names[event.team] = event.said
