"""
The charts of the rounds in rows: rounds side by side, all of them on the same axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import HOUR, spell_length, spell_short
from desk_theatre.measures.figures import WASTES
from desk_theatre.measures.flow import AGES
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.graphs import BLOCKS, Ink, area, spread, stacked
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.wording import charts as wording
from desk_theatre.stage.wording.labels import money

if TYPE_CHECKING:
    from desk_theatre.measures.flow import FlowPoint
    from desk_theatre.show.board import Board
    from desk_theatre.show.charts import RoundCharts
    from desk_theatre.stage.pages.per_hour import PerHour

LABEL = 10
GAP = 2
PANEL = 20
"""
Cells that the chart of a round needs at the least.
"""
WIDEST = 76
_AGED: tuple[Role, ...] = ("bad", "warning", "key", "muted")
"""
The colours of the bands of age, the oldest first.
"""
PRIORITIES = ("major", "P1", "P2", "P3", "P4")


def charts_told(charts: Sequence[RoundCharts], board: Board, by: PerHour, width: int, ink: Ink = BLOCKS) -> list[Row]:
    """
    All four.
    """
    if not charts:
        return [heading(wording.CHARTS, width), row(Piece(wording.NO_ROUND, "muted"))]
    shown = fitting(charts, width)
    rows = [row(Piece(line, "muted")) for line in _left_out(charts, shown, width)]
    for part in (
        _durations(shown, width, ink),
        _flow(shown, board, width, ink),
        _ages(shown, board, width, ink),
        _waste(shown, board, by, width),
    ):
        rows += [*part, EMPTY]
    return rows[:-1]


def fitting(charts: Sequence[RoundCharts], width: int) -> Sequence[RoundCharts]:
    """
    As many of the latest rounds as fit, the first one always among them.
    """
    count = max(2, (width - LABEL + GAP) // (PANEL + GAP))
    return charts if len(charts) <= count else (charts[0], *charts[-(count - 1) :])


def _left_out(charts: Sequence[RoundCharts], shown: Sequence[RoundCharts], width: int) -> list[str]:
    left = len(charts) - len(shown)
    return wrap(wording.left_out(left), width) if left else []


# -- how long it took --------------------------------------------------------------------------------------------


def _durations(charts: Sequence[RoundCharts], width: int, ink: Ink) -> list[Row]:
    """
    For each priority a line a round, from the tenth that was solved soonest to the tenth that took longest.
    """
    rows = [heading(wording.DURATIONS, width)]
    top = max((each.p90 for chart in charts for each in chart.spreads), default=0.0)
    if not top:
        return [*rows, row(Piece(wording.NONE_RESOLVED, "muted"))]
    told = wording.spread(ink.line, ink.point)
    rows += [row(Piece(line, "muted")) for line in wrap(told, width)]
    texts = [
        wording.durations(each.p10, each.median, each.p90, each.count) for chart in charts for each in chart.spreads
    ]
    space = max(8, width - LABEL - 8 - 1 - max(map(len, texts)))
    for priority in PRIORITIES:
        found = [(chart, next((s for s in chart.spreads if s.priority == priority), None)) for chart in charts]
        if not any(each for _, each in found):
            continue
        for place, (chart, each) in enumerate(found):
            name = (Piece(cell(priority if not place else "", LABEL - 2), "strong"), Piece(f"round {chart.round:<3} "))
            if each is None:
                rows.append(fit((*name, Piece(wording.NOTHING_RESOLVED, "muted")), width))
                continue
            figures = f" {wording.durations(each.p10, each.median, each.p90, each.count)}"
            line = spread(each.p10, each.median, each.p90, top, space, ink)
            rows.append(fit((*name, *line, Piece(figures, "text")), width))
    ends = f"0{spell_length(round(top)):>{space - 1}}"
    return [*rows, fit((Piece(" " * (LABEL + 8)), Piece(ends, "muted")), width)]


# -- over the day ------------------------------------------------------------------------------------------------


def _flow(charts: Sequence[RoundCharts], board: Board, width: int, ink: Ink) -> list[Row]:
    """
    What came in and what was solved; what lies between the two is what piled up.
    """
    rows = [heading(wording.FLOW, width)]
    top = max((point.reported for chart in charts for point in chart.flow), default=0)
    if not top:
        return [*rows, row(Piece(wording.NONE_REPORTED, "muted"))]
    rows.append(
        row(Piece(f"{ink.full} {wording.RESOLVED}   ", "good"), Piece(f"{ink.light} {wording.NOT_RESOLVED}", "warning"))
    )
    columns, height = _size(charts, width)
    panels = []
    for chart in charts:
        points = sampled(chart, board, columns)
        solved, reported = [p.solved if p else None for p in points], [p.reported if p else None for p in points]
        panels.append(area(solved, top, height, ink, "good", reported))
    notes = [_flow_note(chart) for chart in charts]
    return [*rows, *_side_by_side(charts, panels, str(top), notes, board, width)]


def _flow_note(chart: RoundCharts) -> str:
    last = chart.flow[-1] if chart.flow else None
    return "" if last is None else wording.flow(last.reported, last.solved)


def _ages(charts: Sequence[RoundCharts], board: Board, width: int, ink: Ink) -> list[Row]:
    """
    How many were waited for, by how old they were: the oldest at the ground.
    """
    rows = [heading(wording.AGES, width)]
    top = max((point.waiting for chart in charts for point in chart.flow), default=0)
    if not top:
        return [*rows, row(Piece(wording.NO_BACKLOG, "muted"))]
    signs = tuple(zip(ink.shades, _AGED, strict=True))
    lengths = [spell_length(age).removesuffix(" 00") for age in reversed(AGES)]
    names = (f"over {lengths[0]}", *(f"to {length}" for length in lengths))
    keys = (_key(sign, role, name) for (sign, role), name in zip(signs, names, strict=True))
    rows.append(fit([piece for key in keys for piece in key], width))
    columns, height = _size(charts, width)
    panels = [
        stacked([p.ages[::-1] if p else None for p in sampled(chart, board, columns)], top, height, signs)
        for chart in charts
    ]
    notes = [_age_note(chart) for chart in charts]
    return [*rows, *_side_by_side(charts, panels, str(top), notes, board, width)]


def _key(sign: str, role: Role, name: str) -> Row:
    return (Piece(f"{sign} ", role), Piece(f"{name}   ", "muted"))


def _age_note(chart: RoundCharts) -> str:
    last = chart.flow[-1] if chart.flow else None
    if last is None or last.oldest is None:
        return wording.NOTHING_OPEN
    return wording.ages(last.waiting, last.oldest)


def _size(charts: Sequence[RoundCharts], width: int) -> tuple[int, int]:
    """
    Columns and rows of a panel.
    """
    columns = (width - LABEL - GAP * (len(charts) - 1)) // len(charts)
    return max(8, min(WIDEST, columns)), 6 if width < 100 else 8 if width < 160 else 10


def sampled(chart: RoundCharts, board: Board, columns: int) -> list[FlowPoint | None]:
    """
    How things stood at the end of each column; nothing after the round was over.
    """
    day = max(1, board.until - board.opens)
    found: list[FlowPoint | None] = []
    for column in range(columns):
        # A column that the round has reached shows as far as it has come.
        begins, ends = day * column / columns, day * (column + 1) / columns
        place = min(len(chart.flow), max(1, round(ends / chart.step))) - 1
        found.append(chart.flow[place] if chart.flow and begins < chart.lasted else None)
    return found


def _side_by_side(
    charts: Sequence[RoundCharts],
    panels: Sequence[Sequence[Row]],
    top: str,
    notes: Sequence[str],
    board: Board,
    width: int,
) -> list[Row]:
    """
    The panels with their axes; what stands left of the first holds for all.
    """
    columns, height = _size(charts, width)
    rows = [_across("", [(Piece(cell(f"round {chart.round}", columns), "strong"),) for chart in charts], width)]
    for y in range(height):
        label = f"{top:>{LABEL - 2}} ┤" if y == 0 else f"{'│':>{LABEL}}"
        rows.append(_across(label, [panel[y] for panel in panels], width))
    opens, closes = spell_short(board.opens), spell_short(board.until)
    axis, times = "─" * columns, f"{opens}{closes:>{columns - len(opens)}}"
    rows.append(_across(f"{'0 ┼':>{LABEL}}", [(Piece(axis, "rule"),)] * len(charts), width))
    rows.append(_across("", [(Piece(times, "muted"),)] * len(charts), width))
    return [*rows, _across("", [(Piece(cell(cut(note, columns), columns), "text"),) for note in notes], width)]


def _across(label: str, panels: Sequence[Row], width: int) -> Row:
    pieces: list[Piece] = [Piece(f"{label:<{LABEL}}", "muted")]
    for place, panel in enumerate(panels):
        pieces += [Piece(" " * GAP)] if place else []
        pieces += panel
    return fit(pieces, width)


# -- waste -------------------------------------------------------------------------------------------------------


def _waste(charts: Sequence[RoundCharts], board: Board, by: PerHour, width: int) -> list[Row]:
    """
    What was paid for work that need not have been, by its cause; by the hour where the rounds were not equally long.
    """
    rows = [heading(wording.waste(board.currency, per_hour=not by.even), width)]
    causes = [cause for cause, _ in charts[0].waste] if charts else []
    amounts = {(chart.round, cause): _paid(chart, amount, by) for chart in charts for cause, amount in chart.waste}
    top = max(amounts.values(), default=0.0)
    if not top:
        return [*rows, row(Piece(f"● {wording.NO_WASTE}", "good"))]
    called = {cause: board.words.say(words) for cause, words in WASTES.items()}
    label = 2 + max(map(len, called.values()))
    space = max(8, width - label - 9 - 8)
    for cause in causes:
        if not any(amounts.get((chart.round, cause)) for chart in charts):
            continue
        for place, chart in enumerate(charts):
            amount = amounts.get((chart.round, cause), 0.0)
            rows.append(
                fit(
                    (
                        Piece(cell("" if place else called[cause], label), "strong"),
                        Piece(f"round {chart.round:<3}"),
                        *bar(amount / top, space, "warning"),
                        Piece(f" {money(amount):>7}", "strong"),
                    ),
                    width,
                )
            )
    return rows


def _paid(chart: RoundCharts, amount: float, by: PerHour) -> float:
    return amount if by.even or not chart.lasted else amount * HOUR / chart.lasted
