"""
The moments of a round, as the stage tells them: in a row at the top, in a row of a list, and why there is none to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.stage.actions import PRIVATE
from desk_theatre.stage.drawing.row import Piece, Row, fit, row
from desk_theatre.stage.drawing.text import cell, cut, plain, wrap
from desk_theatre.stage.wording import round as wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.show.moments import Moment

SIGN = "▼"
"""
Look here.
"""

ROOMY = 140
"""
Cells from which on the name of the pattern stands before the sentence.
"""

NAME = 49


def sentence(moment: Moment, width: int) -> str:
    """
    The whole sentence if it fits; otherwise in short.
    """
    words = plain(moment.words)
    return words if cell_len(words) <= width else in_short(moment, width)


def in_short(moment: Moment, width: int) -> str:
    """
    What a moment is an example of, and what it is about, as far as that fits.
    """
    words = plain(f"{moment.name}: {moment.about}")
    if moment.about and cell_len(words) <= width:
        return words
    code = f" ({code_of(moment.incident)})" if moment.incident is not None else ""
    return f"{cut(moment.name, width - len(code))}{code}"


def rung(moment: Moment, width: int) -> Row:
    """
    A moment that has just come, and the key that leads to all of them.
    """
    time, keys = f"{SIGN} {spell_short(moment.at)}  ", "  l: moments"
    room = max(0, width - len(time) - len(keys))
    there = "verb moments"
    return row(
        Piece(time, "key", there),
        Piece(cell(sentence(moment, room), room), "text", there),
        Piece(keys, "muted", there),
    )


def entry(moment: Moment, width: int) -> Row:
    """
    A moment in a list.
    """
    time = Piece(f"{spell_short(moment.at)}  ", "key")
    if width < ROOMY:
        return fit((time, Piece(in_short(moment, width - 7), "text")), width)
    told = cut(moment.words, width - 7 - NAME)
    return fit((time, Piece(cell(moment.name, NAME), "strong"), Piece(told, "text")), width)


def told(moment: Moment, width: int) -> list[Row]:
    """
    The whole of it: what it is an example of, what can be seen, and what to ask the room.
    """
    rows = [row(Piece(f"{spell_short(moment.at)}  ", "key"), Piece(cut(moment.name, width - 7), "strong"))]
    rows += [row(line) for line in wrap(moment.words, width)]
    return rows + [row(Piece(line, "live")) for line in wrap(moment.question, width)]


def why_no_moments(verb: str, moments: Sequence[Moment], *, hidden: bool, after: int | None = None) -> str:
    """
    Why there is no moment to list, to show or to go to; empty if there is one.

    Args:
        hidden: the room looks on: the list stays closed, and not even a quiet key says whether there is a moment.
        after: a second of the day; only a later moment counts.
    """
    if hidden:
        return PRIVATE if verb == "moments" else ""
    if not moments:
        return wording.NO_MOMENT
    if after is not None and moments[-1].at <= after:
        return wording.NO_LATER_MOMENT
    return ""
