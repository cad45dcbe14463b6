"""
The curtain: the large figures of the round, one at a time, the latest as large as the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import ClassVar

from attrs import evolve
from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.scene import SceneName
from desk_theatre.itsm.session_commands import NoteGuess, ShowFigure
from desk_theatre.measures.figures import CURTAIN, HEADLINE
from desk_theatre.measures.headline import Headline as ShowHeadline
from desk_theatre.show.board import RoundSummary
from desk_theatre.show.messages import Answer
from desk_theatre.show.ports import SessionPort
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, row, width_of
from desk_theatre.stage.drawing.text import cut, wrap
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.pages.curtain_graphs import past, picture
from desk_theatre.stage.pages.key_figures import ShownFigure, sentence
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.screens.session.charts import terminal_ink
from desk_theatre.stage.screens.session.scene import BARS, LOOKS, ON, SceneScreen
from desk_theatre.stage.wall.curtain import next_figure
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.wall.scenes import Scenes
from desk_theatre.stage.widgets.headline import HeadlinePanel
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import session as wording
from desk_theatre.stage.wording import wall as wall_words
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


class Large(Lines):
    """
    One figure in the middle of the screen.
    """

    DEFAULT_CSS = "Large { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._figure: ShownFigure | None = None
        self._sentence = ""
        self._before = ""
        self._picture: Callable[[int, int], Sequence[Row]] = lambda _, __: ()

    def show(
        self, figure: ShownFigure | None, sentence: str, before: str, picture: Callable[[int, int], Sequence[Row]]
    ) -> None:
        """
        Draw a figure; without one, the closed curtain.

        Args:
            before: how it was in the round before.
            picture: of a width and at most so many rows, which tells that as well.
        """
        self._figure, self._sentence, self._before, self._picture = figure, sentence, before, picture
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Its name, the digits, how it stands, and how it was in the round before.
        """
        figure = self._figure
        if figure is None:
            rows = [row(Piece(line, "muted")) for line in (wording.ROUND_OVER, wording.SHOW_FIGURES)]
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
        return self._middle([*rows, *below], width, height)

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
        *("reveal", "guess", "scene_next", "conceal", *ON[1:], "overview", *LOOKS, *BARS),
    )
    KEPT: ClassVar[tuple[str, ...]] = ("scene_next", "overview")
    BINDINGS: ClassVar[list[Binding]] = bindings("reveal", "guess", "conceal", "overview")
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
        if verb in {"reveal", "guess"} and self.board.figures >= len(CURTAIN):
            return wording.ALL_SHOWN
        if verb == "conceal" and not self.board.figures:
            return wording.NONE_SHOWN
        return super().why_not(verb)

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
        Type what the room says that the next figure will be.
        """
        figure = next_figure(self.board)
        if figure is None:
            return
        told = self.words.told(figure)
        scale = 100 if figure.unit == "share" else 1

        def made(typed: str) -> NoteGuess:
            return NoteGuess(told.key, (read_number(typed) or 0.0) / scale)

        self.type_words(
            wall_words.guess(told.label, percent=scale == 100),
            "",
            12,
            made,
            check=lambda typed: "" if read_number(typed) is not None else wall_words.NO_NUMBER,
        )

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


def read_number(typed: str) -> float | None:
    """
    Return the number that was typed, with a point or a comma and perhaps a percent sign; `None` if it is none.
    """
    text = typed.strip().rstrip("%").strip().replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
