"""
The figures of the scorecard: what each is called, counts, and is counted from.  The stage, the JSON documents and the reports
all take their words from here, and `docs/reference/scorecard.md` is written from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from desk_theatre.itsm.values import value

Better = Literal["more", "less", "neither"]
Unit = Literal[
    "incidents",
    "share",
    "per incident",
    "sessions",
    "minutes",
    "delegate-minutes",
    "currency",
    "per hour",
    "1 to 5",
    "by priority",
]


@value
class Figure:
    """
    One figure.

    Args:
        key: as in the scorecard and in JSON.
        words: what people call it.
        unit: shares are 0 to 1 in data and percent on screen; money is in the scenario's currency.
        better: which direction is an improvement.
        meaning: its definition in a sentence.
        source: the events it is folded from.
    """

    key: str
    words: str
    unit: Unit
    better: Better
    meaning: str
    source: tuple[str, ...]


_ENDS = ("IncidentResolved", "IncidentReopened", "IncidentWithdrawn")
_CLOCKS = (
    "IncidentReported",
    "IncidentAssessed",
    "IncidentJoined",
    "IncidentPended",
    "IncidentContinued",
    "IncidentLost",
    *_ENDS,
)
_CONTACTS = ("IncidentReported", "IncidentFound", "DelegateChased", "IncidentReopened")

_TABLE = (
    Figure(
        "submitted",
        "reported",
        "incidents",
        "neither",
        "All incidents and questions that delegates reported; always open + resolved + lost + withdrawn.",
        ("IncidentReported",),
    ),
    Figure(
        "resolved",
        "resolved",
        "incidents",
        "more",
        "Resolved or closed, and not reopened since.",
        ("IncidentResolved", "IncidentReopened"),
    ),
    Figure(
        "open",
        "open",
        "incidents",
        "less",
        "Reported and still known to somebody, but neither resolved nor withdrawn.",
        ("every step of an incident",),
    ),
    Figure(
        "lost",
        "lost",
        "incidents",
        "less",
        "Nobody but the delegate remembers them now; those told all over again are open again.",
        ("IncidentLost", "IncidentRecovered", "IncidentRemembered"),
    ),
    Figure(
        "withdrawn",
        "withdrawn",
        "incidents",
        "less",
        "Nobody wants them solved any more: every delegate who had them has given up.",
        ("IncidentWithdrawn",),
    ),
    Figure(
        "reopened",
        "reopened",
        "incidents",
        "less",
        "How many times something was closed and not mended.",
        ("IncidentReopened",),
    ),
    Figure(
        "lost_ever",
        "lost at some time",
        "incidents",
        "less",
        "Incidents that were lost at least once, whether or not the delegate has come back since.",
        ("IncidentLost",),
    ),
    Figure(
        "response_sla_met",
        "response within SLA",
        "share",
        "more",
        "Response promises kept, among those kept or broken; open ones that are broken count.",
        (*_CLOCKS, "IncidentPickedUp"),
    ),
    Figure(
        "resolution_sla_met",
        "within SLA",
        "share",
        "more",
        "Resolution promises kept, among those kept or broken; open and lost ones that are broken count.",
        _CLOCKS,
    ),
    Figure(
        "by_priority",
        "by priority",
        "by priority",
        "neither",
        "The figures of each priority, as the business sees it: as reported, or as judged by the agreed table.",
        ("IncidentReported", "IncidentAssessed"),
    ),
    Figure(
        "first_contact_resolution",
        "solved at first contact",
        "share",
        "more",
        "Of all resolved, those resolved while the delegate waited and never reopened.",
        ("IncidentResolved", "IncidentReopened"),
    ),
    Figure(
        "handovers_per_incident",
        "hand-overs",
        "per incident",
        "less",
        "How often an incident was assigned to a team, on average over all reported.",
        ("IncidentAssigned", "IncidentReported"),
    ),
    Figure(
        "bounces_per_incident",
        "bounces",
        "per incident",
        "less",
        "How often a team found out that an incident was not theirs, on average over all reported.",
        ("IncidentBounced", "IncidentReported"),
    ),
    Figure(
        "failure_demand_share",
        "failure demand",
        "share",
        "less",
        "Of all contacts (reports, visits to ask, reopenings), those that better work would have made unnecessary: "
        "visits to ask, and reopenings; coming back about a lost incident counts once, as a visit to ask.",
        _CONTACTS,
    ),
    Figure(
        "sessions",
        "sessions due",
        "sessions",
        "neither",
        "Sessions whose start has come, begun or held up.",
        ("SessionStarted", "SessionDelayed"),
    ),
    Figure(
        "sessions_delayed",
        "sessions late",
        "sessions",
        "less",
        "Sessions that began late because of an incident, or should have begun: those delayed by the desk, and those late for "
        "other reasons.",
        ("SessionStarted", "SessionDelayed"),
    ),
    Figure(
        "sessions_delayed_by_desk",
        "delayed by the desk",
        "sessions",
        "less",
        "Late sessions for which an incident that was open in their room when they should have begun had broken its "
        "resolution promise before they began, or has broken it by now; the time in which the supplier was awaited is left out.",
        ("SessionStarted", "SessionDelayed", *_CLOCKS),
    ),
    Figure(
        "sessions_late_otherwise",
        "late for other reasons",
        "sessions",
        "neither",
        "Late sessions that the desk did not delay: every incident in their way was within its promised time, reported too "
        "shortly before them or with the supplier.",
        ("SessionStarted", "SessionDelayed", *_CLOCKS),
    ),
    Figure(
        "delegate_minutes_lost",
        "delegate-minutes lost",
        "delegate-minutes",
        "less",
        "Delay x attendance over all sessions, those held up now included.",
        ("SessionStarted", "SessionDelayed"),
    ),
    Figure(
        "cost_total",
        "cost",
        "currency",
        "less",
        "Everybody's paid time so far, busy or idle, the supplier's call-outs, and what practices cost while in force.",
        ("RoundOpened", "SupplierCalled", "PracticeSwitched"),
    ),
    Figure(
        "cost_wasted",
        "wasted",
        "currency",
        "less",
        "The part of the paid time that went into work that need not have been, at the rate of whoever did it.",
        ("WorkStarted",),
    ),
    Figure(
        "cost_per_resolved",
        "cost per solved",
        "currency",
        "less",
        "The whole cost divided by the number resolved.",
        ("RoundOpened", "SupplierCalled", "PracticeSwitched", "IncidentResolved", "IncidentReopened"),
    ),
    Figure(
        "waste", "waste by cause", "currency", "less", "What was wasted, by what it was wasted on.", ("WorkStarted",)
    ),
    Figure(
        "throughput_per_hour",
        "solved per hour",
        "per hour",
        "more",
        "The number resolved divided by the hours the round has lasted.",
        ("IncidentResolved", "IncidentReopened", "RoundOpened"),
    ),
    Figure(
        "closed_per_hour",
        "closed per hour",
        "per hour",
        "more",
        "How often something was closed, divided by the hours the round has lasted; what comes back and is closed again counts "
        "each time.",
        ("IncidentClosed", "RoundOpened"),
    ),
    Figure(
        "utilisation",
        "busy",
        "share",
        "neither",
        "Share of the paid time that was worked, for each team and person; high is no aim, because lines grow with it.",
        ("WorkStarted", "RoundOpened"),
    ),
    Figure(
        "satisfaction",
        "satisfaction",
        "1 to 5",
        "more",
        "How content the delegates are as the model reckons it: 5, less what went wrong for them; a declared assumption.",
        (*_CLOCKS, "DelegateInformed", "DelegateChased", "IncidentLost", "SessionDelayed"),
    ),
    Figure(
        "mood",
        "mood of the room",
        "1 to 5",
        "more",
        "How content the delegates in the room say they are, each with what became of their own incident; the last word counts.",
        ("MoodLeft",),
    ),
    Figure(
        "commitment",
        "commitment",
        "share",
        "more",
        "How far people really do each practice: the mean over everybody, when last measured.",
        ("CommitmentMeasured",),
    ),
)

_PRIORITY_TABLE = (
    Figure(
        "count", "reported", "incidents", "neither", "All of this priority.", ("IncidentReported", "IncidentAssessed")
    ),
    Figure("resolved", "resolved", "incidents", "more", "Those of them that are resolved.", _ENDS[:2]),
    Figure("resolution_sla_met", "within SLA", "share", "more", "As above, for this priority.", _CLOCKS),
    Figure(
        "mean_minutes",
        "mean time to resolve",
        "minutes",
        "less",
        "From the report to the last resolution, waiting of every sort included; over those that are resolved.",
        _ENDS[:2],
    ),
    Figure(
        "median_minutes",
        "median time to resolve",
        "minutes",
        "less",
        "Half of them took no longer than this.",
        _ENDS[:2],
    ),
    Figure(
        "p90_minutes",
        "time to resolve nine in ten",
        "minutes",
        "less",
        "The shortest time that nine in ten of them did not exceed (nearest rank).",
        _ENDS[:2],
    ),
)

FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _TABLE}
"""
Every key of the scorecard.
"""

PRIORITY_FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _PRIORITY_TABLE}
"""
Every key below `by_priority`.
"""
