"""
What can happen: a closed list, in the past tense.  Events are the only truth; everything else is counted from them.

Every event has `at`, the simulated second of the day.  No event carries typed text or a delegate's name: people are
ids of the scenario's staff or running numbers of delegates, incidents are numbers.
"""

from __future__ import annotations

from typing import Literal, get_args

from desk_theatre.itsm.commands import How
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.room_events import RoomEvent
from desk_theatre.itsm.session_events import SessionEvent
from desk_theatre.itsm.values import value

Task = Literal[
    "contact",  # hearing a delegate out
    "recording",  # writing an incident down
    "assessing",  # judging impact and urgency
    "looking up",  # is there a known work-around?
    "handing over",  # telling the next team what it needs
    "re-asking",  # finding the delegate to ask again
    "bouncing",  # finding out that it belongs to somebody else
    "diagnosis",
    "repair",
    "work-around",
    "telling",  # keeping the delegate informed
    "approving",  # signing what is handed over
    "confirming",  # asking the delegate whether it is mended
    "chasing",  # answering somebody who comes back for news
    "writing down",  # making a known error of it
    "seeking the cause",  # looking for a fault behind several incidents
    "removing the cause",
    "form-filling",  # a form for nothing
    "helping",  # a second pair of hands
    "escalating",  # seeing to what is about to be late
    "meddling",  # being interrupted by the manager
    "coaching",
    "checking",  # looking at a room before a session begins there
    "stand-up",  # looking at the whole with the others
    "celebrating",
    "tending",  # looking after the way of working
    "break",  # away from the line and the counter; paid, and no work
    "agreeing",  # settling something with the organisers, once
]
Waste = Literal["re-asking", "bouncing", "chasing", "repeated diagnosis", "meddling", "form-filling"]
About = Literal["recorded", "promised", "assigned", "picked up", "waiting", "running late", "resolved"]


@value
class RoundOpened:
    """
    A round began; it ends at `until` unless somebody ends it earlier.
    """

    at: int
    round: int
    until: int
    practices: tuple[str, ...]


@value
class RoundEnded:
    """
    The round is over; whatever is open stays open.
    """

    at: int
    round: int
    early: bool


@value
class PracticeSwitched:
    """
    A practice was switched on or off.
    """

    at: int
    practice: str
    on: bool
    how: How


@value
class PracticeIntroduced:
    """
    What a practice needs to be settled once, somebody has settled; from now on it counts.
    """

    at: int
    practice: str
    by: str


@value
class CommitmentMeasured:
    """
    How far each person really does a practice, in thousandths, in the order of the scenario's staff.
    """

    at: int
    practice: str
    levels: tuple[int, ...]


@value
class CueInjected:
    """
    Something the scenario held ready was let loose.
    """

    at: int
    cue: str


@value
class IncidentsInjected:
    """
    Something the facilitator made up was let loose.
    """

    at: int
    kind: str
    room: str | None
    count: int


@value
class RoundPaused:
    """
    The clocks stopped.
    """

    at: int


@value
class RoundContinued:
    """
    The clocks went on.
    """

    at: int


@value
class SpeedSet:
    """
    From here on, `speed` simulated seconds pass in a second of the room.
    """

    at: int
    speed: float


@value
class TextHeld:
    """
    The words of an incident were taken off the stage.
    """

    at: int
    incident: int


@value
class TextReleased:
    """
    The words of an incident may be shown again.
    """

    at: int
    incident: int


@value
class IncidentReported:
    """
    A delegate stands at the counter with an incident or a question.

    Args:
        delegate: running number of the delegate.
        live: it came from the room and not from the scenario.
        priority: what the business would say it is worth; the promise made to the delegate follows from it.
    """

    at: int
    incident: int
    kind: str
    room: str | None
    delegate: int
    live: bool
    priority: Priority


@value
class IncidentFound:
    """
    Nobody had to report it: somebody found it before a session, and has written it down.
    """

    at: int
    incident: int
    by: str


@value
class IncidentHeld:
    """
    Somebody keeps it in the head.
    """

    at: int
    incident: int
    by: str


@value
class IncidentRecorded:
    """
    Somebody wrote it down; from now on it cannot be lost.
    """

    at: int
    incident: int
    by: str


@value
class IncidentLost:
    """
    Whoever had it in the head has forgotten it, because of the incident `pushed_out_by` or of an interruption.
    """

    at: int
    incident: int
    by: str
    pushed_out_by: int | None


@value
class IncidentRecovered:
    """
    The delegate came back and told it all again.
    """

    at: int
    incident: int
    by: str


@value
class IncidentRemembered:
    """
    Whoever had forgotten it has it in the head again.
    """

    at: int
    incident: int
    by: str


@value
class IncidentAssessed:
    """
    Somebody judged impact and urgency; a `guess` binds nobody, a judgement by the agreed table sets the promise.

    Args:
        agreed: the impact is the one that the organisers would name; otherwise the judgement binds nobody, either.
    """

    at: int
    incident: int
    by: str
    impact: Level
    urgency: Level
    priority: Priority
    guess: bool
    agreed: bool = True

    @property
    def binds(self) -> bool:
        """
        Whether it sets the promise.
        """
        return self.agreed and not self.guess


@value
class IncidentAssigned:
    """
    It was sent to a team; `complete` says whether everything the team needs to know travelled with it.
    """

    at: int
    incident: int
    by: str
    team: str
    complete: bool


@value
class IncidentBounced:
    """
    The team found out that it is not theirs.
    """

    at: int
    incident: int
    by: str
    team: str


@value
class IncidentPickedUp:
    """
    Somebody took it up to solve it; the first time ends the response clock.
    """

    at: int
    incident: int
    by: str


@value
class IncidentPended:
    """
    It waits for somebody outside the organisation; nobody has it in hand.
    """

    at: int
    incident: int
    by: str
    waiting_for: Literal["delegate", "supplier"]


@value
class IncidentContinued:
    """
    What it waited for has come; it is in its team's line again.
    """

    at: int
    incident: int


@value
class IncidentBlocked:
    """
    Somebody who will not solve it sits on it: the manager has made it a matter of the boss.
    """

    at: int
    incident: int
    by: str


@value
class IncidentUnblocked:
    """
    Somebody put it into able hands: it need not wait for the boss, or for one person only, any longer.
    """

    at: int
    incident: int
    by: str


@value
class IncidentEscalated:
    """
    Much of the promised time had passed, so somebody put it first for the owning `team`; or called the supplier again (`None`).
    """

    at: int
    incident: int
    by: str
    team: str | None


@value
class HelpGiven:
    """
    Much of the promised time had passed, so somebody helps whoever works on it, `to`; what is being done takes less from here on.
    """

    at: int
    incident: int
    by: str
    to: str


@value
class KnownErrorApplied:
    """
    Somebody used what was written down about incidents of this kind.
    """

    at: int
    incident: int
    by: str
    known_error: str


@value
class KnownErrorRecorded:
    """
    Somebody wrote down what helped.
    """

    at: int
    incident: int
    by: str
    known_error: str


@value
class IncidentResolved:
    """
    It is mended.
    """

    at: int
    incident: int
    by: str
    first_contact: bool


@value
class DelegateObjected:
    """
    Asked whether it is mended, the delegate said no; whoever has it in hand goes on.
    """

    at: int
    incident: int
    by: str


@value
class IncidentClosed:
    """
    Nobody has to think of it again.
    """

    at: int
    incident: int


@value
class IncidentReopened:
    """
    It was closed and not mended; the delegate is back.
    """

    at: int
    incident: int


@value
class IncidentWithdrawn:
    """
    Nobody wants it solved any more: the last delegate who had it has given up.
    """

    at: int
    incident: int


@value
class DelegateInformed:
    """
    The delegate was told something.
    """

    at: int
    incident: int
    by: str
    about: About


@value
class DelegateChased:
    """
    Without news, a delegate came back to ask: the `count`th visit about this incident.
    """

    at: int
    incident: int
    count: int


@value
class WorkStarted:
    """
    Somebody began a piece of work that takes `seconds`; nobody does two at a time.

    Args:
        waste: why it would not have been needed, if it would not.
    """

    at: int
    by: str
    incident: int | None
    task: Task
    seconds: int
    waste: Waste | None = None


@value
class ApprovalAwaited:
    """
    It may go to another team only when the manager has signed it, and lies on the pile until then.
    """

    at: int
    incident: int
    by: str


@value
class SupplierCalled:
    """
    The supplier was called out, which costs money.
    """

    at: int
    incident: int
    by: str


@value
class SkillLearned:
    """
    Somebody got better at something, now at `level` thousandths.
    """

    at: int
    by: str
    skill: str
    level: int


@value
class SessionDelayed:
    """
    A session should have begun, and could not because of an incident.
    """

    at: int
    session: str
    incident: int


@value
class SessionStarted:
    """
    A session began, `delay` seconds late.
    """

    at: int
    session: str
    delay: int


@value
class SessionEnded:
    """
    A session is over.
    """

    at: int
    session: str


@value
class SuccessCelebrated:
    """
    What went well since the last time was told to `people` of the staff.

    Args:
        kept: promises kept to the highest priorities.
        sessions: those that began on time because what stood in their way was mended before.
    """

    at: int
    kept: int
    sessions: tuple[str, ...]
    people: int


@value
class FaultBegan:
    """
    Something is broken that will go on producing incidents.
    """

    at: int
    fault: str


@value
class FaultRemoved:
    """
    Somebody removed its cause: it brings no more incidents.

    Args:
        incident: the last of those that made people look.
    """

    at: int
    fault: str
    incident: int
    by: str


@value
class CauseNotFound:
    """
    Somebody looked for what is behind several incidents of a kind, and nothing was.
    """

    at: int
    incident: int
    by: str


Event = (
    RoundOpened
    | RoundEnded
    | PracticeSwitched
    | PracticeIntroduced
    | CommitmentMeasured
    | CueInjected
    | IncidentsInjected
    | RoundPaused
    | RoundContinued
    | SpeedSet
    | TextHeld
    | TextReleased
    | IncidentReported
    | IncidentFound
    | IncidentHeld
    | IncidentRecorded
    | IncidentLost
    | IncidentRecovered
    | IncidentRemembered
    | IncidentAssessed
    | IncidentAssigned
    | IncidentBounced
    | IncidentPickedUp
    | IncidentPended
    | IncidentContinued
    | IncidentBlocked
    | IncidentUnblocked
    | IncidentEscalated
    | HelpGiven
    | KnownErrorApplied
    | KnownErrorRecorded
    | DelegateObjected
    | IncidentResolved
    | IncidentClosed
    | IncidentReopened
    | IncidentWithdrawn
    | DelegateInformed
    | DelegateChased
    | WorkStarted
    | ApprovalAwaited
    | SupplierCalled
    | SkillLearned
    | SessionDelayed
    | SessionStarted
    | SessionEnded
    | SuccessCelebrated
    | FaultBegan
    | RoomEvent
    | FaultRemoved
    | CauseNotFound
    | SessionEvent
)

EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}
"""
The name of each event in recordings and exports.
"""


@value
class CommandRefused:
    """
    The answer to a command that cannot be carried out now: a sentence with the reason.

    It is told to whoever asked and is no part of the recording, because nothing happened.
    """

    at: int
    reason: str
