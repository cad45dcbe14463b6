"""
The rounds side by side: every figure with a bar, all bars of a line on the same axis, and the practices that were in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import evolve
from textual.binding import Binding

from desk_theatre.measures.figures import BY_PRIORITY, GROUPS, KeyFigure, Unit
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.show.board import PracticeCard, RoundSummary
from desk_theatre.show.ports import Port
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.pages.per_hour import PerHour, yardstick
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PageBody, Told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import session as wording
from desk_theatre.stage.wording.explained import SCORECARD
from desk_theatre.stage.wording.scorecard import name, spell, trend

LABEL = 31
TREND = 10
COLUMN = 18
"""
Cells that a round needs.
"""


class ComparisonScreen(LiveScreen):
    """
    One column a round.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("charts", *PAGE_KEYS)
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]
    EXPLAINS = SCORECARD
    TITLE_OF_HELP = help_words.COMPARISON_TITLE
    HELP = help_words.COMPARISON

    def __init__(self, port: Port) -> None:
        super().__init__(port)
        self.body = PageBody(self, self.page, self.head)

    def page(self) -> Told:
        """
        The rounds so far.
        """
        rounds, board = self.view.rounds(), self.board
        by = yardstick(rounds, board.until - board.opens)
        return lambda width: table(fitting(rounds, width), board.practices, width, board.currency, by, board.words)

    def head(self) -> Told:
        """
        Which column is which round.
        """
        rounds, board = self.view.rounds(), self.board
        by = yardstick(rounds, board.until - board.opens)
        return lambda width: head(fitting(rounds, width), len(rounds), width, by)

    def do_charts(self) -> None:
        """
        To the charts of the rounds.
        """
        from desk_theatre.stage.screens.session.charts import ChartsScreen

        self.app.push_screen(ChartsScreen(self.port))


def fitting(rounds: Sequence[RoundSummary], width: int) -> Sequence[RoundSummary]:
    """
    As many of the latest rounds as fit, the first one always among them.
    """
    count = max(2, (width - LABEL - TREND) // COLUMN)
    return rounds if len(rounds) <= count else (rounds[0], *rounds[-(count - 1) :])


def head(rounds: Sequence[RoundSummary], total: int, width: int, by: PerHour) -> list[Row]:
    """
    The names of the columns, how long each round was, and what there is to say about that.
    """
    if not rounds:
        return []
    left_out, column = total - len(rounds), _column(rounds, width)
    note = wording.hidden(left_out) if left_out else ""
    names = (Piece(cell(f"round {r.round}", column), "strong") for r in rounds)
    rows = [row(Piece(cell(note, LABEL), "muted"), *names)]
    lengths = [by.length(r) or ("" if r.complete else "so far") for r in rounds]
    if any(lengths):
        rows.append(
            row(
                Piece(cell(wording.PLAYED, LABEL), "muted"),
                *(Piece(cell(length, column), "muted") for length in lengths),
            )
        )
    rows += [row(Piece(line, "warning")) for line in wrap(by.remark, width)]
    return [*rows, row(Piece("─" * width, "rule"))]


def table(
    rounds: Sequence[RoundSummary],
    practices: Sequence[PracticeCard],
    width: int,
    currency: str,
    by: PerHour,
    words: Vocabulary = CONFERENCE,
) -> list[Row]:
    """
    All lines.
    """
    if not rounds:
        return [row(Piece(wording.NO_ROUND_OPEN_ONE, "muted"))]
    rows: list[Row] = []
    for group in GROUPS:
        called = words.say(group.title)
        title = f"{called}, {currency}" if group.figures[0].unit == "currency" else called
        rows += [EMPTY] if rows else []
        rows.append(heading(cut(title, width - 2), width))
        for figure in map(words.told, group.figures):
            compared, whole = by.line(figure), evolve(figure, key=figure.part_of or figure.key)
            if compared is not None:
                verdict = _verdict(figure, compared, rounds, by)
                values = by.figures(rounds, figure)
                rows.append(figure_row(compared, values, width, whole=by.figures(rounds, whole), verdict=verdict))
    rows += _priorities(rounds, width)
    return [*rows, *_practices(rounds, practices, width)]


def _column(rounds: Sequence[RoundSummary], width: int) -> int:
    return min(40, max(COLUMN, (width - LABEL - TREND) // len(rounds)))


def figure_row(
    figure: KeyFigure,
    values: Sequence[float | None],
    width: int,
    label: str = "",
    whole: Sequence[float | None] = (),
    verdict: int | None = None,
) -> Row:
    """
    One figure in all rounds, each with a bar, all bars on the same axis.

    Args:
        whole: the figure whose axis it is, if that is another one.
        verdict: 1 if the last round did better, -1 if worse; `None`: read it from the values.
    """
    axis = _axis(figure.unit, whole or values)
    column = min(40, max(COLUMN, (width - LABEL - TREND) // len(values)))
    pieces = [Piece(cell(label or name(figure), LABEL), "text")]
    for amount in values:
        text = f" {spell(amount, figure.unit)}"
        text_width = max(10, len(text))
        space = column - text_width - 2
        pieces += (*bar((amount or 0) / axis, space, "key"), Piece(f"{text:<{text_width}}  ", "strong"))
    if verdict is None:
        verdict = trend(values[0], values[-1], figure)
    return fit((*pieces, _trend(verdict if len(values) > 1 else 0)), width)


def _verdict(figure: KeyFigure, compared: KeyFigure, rounds: Sequence[RoundSummary], by: PerHour) -> int:
    """
    Whether the last round did better than the first; of a figure that grows with another one, as a share of that.  Where what
    is shown went the other way, there is no verdict: it would be taken for a mistake.
    """
    values = by.figures(rounds, figure)
    shown = trend(values[0], values[-1], compared)
    if not figure.compared_to:
        return shown
    first, last = figure.comparable(rounds[0].figures), figure.comparable(rounds[-1].figures)
    verdict = trend(first, last, evolve(figure, unit="share"))
    return verdict if verdict * shown >= 0 else 0


def _axis(unit: Unit, values: Sequence[float | None]) -> float:
    """
    Where the axis ends: shares and marks have their own, the others end at the largest.
    """
    if unit == "share":
        return 1.0
    if unit == "1 to 5":
        return 5.0
    return max((v for v in values if v is not None), default=1) or 1


def _trend(direction: int) -> Piece:
    said: dict[int, tuple[str, Role]] = {1: ("● better", "good"), -1: ("■ worse", "bad"), 0: ("", "muted")}
    text, role = said[direction]
    return Piece(text, role)


def _priorities(rounds: Sequence[RoundSummary], width: int) -> list[Row]:
    names = [
        word
        for word in ("major", "P1", "P2", "P3", "P4")
        if any(r.by_priority.get(word, {}).get("count") != 0 and word in r.by_priority for r in rounds)
    ]
    rows: list[Row] = []
    for figure in BY_PRIORITY if names else ():
        rows += [EMPTY, heading(wording.by_priority(figure.label), width)]
        rows += [
            figure_row(figure, [r.by_priority.get(word, {}).get(figure.key) for r in rounds], width, word)
            for word in names
        ]
    return rows


def _practices(rounds: Sequence[RoundSummary], practices: Sequence[PracticeCard], width: int) -> list[Row]:
    """
    Which practices were in force, where there were any.
    """
    used = [card for card in practices if any(card.id in r.practices for r in rounds)]
    column = _column(rounds, width)
    rows: list[Row] = [EMPTY, heading(wording.PRACTICES, width)]
    for card in used:
        marks = (
            Piece(
                cell("● on" if card.id in r.practices else "○ off", column),
                "good" if card.id in r.practices else "muted",
            )
            for r in rounds
        )
        rows.append(fit((Piece(cell(card.name, LABEL), "text"), *marks), width))
    return rows if used else [*rows, row(Piece(wording.NONE_IN_ANY, "muted"))]
