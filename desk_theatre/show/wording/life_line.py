"""
What happened to an incident, in sentences, for the screen on which its delegate may read its life.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.itsm.lifecycle import State
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell_length

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_theatre.itsm.clocks import Raising
    from desk_theatre.show.board import Tone
    from desk_theatre.show.names import Names
    from desk_theatre.show.waiting_times import Place

    Sentence = tuple[str, Tone]

TASKS: Mapping[e.Task, str] = {
    "contact": "listening to the {delegate}",
    "recording": "logging the incident",
    "assessing": "rating impact and urgency",
    "looking up": "looking up work-arounds",
    "handing over": "briefing the next team",
    "re-asking": "asking the {delegate} again",
    "bouncing": "wrong team, passing it on",
    "pushing away": "own team, passing it on all the same",
    "diagnosis": "diagnosing",
    "repair": "fixing it",
    "work-around": "applying the work-around",
    "telling": "updating the {delegate}",
    "approving": "signing approvals",
    "confirming": "checking with the {delegate}",
    "chasing": "answering a chaser",
    "writing down": "documenting the work-around",
    "seeking the cause": "looking for the root cause",
    "removing the cause": "removing the root cause",
    "form-filling": "filling in a form nobody needs",
    "helping": "helping a colleague",
    "escalating": "escalating before the breach",
    "meddling": "interrupted by the manager",
    "coaching": "coaching on the floor",
    "confronting": "talking about what was agreed",
    "checking": "checking {a room} before its {session}",
    "stand-up": "in the stand-up",
    "celebrating": "celebrating a success",
    "tending": "reviewing the practices",
    "training": "away on a course",
    "break": "on a break",
    "agreeing": "meeting the {organisers}",
}
"""
What a person is doing, next to their name.
"""

QUESTION_TASKS: Mapping[e.Task, str] = {
    "looking up": "looking up earlier answers",
    "diagnosis": "finding the answer",
    "repair": "answering",
    "work-around": "giving the known answer",
    "writing down": "documenting the answer",
}
"""
The same for a question, where it differs: a question is answered, and nothing is broken.
"""


def doing(task: e.Task, *, question: bool) -> str:
    """
    Return what a person is doing, its nouns marked.
    """
    return QUESTION_TASKS.get(task, TASKS[task]) if question else TASKS[task]


ABOUT: Mapping[e.About, str] = {
    "recorded": "it is logged",
    "promised": "when it will be resolved",
    "assigned": "who has it now",
    "picked up": "work has started",
    "waiting": "what it is waiting for",
    "running late": "it is running late",
    "resolved": "it is resolved",
}

PENDING_DELEGATE = "waiting for {delegate}"

WAITED: Mapping[Place, str] = {
    "counter": "waiting at the counter",
    "line": "waiting in the queue of {team}",
    "boss": "sitting with the manager",
    "delegate": "waiting for the {delegate}",
    "supplier": "waiting for {supplier}",
    "nobody": "forgotten by everyone but the {delegate}",
}
"""
Where an incident is while nobody works on it.
"""


def standing(state: State) -> str:
    """
    Return the state of an incident as people read it, its nouns marked.
    """
    return PENDING_DELEGATE if state is State.PENDING_DELEGATE else state.value


def worked(name: str) -> str:
    """
    Return whose work the time went into.
    """
    return f"{name} working on it"


def held_up(session: str, length: str, *, by_desk: bool) -> str:
    """
    Return which session an incident held up, and whether that counts as the desk's delay.
    """
    why = "Delayed by the desk: something" if by_desk else "Late for other reasons: nothing"
    return f"“{session}” held up for {length}. {why} in its way was past its target."


def sentence(event: e.Event, names: Names, *, question: bool = False) -> Sentence | None:
    """
    Return what an event means for its incident, or for the question that it is; `None` if it gets no line of its own.
    """
    tell = OF_A_QUESTION.get(type(event)) if question else None
    tell = tell or SENTENCES.get(type(event))
    told = None if tell is None else tell(event, names)
    return None if told is None else (names.say(told[0]), told[1])


def _reported(event: e.IncidentReported, names: Names) -> Sentence:
    place = names.place(event.room)
    return f"Reported at the desk: {names.kinds[event.kind]}{', ' + place if place else ''}", "plain"


def _found(event: e.IncidentFound, names: Names) -> Sentence:
    return f"Found by {names.person(event.by)} in the {{room}} check; nobody had to report it", "good"


def _held(event: e.IncidentHeld, names: Names) -> Sentence:
    return f"Not logged: only {names.person(event.by)} knows about it", "warning"


def _recorded(event: e.IncidentRecorded, names: Names) -> Sentence:
    return f"Logged by {names.person(event.by)}; it cannot get lost now", "good"


def _lost(event: e.IncidentLost, names: Names) -> Sentence:
    why = "after an interruption" if event.pushed_out_by is None else f"when {code_of(event.pushed_out_by)} came in"
    return f"Lost: {names.person(event.by)} had too much in mind and forgot it {why}", "bad"


def _recovered(event: e.IncidentRecovered, names: Names) -> Sentence:
    return f"Reported again: the {{delegate}} tells {names.person(event.by)} the whole story once more", "warning"


def _remembered(event: e.IncidentRemembered, names: Names) -> Sentence:
    return f"Remembered by {names.person(event.by)} at the stand-up", "good"


def _assessed(event: e.IncidentAssessed, names: Names) -> Sentence:
    if event.guess:
        return f"{event.priority.word}: a guess by {names.person(event.by)}", "plain"
    words = f"impact {event.impact.name.lower()}, urgency {event.urgency.name.lower()}"
    if not event.agreed:
        return (
            f"{event.priority.word}: {words}, from a technical point of view ({names.person(event.by)})",
            "warning",
        )
    return f"{event.priority.word}: {words}, by the agreed table ({names.person(event.by)})", "good"


def raised(raising: Raising) -> Sentence:
    """
    Return what a raised priority means for the resolution target.
    """
    told = f"Raised from {raising.was.word} to {raising.priority.word}: "
    left = raising.after.left
    if left < 0:
        return f"{told}the target had already passed", "bad"
    if raising.after.target < raising.before.target:
        return f"{told}resolve within {spell_length(left)} from now", "warning"
    return f"{told}the deadline stays, {spell_length(left)} left", "warning"


def _assigned(event: e.IncidentAssigned, names: Names) -> Sentence:
    team = names.teams[event.team]
    if event.complete:
        return f"Assigned to {team} by {names.person(event.by)}, with all details", "plain"
    return f"Assigned to {team} by {names.person(event.by)}, with no details", "warning"


def _bounced(event: e.IncidentBounced, names: Names) -> Sentence:
    return f"Wrong team: {names.teams[event.team]} passes it on", "bad"


def _pushed_away(event: e.IncidentPushedAway, names: Names) -> Sentence:
    return f"Over the wall: {names.teams[event.team]} owns it and passes it on", "bad"


def _shared(event: e.IncidentShared, names: Names) -> Sentence:
    return f"Shared: {names.person(event.by)} takes it for {names.teams[event.team]}", "good"


def _picked_up(event: e.IncidentPickedUp, names: Names) -> Sentence:
    return f"Picked up by {names.person(event.by)}", "good"


def _pended(event: e.IncidentPended, names: Names) -> Sentence:
    if event.waiting_for == "supplier":
        return f"On hold: waiting for {names.supplier}", "warning"
    return "On hold: the {delegate} cannot be found", "warning"


def _continued(_: e.IncidentContinued, __: Names) -> Sentence:
    return "No longer on hold; back in the queue", "plain"


def _blocked(event: e.IncidentBlocked, names: Names) -> Sentence:
    return f"Taken over personally by {names.person(event.by)}, who sits on it", "bad"


def _unblocked(event: e.IncidentUnblocked, names: Names) -> Sentence:
    return f"Handed back to the team by {names.person(event.by)}", "good"


def _escalated(event: e.IncidentEscalated, names: Names) -> Sentence:
    if event.team is None:
        return f"Escalated: {names.person(event.by)} calls {names.supplier} again", "good"
    return f"Escalated: {names.person(event.by)} puts it first for {names.teams[event.team]}", "good"


def _helped(event: e.HelpGiven, names: Names) -> Sentence:
    return (
        f"{names.person(event.by)} helps {names.person(event.to)}, to meet the SLA",
        "good",
    )


def _applied(event: e.KnownErrorApplied, names: Names) -> Sentence:
    return f"Known error: {names.person(event.by)} finds the work-around", "good"


def _written(event: e.KnownErrorRecorded, names: Names) -> Sentence:
    return f"Work-around documented by {names.person(event.by)}", "good"


def _resolved(event: e.IncidentResolved, names: Names) -> Sentence:
    return f"Resolved by {names.person(event.by)}{' at first contact' if event.first_contact else ''}", "good"


def _objected(_: e.DelegateObjected, __: Names) -> Sentence:
    return "Not fixed yet, says the {delegate} when asked", "warning"


def _closed(_: e.IncidentClosed, __: Names) -> Sentence:
    return "Closed", "plain"


def _reopened(_: e.IncidentReopened, __: Names) -> Sentence:
    return "Reopened: not fixed, and the {delegate} is back at the desk", "bad"


def _withdrawn(_: e.IncidentWithdrawn, __: Names) -> Sentence:
    return "Withdrawn: nobody is waiting for it any more", "bad"


def _informed(event: e.DelegateInformed, names: Names) -> Sentence:
    return f"{names.person(event.by)} updates the {{delegate}}: {ABOUT[event.about]}", "good"


def _chased(event: e.DelegateChased, _: Names) -> Sentence:
    times = "" if event.count == 1 else f", visit {event.count}"
    return f"Chased: the {{delegate}} comes back to ask{times}", "bad"


def _worked(event: e.WorkStarted, names: Names) -> Sentence | None:
    tone: Tone = "warning" if event.waste else "plain"
    return f"{names.person(event.by)}: {TASKS[event.task]} ({spell_length(event.seconds)})", tone


def _answering(event: e.WorkStarted, names: Names) -> Sentence | None:
    tone: Tone = "warning" if event.waste else "plain"
    what = doing(event.task, question=True)
    return f"{names.person(event.by)}: {what} ({spell_length(event.seconds)})", tone


def _answer_found(event: e.KnownErrorApplied, names: Names) -> Sentence:
    return f"Known question: {names.person(event.by)} finds the answer", "good"


def _answer_written(event: e.KnownErrorRecorded, names: Names) -> Sentence:
    return f"Answer documented by {names.person(event.by)}", "good"


def _not_answered(_: e.DelegateObjected, __: Names) -> Sentence:
    return "Not answered yet, says the {delegate} when asked", "warning"


def _asked_again(_: e.IncidentReopened, __: Names) -> Sentence:
    return "Reopened: not answered, and the {delegate} is back at the desk", "bad"


def _on_the_pile(event: e.ApprovalAwaited, names: Names) -> Sentence:
    return f"Waiting for a signature; {names.person(event.by)} cannot pass it on without one", "warning"


def _called(_: e.SupplierCalled, names: Names) -> Sentence:
    return f"{names.supplier} called out", "warning"


def _surcharged(_: e.SupplierSurcharged, names: Names) -> Sentence:
    return f"Small print: {names.supplier} charges more and comes later", "bad"


def _removed(event: e.FaultRemoved, names: Names) -> Sentence:
    return f"Root cause removed by {names.person(event.by)}: {names.faults[event.fault]}", "good"


def _in_vain(event: e.CauseNotFound, names: Names) -> Sentence:
    return f"No root cause found by {names.person(event.by)}", "plain"


def _delayed(event: e.SessionDelayed, names: Names) -> Sentence:
    return f"“{names.sessions[event.session]}” cannot start because of it", "warning"


def _joined(event: r.IncidentJoined, _: Names) -> Sentence:
    said = "One other {delegate} has" if event.others == 1 else f"{event.others} others have"
    return f"{said} the same, so it is {event.priority.word} now", "warning"


def _left(event: r.IncidentLeft, _: Names) -> Sentence:
    still = "1 still waiting" if event.others == 0 else f"{1 + event.others} still waiting"
    return f"One {{delegate}} gave up; {still}", "bad"


def _text_masked(_: r.TextMasked, __: Names) -> Sentence:
    return "The text was masked", "plain"


def _text_replaced(_: r.TextReplaced, __: Names) -> Sentence:
    return "The text was replaced", "plain"


def _text_held(_: e.TextHeld, __: Names) -> Sentence:
    return "The facilitator hides its text from the stage", "plain"


SENTENCES: Mapping[type[e.Event], Callable[..., Sentence | None]] = {
    e.IncidentReported: _reported,
    e.IncidentFound: _found,
    e.IncidentHeld: _held,
    e.IncidentRecorded: _recorded,
    e.IncidentLost: _lost,
    e.IncidentRecovered: _recovered,
    e.IncidentRemembered: _remembered,
    e.IncidentAssessed: _assessed,
    e.IncidentAssigned: _assigned,
    e.IncidentBounced: _bounced,
    e.IncidentPushedAway: _pushed_away,
    e.IncidentShared: _shared,
    e.IncidentPickedUp: _picked_up,
    e.IncidentPended: _pended,
    e.IncidentContinued: _continued,
    e.IncidentBlocked: _blocked,
    e.IncidentUnblocked: _unblocked,
    e.IncidentEscalated: _escalated,
    e.HelpGiven: _helped,
    e.KnownErrorApplied: _applied,
    e.KnownErrorRecorded: _written,
    e.IncidentResolved: _resolved,
    e.DelegateObjected: _objected,
    e.IncidentClosed: _closed,
    e.IncidentReopened: _reopened,
    e.IncidentWithdrawn: _withdrawn,
    e.DelegateInformed: _informed,
    e.DelegateChased: _chased,
    r.IncidentJoined: _joined,
    r.IncidentLeft: _left,
    r.TextMasked: _text_masked,
    r.TextReplaced: _text_replaced,
    e.WorkStarted: _worked,
    e.ApprovalAwaited: _on_the_pile,
    e.SupplierCalled: _called,
    e.SupplierSurcharged: _surcharged,
    e.FaultRemoved: _removed,
    e.CauseNotFound: _in_vain,
    e.SessionDelayed: _delayed,
    e.TextHeld: _text_held,
}

OF_A_QUESTION: Mapping[type[e.Event], Callable[..., Sentence | None]] = {
    e.WorkStarted: _answering,
    e.KnownErrorApplied: _answer_found,
    e.KnownErrorRecorded: _answer_written,
    e.DelegateObjected: _not_answered,
    e.IncidentReopened: _asked_again,
}
"""
The sentences that say something else of a question.
"""
