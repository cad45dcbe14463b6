"""
No sentence of the program's own is cut on any screen of a session, not on the smallest stage either.

What does not fit is cut with three dots (`test_rows_cut`), so a cut sentence shows.  Names may be cut where they stand in a list:
they come from the scenario, the deck or the room, and stand whole elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from boards import HandHouse
from conference_on_stage import BECAUSE, BROKEN, CONFERENCE, NOTED, PLAYED, REFLECTED, TYPED, ConferenceSession
from seeing import press, seen, settle

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import session_commands as s
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import vocabulary
from desk_theatre.show.deck.deck import DECK
from desk_theatre.stage.app import Theatre
from runners import Step

WALKS: dict[str, tuple[tuple[Step, ...], tuple[str, ...]]] = {
    "briefing": ((s.NextScene(),), ("pagedown", "?", "escape")),
    "round": (
        BROKEN,
        (
            *("p", "escape", "i", "enter", "escape", "escape", "d", "escape", "w", "escape"),
            *"c",
            "escape",
            "x",
            "escape",
            "r",
            "?",
        ),
    ),
    "curtain": (PLAYED, (*["space"] * 6, "?", "escape")),
    "reflection": ((*PLAYED, *REFLECTED[:1]), ("2", "3", "4", "i", "escape", "f", "escape", "?", "pagedown")),
    "decided": ((*PLAYED, *REFLECTED), ("pagedown", "2", "down", "3", "4", "down", "down", "i", "enter", "escape")),
    "finale": ((*PLAYED, *REFLECTED, s.EndShow()), (*["pagedown"] * 14, "c", *["pagedown"] * 8, "escape", "?")),
    "nothing happened": ((c.OpenRound(), c.EndRound(), s.EndShow()), ("r", "escape", "i")),
}


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, (tuple, list)):
        for each in found:
            yield from _texts(each)
    elif attrs.has(type(found)):
        for field in attrs.fields(type(found)):  # type: ignore[arg-type]
            yield from _texts(getattr(found, field.name))


NAMES = (
    *_texts(CONFERENCE),
    *(vocabulary.CONFERENCE.say(card.title) for card in DECK),
    *(vocabulary.CONFERENCE.say(practice.identity.name) for practice in catalogue().values()),
    *(NOTED, BECAUSE, TYPED),
)


def is_name(before: str) -> bool:
    """
    Whether what stands before three dots is the beginning of a name.
    """
    words = re.split(r"(?<=[ “])", before)
    ends = ("".join(words[i:]).strip(" “") for i in range(len(words)))
    return any(len(end) >= 4 and name.startswith(end) for end in ends for name in NAMES)


@pytest.mark.parametrize("walk", WALKS)
async def test_no_sentence_is_cut_on_the_smallest_stage(walk: str) -> None:
    """
    Through every scene of a conference, and every screen that its keys lead to.
    """
    steps, keys = WALKS[walk]
    show = ConferenceSession(*steps)
    app = Theatre(HandHouse(), opening=lambda: show)
    clipped: dict[str, str] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("", *keys):
            await press(pilot, *([{"?": "question_mark"}.get(key, key)] if key else []))
            await settle(pilot)
            for line in seen(app).splitlines():
                for found in re.finditer("…", line):
                    before = line[: found.start()]
                    if not is_name(before):
                        clipped[line.strip()] = f"{type(app.screen).__name__} after {key or 'nothing'}"

    assert clipped == {}


def test_a_sentence_of_the_programs_own_is_no_name() -> None:
    """
    What the test above would have to find.
    """
    assert not is_name("Nothing proposed yet: i proposes an i")
    assert not is_name(" 2 left out; a wider window sh")
    assert is_name("▸ no sign Every time like the first t")
