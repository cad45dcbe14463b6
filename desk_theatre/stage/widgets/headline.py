"""
The large figures, as large as they fit: the same size for all, and never a digit cut off.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.big_digits import Size
from desk_theatre.stage.drawing.row import Piece, Row, fit, row
from desk_theatre.stage.drawing.text import cell, cut
from desk_theatre.stage.pages.key_figures import ShownFigure, widest
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import labels

BELOW = 2
"""
Rows below the large figure: what it is called, and how it stands.
"""

GAP = 2
"""
Cells between two figures.
"""


def height_for(width: int, rows: int) -> int:
    """
    How many of at most `rows` rows the headline makes use of in this width.
    """
    size = size_for(widest(), width, rows - BELOW)
    return BELOW + (size.rows if size else 1)


def size_for(figures: Sequence[ShownFigure], width: int, rows: int) -> Size | None:
    """
    The largest size in which all figures stand whole beside each other.
    """
    for size in big_digits.SIZES:
        if size.rows <= rows and slots(figures, width, size):
            return size
    return None


def slots(figures: Sequence[ShownFigure], width: int, size: Size | None) -> list[int]:
    """
    The width of each figure's place: all alike if they fit so, else each as it needs; empty if they do not fit.

    Where not all words fit below the figures, those that lack least get their room first, so that as few as can be are cut.
    """
    count = len(figures)
    others = [*[1] * (count - 1), 0]  # nobody stands beside the last
    large = [_width(figure, size) + GAP * beside for figure, beside in zip(figures, others, strict=True)]
    for words_of, gap in ((_long, GAP), (_short, 1)):
        told = [words_of(figure) + gap * beside for figure, beside in zip(figures, others, strict=True)]
        needs = [*map(max, large, told)]
        if max(needs[:-1]) <= width // count and needs[-1] < width // count:
            return _shared([0] * count, width)
        if sum(needs) <= width:
            return _shared(needs, width - sum(needs))
    places, spare = large, width - sum(large)
    if spare < 0:
        return []
    lacking = [max(0, need - place) for need, place in zip(needs, places, strict=True)]
    for i in sorted(range(count), key=lambda i: (lacking[i], i)):
        more = min(lacking[i], spare)
        places[i] += more
        spare -= more
    return places


def _shared(places: Sequence[int], spare: int) -> list[int]:
    share, rest = divmod(spare, len(places))
    return [place + share + (1 if i < rest else 0) for i, place in enumerate(places)]


def _long(figure: ShownFigure) -> int:
    return max(cell_len(figure.label), _width_of_note(figure))


def _short(figure: ShownFigure) -> int:
    return max(cell_len(figure.short), _width_of_note(figure))


def _width_of_note(figure: ShownFigure) -> int:
    return cell_len(_symbol(figure)) + cell_len(figure.note)


def _symbol(figure: ShownFigure) -> str:
    return "" if figure.tone == "plain" else f"{labels.SYMBOL[figure.tone]} "


def _width(figure: ShownFigure, size: Size | None) -> int:
    small = cell_len(figure.small)
    if size is None or not big_digits.can_write(figure.large):
        return len(figure.large) + small
    return big_digits.width_in(figure.large, size) + (1 + small if small else 0)


class HeadlinePanel(Lines):
    """
    The large figures side by side.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._figures: tuple[ShownFigure, ...] = ()

    def show(self, figures: tuple[ShownFigure, ...]) -> None:
        """
        Draw these figures.
        """
        self._figures = figures
        self.paint_if_new(figures)

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The figures, their names, and how they stand.
        """
        figures = self._figures
        if not figures:
            return []
        size = size_for(figures, width, height - BELOW)
        places = slots(figures, width, size) or [max(1, width // len(figures))] * len(figures)
        large = [self._large(figure, size, place) for figure, place in zip(figures, places, strict=True)]
        rooms = [*[place - 1 for place in places[:-1]], places[-1]]
        labels = tuple(
            Piece(cell(_label(f, r), r) + " " * (p - r), "strong")
            for f, p, r in zip(figures, places, rooms, strict=True)
        )
        notes = tuple(note for f, p, r in zip(figures, places, rooms, strict=True) for note in _note(f, p, r))
        lines = [tuple(piece for block in large for piece in block[y]) for y in range(len(large[0]))]
        above = max(0, height - BELOW - len(lines))
        return [*([()] * above), *lines, labels, notes]

    def _large(self, figure: ShownFigure, size: Size | None, width: int) -> list[Row]:
        if size is None:
            return [fit((Piece(figure.large, "strong"), Piece(figure.small, "muted")), width)]
        role = labels.ROLE_OF_TONE[figure.tone]
        role = "strong" if role == "text" else role
        lines = big_digits.write(figure.large, size)
        # The small letters stand on the line on which the large ones stand.
        foot = size.rows - 1
        return [
            fit(row(Piece(line, role), Piece(f" {figure.small}" if y == foot else "", "muted")), width)
            for y, line in enumerate(lines)
        ]


def _label(figure: ShownFigure, room: int) -> str:
    return figure.label if cell_len(figure.label) <= room else figure.short


def _note(figure: ShownFigure, width: int, room: int) -> Row:
    role = labels.ROLE_OF_TONE[figure.tone]
    symbol = _symbol(figure)
    return fit((Piece(symbol + cut(figure.note, room - cell_len(symbol)), "muted" if role == "text" else role),), width)
