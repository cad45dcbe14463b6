"""
Hands and dots in rows: the teams, what is being typed, what leads, and every practice with its letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk_theatre.show.ballot import proposal_of
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, heading, spread, width_of
from desk_theatre.stage.drawing.text import cell, cut
from desk_theatre.stage.pages.reflection import name_of
from desk_theatre.stage.wording import reflection as wording
from desk_theatre.stage.wording.practices import GROUPS

if TYPE_CHECKING:
    from desk_theatre.show.ballot import Ballot
    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.reflection import Proposal, Reflection

WIDE, COLUMN = 150, 2
"""
Columns from which on there are three lists side by side, and cells between two of them.
"""
COUNT = 5


def sheet(
    ballot: Ballot,
    reflection: Reflection,
    practices: Mapping[str, PracticeCard],
    width: int,
    height: int,
) -> list[Row]:
    """
    The whole sheet.

    Args:
        practices: by the letter that names each.
    """
    above = [
        _title(ballot, reflection, width),
        _teams(ballot, reflection, width),
        _entry(ballot, reflection, practices, width),
        _leading(reflection, practices, width),
    ]
    return [*above, *_lists(ballot, reflection, practices, width, height - len(above))]


def _title(ballot: Ballot, reflection: Reflection, width: int) -> Row:
    title = wording.HANDS_TITLE if ballot.counted == "hands" else wording.DOTS_TITLE
    told = wording.chosen(reflection.chosen, reflection.most, take_aways=reflection.last)
    return heading(title, width, told, "good" if reflection.chosen else "muted")


def _teams(ballot: Ballot, reflection: Reflection, width: int) -> Row:
    """
    Each team with its hands, or with the dots it has left; the one that calls out is marked by a sign. Where there is no
    room for all, those around it.
    """
    cells: list[Row] = []
    for team in reflection.teams:
        on, target = team.number == ballot.team, f"team {team.number}"
        told = wording.team_hands(cut(name_of(team), 18), team.hands)
        if ballot.counted == "dots":
            told = f"{cut(name_of(team), 18)} {'●' * team.dots_left}{'○' * (reflection.dots - team.dots_left)}"
        cells.append((Piece(f"{'▸ ' if on else '  '}{told}  ", "strong" if on else "text", target),))
    first = 0
    while first < ballot.team - 1 and sum(map(width_of, cells[first : ballot.team])) > width:
        first += 1
    return fit((piece for each in cells[first:] for piece in each), width)


def _entry(ballot: Ballot, reflection: Reflection, practices: Mapping[str, PracticeCard], width: int) -> Row:
    """
    Whose turn it is, and what was typed so far.
    """
    team = next((name_of(each) for each in reflection.teams if each.number == ballot.team), "")
    label = next((label for label, card in practices.items() if card.id == ballot.practice), "")
    if not label:
        return fit((Piece(f"{team}: ", "live"), Piece(wording.LETTER_THEN[ballot.counted], "muted")), width)
    amount = wording.hands(ballot.amount) if ballot.counted == "hands" else wording.dots_typed(ballot.amount)
    told = f": {amount}" if ballot.digits else ": …"
    name = cut(_named(practices[label]), width - len(team) - len(told) - 4)
    return fit((Piece(f"{team}: ", "live"), Piece(f"{label} ", "key"), Piece(f"{name}{told}", "strong")), width)


def equal(reflection: Reflection, practices: Mapping[str, PracticeCard]) -> str:
    """
    The letters of those that are equal for the last place; empty for none.

    Args:
        practices: by the letter that names each.
    """
    tied = {each.practice for each in reflection.proposals if each.number in reflection.tied}
    return wording.equal(", ".join(label for label, card in practices.items() if card.id in tied)) if tied else ""


def _leading(reflection: Reflection, practices: Mapping[str, PracticeCard], width: int) -> Row:
    """
    What enter would choose, and what is equal for the last place.
    """
    by_number = {each.number: each for each in reflection.proposals}
    if not reflection.leading and not reflection.tied:
        return fit((Piece(wording.NO_VOTES_YET, "muted"),), width)
    pieces = []
    if reflection.leading:
        names = " · ".join(f"{i}. {by_number[n].name}" for i, n in enumerate(reflection.leading, 1))
        pieces.append(Piece(f"{wording.leads(names)}   ", "text"))
    if reflection.tied:
        pieces.insert(0, Piece(f"= {equal(reflection, practices)}   ", "warning"))
    return fit(pieces, width)


def _lists(
    ballot: Ballot, reflection: Reflection, practices: Mapping[str, PracticeCard], width: int, height: int
) -> list[Row]:
    """
    All practices in two or three lists; with the names of their groups where there is room for them.
    """
    columns = 3 if width >= WIDE else 2
    wide = (width - COLUMN * (columns - 1)) // columns
    entries: list[Row] = []
    grouped: list[list[Row]] = []
    for label, card in practices.items():
        drawn = _practice(label, card, ballot, reflection, wide)
        if not entries or grouped[-1][0] != _group(card, wide):
            grouped.append([_group(card, wide)])
        grouped[-1].append(drawn)
        entries.append(drawn)
    parted = _in_columns(grouped, columns, height)
    if parted is None:
        tall = -(-len(entries) // columns)
        parted = [entries[start : start + tall] for start in range(0, len(entries), tall)]
    rows = max(map(len, parted), default=0)
    free = [EMPTY] if rows < height else []
    return [
        *free,
        *(_side_by_side([each[i] if i < len(each) else EMPTY for each in parted], wide) for i in range(rows)),
    ]


def _in_columns(groups: Sequence[Sequence[Row]], columns: int, height: int) -> list[list[Row]] | None:
    """
    Return the groups in columns of equal height, none of them torn; `None` if they do not fit.
    """
    for tall in range(1, height):
        found: list[list[Row]] = [[]]
        for group in groups:
            gap = 1 if found[-1] else 0
            if found[-1] and len(found[-1]) + gap + len(group) > tall:
                found.append([])
                gap = 0
            found[-1] += [*([EMPTY] * gap), *group]
        if len(found) <= columns and max(map(len, found)) <= tall:
            return found
    return None


def _side_by_side(rows: Sequence[Row], wide: int) -> Row:
    pieces: list[Piece] = []
    for each in rows:
        pieces += [*fit(each, wide), Piece(" " * COLUMN)]
    return tuple(pieces[:-1])


def _group(card: PracticeCard, width: int) -> Row:
    return heading(cut(GROUPS.get(card.group, card.group), width - 2), width)


def _practice(label: str, card: PracticeCard, ballot: Ballot, reflection: Reflection, width: int) -> Row:
    """
    A practice: its letter, whether it is chosen or leads, its name, and its hands or dots.
    """
    proposal = proposal_of(card.id, reflection)
    target, on = f"letter {label}", card.id == ballot.practice
    sign, role = _sign(proposal, reflection)
    count = "" if proposal is None else str(proposal.hands if ballot.counted == "hands" else proposal.dots)
    tail = Piece(f"{count if count != '0' else '':>{COUNT}}", "strong", target)
    room = width - 6 - COUNT
    pieces = (
        Piece(f"{'▸' if on else ' '}{label} ", "key", target),
        Piece(f"{sign:<3}", role, target),
        Piece(cell(cut(_named(card), room), room), "strong" if on else "text", target),
    )
    return spread(pieces, (tail,), width)


def _named(card: PracticeCard) -> str:
    return wording.stop(card.name) if card.on else card.name


def _sign(proposal: Proposal | None, reflection: Reflection) -> tuple[str, Role]:
    if proposal is None:
        return "", "muted"
    if proposal.chosen:
        return "●", "good"
    if proposal.number in reflection.leading:
        return f"{reflection.leading.index(proposal.number) + 1}.", "good"
    return ("=", "warning") if proposal.number in reflection.tied else ("○", "muted")
