"""
One sentence for each figure and sign on a screen; the help shows those of the screen it was opened from.

The sentences of the figures come from `desk_theatre.measures.figures`.
"""

from __future__ import annotations

from desk_theatre.measures.figures import BY_PRIORITY, GROUPS, HEADLINE
from desk_theatre.stage.wording import charts, incident, practices
from desk_theatre.stage.wording.scorecard import name

Explained = tuple[tuple[str, str], ...]
"""
What something is called on the screen, and what it says.
"""

SIX: Explained = tuple((figure.label, figure.sentence) for figure in HEADLINE)

SCORECARD: Explained = (
    *((name(figure), figure.sentence) for group in GROUPS for figure in group.figures),
    *((f"P1: {figure.label}", figure.sentence) for figure in BY_PRIORITY),
)

SIGNS: Explained = (
    ("● ▲ ■", "Good, to be watched, and poor; on an incident: SLA target met, at risk, and breached."),
    ("○ ◇", "An SLA clock that runs, and one that is paused."),
    ("▶", "In progress: a session, a round."),
    ("◆", "Reported by a person in this room."),
    ("▼", "A moment worth stopping for, with a question for the room."),
    ("»", "It has just moved."),
    ("free", "How many of the staff have no work in hand."),
)

PRACTICES: Explained = (
    ("active", "How many of the practices are active."),
    ("%", "How far people really follow it, on average, right now."),
    (practices.COMMITMENT, "How far each person follows it: one bar for all if they are equal, or one bar each."),
)

CHARTS: Explained = (
    (charts.DURATIONS, "The line goes from the fastest tenth to the slowest, the mark is the median."),
    (charts.FLOW, "The gap between the two is the backlog."),
    (charts.AGES, "How long the incident in the middle of the backlog had waited by then."),
    ("Waste by cause", "What was paid for work that was not needed, by what it was spent on."),
)

INCIDENT: Explained = (
    (incident.TIME, "The minutes of its life by what they were spent on; ● work, ○ waiting."),
    (incident.PROMISED, "How much of each SLA target is used up; while the clock is paused it does not grow."),
    ("mood", "How the delegate said it went, from 1 to 5, next to what the model estimates."),
)

WORTH: Explained = (
    ("luck", "The same round played with other luck: nine in ten of those rounds are between these two."),
    ("points", "How many more of a hundred SLA targets were met with this practice than without it."),
    ("harm ◂0▸ help", "Left of zero, the round was worse with the practice; right of it, better."),
    ("├──█──┤", "From one figure in brackets to the other; the mark in between is the best estimate."),
    ("may be luck", "Luck alone could have made this difference; the line with two ends is grey."),
)

TALLY: Explained = (
    ("●●○ next to a team", "The dots that a team has not given away yet."),
    ("a bar next to a card", "How clearly its pattern showed in the round."),
    ("chosen", "How many improvements the room has chosen, of those it may choose."),
)
