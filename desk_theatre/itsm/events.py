"""
What can happen: a closed list, in the past tense.  Events are the only truth; every figure is counted from them.

Every event has `at`, the simulated second of the day.  No event carries typed text or a delegate's name: people are
ids of the scenario's staff or running numbers of delegates, incidents are numbers.
"""

from __future__ import annotations

from typing import Literal, get_args

from desk_theatre.itsm.commands import How
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.room_events import RoomEvent
from desk_theatre.itsm.scene import Stakeholder
from desk_theatre.itsm.session_events import SessionEvent
from desk_theatre.itsm.values import value

Task = Literal[
    "contact",  # listening to a delegate
    "recording",  # logging an incident
    "assessing",  # rating impact and urgency
    "looking up",  # is there a known work-around?
    "handing over",  # briefing the next team
    "re-asking",  # asking the delegate again
    "bouncing",  # wrong team, passing it on
    "pushing away",  # passing on what is one's own
    "diagnosis",
    "repair",
    "work-around",
    "telling",  # keeping the delegate informed
    "approving",  # signing what is handed over
    "confirming",  # checking with the delegate that it works
    "chasing",  # answering a delegate who asks for news
    "writing down",  # documenting a work-around
    "seeking the cause",  # looking for a fault behind several incidents
    "removing the cause",
    "form-filling",  # a form for nothing
    "helping",  # a second pair of hands
    "escalating",  # before a breach
    "meddling",  # being interrupted by the manager
    "coaching",
    "confronting",  # talking about what was agreed and not done
    "checking",  # looking at a room before a session begins there
    "stand-up",  # with the other teams
    "celebrating",
    "tending",  # reviewing the practices
    "training",  # away on a course
    "break",  # away from the queue and the counter; paid, and no work
    "agreeing",  # meeting the organisers, once
]
Waste = Literal["re-asking", "bouncing", "chasing", "repeated diagnosis", "meddling", "form-filling"]
About = Literal["recorded", "promised", "assigned", "picked up", "waiting", "running late", "resolved"]


@value
class RoundOpened:
    """
    A round began. It ends at `until` unless the facilitator ends it earlier.
    """

    at: int
    round: int
    until: int
    practices: tuple[str, ...]


@value
class RoundEnded:
    """
    The round is over. What is open stays open.
    """

    at: int
    round: int
    early: bool


@value
class PracticeSwitched:
    """
    A practice was switched on or off.

    Args:
        why: the group for which a reason was given; `None`: no reason.
    """

    at: int
    practice: str
    on: bool
    how: How
    why: Stakeholder | None = None


@value
class PracticeIntroduced:
    """
    An agent has made the one-time agreement that a practice needs. From now on the practice counts.
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
class ChangesPiledUp:
    """
    There is more to learn at once than people have attention for, so they fall back from all of it.

    Args:
        learning: how many practices are active and not yet a habit.
    """

    at: int
    learning: int


@value
class TeamTooBusyToLearn:
    """
    More waits for a team than it has people, so they forget sooner what is not yet a habit.
    """

    at: int
    team: str


@value
class WorkaroundsCollected:
    """
    Before the round, people documented what they had resolved in earlier ones.

    Args:
        causes: root causes for which there is a work-around now.
    """

    at: int
    causes: tuple[str, ...]


@value
class CueInjected:
    """
    The facilitator set off a cue of the scenario.
    """

    at: int
    cue: str


@value
class IncidentsInjected:
    """
    The facilitator added incidents of one kind.
    """

    at: int
    kind: str
    room: str | None
    count: int


@value
class RoundPaused:
    """
    The clocks paused.
    """

    at: int


@value
class RoundContinued:
    """
    The clocks continued.
    """

    at: int


@value
class SpeedSet:
    """
    From now on, `speed` simulated seconds pass in one second of the room.
    """

    at: int
    speed: float


@value
class TextHeld:
    """
    The text of an incident is held: the stage does not show it.
    """

    at: int
    incident: int


@value
class TextReleased:
    """
    The text of an incident may be shown again.
    """

    at: int
    incident: int


@value
class IncidentReported:
    """
    A delegate is at the counter with an incident or a question.

    Args:
        delegate: running number of the delegate.
        live: it came from the room and not from the scenario.
        priority: the priority that the business would set; the promise to the delegate follows from it.
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
    An incident was found in a room check before its session, and logged. Nobody had to report it.
    """

    at: int
    incident: int
    by: str


@value
class IncidentHeld:
    """
    The incident is not logged: only `by` knows about it.
    """

    at: int
    incident: int
    by: str


@value
class IncidentRecorded:
    """
    The incident was logged. From now on it cannot be lost.
    """

    at: int
    incident: int
    by: str


@value
class IncidentLost:
    """
    The only person who knew about the incident has forgotten it, because of the incident `pushed_out_by` or an interruption.
    """

    at: int
    incident: int
    by: str
    pushed_out_by: int | None


@value
class IncidentRecovered:
    """
    The delegate came back and reported a lost incident again.
    """

    at: int
    incident: int
    by: str


@value
class IncidentRemembered:
    """
    The person who had forgotten the incident remembers it.
    """

    at: int
    incident: int
    by: str


@value
class IncidentAssessed:
    """
    Impact and urgency were set. A `guess` binds nobody; an assessment by the agreed table sets the promise.

    Args:
        agreed: the impact is the one that the organisers would name; if not, the assessment binds nobody either.
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
    The incident was assigned to a team. `complete` says whether the team got all details.
    """

    at: int
    incident: int
    by: str
    team: str
    complete: bool


@value
class IncidentBounced:
    """
    The team found that it is the wrong team.
    """

    at: int
    incident: int
    by: str
    team: str


@value
class IncidentPushedAway:
    """
    The team owns the incident and passed it on all the same, so that it spoils another team's figure.
    """

    at: int
    incident: int
    by: str
    team: str


@value
class IncidentShared:
    """
    A person of another team takes the incident, because everybody in its `team` is busy.
    """

    at: int
    incident: int
    by: str
    team: str


@value
class IncidentPickedUp:
    """
    A person picked the incident up to resolve it. The first time ends the response clock.
    """

    at: int
    incident: int
    by: str


@value
class IncidentPended:
    """
    The incident is on hold: it waits for the delegate or the supplier, and nobody works on it.
    """

    at: int
    incident: int
    by: str
    waiting_for: Literal["delegate", "supplier"]


@value
class IncidentContinued:
    """
    The incident is no longer on hold. It is back in its team's queue.
    """

    at: int
    incident: int


@value
class IncidentBlocked:
    """
    The manager took the incident over personally and sits on it.
    """

    at: int
    incident: int
    by: str


@value
class IncidentUnblocked:
    """
    The incident went back to people who can resolve it. It no longer waits for the manager or for one person only.
    """

    at: int
    incident: int
    by: str


@value
class IncidentEscalated:
    """
    Much of the target was used, so `by` put the incident first for the owning `team`, or called the supplier again (`None`).
    """

    at: int
    incident: int
    by: str
    team: str | None


@value
class HelpGiven:
    """
    Much of the target was used, so `by` helps `to`, who works on the incident. The current work takes less time from now on.
    """

    at: int
    incident: int
    by: str
    to: str


@value
class KnownErrorApplied:
    """
    A recorded work-around was used.
    """

    at: int
    incident: int
    by: str
    known_error: str


@value
class KnownErrorRecorded:
    """
    A work-around was recorded.
    """

    at: int
    incident: int
    by: str
    known_error: str


@value
class IncidentResolved:
    """
    The incident is resolved.
    """

    at: int
    incident: int
    by: str
    first_contact: bool


@value
class DelegateObjected:
    """
    When asked, the delegate said that it does not work yet. Work on it continues.
    """

    at: int
    incident: int
    by: str


@value
class IncidentClosed:
    """
    The incident is closed.
    """

    at: int
    incident: int


@value
class IncidentReopened:
    """
    The incident was closed and not resolved. The delegate is back.
    """

    at: int
    incident: int


@value
class IncidentWithdrawn:
    """
    Nobody waits for the incident any more: the last delegate who had it has given up.
    """

    at: int
    incident: int


@value
class DelegateInformed:
    """
    The delegate got an update.
    """

    at: int
    incident: int
    by: str
    about: About


@value
class DelegateChased:
    """
    Without news, the delegate came back to ask: the `count`th visit about this incident.
    """

    at: int
    incident: int
    count: int


@value
class WorkStarted:
    """
    A person began a piece of work that takes `seconds`. Nobody does two at a time.

    Args:
        waste: why better work would have made it unnecessary, if so.
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
    The incident may go to another team only after the manager has signed. It waits for the signature.
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
class SupplierSurcharged:
    """
    The call-out costs `amount` more, in the scenario's currency, and the supplier comes later: the small print of a promise.
    """

    at: int
    incident: int
    by: str
    amount: float


@value
class SkillLearned:
    """
    A person got better at a skill, now at `level` thousandths.
    """

    at: int
    by: str
    skill: str
    level: int


@value
class CertificateEarned:
    """
    A person is back from a course and follows the active practices more, as long as the theory lasts.
    """

    at: int
    by: str


@value
class TheoryFaded:
    """
    What a person learned in a course has faded, because nobody practised it.
    """

    at: int
    by: str


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
    Successes since the last time were celebrated with `people` of the staff.

    Args:
        kept: targets met for the highest priorities.
        sessions: those that began on time because what was in their way was resolved before.
    """

    at: int
    kept: int
    sessions: tuple[str, ...]
    people: int


@value
class PersonConfronted:
    """
    The manager talked to `person`, who was seen not doing an agreed practice and now does it at `level` thousandths.
    """

    at: int
    by: str
    person: str
    practice: str
    level: int


@value
class FaultBegan:
    """
    Something is broken that will keep producing incidents.
    """

    at: int
    fault: str


@value
class FaultRemoved:
    """
    The root cause of a fault was removed. It produces no more incidents.

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
    A person looked for the root cause of several incidents of a kind, and found none.
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
    | ChangesPiledUp
    | TeamTooBusyToLearn
    | WorkaroundsCollected
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
    | IncidentPushedAway
    | IncidentShared
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
    | SupplierSurcharged
    | SkillLearned
    | CertificateEarned
    | TheoryFaded
    | SessionDelayed
    | SessionStarted
    | SessionEnded
    | SuccessCelebrated
    | PersonConfronted
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

    Only the sender hears it. It is no part of the recording, because nothing happened.
    """

    at: int
    reason: str
