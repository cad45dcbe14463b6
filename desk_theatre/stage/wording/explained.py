"""
One sentence for each figure and sign on a screen; the help shows those of the screen it was opened from.

The sentences of the figures come from `desk_theatre.measures.figures`.
"""

from __future__ import annotations

from desk_theatre.measures.figures import BY_PRIORITY, GROUPS, HEADLINE
from desk_theatre.stage.wording import incident, practices
from desk_theatre.stage.wording.scorecard import name

Explained = tuple[tuple[str, str], ...]
"""
What something is called on the screen, and what it says.
"""

LARGE_FIGURES: Explained = tuple((figure.label, figure.sentence) for figure in HEADLINE)

SCORECARD: Explained = (
    *((name(figure), figure.sentence) for group in GROUPS for figure in group.figures),
    *((f"P1: {figure.label}", figure.sentence) for figure in BY_PRIORITY),
)

SIGNS: Explained = (
    ("● ▲ ■", "Good, watch, poor; on an incident: SLA met, at risk, breached."),
    ("○ ◇ ×", "An SLA clock that runs, is paused, or is stopped."),
    ("▶", "In progress: {a session}, a round."),
    ("◆", "Reported by a person in this room."),
    ("▼", "A moment worth stopping for, with a question for the room."),
    ("»", "It has just moved."),
    ("free", "How many of the staff have no work in hand."),
)

PRACTICES: Explained = (
    ("active", "How many of the practices are active."),
    ("▄ ▀ ▲", "A foundation; a roof, which builds on it; a roof without one."),
    ("%", "How far people really follow it, on average, right now."),
    (practices.COMMITMENT, "How far each person follows it; one bar if all are equal."),
)

CHARTS: Explained = (
    ("Time to resolve", "From the fastest tenth to the slowest; the mark is the median."),
    ("Reported and resolved", "The gap between the two is the backlog."),
    ("Age of the backlog", "How long the median incident in the backlog had waited by then."),
    ("Waste by cause", "What was paid for avoidable work, by what it was spent on."),
)

INCIDENT: Explained = (
    ("P1-P4", "How urgent it is for the {conference}; SLA targets count by it."),
    ("desk says", "The desk’s own rating; without an agreed table it may differ."),
    (incident.TIME, "Its minutes by what they were spent on; ● work, ■ waste, ○ waiting."),
    (incident.PROMISED, "How much of each SLA target is used; a paused clock stops."),
    ("mood", "How the {delegate} rated it, 1 to 5; then the model’s estimate."),
)

WORTH: Explained = (
    ("luck", "Nine in ten replays with other luck end between these two."),
    ("points", "How many more of 100 SLA targets were met with this practice."),
    ("harm ◂0▸ help", "Left of zero, the practice did harm; right of it, it helped."),
    ("├──█──┤", "From one bracket to the other; the mark is the best estimate."),
    ("▲ builds on", "A roof: it can do more once that is active, too."),
    ("may be luck", "Luck alone could explain it; the line with two ends is grey."),
)

TALLY: Explained = (
    ("●●○ by a team", "The dots that a team has not given away yet."),
    ("bar by a card", "How clearly its pattern showed in the round."),
    ("chosen", "How many improvements the room has chosen, of those it may choose."),
)
