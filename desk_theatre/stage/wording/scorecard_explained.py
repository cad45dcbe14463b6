"""
What each line of the scorecard says, in one sentence.
"""

from __future__ import annotations

from desk_theatre.stage.wording.explained import Explained
from desk_theatre.stage.wording.scorecard import BY_PRIORITY, PARTS

_LINES = {
    "sessions_delayed": "Sessions that began late because of an incident, or should have begun.",
    "sessions_delayed_by_desk": "Those with an incident in their room that was not solved within its promised time.",
    "sessions_late_otherwise": "The other late ones: their incidents were reported just before, or with the supplier.",
    "delegate_minutes_lost": "Each delay times the people who sat there, over all sessions.",
    "satisfaction": "How content the delegates are, as the model reckons it; an assumption.",
    "mood": "How content the delegates in this room say they are; the last word counts.",
    "resolution_sla_met": "Of all promises to solve in time, the share that was kept; open ones that are broken count.",
    "response_sla_met": "Of all promises that somebody takes it up in time, the share that was kept.",
    "submitted": "All that delegates reported.",
    "resolved": "Solved, and not opened again since.",
    "open": "Still known to somebody, and not solved.",
    "lost": "Nobody but the delegate remembers them any more.",
    "withdrawn": "Everybody who had them has given up on them.",
    "reopened": "How many times something was closed and not mended.",
    "throughput_per_hour": "What was solved, divided by the hours that the round lasted.",
    "closed_per_hour": "How often something was closed, what came back and was closed again counted each time.",
    "first_contact_resolution": "Of all that were solved, those solved while the delegate waited, and never opened again.",
    "handovers_per_incident": "How often one was given to a team, on average.",
    "bounces_per_incident": "How often a team found out that it was not theirs, on average.",
    "failure_demand_share": "Of all contacts, those that better work would have made unnecessary.",
    "cost_per_resolved": "All that was paid, divided by what was solved.",
    "cost_wasted": "What was paid for work that need not have been.",
    "cost_total": "Everybody's time, the suppliers, and what the practices cost.",
}
_BY_PRIORITY = {
    "resolution_sla_met": "The same share, for the incidents of one priority.",
    "mean_minutes": "From the report until it was solved, all waiting included, on average.",
}

SCORECARD: Explained = (
    *((line.words, _LINES[line.key]) for part in PARTS for line in part.lines),
    *((f"P1: {line.words}", _BY_PRIORITY[line.key]) for line in BY_PRIORITY),
)
