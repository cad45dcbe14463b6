"""
The curtain: the large figures of the round, one at a time, the latest as large as the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from attrs import evolve
from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.session_commands import GuessFigure, ShowFigure, Undo
from desk_theatre.measures.figures import CURTAIN, HEADLINE, KEY_FIGURES
from desk_theatre.measures.headline import Headline as ShowHeadline
from desk_theatre.show.board import RoundSummary
from desk_theatre.show.guesses import read_guesses
from desk_theatre.show.messages import Answer
from desk_theatre.show.ports import SessionPort
from desk_theatre.show.wording import answers
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, row, width_of
from desk_theatre.stage.drawing.text import cut, wrap
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.pages.curtain_graphs import past, picture
from desk_theatre.stage.pages.guesses import asked_for, guessed
from desk_theatre.stage.pages.key_figures import ShownFigure, sentence
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.screens.session.charts import terminal_ink
from desk_theatre.stage.screens.session.scene import BARS, LOOKS, ON, SceneScreen
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scenes import Scenes
from desk_theatre.stage.widgets.headline import HeadlinePanel
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import session as wording
from desk_theatre.stage.wording.explained import LARGE_FIGURES

TEXT = 4
"""
Rows of a figure beside its digits: what it is called, how it stands, what it means, and what parts them.
"""
ROOMY = 24
"""
Rows from which on there is one more free.
"""
DIGITS = 5
"""
Rows of digits that a picture leaves, if there are so many.
"""
PICTURE = 12
LONGEST_GUESS = 80
"""
Letters of what is typed: a number for each of twelve teams.
"""


class Large(Lines):
    """
    One figure in the middle of the screen.
    """

    DEFAULT_CSS = "Large { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._guessed: Sequence[str] = ()
        self._figure: ShownFigure | None = None
        self._sentence = ""
        self._before = ""
        self._picture: Callable[[int, int], Sequence[Row]] = lambda _, __: ()

    def show(
        self,
        figure: ShownFigure | None,
        sentence: str,
        before: str,
        picture: Callable[[int, int], Sequence[Row]],
        guessed: Sequence[str] = (),
    ) -> None:
        """
        Draw a figure; without one, the closed curtain.

        Args:
            before: how it was in the round before.
            picture: of a width and at most so many rows, which tells that as well.
            guessed: what the room guessed for it, and for the next one, in a sentence each.
        """
        self._guessed = guessed
        self._figure, self._sentence, self._before, self._picture = figure, sentence, before, picture
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Its name, the digits, how it stands, and how it was in the round before.
        """
        figure = self._figure
        guesses = [row(Piece(cut(line, width), "live")) for line in self._guessed]
        height -= len(guesses)
        if figure is None:
            rows = [row(Piece(line, "muted")) for line in (wording.ROUND_OVER, wording.SHOW_FIGURES)]
            rows += guesses
            return self._middle(rows, width, height)
        picture = self._picture(width, min(PICTURE, height - TEXT - DIGITS - 2))
        below = [EMPTY, *picture, EMPTY] if picture else []
        if self._before and not picture:
            below = [row(Piece(cut(self._before, width), "muted"))]
        above = [EMPTY] if not picture or height >= ROOMY else []
        digits = self._digits(figure, width, height - TEXT - len(above) - len(below))
        role = labels.ROLE_OF_TONE[figure.tone]
        note = figure.note if figure.tone == "plain" else f"{labels.SYMBOL[figure.tone]} {figure.note}"
        rows = [row(Piece(figure.label, "strong")), *above, *digits, EMPTY, row(Piece(note, role))]
        rows += [row(Piece(line, "text")) for line in wrap(self._sentence, width)]
        return self._middle([*rows, *guesses, *below], width, height + len(guesses))

    def _digits(self, figure: ShownFigure, width: int, height: int) -> list[Row]:
        role = labels.ROLE_OF_TONE[figure.tone]
        size = big_digits.largest(figure.large, width - len(figure.small) - 2, height)
        unit = f" {figure.small}" if figure.small else ""
        large = big_digits.write(figure.large, size) if size else (figure.large,)
        return [
            row(Piece(line, "strong" if role == "text" else role), Piece(unit if last else " " * len(unit), "muted"))
            for last, line in ((i == len(large) - 1, line) for i, line in enumerate(large))
        ]

    def _middle(self, rows: Sequence[Row], width: int, height: int) -> list[Row]:
        above = max(0, (height - len(rows)) // 2)
        return [*([EMPTY] * above), *(fit((Piece(" " * max(0, (width - width_of(r)) // 2)), *r), width) for r in rows)]


class FiguresRevealScreen(SceneScreen):
    """
    The latest figure in large digits, and all that were shown below.
    """

    SCENE: ClassVar[SceneName] = "curtain"
    KEYS: ClassVar[tuple[str, ...]] = (
        *("reveal", "scene_next", "guess", "conceal", "undo", *ON[1:], "overview", *LOOKS, *BARS),
    )
    KEPT: ClassVar[tuple[str, ...]] = ("scene_next", "overview")
    BINDINGS: ClassVar[list[Binding]] = bindings("reveal", "conceal", "guess", "undo", "overview")
    EXPLAINS = LARGE_FIGURES
    TITLE_OF_HELP = help_words.CURTAIN_TITLE
    HELP = help_words.CURTAIN

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        scenes = Scenes()
        self.wall = WallFront(self, "show", lambda: scenes.of(self.board, self.view), self.warned)

    def middle(self) -> list[Widget]:
        """
        The plan, the latest figure large, and all of them below.
        """
        return [*super().middle(), Large(), HeadlinePanel(id="all")]

    def resized(self, width: int, height: int) -> None:
        """
        All get five rows where there is room for them.
        """
        self.query_one("#all", HeadlinePanel).styles.height = 5 if height >= 30 else 3

    def show_all(self) -> None:
        """
        As many as are shown.
        """
        super().show_all()
        board = self.board
        figures = {figure.key: shown for figure, shown in zip(HEADLINE, key_figures.large_figures(board), strict=True)}
        shown = CURTAIN[: board.figures]
        latest = shown[-1] if shown else None
        rounds, charts, ink = self.view.rounds(), self.view.charts(), terminal_ink()
        by = yardstick(rounds, board.until - board.opens)
        before = _before(rounds, latest, board.headline) if latest else ""
        self.query_one(Large).show(
            figures[latest] if latest else None,
            sentence(latest, board.headline, board.words) if latest else "",
            before,
            lambda width, height: picture(latest or "", board, rounds, charts, by, width, height, ink),
            guessed(board),
        )
        hidden = [each if key in shown else _hidden(each) for key, each in figures.items()]
        self.query_one("#all", HeadlinePanel).show(tuple(hidden))

    def glance(self) -> None:
        """
        The figure is seen at once.
        """
        self.board = self.view.board()
        self.show_all()

    def why_not(self, verb: str) -> str:
        """
        All are shown, or none is.
        """
        if verb == "reveal" and self.board.figures >= len(CURTAIN):
            return wording.ALL_SHOWN
        if verb == "conceal" and not self.board.figures:
            return wording.NONE_SHOWN
        if verb == "guess" and self._next is None:
            return wording.ALL_SHOWN
        if verb == "undo" and not self.board.guesses:
            return answers.NOTHING_GUESSED
        return super().why_not(verb)

    @property
    def _next(self) -> str | None:
        """
        The key of the next figure that the room has not seen; `None` if it has seen all.
        """
        return next(iter(CURTAIN[self.board.revealed :]), None)

    def remote(self, verb: str) -> str:
        """
        Figure by figure; then to the scene after these, or before.
        """
        figure = "reveal" if verb == "forward" else "conceal"
        return super().remote(verb) if self.why_not(figure) else figure

    def do_reveal(self) -> None:
        """
        The next figure.
        """
        self.ask(ShowFigure(), self._shown)

    def do_conceal(self) -> None:
        """
        One figure less.
        """
        self.ask(ShowFigure(-1), self._shown)

    def do_guess(self) -> None:
        """
        What the room guesses for the next figure, or each of its teams.
        """
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        figure, teams = self._next, max(1, len(self.board.reflections[-1].teams) if self.board.reflections else 1)
        if figure is None:
            return

        def wrong(said: str) -> str:
            return (
                ""
                if not said.strip() or read_guesses(said, figure, teams)
                else wording.no_numbers(KEY_FIGURES[figure].unit)
            )

        def typed(said: str | None) -> None:
            for team, amount in read_guesses(said or "", figure, teams) or ():
                self.do(partial(GuessFigure, figure, amount, team))

        self.app.push_screen(
            TextPromptScreen(asked_for(figure, self.board), wording.ONE_OR_EACH, LONGEST_GUESS, check=wrong), typed
        )

    def do_undo(self) -> None:
        """
        The last guess.
        """
        self.do(Undo)

    def _shown(self, answer: Answer) -> None:
        if not answer.accepted:
            self.say(answer.words, "warning")


def _hidden(figure: ShownFigure) -> ShownFigure:
    return evolve(figure, large=labels.NOTHING, small="", note="to come", tone="plain")


def _before(rounds: Sequence[RoundSummary], field: str, now: ShowHeadline) -> str:
    """
    The same figure of the round before, in a sentence.
    """
    found = past(field, rounds, now)[-2:-1]
    return wording.in_round(found[0].round, found[0].told) if found and found[0].amount is not None else ""
