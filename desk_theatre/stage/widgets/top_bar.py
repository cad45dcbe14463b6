"""
The bar at the top: what is played, which round, and the clock of the house; below it how far the round has come.

If there is something that the facilitator has to know, the second row says that instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.itsm.time_of_day import spell, spell_short
from desk_theatre.show.board import Board
from desk_theatre.stage import words
from desk_theatre.stage.backstage import Notice
from desk_theatre.stage.row import Piece, Role, Row, fit, row, spread, width_of
from desk_theatre.stage.text import cut, plain
from desk_theatre.stage.widgets.lines import Lines


class TopBar(Lines):
    """
    Two rows, on every screen over a show or a recording.

    Args:
        recording: how far it has come stands elsewhere, and so does the pace.
    """

    DEFAULT_CSS = "TopBar { height: 2; }"

    def __init__(self, *, recording: bool = False) -> None:
        super().__init__()
        self._recording = recording
        self._board: Board | None = None
        self._notices: tuple[Notice, ...] = ()

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
        right = _recorded(board) if self._recording else _moment(board, width)
        left = row(Piece(cut(board.title, max(0, width - width_of(right) - 2)), "strong"))
        return [spread(left, right, width), self._second(board, width)]

    def _second(self, board: Board, width: int) -> Row:
        if not self._notices:
            return row(Piece("─" * width, "rule")) if self._recording else _progress(board, width)
        notice = self._notices[0]
        more = f" (and {len(self._notices) - 1} more)" if len(self._notices) > 1 else ""
        role: Role = "alarm" if notice.tone == "bad" else words.ROLE_OF_TONE[notice.tone]
        text = f"{words.SYMBOL[notice.tone]} {plain(notice.words)}"
        return fit((Piece(cut(text, width - len(more)) + more, role),), width)


def _moment(board: Board, width: int) -> Row:
    symbol, word, role = words.PHASES[board.phase]
    pieces: list[Piece] = []
    if board.phase in {"running", "paused"}:
        pieces.append(
            Piece(f"round {board.round} of {board.rounds}   " if width >= 60 else f"{board.round}/{board.rounds} ")
        )
    pieces.append(Piece(f"{symbol} {word}   ", role))
    if board.phase in {"running", "paused"}:
        pieces += [Piece(spell(board.at), "strong"), Piece(f"  {words.pace(board.speed)}", "muted")]
    elif board.phase != "over":
        pieces.append(
            Piece(
                f"next: round {board.round + 1 if board.phase == 'between' else max(1, board.round)} of {board.rounds}",
                "muted",
            )
        )
    return tuple(pieces)


def _recorded(board: Board) -> Row:
    return row(
        Piece("a recording   ", "live"), f"round {board.round} of {board.rounds}   ", Piece(spell(board.at), "strong")
    )


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
