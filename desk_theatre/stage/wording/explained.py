"""
What each figure on the stage says, in one sentence; the help has those of the screen that asked.

The definitions themselves stand with the measures; these are for reading out.
"""

from __future__ import annotations

Explained = tuple[tuple[str, str], ...]
"""
What something is called on the screen, and what it says.
"""

SIX: Explained = (
    (
        "within SLA",
        "Of all promises to solve something in time, the share that was kept; open ones that are broken count.",
    ),
    (
        "sessions on time",
        "So many began when planned; the desk made one late if an incident in its way was past its promised time.",
    ),
    ("lost", "Nobody but the delegate remembers these any more."),
    (
        "waiting now",
        "So many are open and nobody has them in hand; below, how long the oldest in a line has waited.",
    ),
    ("satisfaction", "How content the delegates are, from 1 to 5, as the model reckons it."),
    (
        "cost per solved",
        "What each solved one cost: all that was paid, most of it for people's time, divided by what was solved.",
    ),
)

SIGNS: Explained = (
    ("● ▲ ■", "Good, to be watched, and poor; beside an incident: promise kept, close to its limit, and broken."),
    ("○ ◇", "A promise whose time runs, and one whose clock stands still."),
    ("▶", "Something goes on: a session, a round."),
    ("◆", "It came from somebody in this room."),
    ("▼", "A moment worth stopping for, with a question for the room."),
    ("»", "It has just moved."),
    ("free", "Of all who work here, so many have nothing in hand."),
)

PRACTICES: Explained = (
    ("in force", "How many of the practices are switched on."),
    ("%", "How far people really do it, on average, at this moment."),
    ("Who does it", "How far each person does it: one bar if everybody is equally far, else one bar a person."),
)

CHARTS: Explained = (
    ("How long it took", "The line goes from the fastest tenth to the slowest, the mark is the median."),
    ("Reported and solved", "What lies between the two heights is what piled up."),
    ("Age of what was waited for", "How long the one in the middle of the pile had waited by then."),
    ("Waste by cause", "What was paid for work that need not have been, by what it was wasted on."),
)

INCIDENT: Explained = (
    ("Where its time went", "The minutes of its life by what they were spent on; ● somebody worked, ○ it waited."),
    ("What was promised", "How much of each promise's time has run; while the clock stands still it does not grow."),
    ("mood", "How the delegate said it felt, from 1 to 5, beside what the model reckons."),
)

WORTH: Explained = (
    ("luck", "The same round was played with other luck: between these two lie nine of ten of them."),
    ("points", "By how many of a hundred promises more were kept with this practice than without it."),
    ("harm ◂0▸ help", "Left of the line at zero, the round was worse with the practice; right of it, better."),
    ("├──█──┤", "From one figure in brackets to the other; the mark in between is the best estimate."),
    ("may be luck", "Luck alone could have made this difference; the line with two ends is grey."),
)

TALLY: Explained = (
    ("●●○ beside a team", "The dots that a team has not given away yet."),
    ("a bar beside a card", "How strongly its pattern was seen in the round."),
    ("chosen", "How many improvements the room has chosen, of those it may choose."),
)
