"""
The lists of a reflection: the cards, what was found out, the improvements, and the places to look at in the recording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from desk_theatre.itsm.scene import Perspective
from desk_theatre.show.evidence import MOST_TELLING
from desk_theatre.stage.drawing.row import heading
from desk_theatre.stage.pages import reflection as told
from desk_theatre.stage.screens.session.reflection_keys import CARDS, HAPPENED
from desk_theatre.stage.widgets.picker import PickerEntry
from desk_theatre.stage.wording import reflection as wording
from desk_theatre.stage.wording.practices import GROUPS

if TYPE_CHECKING:
    from desk_theatre.show.board import IncidentCard, PracticeCard
    from desk_theatre.show.evidence import Material
    from desk_theatre.show.reflection import Reflection

_PERSPECTIVES: tuple[Perspective, ...] = get_args(Perspective)


def card_list(material: Material | None, picked: Mapping[str, Sequence[int]]) -> list[PickerEntry]:
    """
    Those that were seen, the most telling first and by themselves, and the rest of the deck.

    Args:
        picked: by which teams, for each card that was.
    """
    if material is None:
        return []
    seen = [PickerEntry(s.card.id, partial(told.seen_entry, s, picked.get(s.card.id, ()))) for s in material.seen]
    first, more = seen[:MOST_TELLING], seen[MOST_TELLING:]
    entries: list[PickerEntry] = []
    if more:
        entries += [_title(wording.most_telling(len(first), len(seen), material.round)), *first]
        entries += [_title(wording.seen_too(len(more))), *more]
    elif first:
        entries += [_title(wording.seen_in(material.round)), *first]
    entries.append(_title(wording.REST))
    return entries + [PickerEntry(k.id, partial(told.unseen_entry, k, picked.get(k.id, ()))) for k in material.unseen]


def finding_list(reflection: Reflection) -> list[PickerEntry]:
    """
    What went wrong and what helped, in the order in which it was said.
    """
    return [PickerEntry(f"finding {each.number}", partial(told.finding_entry, each)) for each in reflection.findings]


def improvement_list(reflection: Reflection) -> list[PickerEntry]:
    """
    Under each perspective those with the most dots first.
    """
    by_number = {each.number: each for each in reflection.proposals}
    entries: list[PickerEntry] = []
    for perspective in _PERSPECTIVES:
        found = [by_number[n] for n in reflection.ranking if by_number[n].perspective == perspective]
        if found:
            entries.append(_title(GROUPS[perspective]))
            entries += [PickerEntry(f"proposal {each.number}", partial(told.proposal_entry, each)) for each in found]
    return entries


def places(
    material: Material | None, part: int, marked: str, incidents: Sequence[IncidentCard]
) -> list[tuple[int, str]]:
    """
    Where to look in the recording, and what can be seen there: the moments, or what the card that is marked was seen in.
    """
    if material is None:
        return []
    if part == HAPPENED:
        return [(each.at, each.words) for each in material.moments]
    seen = next((each for each in material.seen if each.card.id == marked), None) if part == CARDS else None
    if seen is None:
        return []
    titles = {card.number: card.title for card in incidents}
    return [
        (each.at, seen.card.title if each.incident is None else titles.get(each.incident, seen.card.title))
        for each in seen.glimpses
    ]


def perspective_of(card: PracticeCard) -> Perspective:
    """
    Under which a practice is proposed.
    """
    return next((each for each in _PERSPECTIVES if each == card.group), "process")


def _title(words: str) -> PickerEntry:
    return PickerEntry("", lambda width: heading(words, width + 2))
