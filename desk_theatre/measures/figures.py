"""
The figures of the scorecard, one definition each: what a figure is called, what it says, its unit, and what is good.

The stage, the curtain, the help, the documents, the tables of the command line and `docs/reference/scorecard.md` all take
theirs from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from desk_theatre.itsm.values import value

WASTES: Mapping[str, str] = {
    "re-asking": "asking the {delegate} again",
    "bouncing": "work for the wrong team",
    "chasing": "answering chasers",
    "repeated diagnosis": "repeated diagnosis",
    "meddling": "interruptions by the manager",
    "form-filling": "forms nobody needs",
}
"""
What people call each cause of waste.
"""

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
Grade = Literal["good", "watch", "poor"]


LEAST_POINTS: Mapping[Unit, float] = {"share": 0.05, "1 to 5": 0.1}
"""
The smallest difference between two rounds that is called better or worse, for figures with a scale of their own.
"""
LEAST_CHANGE = 0.05
"""
The same as a share of the larger one, for all other figures.  Both are declared assumptions.
"""
WASTED: tuple[float, float] = (0.15, 0.3)
"""
Share of the cost that was wasted, up to which that is good, and up to which it is to be watched; a declared assumption.
"""


@value
class KeyFigure:
    """
    One figure.

    Args:
        key: as in the scorecard and in JSON.
        label: what people call it.
        unit: shares are 0 to 1 in data and percent on screen; money is in the scenario's currency.
        better: which direction is an improvement.
        sentence: what it says, short enough to be read out on the stage.
        source: the events it is counted from.
        definition: the exact rule, for the reference; empty: the sentence is the rule.
        adds_up: it grows while a round lasts, so rounds of unequal length are compared by the hour.
        part_of: the key of the figure that it is a part of; their bars have one axis.
        place: its place among the large figures of the stage, from 1; 0: it is not one of them.
        curtain: its place in the order in which the curtain reveals those, from 1.
        short: the label where there is little room.
        empty: the sentence where there was nothing to count.
        nothing: a word or two below the figure where there is nothing to count.
        poor: the word below the figure when it is poor.
        target: from here on it is good.
        watch: between the target and this it is to be watched; beyond it is poor.
        read: how to read it from the figures of a scorecard; `None`: it is one of them.
        studied_as: the figure that a study measures in its place, if it is not on the scorecard itself.
        share_of: the key of the figure that it is a share of, where two rounds are compared by what that comes to.
        compared_to: the key of the figure by which it is divided before two rounds are compared: with more resolved, more can
            come back.
    """

    key: str
    label: str
    unit: Unit
    better: Better
    sentence: str
    source: tuple[str, ...]
    definition: str = ""
    adds_up: bool = False
    part_of: str = ""
    place: int = 0
    curtain: int = 0
    short: str = ""
    empty: str = ""
    nothing: str = ""
    poor: str = "poor"
    target: float | None = None
    watch: float | None = None
    read: Callable[[Mapping[str, Any]], float | int | None] | None = None
    studied_as: str = ""
    share_of: str = ""
    compared_to: str = ""

    def of(self, figures: Mapping[str, Any]) -> Any:
        """
        Return this figure of a scorecard; `None` where there is nothing to count.
        """
        return figures.get(self.key) if self.read is None else self.read(figures)

    def comparable(self, figures: Mapping[str, Any]) -> float | None:
        """
        Return the amount by which rounds are compared, for a figure with `compared_to`; `None` where there is nothing to
        count.
        """
        part, whole = self.of(figures), figures.get(self.compared_to)
        times = figures.get(self.share_of) if self.share_of else 1
        return None if part is None or times is None or not whole else part * times / whole

    def differs(self, first: float, last: float) -> bool:
        """
        Return whether two rounds differ by enough to call one better: by more than a single incident could make.
        """
        if self.unit == "incidents" and self.target == 0 and 0 in {first, last}:
            return first != last
        least = LEAST_POINTS.get(self.unit, LEAST_CHANGE * max(abs(first), abs(last)))
        if self.unit in {"incidents", "sessions"}:
            least = max(least, 1.0)
        return abs(last - first) >= least - 1e-9 and first != last

    def grade(self, amount: float) -> Grade | None:
        """
        Return how good an amount is; `None` for a figure without a target.
        """
        if self.target is None:
            return None
        sign = -1 if self.better == "less" else 1
        if sign * amount >= sign * self.target:
            return "good"
        return "watch" if self.watch is not None and sign * amount >= sign * self.watch else "poor"


@value
class FigureGroup:
    """
    Figures that are read together.
    """

    title: str
    figures: tuple[KeyFigure, ...]


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
_SESSIONS = ("SessionStarted", "SessionDelayed")


def _on_time(figures: Mapping[str, Any]) -> int | None:
    due, late = figures.get("sessions"), figures.get("sessions_delayed")
    return None if due is None or late is None else due - late


_CONFERENCE = (
    KeyFigure(
        key="sessions_delayed",
        label="{sessions} late",
        unit="sessions",
        better="less",
        sentence="{Sessions} that started late because of an incident, or still cannot start.",
        source=_SESSIONS,
        definition="{Sessions} that started late because of an incident, or should have started and have not: those caused "
        "by the desk, and those late for other reasons.",
        adds_up=True,
    ),
    KeyFigure(
        key="sessions_delayed_by_desk",
        label="late: by the desk",
        unit="sessions",
        better="less",
        sentence="Late {sessions} with an incident past its SLA target; supplier time excluded.",
        source=(*_SESSIONS, *_CLOCKS),
        definition="Late {sessions} for which an incident that was open in their {room} at their planned start had breached its "
        "resolution target before they started, or has breached it by now; time waiting for the supplier is left out.",
        adds_up=True,
        part_of="sessions_delayed",
    ),
    KeyFigure(
        key="sessions_late_otherwise",
        label="late: other reasons",
        unit="sessions",
        better="neither",
        sentence="Late {sessions} whose incidents came too late, or were with the supplier.",
        source=(*_SESSIONS, *_CLOCKS),
        definition="Late {sessions} that the desk did not cause: every incident in their way was within its SLA target, was "
        "reported too shortly before them, or was with the supplier.",
        adds_up=True,
        part_of="sessions_delayed",
    ),
    KeyFigure(
        key="delegate_minutes_lost",
        label="{delegate}-minutes lost",
        unit="delegate-minutes",
        better="less",
        sentence="Each delay multiplied by the people in the {room}, over all {sessions}.",
        source=_SESSIONS,
        definition="Delay × attendance over all {sessions}, those that still cannot start included.",
        adds_up=True,
    ),
    KeyFigure(
        key="satisfaction",
        label="satisfaction",
        unit="1 to 5",
        better="more",
        sentence="How satisfied {delegates} are, from 1 to 5, as the model estimates.",
        source=(*_CLOCKS, "DelegateInformed", "DelegateChased", "SessionDelayed"),
        definition="How satisfied the {delegates} are, as the model estimates: 5, less what went wrong for them; a declared "
        "assumption, see below.",
        place=5,
        curtain=5,
        empty="No {delegate} had a reason to be satisfied, or not.",
        nothing="nobody asked",
        target=4.0,
        watch=3.0,
    ),
    KeyFigure(
        key="mood",
        label="mood of the room",
        unit="1 to 5",
        better="more",
        sentence="How satisfied {delegates} in this room say they are, 1 to 5.",
        source=("MoodLeft",),
        definition="How satisfied the {delegates} in the room say they are, each with what became of their own incident; the "
        "last answer counts.",
    ),
)

_TARGETS = (
    KeyFigure(
        key="resolution_sla_met",
        label="within SLA",
        unit="share",
        better="more",
        sentence="Share of resolution targets met; open incidents past target count as breached.",
        source=_CLOCKS,
        definition="Resolution targets met, as a share of those met or breached; open and lost incidents past their target "
        "count as breached.",
        place=1,
        curtain=3,
        empty="No resolution target came due in this round.",
        nothing="none due",
        target=0.9,
        watch=0.75,
    ),
    KeyFigure(
        key="response_sla_met",
        label="response within SLA",
        unit="share",
        better="more",
        sentence="Share of response targets met: the incident was picked up in time.",
        source=(*_CLOCKS, "IncidentPickedUp"),
        definition="Response targets met, as a share of those met or breached; open incidents past their target count as "
        "breached.",
    ),
)

_INCIDENTS = (
    KeyFigure(
        key="submitted",
        label="reported",
        unit="incidents",
        better="neither",
        sentence="All incidents and questions that {delegates} reported.",
        source=("IncidentReported",),
        definition="All incidents and questions that {delegates} reported; always open + resolved + lost + withdrawn.",
        adds_up=True,
    ),
    KeyFigure(
        key="resolved",
        label="resolved",
        unit="incidents",
        better="more",
        sentence="Resolved or closed, and not reopened since.",
        source=("IncidentResolved", "IncidentReopened"),
        adds_up=True,
    ),
    KeyFigure(
        key="open",
        label="still open",
        unit="incidents",
        better="less",
        sentence="Not lost, and neither resolved nor withdrawn.",
        source=("every step of an incident",),
    ),
    KeyFigure(
        key="lost",
        label="lost",
        unit="incidents",
        better="less",
        sentence="Incidents that only the {delegate} still remembers.",
        source=("IncidentLost", "IncidentRecovered", "IncidentRemembered", "IncidentWithdrawn"),
        definition="Incidents that only the {delegate} still remembers; one that the {delegate} reports again is open again.",
        place=3,
        curtain=1,
        empty="No incident was forgotten.",
        nothing="none",
        poor="forgotten",
        target=0,
    ),
    KeyFigure(
        key="withdrawn",
        label="withdrawn",
        unit="incidents",
        better="less",
        sentence="Every {delegate} who had the incident has given up.",
        source=("IncidentWithdrawn",),
        adds_up=True,
    ),
    KeyFigure(
        key="reopened",
        label="reopened",
        unit="incidents",
        better="less",
        sentence="How often an incident was closed without being resolved.",
        source=("IncidentReopened",),
        adds_up=True,
        compared_to="resolved",
    ),
)

_WORK = (
    KeyFigure(
        key="throughput_per_hour",
        label="resolved per hour",
        unit="per hour",
        better="more",
        sentence="Resolved and not reopened since, divided by the hours of the round.",
        source=("IncidentResolved", "IncidentReopened", "RoundOpened"),
    ),
    KeyFigure(
        key="closed_per_hour",
        label="closed per hour, repeats too",
        unit="per hour",
        better="more",
        sentence="Counts each closure again, so it can be above resolved per hour.",
        source=("IncidentClosed", "RoundOpened"),
        definition="How often an incident was closed, divided by the hours the round has lasted; one that comes back and is "
        "closed again counts each time.",
    ),
    KeyFigure(
        key="first_contact_resolution",
        share_of="resolved",
        compared_to="submitted",
        label="first-contact resolution",
        unit="share",
        better="more",
        sentence="Of all resolved, those resolved while the {delegate} waited and never reopened.",
        source=("IncidentResolved", "IncidentReopened"),
    ),
    KeyFigure(
        key="handovers_per_incident",
        label="hand-overs per incident",
        unit="per incident",
        better="less",
        sentence="How often an incident was assigned to a team, on average.",
        source=("IncidentAssigned", "IncidentReported"),
        definition="How often an incident was assigned to a team, on average over all reported.",
    ),
    KeyFigure(
        key="bounces_per_incident",
        label="wrong team, per incident",
        unit="per incident",
        better="less",
        sentence="How often an incident reached the wrong team, on average.",
        source=("IncidentBounced", "IncidentReported"),
        definition="How often a team found that an incident belonged to another team, on average over all reported.",
    ),
    KeyFigure(
        key="failure_demand_share",
        label="chasing contacts",
        unit="share",
        better="less",
        sentence="Share of contacts that better work would have made unnecessary.",
        source=_CONTACTS,
        definition="Failure demand: of all contacts (reports, visits to ask for news, reopenings), the visits to ask for news "
        "and the reopenings; coming back about a lost incident counts once, as a visit to ask.",
    ),
)

_COST = (
    KeyFigure(
        key="cost_per_resolved",
        label="cost per resolved",
        unit="currency",
        better="less",
        sentence="All cost, divided by incidents resolved; wasteful above 30 % waste.",
        source=(
            "RoundOpened",
            "SupplierCalled",
            "SupplierSurcharged",
            "PracticeSwitched",
            "IncidentResolved",
            "IncidentReopened",
        ),
        definition="The total cost divided by the number of incidents resolved; the stage calls it good while at most 15 % of "
        "the cost was wasted, and wasteful above 30 %.",
        place=6,
        curtain=6,
        short="cost each",
        empty="No incident was resolved, so none has a cost.",
        nothing="none",
    ),
    KeyFigure(
        key="cost_wasted",
        label="wasted",
        unit="currency",
        better="less",
        sentence="Paid time spent on work that was not needed.",
        source=("WorkStarted",),
        definition="Paid time spent on work that was not needed, at the rate of the person who did it.",
        adds_up=True,
    ),
    KeyFigure(
        key="cost_total",
        label="total cost",
        unit="currency",
        better="less",
        sentence="Everyone’s paid time, supplier call-outs, and what the practices cost.",
        source=("RoundOpened", "SupplierCalled", "SupplierSurcharged", "PracticeSwitched"),
        definition="Everyone’s paid time so far, busy or idle, supplier call-outs, and what practices cost while they are "
        "active.",
        adds_up=True,
    ),
)

_MORE = (
    KeyFigure(
        key="lost_ever",
        label="lost at some time",
        unit="incidents",
        better="less",
        sentence="Incidents that were lost at least once, also those reported again since.",
        source=("IncidentLost",),
        adds_up=True,
    ),
    KeyFigure(
        key="sessions",
        label="{sessions} due",
        unit="sessions",
        better="neither",
        sentence="{Sessions} whose planned start has come, whether they have started or not.",
        source=_SESSIONS,
    ),
    KeyFigure(
        key="by_priority",
        label="by priority",
        unit="by priority",
        better="neither",
        sentence="The figures of each priority, see below.",
        source=("IncidentReported", "IncidentAssessed"),
        definition="The figures of each business priority, as reported or as the agreed table rates it, see below.",
    ),
    KeyFigure(
        key="waste",
        label="waste by cause",
        unit="currency",
        better="less",
        sentence="What was wasted, by what it was wasted on.",
        source=("WorkStarted",),
    ),
    KeyFigure(
        key="utilisation",
        label="busy",
        unit="share",
        better="neither",
        sentence="Share of paid time that was worked, by team and person.",
        source=("WorkStarted", "RoundOpened"),
        definition="Share of the paid time that was worked, for each team and person; a high share is no aim, because queues "
        "grow with it.",
    ),
    KeyFigure(
        key="commitment",
        label="commitment",
        unit="share",
        better="more",
        sentence="How far people really follow each practice, on average, when last measured.",
        source=("CommitmentMeasured",),
    ),
)

_ON_STAGE = (
    KeyFigure(
        key="sessions_on_time",
        label="{sessions} on time",
        unit="sessions",
        better="more",
        sentence="{Sessions} that started on time; below, how many the desk made late.",
        source=_SESSIONS,
        definition="{Sessions} that started on time, of the {sessions} due.",
        place=2,
        curtain=4,
        short="{sessions}",
        empty="No {session} was due in this round.",
        nothing="none due",
        read=_on_time,
        studied_as="sessions_delayed",
    ),
    KeyFigure(
        key="waiting",
        label="waiting now",
        unit="incidents",
        better="less",
        sentence="Incidents in a queue, and the longest wait in one.",
        source=("every step of an incident", "WorkStarted"),
        definition="Incidents in a queue: at the desk, with a team or with the manager; one on hold or in hand is in no "
        "queue.",
        place=4,
        curtain=2,
        empty="Nothing was waiting when the round ended.",
        nothing="none",
        studied_as="open",
    ),
)

GROUPS: tuple[FigureGroup, ...] = (
    FigureGroup("The {conference}", _CONFERENCE),
    FigureGroup("SLA targets", _TARGETS),
    FigureGroup("Incidents", _INCIDENTS),
    FigureGroup("The work", _WORK),
    FigureGroup("Cost", _COST),
)
"""
The figures that the rounds are compared by, in the order in which they are read.
"""

FIGURES: Mapping[str, KeyFigure] = {
    figure.key: figure for figure in (*(figure for group in GROUPS for figure in group.figures), *_MORE)
}
"""
Every key of the scorecard.
"""

KEY_FIGURES: Mapping[str, KeyFigure] = {**FIGURES, **{figure.key: figure for figure in _ON_STAGE}}
"""
Those of the scorecard, and those of the stage that are read from it.
"""

HEADLINE: tuple[KeyFigure, ...] = tuple(
    sorted((figure for figure in KEY_FIGURES.values() if figure.place), key=lambda figure: figure.place)
)
"""
The large figures, as the stage has them side by side.
"""

CURTAIN: tuple[str, ...] = tuple(figure.key for figure in sorted(HEADLINE, key=lambda figure: figure.curtain))
"""
Their keys in the order in which the curtain reveals them: first what happened on the floor, then what came of it for the
conference, and last what it cost.
"""

PRIORITY_FIGURES: Mapping[str, KeyFigure] = {
    figure.key: figure
    for figure in (
        KeyFigure(
            key="count",
            label="reported",
            unit="incidents",
            better="neither",
            sentence="All incidents of this priority.",
            source=("IncidentReported", "IncidentAssessed"),
        ),
        KeyFigure(
            key="resolved",
            label="resolved",
            unit="incidents",
            better="more",
            sentence="Of these, those that are resolved.",
            source=_ENDS[:2],
        ),
        KeyFigure(
            key="resolution_sla_met",
            label="within SLA",
            unit="share",
            better="more",
            sentence="Share of resolution targets met, for incidents of one priority.",
            source=_CLOCKS,
        ),
        KeyFigure(
            key="mean_minutes",
            label="mean time to resolve",
            unit="minutes",
            better="less",
            sentence="From report to resolution, all waiting included, on average.",
            source=_ENDS[:2],
            definition="From the report to the last resolution, all waiting included; over the incidents resolved.",
        ),
        KeyFigure(
            key="median_minutes",
            label="median time to resolve",
            unit="minutes",
            better="less",
            sentence="Half of them took no longer than this.",
            source=_ENDS[:2],
        ),
        KeyFigure(
            key="p90_minutes",
            label="time to resolve nine in ten",
            unit="minutes",
            better="less",
            sentence="Nine in ten took no longer than this.",
            source=_ENDS[:2],
            definition="The shortest time that nine in ten of them did not exceed (nearest rank).",
        ),
    )
}
"""
Every key below `by_priority`.
"""

BY_PRIORITY = (PRIORITY_FIGURES["resolution_sla_met"], PRIORITY_FIGURES["mean_minutes"])
"""
Those of a priority that people are shown; the documents have all.
"""
