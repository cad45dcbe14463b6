"""
The curtain: dark first, then one figure at a time, with the last round, what the room said, and what it became.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.itsm.values import value
from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.measures.headline import headline_of
from desk_theatre.stage.pages import key_figures
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.round import INKS, SIGNS
from desk_theatre.stage.wording import wall as wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.measures.figures import Grade, KeyFigure
    from desk_theatre.measures.headline import Headline
    from desk_theatre.show.board import Board, RoundSummary
    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.layout import Layout

WHOLE: tuple[float, ...] = (1.0, 1.0, 1.0)
"""
How far each bar has come when nothing moves any more.
"""


@value
class Bar:
    """
    Args:
        amount: on the axis of the figure; `told` is the same in letters.
    """

    name: str
    amount: float
    told: str
    ink: Ink


@value
class CurtainFacts:
    """
    A figure of the curtain.

    Args:
        told: the figure in letters.
        grade: `None` for a figure without a target, or with nothing to count.
        verdict: a word for it; empty for none.
        change: against the last round, such as `+17`; empty for none.
        bars: the last round, what the room said, and now.
        top: end of the axis.
        target: on the axis; `None` for none.
        best: the target is nothing at all.
        amount: of the figure, as it is now; `None` where there is nothing to count.
    """

    key: str
    round: int
    name: str
    short: str
    told: str
    grade: Grade | None
    verdict: str
    change: str
    bars: tuple[Bar, ...]
    top: float
    target: float | None
    best: bool
    amount: float | None


@value
class ClosedFacts:
    """
    The closed curtain.

    Args:
        name: of the figure that comes next, and `short` where there is little room; empty when all are revealed.
        said: what the room guessed for it; empty for nothing.
    """

    clock: str
    round: int
    name: str = ""
    short: str = ""
    said: str = ""


def _said(board: Board, figure: KeyFigure) -> float | None:
    """
    Return what the room guessed; where only its teams did, the guess in their middle.
    """
    guesses = {guess.team: guess.amount for guess in board.guesses if guess.figure == figure.key}
    return guesses[None] if None in guesses else median(guesses.values()) if guesses else None


def curtain_facts(board: Board, rounds: Sequence[RoundSummary]) -> CurtainFacts | None:
    """
    Return the figure that was revealed last; `None` while the curtain is closed.
    """
    if not board.figures:
        return None
    figure = board.words.told(KEY_FIGURES[CURTAIN[board.figures - 1]])
    now, before = board.headline, _before(figure, rounds)
    amount, of_all = _amount(figure, now), now.sessions if figure.unit == "sessions" else 0
    guess = _said(board, figure)
    bars: list[Bar] = []
    if before is not None and rounds:
        bars.append(_bar(figure, wording.round_name(rounds[-2].round), before, "muted"))
    if guess is not None:
        bars.append(_bar(figure, wording.WE_SAID, guess, "live"))
    grade = None if amount is None else _grade(figure, amount, now)
    if amount is not None:
        bars.append(_bar(figure, wording.NOW, amount, INKS[grade] if grade else "text"))
    return CurtainFacts(
        figure.key,
        board.round,
        wording.with_currency(figure.label, board.currency) if figure.unit == "currency" else figure.label,
        figure.short or figure.label,
        _told(figure, amount, of_all),
        grade,
        wording.VERDICTS[grade] if grade else "",
        _change(figure, amount, before),
        tuple(bars),
        _top(figure, [bar.amount for bar in bars], of_all),
        _on_axis(figure, figure.target) if figure.target else None,
        figure.target == 0,
        amount,
    )


def closed_facts(board: Board) -> ClosedFacts:
    """
    Return what stands on the closed curtain.
    """
    clock = spell_short(board.at)
    key = next(iter(CURTAIN[board.revealed :]), None)
    if key is None:
        return ClosedFacts(clock, board.round)
    figure = board.words.told(KEY_FIGURES[key])
    guess = _said(board, figure)
    said = "" if guess is None else f"{wording.WE_SAID} {key_figures.spelt(guess, figure.unit)}"
    return ClosedFacts(clock, board.round, figure.label, figure.short or figure.label, said)


def closed(canvas: Canvas, layout: Layout, facts: ClosedFacts) -> None:
    """
    Paint the closed curtain: the dark, the time at which the round ended, and the figure that the room can guess.
    """
    rows, most, middle = layout.letters, layout.width - 2, layout.width / 2
    clock, round_ = facts.clock, facts.round
    if facts.name:
        names = (wording.next_figure(facts.name), wording.next_figure(facts.short), facts.short)
        name = next((each for each in names if letters.cells_of(each, rows) <= most), names[-1])
        y = layout.pick(17, 30, 44)
        canvas.large(name, rows, middle, y, "text", "next figure", align="centre", room=most)
        canvas.large(facts.said, rows, middle, y + layout.pick(3.5, 5, 8), "live", "guess", align="centre", room=most)
    canvas.large(
        wording.round_name(round_), rows, layout.width / 2, layout.pick(2, 5, 8), "muted", "round", align="centre"
    )
    canvas.large(
        clock, layout.pick(8, 15, 20), layout.width / 2, layout.pick(8, 12, 20), "text", "clock", align="centre"
    )


def paint(canvas: Canvas, layout: Layout, facts: CurtainFacts, come: Sequence[float] = WHOLE) -> None:
    """
    Paint a figure.

    Args:
        come: how far each of the three bars has come, from 0 to 1; the figure counts with the last one.
    """
    rows, right = layout.letters, layout.right
    round_name = canvas.large(
        wording.round_name(facts.round), rows, right, layout.pick(0, 0.5, 0.5), "muted", "round", align="right"
    )
    room = round_name.x - 3
    name = facts.name if letters.cells_of(facts.name, rows) <= room else facts.short
    canvas.large(name, rows, 1, layout.pick(0, 0.5, 0.5), "muted", "figure name", room=room)
    _large(canvas, layout, facts, come[2])
    shares = (*([1.0] * (3 - len(facts.bars))), *come)[-len(facts.bars) :] if facts.bars else ()
    for place, (bar, share) in enumerate(zip(facts.bars, _shares(facts, come) or shares, strict=True)):
        y = layout.pick(12, 25, 38) + (3 - len(facts.bars) + place) * layout.pick(4, 5, 7)
        _paint_bar(canvas, layout, facts, bar, y, share)


def _shares(facts: CurtainFacts, come: Sequence[float]) -> list[float]:
    """
    Return how far each bar has come: the last round's, what the room said, and now.
    """
    order = {wording.NOW: come[2], wording.WE_SAID: come[1]}
    return [order.get(bar.name, come[0]) for bar in facts.bars]


def _large(canvas: Canvas, layout: Layout, facts: CurtainFacts, come: float) -> None:
    rows, right = layout.letters, layout.right
    ink: Ink = INKS[facts.grade] if facts.grade else "text"
    y = layout.pick(4, 5, 8)
    edge = float(right)
    if facts.grade and not layout.small:
        verdict = canvas.large(facts.verdict, rows, right, y + 1, ink, "verdict", align="right")
        gap = layout.pick(1, 3, 4)
        sign = canvas.large(SIGNS[facts.grade], rows, verdict.x - gap, y + 1, ink, "verdict sign", align="right")
        edge = sign.x
    if facts.change and come == 1.0 and not layout.small:
        change = canvas.large(
            facts.change, layout.pick(3, 6, 10), right, y + layout.pick(0, 8, 11), "text", "change", align="right"
        )
        edge = min(edge, change.x)
    told = facts.told if come == 1.0 or facts.amount is None else _counting(facts, come)
    sizes = layout.pick((8, 7, 6, 5, 3), (15, 12, 10, 9, 8, 7, 6), (20, 15, 12, 10, 9))
    room = edge - 4
    size = next((each for each in sizes if letters.cells_of(facts.told, each) <= room), sizes[-1])
    canvas.large(told, size, 1, y, ink, "figure", room=room)


def _counting(facts: CurtainFacts, come: float) -> str:
    figure = KEY_FIGURES[facts.key]
    assert facts.amount is not None
    whole = facts.amount * come
    told = key_figures.spelt(whole if figure.unit in {"share", "1 to 5", "currency"} else round(whole), figure.unit)
    return wording.large_percent(told) if figure.unit == "share" else told


def _paint_bar(canvas: Canvas, layout: Layout, facts: CurtainFacts, bar: Bar, y: float, share: float) -> None:
    rows = layout.letters
    left = layout.pick(29, 30, 50)
    widest = max(letters.cells_of(each.told, rows) for each in facts.bars)
    width = min(layout.pick(40, 79, 130), layout.right - 2 - widest - left)
    ink: Ink = "text" if bar.name == wording.NOW else bar.ink
    canvas.large(bar.name, rows, 1, y, ink, f"bar {bar.name}", room=left - 2)
    canvas.field(left, y, width, rows, "raised")
    long = round(width * share * min(1.0, bar.amount / facts.top)) if facts.top else 0
    canvas.field(left, y, long, rows, bar.ink)
    if facts.target is not None and facts.top:
        at = left + min(width - 1, round(width * facts.target / facts.top))
        canvas.field(at, y, 1, rows, "text" if at >= left + long else "back")
    elif facts.best:
        canvas.field(left, y, 1, rows, "text" if not long else "back")
    if share == 1.0:
        canvas.large(
            bar.told,
            rows,
            layout.right,
            y,
            ink,
            f"amount {bar.name}",
            align="right",
            room=layout.right - left - width - 1,
        )


def _before(figure: KeyFigure, rounds: Sequence[RoundSummary]) -> float | None:
    if len(rounds) < 2:
        return None
    return _amount(figure, headline_of(rounds[-2].figures, rounds[-2].waiting or 0))


def _amount(figure: KeyFigure, now: Headline) -> float | None:
    if figure.unit in key_figures.NOTHING_IS_A_DASH and not key_figures.counted(figure, now):
        return None
    amount = getattr(now, figure.key)
    return None if amount is None else float(amount)


def _grade(figure: KeyFigure, amount: float, now: Headline) -> Grade | None:
    if figure.unit == "sessions":
        return "good" if amount == now.sessions else "poor" if now.sessions_delayed_by_desk else None
    return figure.grade(amount)


def _told(figure: KeyFigure, amount: float | None, of_all: int) -> str:
    if amount is None:
        return "–"
    told = key_figures.spelt(amount, figure.unit)
    return wording.large_percent(told) if figure.unit == "share" else f"{told}/{of_all}" if of_all else told


def _change(figure: KeyFigure, amount: float | None, before: float | None) -> str:
    if amount is None or before is None:
        return ""
    scale = 100 if figure.unit == "share" else 1
    by = round(scale * amount) - round(scale * before) if figure.unit != "1 to 5" else round(amount - before, 1)
    return f"{by:+g}" if by else "=0"


def _bar(figure: KeyFigure, name: str, amount: float, ink: Ink) -> Bar:
    return Bar(name, _on_axis(figure, amount), key_figures.spelt(amount, figure.unit), ink)


def _on_axis(figure: KeyFigure, amount: float) -> float:
    return amount * 100 if figure.unit == "share" else amount


def _top(figure: KeyFigure, amounts: Sequence[float], of_all: int) -> float:
    if figure.unit == "share":
        return 100.0
    if figure.unit == "1 to 5":
        return 5.0
    return float(of_all) if of_all else max([1.0, *amounts])
