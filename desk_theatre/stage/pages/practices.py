"""
The practices in words: which are active, one row for each, and everything about one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from desk_theatre.itsm.counting import percent
from desk_theatre.scenario.vocabulary import Vocabulary
from desk_theatre.show.board import Board, PracticeCard
from desk_theatre.stage.drawing.bars import bar
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, row, spread, width_of
from desk_theatre.stage.drawing.text import cell, cut, plain, wrap
from desk_theatre.stage.wording import practices as wording

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import Stakeholder

BARRED = 60
"""
Cells from which on a row of the list has a bar.
"""

_BAR = 12


def groups(cards: Sequence[PracticeCard]) -> list[tuple[str, list[PracticeCard]]]:
    """
    The cards of each group; groups that the stage does not know come last, by their own name.
    """
    known = [*wording.GROUPS, *dict.fromkeys(card.group for card in cards if card.group not in wording.GROUPS)]
    found = ((wording.GROUPS.get(group, group), [card for card in cards if card.group == group]) for group in known)
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
    A practice in one row: on or off, foundation or roof, its name, and how far it is done, with a bar where there is room.
    """
    state = Piece("● on  ", "good") if card.on else Piece("○ off ", "muted")
    level, share = _level(card), _share(card, width)
    name = cut(card.name, width - width_of((state, level, *share)))
    return spread((state, level, Piece(name, "text")), share, width)


def _level(card: PracticeCard) -> Piece:
    """
    The sign before a name: a foundation, a roof, or a roof with nothing below it yet.
    """
    if card.hollow:
        return Piece("▲ ", "warning")
    if card.builds_on:
        return Piece("▀ ", "muted")
    return Piece("▄ ", "muted") if card.carries else Piece("  ")


def signs(cards: Sequence[PracticeCard], width: int) -> Row:
    """
    What the signs before the names mean; nothing where no practice has one, or where there is no room.
    """
    if not any(card.builds_on for card in cards):
        return EMPTY
    told = (
        Piece("▄ ", "muted"),
        Piece(f"{wording.FOUNDATION}  ", "muted"),
        Piece("▀ ", "muted"),
        Piece(f"{wording.ROOF}  ", "muted"),
        Piece("▲ ", "warning"),
        Piece(wording.HOLLOW, "muted"),
    )
    return told if width_of(told) <= width else EMPTY


def _share(card: PracticeCard, width: int) -> Row:
    if not card.on:
        return EMPTY
    number = Piece(f"{percent(card.commitment):>6}", "muted")
    return (Piece(" "), *bar(card.commitment, _BAR), number) if width >= BARRED else (number,)


def in_force(cards: Sequence[PracticeCard], width: int) -> Row:
    """
    What is on, the most that fit by name.
    """
    on = [card for card in cards if card.on]
    if not on:
        return fit((Piece(f"○ {wording.active(0, len(cards))}", "muted"),), width)
    count = Piece(f"● {wording.active(len(on), len(cards))}", "good")
    if len(on) == len(cards):
        return fit((count,), width)
    left = width - width_of((count,)) - 3
    told: list[str] = []
    for i, card in enumerate(on):
        name, rest = plain(card.name), len(on) - i - 1
        after = f" · {wording.more(rest)}" if rest else ""
        if cell_len(" · ".join([*told, name])) + len(after) > left:
            told += [wording.more(len(on) - i)] if told else []
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
        return fit((Piece(f"▲ {wording.MID_ROUND}", "warning"),), width)
    words = wording.BETWEEN if cell_len(wording.BETWEEN) <= width else wording.BETWEEN_SHORT
    return fit((Piece(words, "muted"),), width)


def next_reason(card: PracticeCard, why: Stakeholder | None) -> Stakeholder | None:
    """
    The group after `why` that has something in a practice; `None`, no reason, after the last.
    """
    groups = [None, *(group for group, _ in card.reasons)]
    return groups[(groups.index(why) + 1) % len(groups)] if why in groups else None


def description(card: PracticeCard, board: Board, width: int, why: str = "") -> list[Row]:
    """
    Everything about a practice.

    Args:
        why: the group for which a reason will be given; empty for none.
    """
    state = (
        Piece(f"● {board.words.say(wording.on(card.how, card.why))}", "good")
        if card.on
        else Piece(f"○ {wording.OFF}", "muted")
    )
    rows: list[Row] = [row(Piece(line, "strong")) for line in wrap(card.name, width)]
    rows += [row(state._replace(text=line)) for line in wrap(state.text, width)]
    rows += hollow(card, width)
    rows += _told(wording.WHAT_PEOPLE_DO, card.mechanism, width)
    rows += _told(wording.PRICE, card.price, width)
    rows += introduction(card, board.currency, width, stops=card.on)
    rows += levels(card, width)
    rows += in_it(card, card.why or why, width, board.words)
    rows += _told(wording.WITHOUT, card.off, width)
    if card.on:
        share, people = percent(card.commitment), _levels(card.levels, board.staff, width)
        rows += [
            EMPTY,
            heading(wording.COMMITMENT, width, wording.on_average(share) if people else wording.by_everyone(share)),
        ]
        rows += [fit(bar(card.commitment, width), width), *people]
    return [*rows, *_told(wording.SOURCE, card.source, width)]


def introduction(card: PracticeCard, currency: str, width: int, *, stops: bool) -> list[Row]:
    """
    What it takes from the purse to start a practice, or gives back to stop it; nothing where the purse stays as it is.

    Args:
        stops: the practice is to be stopped.
    """
    if card.introduce is None or card.introduce == (0, 0):
        return []
    minutes, money = card.introduce
    told = wording.gives_back(minutes, money, currency) if stops else wording.takes(minutes, money, currency)
    return [row(Piece(line, "key")) for line in wrap(told, width)]


def hollow(card: PracticeCard, width: int) -> list[Row]:
    """
    What a practice builds on that is not in place; nothing where all of it is.
    """
    missing = [each.name for each in card.builds_on if not each.on]
    return _under(Piece("▲ ", "warning"), wording.builds_on(missing), "warning", width) if missing else []


def levels(card: PracticeCard, width: int) -> list[Row]:
    """
    What a practice builds on, each with its sentence and whether it is in place, and what builds on it.
    """
    rows: list[Row] = [EMPTY, row(Piece(wording.BUILDS_ON, "muted"))] if card.builds_on else []
    for each in card.builds_on:
        sign, role = (Piece("● ", "good"), "good") if each.on else (Piece("▲ ", "warning"), "warning")
        rows += _under(sign, wording.foundation(each.name, on=each.on), role, width)  # type: ignore[arg-type]
        rows += [row(Piece("  "), Piece(line, "text")) for line in wrap(each.why, width - 2)]
    rows += [EMPTY, row(Piece(wording.CARRIES, "muted"))] if card.carries else []
    for name in card.carries:
        rows += _under(Piece("▀ ", "muted"), name, "text", width)
    return rows


def _under(sign: Piece, text: str, role: Role, width: int) -> list[Row]:
    first, *more = wrap(text, width - 2) or [""]
    return [row(sign, Piece(first, role)), *(row(Piece("  "), Piece(line, role)) for line in more)]


def in_it(card: PracticeCard, why: str, width: int, words: Vocabulary) -> list[Row]:
    """
    What is in a practice for each group; the one for which a reason is given is marked.
    """
    rows: list[Row] = [EMPTY, row(Piece(wording.IN_IT, "muted"))] if card.reasons else []
    for group, sentence in card.reasons:
        sign, role = ("▸ ", "good") if group == why else ("  ", "text")
        first, *more = wrap(f"{wording.in_it_for(words.say(wording.group(group)))}: {sentence}", width - 2) or [""]
        rows += [row(Piece(sign, "good"), Piece(first, role)), *(row(Piece("  "), Piece(line, role)) for line in more)]  # type: ignore[arg-type]
    return rows


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
    if len({percent(level) for _, level in people}) < 2:
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
            pieces.append(Piece(f"{percent(level):>6}", "muted"))
        rows.append(fit(pieces, width))
    return rows
