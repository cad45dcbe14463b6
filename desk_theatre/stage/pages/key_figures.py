"""
The large figures of the stage: which number stands large, how it stands, and what the curtain says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import HEADLINE, KEY_FIGURES, WASTED, Grade, KeyFigure, Unit
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import scorecard as wording

if TYPE_CHECKING:
    from desk_theatre.measures.headline import Headline
    from desk_theatre.show.board import Board, Tone

TONES: Mapping[Grade, Tone] = {"good": "good", "watch": "warning", "poor": "bad"}
NOTHING_IS_A_DASH: tuple[Unit, ...] = ("share", "1 to 5", "currency", "sessions")
"""
Of these, none is something other than zero: no target came due, nobody was asked.
"""


@value
class ShownFigure:
    """
    Args:
        short: what it is called where there is little room.
        large: written as large as fits; `small` stands beside it, such as the unit.
        note: a few words below, in the colour of `tone`.
    """

    label: str
    short: str
    large: str
    small: str
    note: str
    tone: Tone = "plain"


def large_figures(board: Board) -> tuple[ShownFigure, ...]:
    """
    The large figures of a board, in the order in which they are read.
    """
    return tuple(_shown(board.words.told(figure), board) for figure in HEADLINE)


def widest() -> tuple[ShownFigure, ...]:
    """
    The same with the widest numbers that are usual, so that the height of the headline stays still.
    """
    numbers: dict[Unit, tuple[str, str]] = {
        "share": ("100", "%"),
        "sessions": ("16", "/16"),
        "1 to 5": ("4.8", "/5"),
        "currency": ("1,240", ""),
    }
    return tuple(ShownFigure("", "", *numbers.get(figure.unit, ("48", "")), "") for figure in HEADLINE)


def counted(figure: KeyFigure, now: Headline) -> bool:
    """
    Whether there was anything to count; a share of none met is something.
    """
    if figure.key == "sessions_on_time":
        return now.sessions > 0
    amount = getattr(now, figure.key)
    return amount is not None if figure.unit == "share" else bool(amount)


def spelt(amount: float, unit: Unit) -> str:
    """
    The number of a figure, without its unit.
    """
    match unit:
        case "share":
            return labels.percent(amount)
        case "1 to 5":
            return labels.mark(amount)
        case "currency":
            return labels.money(amount)
        case _:
            return f"{amount:g}"


def sentence(key: str, now: Headline, words: Vocabulary = CONFERENCE) -> str:
    """
    What a figure means, or that there was nothing to count; of late sessions, why they were late.
    """
    figure = words.told(KEY_FIGURES[key])
    late = now.sessions - now.sessions_on_time
    if key == "sessions_on_time" and late:
        return wording.late_sessions(late, now.sessions_delayed_by_desk)
    return figure.sentence if counted(figure, now) else figure.empty


def _shown(figure: KeyFigure, board: Board) -> ShownFigure:
    if figure.unit == "currency":
        label, brief = wording.in_currency(figure.label, board.currency), wording.each_in(board.currency)
        figure = evolve(figure, label=label, short=brief)
    amount = getattr(board.headline, figure.key)
    short = figure.short or figure.label
    if not counted(figure, board.headline):
        large = labels.NOTHING if figure.unit in NOTHING_IS_A_DASH else "0"
        tone: Tone = "good" if figure.target == 0 else "plain"
        return ShownFigure(figure.label, short, large, "", figure.nothing, tone)
    beside = _BESIDE.get(figure.key)
    small, note, tone = beside(board) if beside is not None else _graded(board, figure, amount)
    return ShownFigure(figure.label, short, spelt(amount, figure.unit), small, note, tone)


def _graded(board: Board, figure: KeyFigure, amount: float) -> tuple[str, str, Tone]:
    """
    Its unit, a word for its grade, and the tone of that; of money, the currency.
    """
    small = {"share": "%", "1 to 5": "/5"}.get(figure.unit, "")
    grade = figure.grade(amount)
    if grade is None:
        return small, board.currency if figure.unit == "currency" else "", "plain"
    return small, figure.poor if grade == "poor" else grade, TONES[grade]


def _sessions(board: Board) -> tuple[str, str, Tone]:
    """
    Of how many, and how many of the late ones the desk made late; only those are bad news.
    """
    now = board.headline
    if now.sessions_on_time == now.sessions:
        return f"/{now.sessions}", wording.NONE_LATE, "good"
    by_desk = now.sessions_delayed_by_desk
    return f"/{now.sessions}", wording.late_by_desk(by_desk), "bad" if by_desk else "plain"


def _waiting(board: Board) -> tuple[str, str, Tone]:
    oldest, code = max(((team.oldest, team.longest) for team in board.teams if team.waiting), default=(0, ""))
    return "", wording.longest(oldest, code) if oldest else "", "plain"


def _cost(board: Board) -> tuple[str, str, Tone]:
    """
    A word for how much of it was wasted; whether an amount is good nobody can say, but waste is bad.
    """
    now = board.headline
    if not now.cost_total:
        return "", "", "plain"
    share, (good, watch) = now.cost_wasted / now.cost_total, WASTED
    grade: Grade = "good" if share <= good else "watch" if share <= watch else "poor"
    return "", wording.WASTEFUL if grade == "poor" else grade, TONES[grade]


_BESIDE: Mapping[str, Callable[[Any], tuple[str, str, Tone]]] = {
    "sessions_on_time": _sessions,
    "waiting": _waiting,
    "cost_per_resolved": _cost,
}
"""
The figures that need more than their own number: what stands beside the digits, and below them.
"""
