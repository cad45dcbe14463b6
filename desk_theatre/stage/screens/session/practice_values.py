"""
Price tags and the luck band: what each practice was worth in the round, and whether the round was a lucky one.

It is computed in the background: rough figures come first and get finer; leaving the screen cancels it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from desk_theatre.itsm.counting import percent
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.graphs import BLOCKS, Axis, Ink, whiskers
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, cells, fit, heading, row, spread
from desk_theatre.stage.drawing.text import cell, wrap
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PageBody, Told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.session.charts import terminal_ink
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import session as wording
from desk_theatre.stage.wording.explained import WORTH

if TYPE_CHECKING:
    from desk_theatre.show.ports import Port
    from desk_theatre.show.practice_value import LuckPosition, PracticeValue, PracticeValueProgress, PracticeWorth

FINER = f"{wording.BRACKETS}. They narrow with each run. Tags beyond luck are marked at the end."
SETTLED = f"{wording.BRACKETS}. Tags do not add up: what two practices both prevent is in neither."
FIGURES = 24
"""
Cells for a price tag in points, with its interval.
"""
LUCK = "  may be luck"
WIDEST_AXIS = 76
NARROWEST_AXIS = 24
"""
Where there is less room beside the names, the axis gets a row of its own.
"""
TICK = 0.5
"""
Seconds between two looks at how far it is.
"""


class PracticeValuesScreen(LiveScreen):
    """
    Args:
        port: of the show.
        valuing: the computation that is under way, or done.
    """

    KEYS: ClassVar[tuple[str, ...]] = PAGE_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    EXPLAINS = WORTH
    TITLE_OF_HELP = help_words.PRICE_TAGS_TITLE
    HELP = help_words.PRICE_TAGS

    def __init__(self, port: Port, valuing: PracticeValueProgress) -> None:
        super().__init__(port)
        self._valuing = valuing
        self.body = PageBody(self, self.page)

    def on_mount(self) -> None:
        """
        Look now and then how far it is.
        """
        self.set_interval(TICK, self._tick)

    def on_unmount(self) -> None:
        """
        Nobody looks at it any more.
        """
        self._valuing.cancel()

    def page(self) -> Told:
        """
        What came out, or how far it is.
        """
        ink = terminal_ink()
        return lambda width: page(self._valuing, width, ink)

    def _tick(self) -> None:
        if self.is_current and self.is_mounted:
            self.query_one(Story).paint()


def page(valuing: PracticeValueProgress, width: int, ink: Ink = BLOCKS) -> list[Row]:
    """
    What came out, or how far it is, or why nothing will.
    """
    if valuing.failure:
        return [row(Piece(line, "warning")) for line in wrap(valuing.failure, width)]
    if valuing.found is not None:
        return _told(valuing.found, width, ink)
    so_far = valuing.rough
    if so_far is None or so_far.luck is None:
        return [*(row(line) for line in wrap(wording.REPLAYING, width)), EMPTY, _done(valuing.share, "", width)]
    often = wording.runs_so_far(so_far.replications, so_far.planned) if so_far.tags else ""
    return [_done(valuing.share, often, width), EMPTY, *_told(so_far, width, ink, rough=True)]


def _done(share: float, words: str, width: int) -> Row:
    """
    How far it is.
    """
    said = f" {round(100 * share):>2} %{f'   {words}' if words else ''}"
    return fit((*bar(share, max(4, min(60, width - len(said) - 2))), Piece(said, "strong")), width)


def _told(practice_value: PracticeValue, width: int, ink: Ink, *, rough: bool = False) -> list[Row]:
    """
    Args:
        rough: it is not the end.  Nothing is marked yet, because whoever looks often enough sees everything beyond luck once.
    """
    rows = [heading(wording.how_much_luck(practice_value.round), width)]
    if practice_value.luck is None and not practice_value.tags:
        return [*rows, *(row(Piece(line, "muted")) for line in wrap(wording.NOTHING_DUE, width))]
    rows += (
        _luck(practice_value.luck, width)
        if practice_value.luck is not None
        else [row(Piece(wording.NOTHING_TO_COMPUTE, "muted"))]
    )
    name, axis = _columns(practice_value.tags, width)
    for on, title in (
        (True, wording.ADDED),
        (False, wording.WOULD_ADD),
    ):
        tags = [tag for tag in practice_value.tags if tag.on == on]
        if tags:
            rows += [EMPTY, heading(title, width, wording.POINTS)]
            rows.append(_sides(name, axis, ink, width))
            rows += [line for tag in tags for line in _tag(tag, name, axis, ink, width, rough=rough)]
    said = (
        wording.runs(practice_value.replications, SETTLED)
        if not rough
        else FINER
        if practice_value.tags
        else wording.NO_TAGS_YET
    )
    return [*rows, EMPTY, *(row(Piece(line, "muted")) for line in wrap(said, width))]


def _luck(luck: LuckPosition, width: int) -> list[Row]:
    told = wording.other_luck(_span(luck.low, luck.high))
    rows = [row(line) for line in wrap(told, width)]
    if luck.recorded is None or luck.better_than is None:
        return rows
    share = round(100 * luck.better_than)
    ordinary = luck.low <= luck.recorded <= luck.high
    verdict, role = (wording.ORDINARY, "good") if ordinary else (wording.EXCEPTIONAL, "warning")
    said = wording.yours(verdict, percent(luck.recorded), share)
    return [*rows, *(row(Piece(line, role)) for line in wrap(said, width))]  # type: ignore[arg-type]


def _span(low: float, high: float) -> str:
    """
    From which share to which, as far as whole percents tell them apart.
    """
    least, most = labels.percent(low), labels.percent(high)
    return f"{least} %" if least == most else f"{least} to {most} %"


def _columns(tags: Sequence[PracticeWorth], width: int) -> tuple[int, Axis]:
    """
    Cells for the names of practices, 0 where the axis has a row of its own; and the axis, which is the same for all tags and
    has room for harm and for help.
    """
    low, high = min((tag.low for tag in tags), default=0.0), max((tag.high for tag in tags), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    low, high = min(low, -high / 3), max(high, -low / 3)
    if low == high:
        low, high = -1.0, 1.0
    name = max((cells(tag.name) for tag in tags), default=0) + 2
    left = width - len("● ") - name - FIGURES - len(LUCK)
    if left < NARROWEST_AXIS:
        name, left = 0, width - len("● ") - len(LUCK)
    return name, Axis(low, high, min(WIDEST_AXIS, left))


def _sides(name: int, axis: Axis, ink: Ink, width: int) -> Row:
    """
    The head of the axis: on which side of the zero line is which.
    """
    zero = axis.cell(0.0)
    harm = Piece(f"{'harm <' if ink is not BLOCKS else 'harm ◂':>{zero}}", "bad")
    help_ = Piece(" > help" if ink is not BLOCKS else "▸ help", "good")
    return fit((Piece(" " * (len("● ") + name)), harm, Piece("0", "strong"), help_), width)


def _tag(tag: PracticeWorth, name: int, axis: Axis, ink: Ink, width: int, *, rough: bool) -> list[Row]:
    """
    A price tag in a row, or in two where the axis has one of its own.
    """
    sure = tag.certain and not rough
    role: Role = "muted" if not sure else "good" if tag.mean > 0 else "bad"
    sign = Piece("● " if role == "good" else "■ " if role == "bad" else "· ", role)
    figures = Piece(
        f"{f'{100 * tag.mean:+6.1f}  ({100 * tag.low:+.1f} to {100 * tag.high:+.1f})':<{FIGURES}}", "strong"
    )
    luck = Piece("" if rough or tag.certain else LUCK, "muted")
    drawn = whiskers(tag.low, tag.mean, tag.high, axis, ink, role, sure=sure)
    under = [] if rough else _missing(tag, width)
    if name:
        return [fit((sign, Piece(cell(tag.name, name), "text"), *drawn, figures, luck), width), *under]
    return [spread((sign, Piece(tag.name, "text")), (figures,), width), fit((Piece("  "), *drawn, luck), width), *under]


def _missing(tag: PracticeWorth, width: int) -> list[Row]:
    """
    What a roof builds on and the round did not have.
    """
    if not tag.missing:
        return []
    lines = wrap(wording.roof_alone(tag.missing), width - 4)
    signs = (Piece("  ▲ ", "warning"), *[Piece("    ")] * (len(lines) - 1))
    return [row(sign, Piece(line, "muted")) for sign, line in zip(signs, lines, strict=True)]
