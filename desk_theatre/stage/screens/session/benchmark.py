"""
This desk beside real ones: figures of the round, and published figures with their sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from desk_theatre.itsm.counting import percent
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, wrap
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PageBody, Told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wording import benchmark as wording
from desk_theatre.stage.wording import help as help_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.show.benchmark import BenchmarkFigure
    from desk_theatre.show.ports import Port

LABEL, OURS, PLACE = 26, 7, 10


class BenchmarkScreen(LiveScreen):
    """
    Args:
        port: of the show.
        round_: whose figures they are.
        figures: in the order in which they are shown.
    """

    KEYS: ClassVar[tuple[str, ...]] = PAGE_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.BENCHMARK_TITLE
    HELP = help_words.BENCHMARK

    def __init__(self, port: Port, round_: int, figures: Sequence[BenchmarkFigure]) -> None:
        super().__init__(port)
        self._round = round_
        self._figures = figures
        self.body = PageBody(self, self.page)

    def page(self) -> Told:
        """
        One figure after the other.
        """
        words = self.words
        return lambda width: page(self._round, self._figures, width, words)


def page(round_: int, figures: Sequence[BenchmarkFigure], width: int, words: Vocabulary = CONFERENCE) -> list[Row]:
    """
    Each figure with that of real desks beside it and the source below it; at the end, why they may differ.
    """
    rows = [heading(wording.title(round_), width), *(row(Piece(line, "muted")) for line in wrap(wording.HEAD, width))]
    for figure in figures:
        ours = "–" if figure.ours is None else percent(figure.ours)
        rows.append(EMPTY)
        rows.append(
            fit(
                (
                    Piece(cell(words.say(figure.label), LABEL), "text"),
                    Piece(f"{ours:>{OURS}} ", "strong"),
                    Piece(cell(wording.PLACES[figure.place], PLACE), "key"),
                    Piece(figure.real, "text"),
                ),
                width,
            )
        )
        rows += [row(Piece(f"  {line}", "muted")) for line in wrap(wording.source(figure.source), width - 2)]
    return [*rows, EMPTY, *(row(Piece(line, "warning")) for line in wrap(words.say(wording.NO_IT_DEPARTMENT), width))]
