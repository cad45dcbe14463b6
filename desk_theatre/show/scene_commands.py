"""
The commands of the scenes: from scene to scene, and one figure of the curtain after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_theatre.errors import UnknownName
from desk_theatre.itsm import events as e
from desk_theatre.itsm import session_commands as c
from desk_theatre.itsm import session_events as s
from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.show.guesses import possible
from desk_theatre.show.not_now import NotNow
from desk_theatre.show.phases import scene_after
from desk_theatre.show.wording import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_theatre.itsm.commands import Command
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.show.board import Phase
    from desk_theatre.show.session import ShowSession

    Happened = tuple[e.Event, ...]

SLOWEST, FASTEST = 0.25, 20_000.0


class SceneCommands:
    """
    Args:
        session: the state of the session.
    """

    def __init__(self, scenario: Scenario, session: ShowSession) -> None:
        self.scenario = scenario
        self.session = session
        self._handlers: Mapping[type[Any], Callable[[Any, int, Phase], Happened]] = {
            c.ChoosePlan: self._choose_plan,
            c.NextScene: lambda _, at, phase: self._go_on(1, at, phase),
            c.SkipScene: lambda _, at, phase: self._go_on(2, at, phase),
            c.RepeatScene: lambda _, at, phase: self._go_on(0, at, phase),
            c.PreviousScene: lambda _, at, phase: self._go_on(-1, at, phase),
            c.EndShow: self._end_show,
            c.ShowFigure: self._show_figure,
            c.GuessFigure: self._guess,
        }

    def handles(self, command: Command) -> bool:
        """
        Return whether it is a command of the scenes.
        """
        return type(command) in self._handlers

    def answer(self, command: Command, at: int, phase: Phase) -> Happened:
        """
        Return the event that a command causes.

        Raises:
            NotNow: the command is refused; the message says why.
            UnknownName: it names a timing or a figure that does not exist.
        """
        return self._handlers[type(command)](command, at, phase)

    def _choose_plan(self, command: c.ChoosePlan, at: int, _: Phase) -> Happened:
        timing, played = self.scenario.timing(command.minutes), self.session.round
        if timing.rounds <= played:
            raise NotNow(answers.timing_is_over(timing.rounds, played))
        speed = min(FASTEST, max(SLOWEST, self.scenario.speed_for(timing.round)))
        return (s.PlanChosen(at, timing.minutes, timing.rounds), e.SpeedSet(at, speed))

    def _go_on(self, by: int, at: int, phase: Phase) -> Happened:
        scene = self.session.scene
        to = scene_after(phase, scene, by)
        if to is None:
            raise NotNow(self._nowhere(by, phase))
        skipped = scene_after(phase, scene, 1) if by > 1 else None
        began = s.SceneBegan(at, to, skipped)
        return (began, s.FiguresShown(at, len(CURTAIN))) if by < 0 and to == "curtain" else (began,)

    def _nowhere(self, by: int, phase: Phase) -> str:
        if by < 0:
            return answers.NO_EARLIER_SCENE if phase == "before" else answers.NO_SECOND_TIME
        if phase == "over" or self.session.scene == "finale":
            return answers.NO_LATER_SCENE
        return answers.next_is_a_round(self.session.round + 1)

    def _end_show(self, _: c.EndShow, at: int, __: Phase) -> Happened:
        if self.session.scene == "finale":
            raise NotNow(answers.IN_THE_FINALE)
        return (s.SceneBegan(at, "finale"),)

    def _show_figure(self, command: c.ShowFigure, at: int, _: Phase) -> Happened:
        shown = self.session.figures
        if self.session.scene != "curtain":
            raise NotNow(answers.NO_CURTAIN)
        count = min(len(CURTAIN), max(0, shown + command.more))
        if count == shown:
            raise NotNow(answers.ALL_SHOWN if command.more > 0 else answers.NONE_SHOWN)
        return (s.FiguresShown(at, count),)

    def _guess(self, command: c.GuessFigure, at: int, _: Phase) -> Happened:
        figure, session = command.figure, self.session
        if figure not in CURTAIN:
            raise UnknownName("figure", figure, CURTAIN)
        label = self.scenario.words.told(KEY_FIGURES[figure]).label
        if session.scene != "curtain":
            raise NotNow(answers.NO_CURTAIN)
        if CURTAIN.index(figure) < session.revealed:
            raise NotNow(answers.shown_already(label))
        if command.team is not None and not 1 <= command.team <= session.teams:
            raise NotNow(answers.no_team(command.team, session.teams))
        if command.amount is None:
            if all((each.figure, each.team) != (figure, command.team) for each in session.guesses_now):
                raise NotNow(answers.no_guess(label))
        elif not possible(figure, command.amount):
            raise NotNow(answers.NOT_AN_AMOUNT)
        return (s.FigureGuessed(at, figure, command.amount, command.team),)
