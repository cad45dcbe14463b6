"""
The words of the simulated delegates: their names, what they report, and what they find out.
"""

from __future__ import annotations

from desk_theatre.itsm.scene import FindingSort

NAMES: tuple[str, ...] = (
    *("row 2", "row 3", "row 5", "row 8", "last row", "the one by the door", "badge 17", "badge 40", "badge 63"),
    *("badge 88", "badge 104", "badge 131", "the red scarf", "the tall one", "table 4", "table 7", "somebody with tea"),
    *("Birk", "Lumi", "Odile", "Tadeo", "Runa", "Pim", "Zofia", "Ansel", "Maren", "Ilja", "Nell", "Sauli", "Wanda"),
    *("first-timer", "volunteer", "the note taker", "a reporter", "chair of the day", "an old hand"),
)
"""
Their names.
"""

REMARKS: tuple[str, ...] = (
    "It worked a minute ago. I have not touched anything.",
    "Is it only me?",
    "My neighbour has the same, but is too polite to say so.",
    "I have switched it off and on again. Now it is off.",
    "The same as last year, in the same place.",
    "There is no hurry. There was none an hour ago.",
    'Somebody put a sticker on it that says "known".',
    "I asked at the other desk. They sent me here.",
    "It makes a sound that I would call reproachful.",
    "I can wait. I have a book. It is a short book.",
    "It is not urgent yet. It will be in ten minutes.",
    "We are forty people, and one of us is loud.",
    "I was told to describe it. It is beige.",
    "Whoever mended it this morning: it was lovely while it lasted.",
    "I do not know what it is called, but it does not.",
    "Please do not send the gentleman with the ladder again.",
)
SESSION_REMARKS: tuple[str, ...] = (
    'We are sitting in "{title}" and cannot go on.',
    "{speaker} is looking at us. We are looking at you.",
    '"{title}" is about to begin, with or without it.',
    "{speaker} says that it is fine. It is not fine.",
    'Half of "{title}" has gone for coffee until this works.',
)
"""
What they say besides the words of the catalogue; the second sort is for the time near a session.
"""

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
