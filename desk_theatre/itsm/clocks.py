"""
The three clocks of one incident: kept up to date with its events, and explained on request.

The rules are in `desk_theatre.itsm.sla`. All three clocks pause together, so one count of the seconds that ran is
enough for them; a trail of why they ran or paused makes the explanation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.sla import AMBER, Agreement, ClockReading, Light, Promise, SlaClock, Span, retargeted
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.itsm.priority import Priority

RUNNING = "running"
RUNNING_LOST = "running while lost"
RUNNING_SUPPLIER = "running, waiting for supplier"
WAITING_DELEGATE = "waiting for delegate"
WAITING_SUPPLIER = "waiting for supplier"
PASSED_AS_RESOLVED = "resolved, then reopened"
OUTSIDE_HOURS = "outside service hours"


MOVING: tuple[type[e.Event], ...] = (
    e.IncidentReported,
    e.IncidentAssessed,
    IncidentJoined,
    e.IncidentPickedUp,
    e.IncidentPended,
    e.IncidentContinued,
    e.IncidentLost,
    e.IncidentRecovered,
    e.IncidentRemembered,
    e.DelegateInformed,
    e.IncidentResolved,
    e.IncidentWithdrawn,
    e.IncidentReopened,
)
"""
The types of events that move a clock, or change why it runs.
"""


@value
class Raising:
    """
    A priority that was raised.

    Args:
        event: what raised it.
        was, priority: the priority before and after.
        before, after: the resolution clock at that second, with either.
    """

    event: e.Event
    was: Priority
    priority: Priority
    before: SlaClock
    after: SlaClock


def clocks(history: Sequence[e.Event], agreement: Agreement, now: int) -> tuple[SlaClock, SlaClock, SlaClock]:
    """
    Return the response, resolution and update clock at `now`.

    Args:
        history: the events of one incident, oldest first, from its report on; what happens after `now` is left out.
        now: second of the day, not before the report.

    Raises:
        ValueError: by `now` the incident has not been reported.
    """
    past = [event for event in history if event.at <= now]
    found = _reported(past, agreement)
    for event in past[1:]:
        found.add(event)
    return found.explained("response", now), found.explained("resolution", now), found.explained("update", now)


def raisings(history: Sequence[e.Event], agreement: Agreement) -> tuple[Raising, ...]:
    """
    Return what raised the priority of one incident while it was not over, oldest first.

    Args:
        history: as for `clocks`.
    """
    incident, raised = _reported(history, agreement), []
    for event in history[1:]:
        was, before = incident.priority, incident.explained("resolution", event.at)
        incident.add(event)
        if incident.priority < was:
            raised.append(Raising(event, was, incident.priority, before, incident.explained("resolution", event.at)))
    return tuple(raised)


def _reported(history: Sequence[e.Event], agreement: Agreement) -> IncidentClocks:
    if not history or not isinstance(history[0], e.IncidentReported):
        raise ValueError("the history of an incident starts with its report")
    return IncidentClocks.reported(history[0], agreement)


def light_of(elapsed: int, target: int, *, ended: Light | None, paused: bool) -> Light:
    """
    Return the light of a clock: breached first, then how the clock ended, then paused, then how near the target is.
    """
    if elapsed > target:
        return Light.BREACHED
    if ended is not None:
        return ended
    if paused:
        return Light.PAUSED
    return Light.AMBER if elapsed >= AMBER * target else Light.RUNNING


@define(eq=False)
class IncidentClocks:
    """
    The state of the clocks of one incident.

    Args:
        started: second of the day at which the delegate reported it.
        targets: seconds that each clock may take from its beginning, after all changes of priority.
        since: from here on seconds count; `None` while the clocks are paused.
        ran: seconds that count, up to `since`.
        told: the count at the last update to the delegate, or at the reopening.
        ended: how the clocks ended, if they have.
        response: the response clock, once it has ended.
        silence: the silence that breached the update target for good.
        called: the count when the supplier was called, while on hold for the supplier.
        awaited: of the seconds that count, those on hold for the supplier.
    """

    agreement: Agreement
    started: int
    priority: Priority
    targets: dict[Promise, int]
    since: int | None
    ran: int = 0
    told: int = 0
    ended: Light | None = None
    response: ClockReading | None = None
    silence: ClockReading | None = None
    called: int | None = None
    awaited: int = 0
    _responded: int = field(default=0, init=False)
    _told_at: int = field(init=False)
    _silent: tuple[int, int] = field(default=(0, 0), init=False)
    _over: int = field(default=0, init=False)
    _trail: list[tuple[int, bool, str]] = field(factory=list, init=False)
    """
    From which second on the clocks ran or were paused, and why.
    """

    def __attrs_post_init__(self) -> None:
        self._told_at = self.started
        self._trail.append((self.started, True, RUNNING))

    @classmethod
    def reported(cls, event: e.IncidentReported, agreement: Agreement) -> Self:
        """
        Return the clocks of an incident that is being reported.
        """
        return cls(agreement, event.at, event.priority, agreement.seconds(event.priority), event.at)

    def add(self, event: e.Event) -> None:  # noqa: C901  one case for each type of event, all in one place
        """
        Follow an event of this incident; types that are not in `MOVING` move no clock.
        """
        match event:
            case e.IncidentAssessed():
                if event.binds:
                    self._revalue(event)
            case IncidentJoined():
                self._revalue(event)
            case e.IncidentPickedUp():
                self._respond(event.at, Light.MET)
            case e.IncidentPended():
                self._pend(event)
            case e.IncidentContinued():
                self._run(event.at, RUNNING)
            case e.IncidentLost():
                self._run(event.at, RUNNING_LOST)
            case e.IncidentRecovered() | e.IncidentRemembered():
                self._trail.append((event.at, True, RUNNING))
            case e.DelegateInformed():
                self._inform(event)
            case e.IncidentResolved():
                self._end(event.at, Light.MET)
            case e.IncidentWithdrawn():
                self._end(event.at, Light.STOPPED)
            case e.IncidentReopened():
                self._reopen(event)

    # What can be asked, at any `now` that is not before the last event.

    def elapsed(self, now: int) -> int:
        """
        Return the seconds that count since the report.
        """
        if self.since is None:
            return self.ran
        if not self.agreement.hours.spans:
            return self.ran + now - self.since
        return self.ran + self.agreement.hours.within(self.since, now)

    def late(self, now: int) -> bool:
        """
        Return whether the resolution target is breached.
        """
        return self.elapsed(now) > self.targets["resolution"]

    def late_here(self, now: int) -> bool:
        """
        Return whether the resolution target is or was breached, without the time on hold for the supplier.
        """
        elapsed = self.elapsed(now)
        awaited = self.awaited + (0 if self.called is None else elapsed - self.called)
        return elapsed - awaited > self.targets["resolution"]

    def uninformed(self, now: int) -> bool:
        """
        Return whether the delegate is or was without an update for longer than promised.
        """
        return self.silence is not None or self.elapsed(now) - self.told > self.targets["update"]

    def reading(self, promise: Promise, now: int) -> ClockReading:
        """
        Return one clock without its explanation.
        """
        if promise == "response" and self.response is not None:
            return self.response
        if promise == "update" and self.silence is not None:
            return self.silence
        elapsed = self.elapsed(now) - (self.told if promise == "update" else 0)
        paused = self.ended is None and (self.since is None or not self._serving(now))
        return self._read(promise, elapsed, paused=paused)

    def explained(self, promise: Promise, now: int) -> SlaClock:
        """
        Return one clock with the spans in which it ran or stood still.
        """
        start, end = self.started, now if self.ended is None else self._over
        if promise == "response" and self.response is not None:
            end = self._responded
        if promise == "update":
            start, end = (self._told_at, end) if self.silence is None else self._silent
        read = self.reading(promise, now)
        paused = end - start - read.elapsed
        return SlaClock(promise, read.target, read.elapsed, paused, read.light, self._spans(start, end, now))

    def _spans(self, start: int, end: int, now: int) -> tuple[Span, ...]:
        """
        Return the spans from `start` to `end`, without gaps.
        """
        spans: list[Span] = []
        limits = [at for at, _, _ in self._trail[1:]] + [now]
        for (begins, runs, why), ends in zip(self._trail, limits, strict=True):
            first, last = max(start, begins), min(end, ends)
            for a, b, serving in self.agreement.hours.split(first, last) if first < last else ():
                _append(spans, Span(a, b, serving and runs, why if serving else OUTSIDE_HOURS))
        return tuple(spans)

    def _serving(self, now: int) -> bool:
        spans = self.agreement.hours.spans
        return not spans or any(opens <= now < closes for opens, closes in spans)

    def _read(self, promise: Promise, elapsed: int, *, paused: bool = False) -> ClockReading:
        target = self.targets[promise]
        return ClockReading(promise, target, elapsed, light_of(elapsed, target, ended=self.ended, paused=paused))

    # What happens.

    def _revalue(self, event: e.IncidentAssessed | IncidentJoined) -> None:
        """
        Change the priority and the targets; without effect once the incident is over.
        """
        priority = event.priority
        if self.ended is not None or priority is self.priority:
            return
        elapsed = self.elapsed(event.at)
        for promise, agreed in self.agreement.seconds(priority).items():
            if promise == "response" and self.response is not None:
                continue  # a person has responded, so that target has ended
            ran = elapsed - self.told if promise == "update" else elapsed
            self.targets[promise] = retargeted(self.targets[promise], ran, agreed, raised=priority < self.priority)
        self.priority = priority

    def _respond(self, at: int, how: Light) -> None:
        if self.response is None:
            elapsed, target = self.elapsed(at), self.targets["response"]
            light = light_of(elapsed, target, ended=how, paused=False)
            self.response, self._responded = ClockReading("response", target, elapsed, light), at

    def _pend(self, event: e.IncidentPended) -> None:
        at = event.at
        if event.waiting_for == "delegate":
            self._stop(at)
            self._trail.append((at, False, WAITING_DELEGATE))
        elif self.agreement.supplier_pauses:
            self._stop(at)
            self._trail.append((at, False, WAITING_SUPPLIER))
        else:
            self.called = self.elapsed(at)
            self._trail.append((at, True, RUNNING_SUPPLIER))

    def _run(self, at: int, why: str) -> None:
        if self.since is None:
            self.since = at
        self._supplied(at)
        self._trail.append((at, True, why))

    def _supplied(self, at: int) -> None:
        if self.called is not None:
            self.awaited += self.elapsed(at) - self.called
            self.called = None

    def _inform(self, event: e.DelegateInformed) -> None:
        if self.ended is None:
            elapsed = self.elapsed(event.at)
            self._end_silence(event.at, elapsed)
            self._begin_silence(event.at, elapsed)

    def _end(self, at: int, how: Light) -> None:
        self._supplied(at)
        self._stop(at)
        self._end_silence(at, self.ran)
        self._respond(at, how)
        self.ended, self._over = how, at
        self._trail.append((at, False, PASSED_AS_RESOLVED))

    def _reopen(self, event: e.IncidentReopened) -> None:
        self.ended, self.since = None, event.at
        self._begin_silence(event.at, self.ran)
        self._trail.append((event.at, True, RUNNING))

    def _stop(self, at: int) -> None:
        self.ran, self.since = self.elapsed(at), None

    def _end_silence(self, at: int, elapsed: int) -> None:
        """
        End a silence; one that was too long has breached the target for good.
        """
        target = self.targets["update"]
        if self.silence is None and elapsed - self.told > target:
            self.silence = ClockReading("update", target, elapsed - self.told, Light.BREACHED)
            self._silent = (self._told_at, at)

    def _begin_silence(self, at: int, elapsed: int) -> None:
        self.told, self._told_at = elapsed, at
        self.targets["update"] = self.agreement.target(self.priority).seconds("update")


def _append(spans: list[Span], span: Span) -> None:
    """
    Add a span, as part of the last one if nothing changed in between.
    """
    if spans and (spans[-1].running, spans[-1].why) == (span.running, span.why):
        spans[-1] = Span(spans[-1].start, span.end, span.running, span.why)
    else:
        spans.append(span)
