"""
Lines of the ticker: what just happened, the important word first.

`SAID` stands for what the delegate said; it is put in when the line is drawn, because a text may still be masked or
replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.counting import counted
from desk_theatre.itsm.time_of_day import spell_length
from desk_theatre.show.wording.answers import with_reason

if TYPE_CHECKING:
    from desk_theatre.itsm import events as e
    from desk_theatre.itsm.room_events import IncidentJoined, IncidentLeft, RoomShareUsed
    from desk_theatre.show.names import Names

SAID = "\0"
"""
No name of a scenario can contain it.
"""
LATE_VISIT = 2


def reported(event: e.IncidentReported, names: Names) -> str:
    place = names.place(event.room)
    return f"{SAID}{' · ' + place if place else ''}"


def joined(event: IncidentJoined, _: Names) -> str:
    return f"me too! {1 + event.others} {{delegates}}: {SAID}"


def left(_: IncidentLeft, __: Names) -> str:
    return f"one {{delegate}} gave up: {SAID}"


def share_used(event: RoomShareUsed, _: Names) -> str:
    return f"room’s share used after {counted(event.reports, 'report')}: join an open incident"


def found(event: e.IncidentFound, names: Names) -> str:
    return f"found in the {{room}} check by {names.person(event.by)}: {SAID}"


def lost(event: e.IncidentLost, names: Names) -> str:
    return f"lost, forgotten by {names.person(event.by)}: {SAID}"


def recovered(event: e.IncidentRecovered, names: Names) -> str:
    return f"reported again to {names.person(event.by)}: {SAID}"


def remembered(event: e.IncidentRemembered, names: Names) -> str:
    return f"remembered by {names.person(event.by)}: {SAID}"


def bounced(event: e.IncidentBounced, names: Names) -> str:
    return f"wrong team · {names.teams[event.team]} passes it on: {SAID}"


def pushed_away(event: e.IncidentPushedAway, names: Names) -> str:
    return f"over the wall · {names.teams[event.team]} passes its own on: {SAID}"


def shared(event: e.IncidentShared, names: Names) -> str:
    return f"shared · {names.person(event.by)} helps out {names.teams[event.team]}: {SAID}"


def blocked(event: e.IncidentBlocked, names: Names) -> str:
    return f"{names.person(event.by)} takes it over personally: {SAID}"


def escalated(event: e.IncidentEscalated, names: Names) -> str:
    first = f"now first for {names.teams[event.team]}" if event.team else f"{names.supplier} called again"
    return f"escalated by {names.person(event.by)}, {first}: {SAID}"


def resolved(event: e.IncidentResolved, names: Names, seconds: int, *, reopened: bool) -> str:
    """
    Args:
        reopened: it was resolved before, so this is no first contact any more.
    """
    contact = "at first contact " if event.first_contact and not reopened else ""
    return f"resolved {contact}in {spell_length(seconds)} by {names.person(event.by)}: {SAID}"


def objected(*, question: bool) -> str:
    return f"not {'answered' if question else 'fixed'} yet, says the {{delegate}}: {SAID}"


def reopened(*, question: bool) -> str:
    return f"reopened, not {'answered' if question else 'fixed'}: {SAID}"


def withdrawn(_: e.IncidentWithdrawn, __: Names) -> str:
    return f"withdrawn, nobody is waiting any more: {SAID}"


def chased(event: e.DelegateChased, _: Names) -> str:
    return f"any news? {SAID}" if event.count < LATE_VISIT else f"still no news! {SAID}"


def documented(event: e.KnownErrorRecorded, names: Names, *, question: bool) -> str:
    return f"{'answer' if question else 'work-around'} documented by {names.person(event.by)}: {SAID}"


def called(_: e.SupplierCalled, names: Names) -> str:
    return f"{names.supplier} called out: {SAID}"


def surcharged(_: e.SupplierSurcharged, names: Names) -> str:
    return f"small print, {names.supplier} charges more: {SAID}"


def removed(event: e.FaultRemoved, names: Names) -> str:
    return f"root cause removed by {names.person(event.by)}: {names.faults[event.fault]}"


def not_found(event: e.CauseNotFound, names: Names) -> str:
    return f"no root cause found by {names.person(event.by)}: {SAID}"


def delayed(event: e.SessionDelayed, names: Names) -> str:
    return f"“{names.sessions[event.session]}” cannot start in {names.place(names.session_rooms[event.session])}"


def started(event: e.SessionStarted, names: Names, *, by_desk: bool) -> str:
    told = f"“{names.sessions[event.session]}” starts {spell_length(event.delay)} late"
    return f"{told}, delayed by the desk" if by_desk else told


def switched(event: e.PracticeSwitched, names: Names) -> str:
    told = f"{names.practices.get(event.practice, event.practice)}: {event.how if event.on else 'off'}"
    return told if event.why is None else f"{told}, {with_reason(event.why)}"


def introduced(event: e.PracticeIntroduced, names: Names) -> str:
    name = names.practices.get(event.practice, event.practice)
    return f"{name}: set up by {names.person(event.by)}, active from now on"


def piled_up(event: e.ChangesPiledUp, _: Names) -> str:
    return f"too much to learn at once: {counted(event.learning, 'practice')}, and people fall back"


def too_busy(event: e.TeamTooBusyToLearn, names: Names) -> str:
    return f"too busy to learn: {names.teams[event.team]}, more waits than it has people"


def collected(event: e.WorkaroundsCollected, _: Names) -> str:
    return f"{counted(len(event.causes), 'work-around')} documented from the rounds before"


def celebrated(event: e.SuccessCelebrated, names: Names) -> str:
    told = [f"{counted(event.kept, 'urgent target')} met"] if event.kept else []
    told += [f"“{names.sessions[session]}” on time" for session in event.sessions[:1]]
    told += [f"{len(event.sessions) - 1} more on time"] if len(event.sessions) > 1 else []
    return f"{counted(event.people, 'person celebrates', 'people celebrate')}: {', '.join(told)}"


def confronted(event: e.PersonConfronted, names: Names) -> str:
    agreed = names.practices.get(event.practice, event.practice)
    return f"agreed and not done: {names.person(event.by)} talks to {names.person(event.person)} · {agreed}"


def certified(event: e.CertificateEarned, names: Names) -> str:
    return f"certificate for {names.person(event.by)}, back from the course"


def faded(event: e.TheoryFaded, names: Names) -> str:
    return f"theory faded, never practised: {names.person(event.by)}"


def cue(event: e.CueInjected, names: Names) -> str:
    return names.cues.get(event.cue, event.cue)
