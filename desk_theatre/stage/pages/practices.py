"""
The practices in words: which are in force, one row for each, and everything about one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from desk_theatre.show.board import Board, PracticeCard
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading, row, spread, width_of
from desk_theatre.stage.drawing.text import cell, cut, plain, wrap
from desk_theatre.stage.wording import labels

_HOW = {
    "imposed": "imposed in the middle of a round",
    "announced": "announced between two rounds",
    "chosen": "chosen by the room",
}
_GROUPS = {
    "process": "How work is done",
    "people": "People",
    "product": "Tools and suppliers",
    "performance": "Figures",
    "trap": "Sounds good",
}
"""
What groups are called on the stage, where nobody is told which practices are traps, in the order in which they stand.
"""

BARRED = 60
"""
Cells from which on a row of the list has a bar.
"""

_BAR = 12


def groups(cards: Sequence[PracticeCard]) -> list[tuple[str, list[PracticeCard]]]:
    """
    The cards of each group; groups that the stage does not know come last, by their own name.
    """
    known = [*_GROUPS, *dict.fromkeys(card.group for card in cards if card.group not in _GROUPS)]
    found = ((_GROUPS.get(group, group), [card for card in cards if card.group == group]) for group in known)
    return [(title, members) for title, members in found if members]


def group_title(title: str, cards: Sequence[PracticeCard], width: int) -> Row:
    """
    The line above a group: how many of it are on.
    """
    on = sum(card.on for card in cards)
    note = f"{on} of {len(cards)} on" if on else ""
    return heading(cut(title, width - len(note) - 3), width, note, "good")


def entry(card: PracticeCard, width: int) -> Row:
    """
    A practice in one row: on or off, its name, and how far it is done, with a bar where there is room.
    """
    state = Piece("● on  ", "good") if card.on else Piece("○ off ", "muted")
    share = _share(card, width)
    name = cut(card.name, width - width_of((state, *share)))
    return spread((state, Piece(name, "text")), share, width)


def _share(card: PracticeCard, width: int) -> Row:
    if not card.on:
        return EMPTY
    number = Piece(f"{labels.percent(card.commitment):>4} %", "muted")
    return (Piece(" "), *bar(card.commitment, _BAR), number) if width >= BARRED else (number,)


def in_force(cards: Sequence[PracticeCard], width: int) -> Row:
    """
    What is on, the most that fit by name.
    """
    on = [card for card in cards if card.on]
    if not on:
        return fit((Piece(f"○ none of {len(cards)} in force", "muted"),), width)
    count = Piece(f"● {len(on)} of {len(cards)} in force", "good")
    if len(on) == len(cards):
        return fit((count,), width)
    left = width - width_of((count,)) - 3
    told: list[str] = []
    for i, card in enumerate(on):
        name, rest = plain(card.name), len(on) - i - 1
        after = f" · {rest} more" if rest else ""
        if cell_len(" · ".join([*told, name])) + len(after) > left:
            told += [f"{len(on) - i} more"] if told else []
            break
        told.append(name)
    return fit((count, Piece(f"   {' · '.join(told)}", "text")), width)


def advice(board: Board, width: int) -> Row:
    """
    What it means to switch one now.
    """
    if board.phase == "over":
        return EMPTY
    if board.phase in {"running", "paused"}:
        return fit(
            (Piece("▲ Now it is imposed, in the middle of a round: people do least of that.", "warning"),), width
        )
    long = "Enter announces it; v says that the room itself has chosen it, and people do most of that from the start."
    short = "Enter announces it; v: the room has chosen it, and does most of it."
    return fit((Piece(long if cell_len(long) <= width else short, "muted"),), width)


def description(card: PracticeCard, board: Board, width: int) -> list[Row]:
    """
    Everything about a practice.
    """
    state = Piece(f"● on, {_HOW.get(card.how, '')}".rstrip(", "), "good") if card.on else Piece("○ off", "muted")
    rows: list[Row] = [row(Piece(line, "strong")) for line in wrap(card.name, width)]
    rows += [row(state._replace(text=line)) for line in wrap(state.text, width)]
    rows += _told("What people do", card.mechanism, width)
    rows += _told("What it costs", card.price, width)
    rows += _told("What the room sees without it", card.off, width)
    if card.on:
        share, people = f"{labels.percent(card.commitment)} %", _levels(card.levels, board.staff, width)
        rows += [EMPTY, heading("Who does it", width, f"{share} on average" if people else f"everybody {share}")]
        rows += [fit(bar(card.commitment, width), width), *people]
    return [*rows, *_told("Where it is known from", card.source, width)]


def _told(title: str, text: str, width: int) -> list[Row]:
    if not text:
        return []
    return [EMPTY, row(Piece(title, "muted")), *(row(line) for line in wrap(f"{text[:1].upper()}{text[1:]}", width))]


def _levels(levels: Sequence[float], staff: Sequence[str], width: int) -> list[Row]:
    """
    One bar a person, all on the same axis, in two columns where there is room; none where all are equally far, and the bar of
    the average says it of everybody.
    """
    people = list(zip(staff, levels, strict=False))
    if len({labels.percent(level) for _, level in people}) < 2:
        return []
    columns = 2 if width >= 90 and len(people) > 6 else 1
    deep = -(-len(people) // columns)
    slot = (width - 3 * (columns - 1)) // columns
    name_width = min(18, max(cell_len(name) for name, _ in people) + 1, slot // 3)
    rows: list[Row] = []
    for y in range(deep):
        pieces: list[Piece] = []
        for name, level in people[y::deep]:
            space = max(4, slot - name_width - 6)
            pieces += [Piece(" " * 3)] if pieces else []
            pieces += [Piece(cell(name, name_width), "text"), *bar(level, space)]
            pieces.append(Piece(f"{labels.percent(level):>4} %", "muted"))
        rows.append(fit(pieces, width))
    return rows
