"""
Guesses in words: what the room is asked, what it guessed, and who came closest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from desk_theatre.measures.figures import CURTAIN, KEY_FIGURES
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, heading, row
from desk_theatre.stage.drawing.text import cell, wrap
from desk_theatre.stage.pages.key_figures import spelt
from desk_theatre.stage.pages.reflection import LABEL, name_of
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import reflection as reflection_wording
from desk_theatre.stage.wording import session as wording

if TYPE_CHECKING:
    from desk_theatre.measures.figures import KeyFigure
    from desk_theatre.show.board import Board
    from desk_theatre.show.guesses import RoomGuess


def asked_for(figure: str, board: Board) -> str:
    """
    The question for the guess of a figure, with the unit in which it is typed.
    """
    shown = board.words.told(KEY_FIGURES[figure])
    unit = {"share": "%", "1 to 5": "1 to 5", "currency": board.currency}.get(shown.unit, "")
    return wording.what_is_guessed(shown.label, unit)


def guessed(board: Board) -> list[str]:
    """
    What was guessed for the figure that stands large, with who came closest; and for those that come next.
    """
    latest = CURTAIN[board.figures - 1] if board.figures else ""
    lines = [
        _told(each.guesses, board, each.closest if len(each.guesses) > 1 else ())
        for each in board.compared
        if each.figure == latest
    ]
    for figure in CURTAIN[board.revealed :]:
        coming = [each for each in board.guesses if each.figure == figure]
        if coming:
            label = board.words.told(KEY_FIGURES[figure]).label
            lines.append(wording.guessed(label, _told(coming, board)))
    return lines


def comparison_rows(board: Board, width: int) -> list[Row]:
    """
    What was guessed for each figure that the room has seen, and what came; nothing where nobody guessed.
    """
    rows = [EMPTY, heading(reflection_wording.GUESSES, width)] if board.compared else []
    for each in board.compared:
        figure = board.words.told(KEY_FIGURES[each.figure])
        told = _told(each.guesses, board, each.closest if len(each.guesses) > 1 else ())
        came = labels.NOTHING if each.came is None else _spelt(each.came, figure)
        lines = wrap(reflection_wording.came(told, came), width - LABEL)
        names = [cell(figure.label, LABEL), *([" " * LABEL] * len(lines))]
        rows += [row(Piece(name, "text"), Piece(line, "live")) for name, line in zip(names, lines, strict=False)]
    return rows


def _told(guesses: Iterable[RoomGuess], board: Board, closest: Collection[RoomGuess] = ()) -> str:
    names = {team.number: name_of(team) for each in board.reflections[-1:] for team in each.teams}
    found = []
    for each in sorted(guesses, key=lambda guess: guess.team or 0):
        amount = _spelt(each.amount, KEY_FIGURES[each.figure])
        told = wording.of_room(amount) if each.team is None else wording.of_team(names.get(each.team, ""), amount)
        found.append(wording.closest(told) if each in closest else told)
    return " · ".join(found)


def _spelt(amount: float, figure: KeyFigure) -> str:
    return f"{spelt(amount, figure.unit)} %" if figure.unit == "share" else spelt(amount, figure.unit)
