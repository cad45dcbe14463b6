"""
What happened to an incident, in sentences: for the life line that its delegate may read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm import room_events as r
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.time_of_day import spell_length

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_theatre.itsm.clocks import Raising
    from desk_theatre.show.board import Tone
    from desk_theatre.show.names import Names

    Sentence = tuple[str, Tone]

TASKS: Mapping[e.Task, str] = {
    "contact": "listens to the delegate",
    "recording": "writes it down",
    "assessing": "judges impact and urgency",
    "looking up": "looks for a known work-around",
    "handing over": "tells the next team what it needs to know",
    "re-asking": "has to find the delegate and ask again",
    "bouncing": "finds out that it belongs to somebody else",
    "diagnosis": "looks for the cause",
    "repair": "mends it",
    "work-around": "applies the known work-around",
    "telling": "tells the delegate how it stands",
    "approving": "signs what is handed over",
    "confirming": "asks the delegate whether it is mended",
    "chasing": "answers the delegate, who is back for news",
    "writing down": "writes down what helped",
    "seeking the cause": "looks for what is behind several of these",
    "removing the cause": "removes the cause of several of these",
    "form-filling": "fills in a form for nothing",
    "helping": "gives a second pair of hands",
    "escalating": "sees to it that it is not late",
    "meddling": "is interrupted by the manager",
    "coaching": "walks the floor and coaches",
    "checking": "tries everything in a room before the session",
    "stand-up": "looks at the whole with the others",
    "celebrating": "celebrates what went well",
    "tending": "looks after the way of working",
    "break": "takes a short break",
    "agreeing": "sits down with the organisers",
}
"""
What somebody does, after a name.
"""

ABOUT: Mapping[e.About, str] = {
    "recorded": "it has been written down",
    "promised": "until when it will be solved",
    "assigned": "who has it",
    "picked up": "somebody works on it",
    "waiting": "what it waits for",
    "running late": "it takes longer",
    "resolved": "it is solved",
}


def sentence(event: e.Event, names: Names) -> Sentence | None:
    """
    What an event means to the incident it is about; `None` if it is not worth a line of its own.
    """
    tell = _TELL.get(type(event))
    return None if tell is None else tell(event, names)


def _reported(event: e.IncidentReported, names: Names) -> Sentence:
    place = names.place(event.room)
    return f"Reported at the desk: {names.kinds[event.kind]}{', ' + place if place else ''}", "plain"


def _found(event: e.IncidentFound, names: Names) -> Sentence:
    return f"{names.person(event.by)} found it before the session; nobody had to report it", "good"


def _held(event: e.IncidentHeld, names: Names) -> Sentence:
    return f"{names.person(event.by)} keeps it in the head; it is written down nowhere", "warning"


def _recorded(event: e.IncidentRecorded, names: Names) -> Sentence:
    return f"{names.person(event.by)} has written it down; it cannot get lost any more", "good"


def _lost(event: e.IncidentLost, names: Names) -> Sentence:
    why = "after an interruption" if event.pushed_out_by is None else f"when {code_of(event.pushed_out_by)} came in"
    return f"Lost: {names.person(event.by)} had too much in the head and forgot it {why}", "bad"


def _recovered(event: e.IncidentRecovered, names: Names) -> Sentence:
    return f"The delegate is back and tells {names.person(event.by)} the whole story again", "warning"


def _remembered(event: e.IncidentRemembered, names: Names) -> Sentence:
    return f"{names.person(event.by)} remembers it at the stand-up", "good"


def _assessed(event: e.IncidentAssessed, names: Names) -> Sentence:
    if event.guess:
        return f"{names.person(event.by)} takes a guess: {event.priority.word}", "plain"
    words = f"impact {event.impact.name.lower()}, urgency {event.urgency.name.lower()}"
    if not event.agreed:
        return (
            f"{names.person(event.by)} judges it from the technical side: {words}, so {event.priority.word}",
            "warning",
        )
    return f"{names.person(event.by)} judges it by the agreed table: {words}, so {event.priority.word}", "good"


def raised(raising: Raising) -> Sentence:
    """
    What a raised priority means for the resolution target.
    """
    told = f"Raised from {raising.was.word} to {raising.priority.word}: "
    left = raising.after.left
    if left < 0:
        return f"{told}its target had passed already", "bad"
    if raising.after.target < raising.before.target:
        return f"{told}to be solved within {spell_length(left)} from now", "warning"
    return f"{told}the deadline stays, {spell_length(left)} left", "warning"


def _assigned(event: e.IncidentAssigned, names: Names) -> Sentence:
    team = names.teams[event.team]
    if event.complete:
        return f"{names.person(event.by)} passes it to {team}, with everything they need to know", "plain"
    return f"{names.person(event.by)} passes it to {team}; what they need to know does not travel along", "warning"


def _bounced(event: e.IncidentBounced, names: Names) -> Sentence:
    return f"{names.teams[event.team]} finds that it is not theirs", "bad"


def _picked_up(event: e.IncidentPickedUp, names: Names) -> Sentence:
    return f"{names.person(event.by)} takes it up", "good"


def _pended(event: e.IncidentPended, names: Names) -> Sentence:
    if event.waiting_for == "supplier":
        return f"Waits for {names.supplier}", "warning"
    return "Waits for the delegate, who cannot be found", "warning"


def _continued(_: e.IncidentContinued, __: Names) -> Sentence:
    return "What it waited for is there; it is in the line again", "plain"


def _blocked(event: e.IncidentBlocked, names: Names) -> Sentence:
    return f"{names.person(event.by)} makes it a matter of the boss, and sits on it", "bad"


def _unblocked(event: e.IncidentUnblocked, names: Names) -> Sentence:
    return f"{names.person(event.by)} puts it back into able hands", "good"


def _escalated(event: e.IncidentEscalated, names: Names) -> Sentence:
    if event.team is None:
        return f"{names.person(event.by)} calls {names.supplier} again: it cannot wait so long", "good"
    return f"{names.person(event.by)} puts it first for {names.teams[event.team]}, before the promise is broken", "good"


def _helped(event: e.HelpGiven, names: Names) -> Sentence:
    return (
        f"{names.person(event.by)} comes to give {names.person(event.to)} a hand, before the promise is broken",
        "good",
    )


def _applied(event: e.KnownErrorApplied, names: Names) -> Sentence:
    return f"{names.person(event.by)} finds what helped the last time", "good"


def _written(event: e.KnownErrorRecorded, names: Names) -> Sentence:
    return f"{names.person(event.by)} has written down what helped, for the next time", "good"


def _resolved(event: e.IncidentResolved, names: Names) -> Sentence:
    return f"{names.person(event.by)} has solved it{' on the spot' if event.first_contact else ''}", "good"


def _objected(_: e.DelegateObjected, __: Names) -> Sentence:
    return "Not yet, says the delegate, who was asked before it counts as solved", "warning"


def _closed(_: e.IncidentClosed, __: Names) -> Sentence:
    return "Closed", "plain"


def _reopened(_: e.IncidentReopened, __: Names) -> Sentence:
    return "It was not mended after all; the delegate is at the desk again", "bad"


def _withdrawn(_: e.IncidentWithdrawn, __: Names) -> Sentence:
    return "Withdrawn: nobody waits for it any more", "bad"


def _informed(event: e.DelegateInformed, names: Names) -> Sentence:
    return f"{names.person(event.by)} tells the delegate: {ABOUT[event.about]}", "good"


def _chased(event: e.DelegateChased, _: Names) -> Sentence:
    times = "" if event.count == 1 else f", visit {event.count} about it"
    return f"No news: a delegate comes back to ask{times}", "bad"


def _worked(event: e.WorkStarted, names: Names) -> Sentence | None:
    tone: Tone = "warning" if event.waste else "plain"
    return f"{names.person(event.by)} {TASKS[event.task]} ({spell_length(event.seconds)})", tone


def _on_the_pile(event: e.ApprovalAwaited, names: Names) -> Sentence:
    return f"{names.person(event.by)} puts it on the pile: without a signature it may not go on", "warning"


def _called(_: e.SupplierCalled, names: Names) -> Sentence:
    return f"{names.supplier} is called out", "warning"


def _removed(event: e.FaultRemoved, names: Names) -> Sentence:
    return f"{names.person(event.by)} has removed the cause: {names.faults[event.fault]}", "good"


def _in_vain(event: e.CauseNotFound, names: Names) -> Sentence:
    return f"{names.person(event.by)} finds no common cause behind it and others like it", "plain"


def _delayed(event: e.SessionDelayed, names: Names) -> Sentence:
    return f"“{names.sessions[event.session]}” cannot begin because of it", "warning"


def _joined(event: r.IncidentJoined, _: Names) -> Sentence:
    said = "Somebody else has" if event.others == 1 else f"{event.others} others have"
    return f"{said} the same: it is worth {event.priority.word} now.", "warning"


def _left(event: r.IncidentLeft, _: Names) -> Sentence:
    still = "one still waits" if event.others == 0 else f"{1 + event.others} still wait"
    return f"One delegate has given up on it; {still}", "bad"


def _text_masked(_: r.TextMasked, __: Names) -> Sentence:
    return "The words were masked.", "plain"


def _text_replaced(_: r.TextReplaced, __: Names) -> Sentence:
    return "Other words are shown.", "plain"


def _text_held(_: e.TextHeld, __: Names) -> Sentence:
    return "The facilitator keeps its words off the stage", "plain"


_TELL: Mapping[type[e.Event], Callable[..., Sentence | None]] = {
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
    e.FaultRemoved: _removed,
    e.CauseNotFound: _in_vain,
    e.SessionDelayed: _delayed,
    e.TextHeld: _text_held,
}
