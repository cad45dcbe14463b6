"""
The session: the current scene, the revealed figures, and what the room has decided round by round.

A fold over events. The show asks it what is possible now, and the picture what to show, so the two never disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_events as s
from desk_theatre.show.guesses import RoomGuess
from desk_theatre.show.guesses import after as guesses_after
from desk_theatre.show.reflection_log import ReflectionLog, after, replayed
from desk_theatre.show.roles import is_facilitator

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import SceneName
    from desk_theatre.scenario.scenario import Scenario

_DELIBERATED = (
    s.CardPicked,
    s.FindingNoted,
    s.ImprovementProposed,
    s.VoteCast,
    s.HandsCounted,
    s.ImprovementChosen,
    s.LeadingChosen,
    s.FindingTakenBack,
    s.ImprovementTakenBack,
)


class ShowSession:
    """
    Args:
        scenario: what is played.
        played: rounds that were played before it resumes here.

    `round` is the latest round that was opened, `ended` the latest that has finished. `figures` is how many figures of
    it the curtain shows now, `revealed` how many the room has seen so far; `guesses` has those of each round.
    """

    def __init__(self, scenario: Scenario, played: int = 0) -> None:
        self.scene: SceneName = "curtain" if played else "foyer"
        self.figures = self.revealed = 0
        self.minutes: int | None = None
        self.rounds = scenario.plan.rounds
        self.round = self.ended = played
        self.teams = scenario.reflection.teams
        self.team_names: dict[int, int] = {}
        self.organisers: int | None = None
        self.deliberations: dict[int, ReflectionLog] = {}
        self.guesses: dict[int, tuple[RoomGuess, ...]] = {}
        self._before: list[ReflectionLog] = []
        self._guesses_before: list[tuple[RoomGuess, ...]] = []
        self._steps: list[e.Event] = []
        self._senders: list[str] = []

    @property
    def reflection_log(self) -> ReflectionLog:
        """
        The findings and decisions after the latest round.
        """
        return self.deliberations.get(self.round, ReflectionLog())

    @property
    def guesses_now(self) -> tuple[RoomGuess, ...]:
        """
        The guesses for the figures of the latest round.
        """
        return self.guesses.get(self.round, ())

    def log_after(self, event: e.Event) -> ReflectionLog:
        """
        Return the findings and decisions as they would be after an event.
        """
        if isinstance(event, s.ReflectionUndone) and self.scene != "curtain":
            return self._without(event.later) if self._before else self.reflection_log
        return after(self.reflection_log, event)

    @property
    def undoable(self) -> int:
        """
        The number of steps of this reflection that can be undone.
        """
        return len(self._before)

    @property
    def guesses_undoable(self) -> int:
        """
        The number of guesses that can be undone: those since a figure was shown.
        """
        return len(self._guesses_before)

    @property
    def facilitators_last(self) -> int | None:
        """
        The number of steps that others have made since the facilitator's last one in this reflection; `None` if there
        is none of the facilitator's.
        """
        later = (later for later, sender in enumerate(reversed(self._senders)) if is_facilitator(sender))
        return next(later, None)

    def copy(self) -> ShowSession:
        """
        Return an independent session with the same past.
        """
        other = object.__new__(ShowSession)
        other.__dict__.update(self.__dict__)
        other.team_names, other.deliberations = dict(self.team_names), dict(self.deliberations)
        other.guesses = dict(self.guesses)
        other._guesses_before = list(self._guesses_before)
        other._before, other._steps, other._senders = list(self._before), list(self._steps), list(self._senders)
        return other

    def add(self, event: e.Event, sender: str = "") -> None:
        """
        Take in an event.

        Args:
            sender: of the command that caused it; only a running show asks whose step was the last.
        """
        if isinstance(event, _DELIBERATED):
            self._before.append(self.reflection_log)
            self._steps.append(event)
            self._senders.append(sender)
            self.deliberations[self.round] = after(self.reflection_log, event)
            return
        if isinstance(event, s.ReflectionUndone) and self.scene == "curtain":
            self._at_the_curtain(event)
            return
        match event:
            case e.RoundOpened():
                self.scene, self.round = "round", event.round
                self._before, self._steps, self._senders = [], [], []
            case e.RoundEnded():
                self.scene, self.figures, self.ended = "curtain", 0, event.round
                self.revealed, self._guesses_before = 0, []
            case s.SceneBegan():
                self.scene, self.figures = event.scene, 0
            case s.FiguresShown() | s.FigureGuessed():
                self._at_the_curtain(event)
            case s.PlanChosen():
                self.minutes, self.rounds = event.minutes, event.rounds
            case s.TeamsSet() | s.OrganisersSet() | s.TeamNamed():
                self._set_table(event)
            case s.ReflectionUndone() if self._before:
                self._undo(event.later)
                # A team whose cards or dots come back is listed again.
                self.teams = max(self.teams, self.reflection_log.highest_team())

    def _at_the_curtain(self, event: s.FiguresShown | s.FigureGuessed | s.ReflectionUndone) -> None:
        match event:
            case s.FiguresShown():
                self.figures = event.count
                if event.count > self.revealed:
                    # A guess for a figure that is known by now stays as it is.
                    self.revealed, self._guesses_before = event.count, []
            case s.FigureGuessed():
                self._guesses_before.append(self.guesses_now)
                self.guesses[self.round] = guesses_after(self.guesses_now, event)
            case s.ReflectionUndone() if self._guesses_before:
                self.guesses[self.round] = self._guesses_before.pop()

    def _without(self, later: int) -> ReflectionLog:
        """
        Return the log without one step, with the `later` steps after it.
        """
        place = max(0, len(self._before) - 1 - later)
        return replayed(self._before[place], self._steps[place + 1 :])

    def _undo(self, later: int) -> None:
        self.deliberations[self.round] = self._without(later)
        place = max(0, len(self._before) - 1 - later)
        del self._steps[place], self._senders[place]
        since = range(place + 1, len(self._steps))
        rebuilt = [replayed(self._before[place], self._steps[place:step]) for step in since]
        self._before = [*self._before[: place + 1], *rebuilt][: len(self._steps)]

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
