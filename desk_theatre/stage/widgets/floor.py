"""
The floor: each team, who holds what, what waits, and for how long the oldest has waited; at the end what was solved last.

With little room a team is one row; with more, each person has one, and then each incident in the line.  Codes stand below each
other from the desk to what is done, so that one can be followed.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.measures.queues import MANAGER
from desk_theatre.show.board import Board, IncidentCard, PersonCard, TeamCard
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, cells, fit, heading, row, spread, width_of
from desk_theatre.stage.drawing.text import and_more, brief, cell, cut, plain, what_and_where
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import picture as wording

CODE = 5
NAMED = 18
"""
Cells of a team's name where a team is one row.
"""

SEEN = 4
"""
Cells of what it is about that have to be left beside how many have it.
"""

ROOMY = 66
"""
Cells from which on a row also says the state of its promise in words.
"""


ALL = 99

_LAYOUTS = (
    (ALL, True, 3),
    (ALL, True, 2),
    (3, True, 2),
    (2, True, 2),
    (3, False, 2),
    (2, False, 2),
    (1, False, 2),
    (0, False, 0),
)
"""
From the roomiest on: how many incidents of each line are shown, whether there is a free row after each team, and how many rows
what is done has at the least.
"""


def height_for(board: Board, rows: int) -> int:
    """
    How many of at most `rows` rows the floor makes use of.
    """
    for depth, airy, done in _LAYOUTS:
        need = _rows(board, depth, airy=airy) + _least_done(board, done)
        if need <= rows:
            return need
    return min(rows, 1 + len(board.teams))


def _rows(board: Board, depth: int, *, airy: bool) -> int:
    return 1 + sum(len(team.people) + 1 + _shown(team, depth) + airy for team in board.teams)


def _shown(team: TeamCard, depth: int) -> int:
    return min(len(team.line), depth) + (depth == ALL and team.waiting > len(team.line))


def _least_done(board: Board, rows: int) -> int:
    """
    Rows that are kept for what is done: it is worth more than the rest of a line.
    """
    return min(rows, 1 + len(board.done)) if board.done else 0


def _how_it_goes(board: Board) -> str:
    """
    Who is free, and how much of what came in is done.
    """
    people = [person for team in board.teams for person in team.people]
    free = f"{sum(not person.doing for person in people)} of {len(people)} free"
    return f"{free}, {board.resolved} of {board.submitted} resolved" if board.submitted else free


def _widest_task(board: Board) -> int:
    """
    Cells of the longest of what is told beside an incident: what is done with it, or how its promise stands.
    """
    told = [plain(person.doing) for team in board.teams for person in team.people if person.card is not None]
    return max(map(cells, (*told, *_PROMISES))) + 2


_PROMISES = tuple(word for _, word, _ in labels.LIGHTS.values())


def _name_width(width: int) -> int:
    return min(18, max(10, width // 5))


class FloorPanel(Lines):
    """
    All teams, in the order of the scenario.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._board: Board | None = None
        self._moved: frozenset[int] = frozenset()
        self._widest = 0

    def show(self, board: Board, moved: frozenset[int]) -> None:
        """
        Draw the teams of a board, and point at what has just moved.
        """
        self._board, self._moved = board, moved
        self.paint_if_new((board.teams, board.at, board.done, board.submitted, moved))

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        A heading, then the teams as fully as they fit.
        """
        board = self._board
        if board is None:
            return []
        head = heading(wording.FLOOR, width, _how_it_goes(board))
        self._widest = _widest_task(board)
        for depth, airy, done in _LAYOUTS:
            left = height - _rows(board, depth, airy=airy)
            if left >= _least_done(board, done):
                blocks = [self._block(team, width, board.at, depth) for team in board.teams]
                teams = [line for block in blocks for line in (*block, *((EMPTY,) if airy else ()))]
                return [head, *teams, *self._done(board, width, left)]
        return [head, *(self._one_row(team, width) for team in board.teams)]

    def _called(self, team: TeamCard, room: int) -> str:
        """
        The name of a team in few cells; the whole one, to be cut, where another team would be called the same.
        """
        short = brief(team.name, room)
        others = self._board.teams if self._board is not None else ()
        alike = any(brief(each.name, room) == short for each in others if each.id != team.id)
        return team.name if alike else short

    def _done(self, board: Board, width: int, rows: int) -> list[Row]:
        """
        Where incidents come to in the end; as many as there is room for, and nothing if that is none.
        """
        if rows < 2 or not board.done:
            return []
        title = spread((Piece(wording.RESOLVED, "strong"),), (Piece(f"{board.resolved} resolved", "muted"),), width)
        return [title, *(self._waiting(card, width, "resolved") for card in board.done[: rows - 1])]

    def _block(self, team: TeamCard, width: int, now: int, depth: int) -> list[Row]:
        """
        A team with its people, and of its line as many as fit.
        """
        title = spread((Piece(plain(team.name), "strong"),), _queue(team), width)
        people = [self._person(person, width, now) for person in team.people]
        keeps = team.id == MANAGER
        line = [self._waiting(card, width, "held" if keeps else "waiting") for card in team.line[:depth]]
        hidden = team.waiting - len(team.line)
        if depth == ALL and hidden > 0:
            line.append(
                row("  ", Piece(wording.and_more(hidden) if keeps else wording.and_more_waiting(hidden), "muted"))
            )
        return [title, *people, *line]

    def _person(self, person: PersonCard, width: int, now: int) -> Row:
        name_width = _name_width(width)
        name = Piece("  " + cell(_name_in(person.name, name_width), name_width) + " ", "text")
        if not person.doing:
            return row(name, Piece(" free", "muted"))
        since = Piece(f"{labels.minutes(now - person.since):>8}", "muted")
        task: Role = "warning" if person.wasted else "muted"
        doing = f"{'▲' if person.wasted else ' '} {plain(person.doing)}"
        if person.card is None:
            return spread((name, Piece(cut(doing, width - width_of((name, since)) - 1), task)), (since,), width)
        if width < ROOMY:
            # With little room a waste of time is said instead of what the incident is about.
            said = doing if person.wasted else ""
            return spread((name, *self._card(person.card, width - width_of((name, since)), said)), (since,), width)
        tail = (Piece(f"  {cell(doing, self._task_width(width))}", task), since)
        return spread((name, *self._card(person.card, width - width_of((name, *tail)))), tail, width)

    def _task_width(self, width: int) -> int:
        """
        Cells of what is told in most words; it is the same for all rows, so that they can be read downwards.
        """
        return min(self._widest, 28 if width >= ROOMY + 20 else 20)

    def _waiting(self, card: IncidentCard, width: int, verb: str) -> Row:
        tail: Row = (Piece(f"{labels.minutes(card.waited):>8}", "muted"),)
        if width >= ROOMY:
            _, word, role = labels.LIGHTS[card.light]
            tail = (Piece(f"    {cell(word, self._task_width(width) - 2)}", role), *tail)
        lead = Piece(f"  {cell(verb, _name_width(width))} ", "muted")
        return spread((lead, *self._card(card, width - width_of((lead, *tail)))), tail, width)

    def _card(self, card: IncidentCard, width: int, said: str = "") -> Row:
        """
        An incident in exactly `width` cells: code, what and where, priority, and how its promise stands; or, instead of
        what and where, what is `said`.
        """
        symbol, _, role = labels.LIGHTS[card.light]
        target = f"incident {card.number}"
        code: Role = "moved" if card.number in self._moved else "live" if card.live else "strong"
        lead = "»" if card.number in self._moved else "◆" if card.live else " "
        head = (Piece(f"{lead}{cell(card.code, CODE - 1)}", code, target), Piece(" "))
        tail: Row = (Piece(f" {labels.priority_word(card.priority):>5}", "muted"), Piece(f" {symbol}", role))
        space = max(0, width - width_of((*head, *tail)))
        if cells(said) > space:
            # What is done in vain is worth more than a priority that can be looked up.
            tail = tail[1:]
            space = max(0, width - width_of((*head, *tail)))
        more = and_more(card.others, said or card.title, "" if said else card.place, space)
        more = more if max(cells(said), SEEN) + len(more) <= space else ""
        what = cut(said, space) if said else what_and_where(card.title, card.place, space - len(more))
        whole = (Piece(what, "warning" if said else "text", target), Piece(more, "live", target))
        return fit((*head, *fit(whole, space), *tail), width)

    def _one_row(self, team: TeamCard, width: int) -> Row:
        queue = _queue(team)
        room = min(NAMED, width // 4)
        name = Piece(cell(self._called(team, room), room) + " ", "strong")
        chips = [self._chip(person, 8 if len(team.people) > 1 else 18) for person in team.people]
        if sum(map(width_of, chips)) > width - width_of(queue) - width_of((name,)) - 1:
            # Who holds what is worth more than a word.
            queue = _queue(team, short=True)
        pieces: list[Piece] = [name]
        left = width - width_of(queue) - width_of((name,)) - 1
        for i, chip in enumerate(chips):
            rest = len(team.people) - i
            if width_of(chip) > left - (3 if rest > 1 else 0):
                pieces.append(Piece(cut(f"+{rest}", left), "muted"))
                break
            pieces += chip
            left -= width_of(chip)
        return spread(pieces, queue, width)

    def _chip(self, person: PersonCard, name_width: int) -> Row:
        name = f"{cut(_first_name(person.name), name_width)} "
        if person.card is None:
            return row(Piece(name, "muted"), Piece(f"{'busy' if person.doing else 'free'}  ", "muted"))
        card = person.card
        code: Role = "moved" if card.number in self._moved else "live" if card.live else "strong"
        symbol, _, role = labels.LIGHTS[card.light]
        lead = "»" if card.number in self._moved else ""
        return row(
            Piece(name, "text"),
            Piece(f"{lead}{cut(card.code, 6)}", code, f"incident {card.number}"),
            Piece(f"+{card.others}" if card.others else "", "live", f"incident {card.number}"),
            Piece(f"{symbol}  ", role),
        )


def _name_in(name: str, width: int) -> str:
    """
    The whole name, or the first one and a letter of the last, or as much as fits.
    """
    parts = plain(name).split(" ")
    short = f"{parts[0]} {parts[-1][:1]}."
    return name if cells(plain(name)) <= width or len(parts) < 2 or cells(short) > width else short


def _first_name(name: str) -> str:
    return plain(name).split(" ")[0] if plain(name) else "?"


def _queue(team: TeamCard, *, short: bool = False) -> Row:
    """
    What waits, or what the manager sits on, and for how long.
    """
    keeps = team.id == MANAGER
    if not team.waiting:
        return row(Piece(wording.HOLDING_NOTHING if keeps else wording.QUEUE_EMPTY, "muted"))
    count = wording.sitting_on(team.waiting) if keeps else wording.waiting(team.waiting)
    return row(Piece(count, "strong"), Piece(f" · {'' if short else 'longest '}{labels.minutes(team.oldest)}", "muted"))
