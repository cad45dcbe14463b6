"""
The words of the simulated delegates: their names, what they report, and what they find out.

The first two are a scenario's own, if it has any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.scene import FindingSort
from desk_theatre.scenario.voices import Voices

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario

USUAL = Voices(
    names=(
        *("the one by the door", "the one by the window", "the red scarf", "the tall one", "somebody with tea"),
        *("Birk", "Lumi", "Odile", "Tadeo", "Runa", "Pim", "Zofia", "Ansel", "Maren", "Ilja", "Nell", "Sauli", "Wanda"),
        *("a newcomer", "an old hand", "two of us", "the note taker", "number 4", "number 7", "everyone at this end"),
    ),
    remarks=(
        "It worked a minute ago. I have not touched anything.",
        "Is it only me?",
        "My neighbour has the same, but is too polite to say so.",
        "I have switched it off and on again. Now it is off.",
        "The same as last year, in the same place.",
        "There is no hurry. There was none an hour ago.",
        'Somebody put a sticker on it that says "known".',
        "I asked somebody else. They sent me here.",
        "It makes a sound that I would call reproachful.",
        "It is not urgent yet. It will be in ten minutes.",
        "There are forty of us, and one of us is loud.",
        "I was told to describe it. It is beige.",
        "Whoever mended it this morning: it was lovely while it lasted.",
        "I do not know what it is called, but it does not.",
        "Please do not send the gentleman with the ladder again.",
    ),
    session_remarks=(
        '"{title}" is stuck, and we are in it.',
        "{speaker} is looking at us. We are looking at you.",
        '"{title}" is about to begin, with or without it.',
        "{speaker} says that it is fine. It is not fine.",
        'Half of "{title}" has gone for a walk until this works.',
    ),
)
"""
The voices of a scenario that has none of its own: they fit any.
"""


def voices_of(scenario: Scenario) -> Voices:
    """
    Return what the simulated delegates of a scenario call themselves and say: its own words, or the usual ones where it has none.
    """
    own = scenario.voices
    return Voices(own.names or USUAL.names, own.remarks or USUAL.remarks, own.session_remarks or USUAL.session_remarks)


FINDINGS: tuple[tuple[FindingSort, str], ...] = (
    ("finding", "Nobody knew what anybody else was doing."),
    ("finding", "We asked the same person the same thing three times."),
    ("finding", "The loudest was served first, and it was not the most important."),
    ("finding", "One of them did everything that was hard, and the others waited."),
    ("finding", "Nobody told us anything, so we came back."),
    ("finding", "It went from team to team and came back as it was."),
    ("finding", "The manager was everywhere, and it did not help."),
    ("finding", "What was solved in the morning was solved again in the afternoon."),
    ("success factor", "As soon as it was written down, nothing got lost."),
    ("success factor", "When somebody said when to expect news, we stopped asking."),
    ("success factor", "The right team had it at once."),
    ("success factor", "They helped each other without being told."),
)
"""
What they find out after a round, whatever happened in it.
"""

REASONS: tuple[str, ...] = (
    "because we would have liked it ourselves",
    "because it costs least",
    "because nobody was against it",
    "because that is where it hurt",
    "because our own desk should, too",
)
"""
Their reasons for proposals.
"""
