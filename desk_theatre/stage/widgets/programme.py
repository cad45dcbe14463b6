"""
The programme: each room, and whether what comes next there can begin.

A session that the desk delays stands in a bar of its own colour with the word and the minutes; one that is late for other
reasons is marked as something to watch.  A room that suffers is never left out for want of space.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.cells import cell_len

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.scenario.vocabulary import CONFERENCE, Vocabulary
from desk_theatre.show.board import RoomCard
from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row, width_of
from desk_theatre.stage.drawing.text import cell, cut, plain
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import picture as wording

NARROW = 38
"""
Cells that a room needs so that two can stand beside each other.
"""

STATUS = 16

SHOUT = 20
"""
Cells that the minutes of a delay take in large digits.
"""

LEAST_OF_A_TITLE = 12
"""
Cells by which what is waited for is still recognised.
"""

_URGENCY = {"delayed": 0, "at risk": 1, "on time": 2, "in session": 3, "free": 4}


def height_for(rooms: int, width: int, rows: int) -> int:
    """
    How many of at most `rows` rows the programme makes good use of.
    """
    for each in (3, 2, 1):
        if 1 + rooms * each <= rows:
            return 1 + rooms * each
    columns = max(1, width // NARROW)
    return min(rows, 1 + ceil(rooms / columns))


class ProgrammePanel(Lines):
    """
    All rooms, in the order of the scenario.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._rooms: tuple[RoomCard, ...] = ()
        self._words = CONFERENCE

    def show(self, rooms: tuple[RoomCard, ...], words: Vocabulary = CONFERENCE) -> None:
        """
        Draw these rooms, in the words of the scenario.
        """
        self._rooms, self._words = rooms, words
        self.paint_if_new(rooms)

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        A heading with the count of what is in trouble, then the rooms.
        """
        rooms, words = self._rooms, self._words
        programme = words.say(wording.PROGRAMME)
        head = heading(programme, width, *_summary(rooms, words))
        space = height - 1
        each = space // max(1, len(rooms))
        if each >= 1:
            return [head, *(line for room in rooms for line in _block(room, width, min(each, 3), words))]
        columns = max(1, width // NARROW)
        kept, left_out = _most_urgent(rooms, space * columns)
        deep = ceil(len(kept) / columns)
        slot = width // columns
        lines = [
            tuple(piece for room in kept[y::deep] for piece in fit((*_line(room, slot - 2, words), Piece("  ")), slot))
            for y in range(deep)
        ]
        if left_out:
            head = heading(programme, width, wording.others_fine(left_out))
        return [head, *lines]


def _summary(rooms: Sequence[RoomCard], words: Vocabulary) -> tuple[str, Role]:
    held_up = [room for room in rooms if room.status == "delayed"]
    by_desk = sum(room.by_desk for room in held_up)
    counts = (
        (by_desk, wording.BY_DESK),
        (len(held_up) - by_desk, "late"),
        (sum(room.status == "at risk" for room in rooms), "at risk"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    if told:
        return (f"■ {told}", "bad") if by_desk else (f"▲ {told}", "warning")
    begun = [room for room in rooms if room.status == "in session" and room.late > 0]
    by_desk = sum(room.by_desk for room in begun)
    if by_desk:
        return wording.late_by_desk(by_desk), "bad"
    if begun:
        return f"{counted(len(begun), 'late start', 'late starts')}, none by the desk", "muted"
    return (wording.NO_DELAYS, "good") if rooms else (words.say(wording.NO_ROOMS), "muted")


def _most_urgent(rooms: Sequence[RoomCard], count: int) -> tuple[list[RoomCard], int]:
    """
    At most `count` rooms, the ones in trouble first, in the order of the scenario; and how many are left out.
    """
    ranked = sorted(range(len(rooms)), key=lambda i: (_URGENCY[rooms[i].status], i))[:count]
    return [rooms[i] for i in sorted(ranked)], len(rooms) - len(ranked)


def _block(room: RoomCard, width: int, rows: int, words: Vocabulary) -> list[Row]:
    """
    A room in one to three rows.
    """
    if rows == 1:
        return [_line(room, width, words)]
    if room.status == "delayed" and rows == 3:
        return _shout(room, width, words)
    if not room.blockers and room.title and not _holds(room, width):
        lines = [_line(room, width, words, titled=False), row(" " * (_name_width(width) + 1), _title(room, width))]
    else:
        lines = [_line(room, width, words), _below(room, width)]
    return lines + [EMPTY] * (rows - 2)


def _holds(room: RoomCard, width: int) -> bool:
    """
    Whether the title stands whole beside the time.
    """
    left = width - _name_width(width) - 1 - STATUS - 1
    return cell_len(f"{_when(room)} {plain(room.title)}") <= left


def _title(room: RoomCard, width: int) -> Piece:
    return Piece(cut(room.title, width - _name_width(width) - 1), "text")


def _line(room: RoomCard, width: int, words: Vocabulary, *, titled: bool = True, name_width: int = 0) -> Row:
    symbol, status, role = labels.STATUSES[room.status]
    word = words.say(status)
    if cell_len(f"{symbol} {word}") > STATUS:
        word = wording.UNDER_WAY
    if room.status == "delayed":
        word = f"{word} {labels.minutes(room.late)}"
        symbol, role = (symbol, role) if room.by_desk else ("▲", "warning")
    elif room.status == "in session" and room.late:
        word = f"{labels.minutes(room.late)} late"
        symbol, role = ("■", "bad") if room.by_desk else (symbol, role)
    alarm = role == "alarm"
    head = row(
        Piece(cell(room.name, name_width or _name_width(width)) + " ", "alarm" if alarm else "strong"),
        Piece(cell(f"{symbol} {word}", STATUS) + " ", role),
    )
    left = width - width_of(head)
    codes = _codes(room, left)
    left -= width_of(codes)
    rest = Piece(cell(_what(room, left) if titled else _when(room), left), "alarm" if alarm else "text")
    return fit((*head, rest, *(p._replace(role="alarm") if alarm else p for p in codes)), width)


def _name_width(width: int) -> int:
    return min(20, max(10, width // 5))


def _when(room: RoomCard) -> str:
    return wording.until(spell_short(room.ends)) if room.status == "in session" else spell_short(room.starts)


def _what(room: RoomCard, width: int) -> str:
    """
    When, and what, if there is room for more of the title than its beginning.
    """
    if not room.title:
        return wording.NOTHING_TODAY if room.status == "free" and width >= 18 else ""
    when = _when(room)
    if width < len(when) + 12:
        return when if width >= len(when) else ""
    return f"{when} {plain(room.title)}"


def _codes(room: RoomCard, width: int) -> Row:
    """
    What the room waits for, as many codes as leave room for the time.
    """
    role: Role = "warning" if room.status == "at risk" else "strong"
    pieces = tuple(Piece(f" {cut(card.code, 6)}", role, f"incident {card.number}") for card in room.blockers[:3])
    most = max(4, width // 3 if width >= 20 else width - 5)
    while pieces and width_of(pieces) > most:
        pieces = pieces[:-1]
    return pieces


def _below(room: RoomCard, width: int, name_width: int = 0) -> Row:
    """
    What the room waits for, or what is open in it.
    """
    if not room.blockers:
        return EMPTY
    card = room.blockers[0]
    more = f", and {len(room.blockers) - 1} more" if len(room.blockers) > 1 else ""
    state = f" ({plain(card.state)})" if card.state else ""
    lead = wording.WAITING_FOR if room.status in {"delayed", "at risk"} else wording.OPEN
    role: Role = "muted" if room.status != "delayed" else "bad" if room.by_desk else "warning"
    indent = (name_width or _name_width(width)) + 1
    # A name that is cut can still be recognised; half of how it stands says nothing.
    before, after = f"{lead} {plain(card.code)} ", f"{state}{more}"
    room_for = width - indent - len(before)
    if room_for - len(after) < LEAST_OF_A_TITLE:
        after = more
    told = f"{before}{cut(plain(card.title), room_for - len(after))}{after}"
    return row(" " * indent, Piece(told, role, f"incident {card.number}"))


def _shout(room: RoomCard, width: int, words: Vocabulary) -> list[Row]:
    """
    A delayed session with its minutes in large digits at the right, or in ordinary rows where they do not fit.
    """
    text = str(max(1, room.late // 60))
    size = big_digits.largest(text, SHOUT - 8, 3)
    left = width - SHOUT - 1
    if size is None or left < 60:
        return [_line(room, width, words), _below(room, width), EMPTY]
    units = ("", "min", "late")
    block = [
        Piece(f"  {line} {unit}".ljust(SHOUT), "alarm" if room.by_desk else "warning")
        for line, unit in zip(big_digits.write(text, size), units, strict=True)
    ]
    names = _name_width(width)
    beside = (_line(room, left, words, name_width=names), _below(room, left, names), EMPTY)
    return [(*fit(rest, left), Piece(" "), piece) for rest, piece in zip(beside, block, strict=True)]
