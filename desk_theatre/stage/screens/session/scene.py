"""
A scene between the rounds: the plan with the time left, something in the middle, and the keys that lead on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.commands import Command, OpenRound
from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.session_commands import EndShow, NextScene, PreviousScene, RepeatScene, SkipScene
from desk_theatre.show.board import Board
from desk_theatre.show.messages import Answer
from desk_theatre.show.phases import SCENES, scene_after
from desk_theatre.show.ports import SessionPort
from desk_theatre.show.wording import answers
from desk_theatre.stage.actions import bindings, why_not
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.base.phase_keys import PHASE_VERBS, REMOTE, PhaseKeys
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.plan_line import PlanLine
from desk_theatre.stage.wording import charts, house
from desk_theatre.stage.wording import session as wording

TICK = 1.0
"""
Seconds between two looks at the clock of the room.
"""

ON: tuple[str, ...] = ("scene_next", "open", "scene_back", "scene_again", "scene_skip", "show_end")
LOOKS: tuple[str, ...] = ("comparison", "charts")
BARS: tuple[str, ...] = ("back", "dark", "theme", "presenter", *REMOTE, "help", "quit")


def undecided(board: Board) -> bool:
    """
    Whether the room is reflecting and has chosen nothing yet.
    """
    return board.scene == "reflection" and not any(each.chosen for each in board.reflections[-1:])


class SceneScreen(LiveScreen):
    """
    Args:
        show: whose scene it is.
    """

    SCENE: ClassVar[SceneName]
    KEYS: ClassVar[tuple[str, ...]] = (*ON, *LOOKS, *BARS)
    KEPT: ClassVar[tuple[str, ...]] = ("scene_next",)
    BINDINGS: ClassVar[list[Binding]] = bindings(*PHASE_VERBS, *ON, *LOOKS, *BARS)  # type: ignore[assignment]

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        self.show = show
        self.phase_keys: PhaseKeys = PhaseKeys(self, show)
        self.KEYS = self.phase_keys.among(self.KEYS)  # type: ignore[misc]  # of this show alone

    def middle(self) -> list[Widget]:
        """
        The plan, and what this scene is about.
        """
        return [PlanLine(), *super().middle()]

    def on_mount(self) -> None:
        """
        The time left is seen to pass.
        """
        self.set_interval(TICK, self._tick)

    def _tick(self) -> None:
        if self.is_current and self.is_mounted:
            self._plan()
            if self.wall is not None and self.wall.up:
                self.wall.show()

    def _plan(self) -> None:
        self.query_one(PlanLine).show(self.show.timetable(), whole=not self.theatre.navigation.presenter)

    def show_all(self) -> None:
        """
        The scene as it stands; where another one is on, that one.
        """
        super().show_all()
        self._plan()
        self.query_one(KeyBar).paint()
        if self.board.scene != self.SCENE:
            self.call_after_refresh(self.theatre.navigation.show_scene)

    def warned(self) -> bool:
        """
        Whether the facilitator has to see something that does not stand on the wall.
        """
        return any(notice.tone == "bad" for notice in self.notices())

    def remote(self, verb: str) -> str:
        """
        Return the verb of this screen that a key of the remote control means now.
        """
        return REMOTE[verb]

    def why_not(self, verb: str) -> str:
        """
        By the course of the show; and what tells the answers comes after the choice.
        """
        if verb in REMOTE:
            return self.why_not(self.remote(verb))
        if verb == "worth" and self.theatre.navigation.presenter and undecided(self.board):
            return wording.CHOOSE_FIRST
        return why_not(verb, self.board) if verb in LOOKS else self._off_course(verb)

    def _off_course(self, verb: str) -> str:
        phase, scene = self.board.phase, self.board.scene
        match verb:
            case _ if phase not in SCENES:
                pass  # a round has begun, and its screen comes at once
            case "open" if phase == "over":
                return wording.LAST_ROUND_PLAYED
            case "scene_next" if scene_after(phase, scene, 1) is None:
                return self._nothing_more()
            case "scene_skip" if scene_after(phase, scene, 2) is None:
                return wording.NO_SCENE_TO_SKIP
            case "scene_back" if scene_after(phase, scene, -1) in {None, "foyer"} and scene != "briefing":
                return answers.NO_SECOND_TIME
            case "show_end" if phase == "before" or scene == "finale":
                return charts.NO_ROUND if phase == "before" else answers.IN_THE_FINALE
        return ""

    def _nothing_more(self) -> str:
        return answers.NO_LATER_SCENE if self.board.scene == "finale" else wording.NEXT_IS_A_ROUND

    def do_scene_next(self) -> None:
        """
        On to the next scene.
        """
        self.go(NextScene())

    def do_scene_back(self) -> None:
        """
        Back to the scene before.
        """
        self.go(PreviousScene())

    def do_scene_skip(self) -> None:
        """
        The next scene is left out.
        """
        self.go(SkipScene())

    def do_scene_again(self) -> None:
        """
        This scene from its beginning.
        """
        self.go(RepeatScene())

    def do_show_end(self) -> None:
        """
        To the finale, after a question if rounds are left.
        """
        left = self.board.rounds - self.board.round
        if self.board.phase == "over":
            self.go(EndShow())
            return
        words = wording.rounds_left(left, self.board.rounds)
        self.theatre.navigation.confirm(wording.END, words, wording.TO_FINALE, lambda: self.go(EndShow()))

    def do_worth(self) -> None:
        """
        What the practices were worth, and how much was luck.
        """
        from desk_theatre.stage.screens.session.practice_values import PracticeValuesScreen

        valuing = self.show.practice_value()
        if valuing is None:
            self.say(wording.NO_PRICE_TAGS)
        else:
            self.app.push_screen(PracticeValuesScreen(self.port, valuing))

    def do_comparison(self) -> None:
        """
        To the rounds side by side.
        """
        self.theatre.navigation.show_comparison(self.port)

    def do_charts(self) -> None:
        """
        To the charts of the rounds.
        """
        from desk_theatre.stage.screens.session.charts import ChartsScreen

        self.app.push_screen(ChartsScreen(self.port))

    def do_open(self) -> None:
        """
        The next round, straight away.
        """
        self.phase_keys.open_round(lambda: self.go(OpenRound()))

    def go(self, command: Command) -> None:
        """
        To another scene.
        """
        self.ask(command, self._gone)

    def _gone(self, answer: Answer) -> None:
        if answer.accepted:
            self.theatre.navigation.show_scene()
        else:
            self.say(answer.words or house.NOT_NOW, "warning")

    def do(self, command: Callable[[], Command]) -> None:
        """
        Hand a command in; what became of it is seen, and a refusal is said.
        """
        self.ask(command, self._done)

    def _done(self, answer: Answer) -> None:
        if not answer.accepted:
            self.say(answer.words or house.NOT_NOW, "warning")
        if self.is_mounted:
            self.show_all()

    def type_words(
        self,
        question: str,
        hint: str,
        limit: int,
        made: Callable[[str], Command],
    ) -> None:
        """
        Ask for words; escape leaves everything as it is.
        """
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        def typed(said: str | None) -> None:
            if said is not None:
                self.do(lambda: made(said))

        self.app.push_screen(TextPromptScreen(question, hint, limit), typed)
