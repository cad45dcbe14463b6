"""
The lists of the delegate's form: kinds and rooms, what others have reported, and names to be called by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desk_theatre.show.board import Choice, IncidentCard
from desk_theatre.stage.drawing.row import Piece, Row, cells, fit, heading
from desk_theatre.stage.drawing.text import cut, plain
from desk_theatre.stage.widgets.picker import PickerEntry
from desk_theatre.stage.wording import desk as wording

GROUPS = {"incident": wording.WRONG, "question": wording.QUESTION}


def choices(found: Sequence[Choice], *, grouped: bool, before: str = "") -> list[PickerEntry]:
    """
    Kinds, or rooms.

    Args:
        grouped: with a line above each group.
        before: id of the one that was chosen last at this terminal.
    """
    entries: list[PickerEntry] = []
    group = None
    for choice in found:
        if grouped and choice.group and choice.group != group:
            group = choice.group
            entries.append(_title(GROUPS.get(group, group)))
        entries.append(_choice(choice, "as before" if choice.id == before else choice.detail))
    return entries


def alike(cards: Iterable[IncidentCard], *, join_only: bool) -> list[PickerEntry]:
    """
    What others have reported, and the way on if it is none of them and it can be reported.
    """
    return [*map(_same, cards), *([] if join_only else [_plain("another", wording.ANOTHER)])]


def names(typed: str, offered: Sequence[str]) -> list[PickerEntry]:
    """
    What to be called: what was typed, or one of those that are offered, or nothing.
    """
    own = [_plain("typed", plain(typed))] if typed.strip() else []
    stock = [_plain(f"name {i}", name) for i, name in enumerate(offered)]
    return [*own, *stock, _plain("nobody", wording.NO_NAME)]


def _same(card: IncidentCard) -> PickerEntry:
    more = f", and {card.others} more" if card.others else ""
    place = f", {card.place}" if card.place else ""
    told = wording.me_too(f"{card.title}{place}")

    def draw(width: int) -> Row:
        code = f"   {card.code}, {card.state}{more}"
        return fit((Piece(cut(told, max(0, width - len(code))), "text"), Piece(code, "muted")), width)

    return PickerEntry(f"same {card.number}", draw)


def _plain(what: str, words: str) -> PickerEntry:
    return PickerEntry(what, lambda width: fit((Piece(cut(words, width), "text"),), width))


def _title(group: str) -> PickerEntry:
    return PickerEntry("", lambda width: heading(cut(group, width), width + 2))


def _choice(choice: Choice, detail: str) -> PickerEntry:
    def draw(width: int) -> Row:
        words = cut(choice.words, width)
        return fit((Piece(words, "text"), Piece(f"   {cut(detail, max(0, width - cells(words) - 3))}", "muted")), width)

    return PickerEntry(choice.id, draw)
