"""
The bar at the top: what is played, which round, and the clock of the house; below it how far the round has come.

If there is something that the facilitator has to know, that stands there instead, in up to three rows; what is longer can
be read in the help.  A moment worth stopping for stands there for a while when it has just come; then it is only counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell, spell_short
from desk_theatre.show.board import Board
from desk_theatre.show.messages import Notice
from desk_theatre.stage.drawing.row import Piece, Role, Row, fit, row, spread, width_of
from desk_theatre.stage.drawing.text import LONGEST_NOTICE, cut, wrap
from desk_theatre.stage.layout import WIDE
from desk_theatre.stage.pages.moments import SIGN, rung
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment

ROWS = 2
"""
Rows of the bar when there is nothing that has to be known.
"""

MOST = 3
"""
Rows of a notice on the stage.
"""


class TopBar(Lines):
    """
    Two rows, on every screen over a show or a recording; as many more as a notice needs.

    Args:
        recording: how far it has come stands elsewhere, and so does the pace.
    """

    DEFAULT_CSS = f"TopBar {{ height: {ROWS}; }}"

    def __init__(self, *, recording: bool = False) -> None:
        super().__init__()
        self._recording = recording
        self._board: Board | None = None
        self._notices: tuple[Notice, ...] = ()
        self._rings: Moment | None = None
        self._standing: tuple[Notice, ...] = ()
        self._moments = 0

    def mark(self, moments: int, rings: Moment | None) -> None:
        """
        How many moments of the round there are to be seen by whoever looks at this, and the one that has just come.
        """
        if rings is not None and rings is not self._rings:
            self._standing = self._notices
        self._moments, self._rings = moments, rings

    def show(self, board: Board, notices: tuple[Notice, ...]) -> None:
        """
        Draw this moment.
        """
        self._board, self._notices = board, notices
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The moment, and the progress of the round or what has to be known.
        """
        board = self._board
        if board is None:
            return []
        right = _recorded(board) if self._recording else (*_counted(self._moments, width), *_moment(board, width))
        left = row(Piece(cut(board.title, max(0, width - width_of(right) - 2)), "strong"))
        title = spread(left, right, width)
        if self._rings is not None and not any(self._comes_first(notice) for notice in self._notices):
            return [title, rung(self._rings, width)]
        if self._notices:
            return [title, *told(self._notices, width)]
        return [title, row(Piece("─" * width, "rule")) if self._recording else _progress(board, width)]

    def _comes_first(self, notice: Notice) -> bool:
        """
        Whether it goes before a moment that rings: because it has to be known, or because it is newer.
        """
        return notice.tone == "bad" or notice not in self._standing


def rows_for(notices: Sequence[Notice], width: int) -> int:
    """
    How high the bar has to be.
    """
    return 1 + len(told(notices, width)) if notices else ROWS


def told(notices: Sequence[Notice], width: int) -> list[Row]:
    """
    The first notice in at most three rows; at the end of the last, if that is not all, where the rest can be read.
    """
    notice = notices[0]
    role: Role = "alarm" if notice.tone == "bad" else labels.ROLE_OF_TONE[notice.tone]
    lines = wrap(notice.words, width - 2, LONGEST_NOTICE) or [""]
    others = f" ({len(notices) - 1} more in the help)" if len(notices) > 1 else ""
    if len(lines) > MOST:
        others = others or " (more in the help)"
        lines = [*lines[: MOST - 1], f"{lines[MOST - 1]} …"]
    if others and cell_len(lines[-1]) + len(others) > width - 2:
        if len(lines) < MOST:
            lines.append("")
        else:
            lines[-1] = cut(lines[-1].removesuffix(" …"), width - 4 - len(others)).removesuffix("…") + " …"
    lines[-1] = f"{lines[-1]}{others}"
    heads = (labels.SYMBOL[notice.tone], *(" " for _ in lines))
    return [fit((Piece(f"{head} {line}", role),), width) for head, line in zip(heads, lines, strict=False)]


def _counted(moments: int, width: int) -> Row:
    if not moments:
        return ()
    count = counted(moments, "moment", "moments") if width >= WIDE else str(moments)
    return row(Piece(f"{SIGN} {count}   ", "key", "verb moments"))


def _moment(board: Board, width: int) -> Row:
    symbol, word, role = labels.PHASES[board.phase]
    pieces: list[Piece] = []
    if board.phase in {"running", "paused"}:
        pieces.append(
            Piece(f"round {board.round} of {board.rounds}   " if width >= 60 else f"{board.round}/{board.rounds} ")
        )
    pieces.append(Piece(f"{symbol} {word}   ", role))
    if board.phase in {"running", "paused"}:
        pieces += [Piece(spell(board.at), "strong"), Piece(f"  {labels.pace(board.speed)}", "muted")]
    elif board.phase != "over":
        pieces.append(
            Piece(
                f"next: round {board.round + 1 if board.phase == 'between' else max(1, board.round)} of {board.rounds}",
                "muted",
            )
        )
    return tuple(pieces)


def _recorded(board: Board) -> Row:
    return row(Piece("recording   ", "live"), Piece(spell(board.at), "strong"))


def _progress(board: Board, width: int) -> Row:
    """
    How much of the round's time has passed.
    """
    if board.until <= board.opens or board.phase in {"before", "between", "over"}:
        return row(Piece("─" * width, "rule"))
    left, right = f"{spell_short(board.opens)} ", f" {spell_short(board.until)}"
    space = max(0, width - len(left) - len(right))
    share = min(1.0, max(0.0, (board.at - board.opens) / (board.until - board.opens)))
    done = round(share * space)
    return row(
        Piece(left, "muted"), Piece("━" * done, "key"), Piece("─" * (space - done), "rule"), Piece(right, "muted")
    )
