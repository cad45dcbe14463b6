"""
The small picture below a figure of the curtain: this round beside the rounds before, on one axis.

Shares and marks have a sign at the limit from which on they are good.  What was waited for is drawn over the day.  Sessions that
were late are told apart: those that the desk delayed, and those that were late for other reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import KEY_FIGURES, KeyFigure
from desk_theatre.measures.headline import headline_of
from desk_theatre.stage.drawing.bars import BY_DESK, ON_TIME, OTHERWISE, bar, sessions
from desk_theatre.stage.drawing.graphs import Ink, area
from desk_theatre.stage.drawing.row import Piece, Role, Row, fit, row
from desk_theatre.stage.drawing.text import cell, cut
from desk_theatre.stage.pages.charts import sampled
from desk_theatre.stage.pages.key_figures import spelt
from desk_theatre.stage.wording import charts as wording
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from desk_theatre.measures.headline import Headline
    from desk_theatre.show.board import Board, RoundSummary
    from desk_theatre.show.charts import RoundCharts
    from desk_theatre.stage.pages.per_hour import PerHour

WIDEST = 72
"""
Cells that a picture takes at the most.
"""
NAME, FIGURE = 10, 12
GAP = 2
LIMIT = "┃"
"""
Where a bar would have to reach.
"""
SESSIONS: tuple[tuple[str, Role, str], ...] = (
    (ON_TIME, "key", wording.ON_TIME),
    (BY_DESK, "bad", KEY_FIGURES["sessions_delayed_by_desk"].label),
    (OTHERWISE, "rule", KEY_FIGURES["sessions_late_otherwise"].label),
)
"""
The parts of a bar of sessions: their signs, their roles, and what they are called.
"""


@value
class Past:
    """
    One figure of one round.

    Args:
        amount: on the axis; `None` where there is nothing to draw.
        told: as it is said.
        counts: of sessions, how many were on time, how many the desk delayed, and how many were due.
    """

    round: int
    amount: float | None
    told: str
    counts: tuple[int, int, int] | None = None


def past(key: str, rounds: Sequence[RoundSummary], now: Headline) -> list[Past]:
    """
    A figure in all rounds; that of the latest is the one that stands large.
    """
    figure = KEY_FIGURES[key]
    headlines = [*(headline_of(each.figures, each.waiting or 0) for each in rounds[:-1]), now]
    return [_past(figure, each.round, headline) for each, headline in zip(rounds, headlines, strict=False)]


def picture(
    key: str,
    board: Board,
    rounds: Sequence[RoundSummary],
    charts: Sequence[RoundCharts],
    by: PerHour,
    width: int,
    height: int,
    ink: Ink,
) -> list[Row]:
    """
    In at most `height` rows; nothing where a picture would tell nothing.
    """
    width = min(width, WIDEST)
    figure = board.words.told(KEY_FIGURES[key])
    all_ = past(key, rounds, board.headline)
    if key == "waiting":
        return _over_the_day(charts, {each.round: each.told for each in all_}, board, width, height, ink)
    limit = figure.target or None  # a limit of nothing at all has no place on the axis
    known = [each.amount for each in all_ if each.amount is not None]
    top = _axis(figure, known)
    legend = _legend(figure, limit, all_, width)
    alone = len(all_) < 2 and not legend
    if alone or not known or not top or height < 1 + len(legend):
        return []
    shown = fitting(all_, height - len(legend))
    notes = {r.round: "" if by.even else f"  {by.length(r)}" for r in rounds}
    return [*(_bar(each, top, limit, width, notes, latest=each is all_[-1]) for each in shown), *legend]


def fitting(all_: Sequence[Past], most: int) -> Sequence[Past]:
    """
    The latest, and before them the first.
    """
    if len(all_) <= most:
        return all_
    return (all_[0], *all_[-(most - 1) :]) if most > 1 else all_[-1:]


def _axis(figure: KeyFigure, known: Sequence[float]) -> float:
    """
    Where the axis ends; sessions are drawn as a share of those due.
    """
    if figure.unit in {"share", "sessions"}:
        return 1.0
    return 5.0 if figure.unit == "1 to 5" else max(known, default=0.0)


def _bar(each: Past, top: float, limit: float | None, width: int, notes: dict[int, str], *, latest: bool) -> Row:
    note = notes[each.round]
    space = max(4, width - NAME - FIGURE - max(map(len, notes.values())))
    ink: Role = "key" if latest else "muted"
    drawn: Row = (
        bar((each.amount or 0.0) / top, space, ink) if each.counts is None else sessions(*each.counts, space, ink)
    )
    role: Role = "strong" if latest else "muted"
    name = Piece(cell(f"round {each.round}", NAME), role)
    marked = drawn if limit is None else _marked(drawn, min(space - 1, round(limit / top * space)))
    return fit((name, *marked, Piece(f" {each.told:<{FIGURE - 1}}", role), Piece(note, "muted")), width)


def _marked(drawn: Row, at: int) -> Row:
    """
    The bar with the limit drawn over one of its cells.
    """
    found: list[Piece] = []
    begins = 0
    for piece in drawn:
        place = at - begins
        begins += len(piece.text)
        if 0 <= place < len(piece.text):
            found += [
                piece._replace(text=piece.text[:place]),
                Piece(LIMIT, "strong"),
                piece._replace(text=piece.text[place + 1 :]),
            ]
        else:
            found.append(piece)
    return tuple(found)


def _legend(figure: KeyFigure, limit: float | None, all_: Sequence[Past], width: int) -> list[Row]:
    """
    What the signs in the bars mean; empty where there are none.
    """
    if any(each.counts and each.counts[0] < each.counts[2] for each in all_):
        pieces = [p for sign, role, told in SESSIONS for p in (Piece(f"{sign} ", role), Piece(f"{told}   ", "muted"))]
        return [fit((Piece(" " * NAME), *pieces), width)]
    if limit is None:
        return []
    told = f"{limit:g} of 5" if figure.unit == "1 to 5" else _spelt(limit, figure)
    return [fit((Piece(" " * NAME), Piece(f"{LIMIT} ", "strong"), Piece(wording.target(told), "muted")), width)]


def _over_the_day(
    charts: Sequence[RoundCharts], told: dict[int, str], board: Board, width: int, height: int, ink: Ink
) -> list[Row]:
    """
    How many were waited for, a panel for each round, all on the same axes; and how many in the end.
    """
    most = max(1, (width + GAP) // (NAME + GAP))
    shown = charts if len(charts) <= most else charts[-most:]
    top = max((point.waiting for chart in shown for point in chart.flow), default=0)
    if height < 3 or not top:
        return []
    columns = (width - GAP * (len(shown) - 1)) // len(shown)
    panels = [
        area(
            [p.waiting if p else None for p in sampled(chart, board, columns)],
            top,
            height - 2,
            ink,
            _role(chart, shown),
        )
        for chart in shown
    ]
    titles = [f"round {chart.round}: {told.get(chart.round, labels.NOTHING)}" for chart in shown]
    names = [(Piece(cell(title, columns), _role(chart, shown)),) for title, chart in zip(titles, shown, strict=True)]
    note = cut(wording.backlog(top), width)
    rows = [_beside([panel[y] for panel in panels], width) for y in range(height - 2)]
    return [_beside(names, width), *rows, fit(row(Piece(note, "muted")), width)]


def _role(chart: RoundCharts, shown: Sequence[RoundCharts]) -> Role:
    return "strong" if chart is shown[-1] else "muted"


def _beside(panels: Sequence[Row], width: int) -> Row:
    pieces: list[Piece] = []
    for place, panel in enumerate(panels):
        pieces += [Piece(" " * GAP), *panel] if place else panel
    return fit(pieces, width)


def _past(figure: KeyFigure, round_: int, headline: Headline) -> Past:
    amount = getattr(headline, figure.key)
    if figure.unit == "sessions":
        due, by_desk = headline.sessions, headline.sessions_delayed_by_desk
        return Past(round_, amount / due, f"{amount} of {due}", (amount, by_desk, due)) if due else _nothing(round_)
    return _nothing(round_) if amount is None else Past(round_, amount, _spelt(amount, figure))


def _nothing(round_: int) -> Past:
    return Past(round_, None, labels.NOTHING)


def _spelt(amount: float, figure: KeyFigure) -> str:
    return f"{spelt(amount, figure.unit)} %" if figure.unit == "share" else spelt(amount, figure.unit)
