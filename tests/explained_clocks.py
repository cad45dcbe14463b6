"""
The clocks of one incident read off its whole history, the slow way: what `itsm.clocks`, which keeps up with events, must agree
with, span by span.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import (
    OUTSIDE_HOURS,
    PASSED_AS_RESOLVED,
    RUNNING,
    RUNNING_LOST,
    RUNNING_SUPPLIER,
    WAITING_DELEGATE,
    WAITING_SUPPLIER,
    Raising,
)
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.sla import AMBER, Agreement, Light, Promise, SlaClock, Span, retargeted
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.itsm.priority import Priority
    from desk_theatre.itsm.service_hours import ServiceHours

_ENDS = (e.IncidentResolved, e.IncidentWithdrawn)
_VALUED = (e.IncidentReported, e.IncidentAssessed, IncidentJoined)
"""
The events that say what an incident is worth.
"""


def explained_clocks(history: Sequence[e.Event], agreement: Agreement, now: int) -> tuple[SlaClock, SlaClock, SlaClock]:
    """
    The response, resolution and update clock at `now`.

    Args:
        history: the events of one incident, oldest first, from its report on; what happens after `now` is left out.
        now: second of the day, not before the report.

    Raises:
        ValueError: by `now` the incident has not been reported.
    """
    past = _binding([event for event in history if event.at <= now])
    if not past or not isinstance(past[0], e.IncidentReported):
        raise ValueError("the history of an incident starts with its report")
    reading = _Reading(tuple(past), agreement, now)
    return _response(reading), _resolution(reading), _update(reading)


def slow_raisings(history: Sequence[e.Event], agreement: Agreement) -> tuple[Raising, ...]:
    """
    Return what raised the priority of one incident while it was not over, oldest first.

    Args:
        history: as for `explained_clocks`.
    """
    past = _binding(list(history))
    found = []
    for index, event in enumerate(past):
        if not index or not isinstance(event, _VALUED):
            continue
        was = _priority(past[:index])
        if event.priority < was:
            before, after = (_resolution(_Reading(tuple(past[:n]), agreement, event.at)) for n in (index, index + 1))
            found.append(Raising(event, was, event.priority, before, after))
    return tuple(found)


def light_of(elapsed: int, target: int, *, ended: Light | None, paused: bool) -> Light:
    """
    The one rule for all lights: broken is broken; then what ended; then what stands still; then how near it is.
    """
    if elapsed > target:
        return Light.BREACHED
    if ended is not None:
        return ended
    if paused:
        return Light.PAUSED
    return Light.AMBER if elapsed >= AMBER * target else Light.RUNNING


@value
class _Reading:
    """
    The events that bind somebody, and what they are read for.
    """

    past: tuple[e.Event, ...]
    agreement: Agreement
    now: int

    @property
    def start(self) -> int:
        return self.past[0].at

    def target(self, promise: Promise, until: int, since: int = 0) -> int:
        """
        The target, after the first `until` events, of a clock that began with event number `since`.
        """
        priority = _priority(self.past[: since + 1])
        target = self.agreement.target(priority).seconds(promise)
        for event in self.past[since + 1 : until]:
            if isinstance(event, _VALUED) and event.priority is not priority:
                elapsed = _running(self.spans(self.past[since].at, event.at))
                agreed = self.agreement.target(event.priority).seconds(promise)
                target = retargeted(target, elapsed, agreed, raised=event.priority < priority)
                priority = event.priority
        return target

    def paused_now(self) -> bool:
        """
        Whether a clock that has not ended stands still at this very second.
        """
        why = _reasons(self.past, self.agreement)[-1][1]
        return why is not None or not _serving(self.agreement.hours, self.now)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """
        What happened to the clocks from `start` to `end`, without gaps.
        """
        spans: list[Span] = []
        reasons = _reasons(self.past, self.agreement)
        limits = [at for at, _, _ in reasons[1:]] + [self.now]
        for (begins, still, words), ends in zip(reasons, limits, strict=True):
            first, last = max(start, begins), min(end, ends)
            for a, b, serving in self.agreement.hours.split(first, last) if first < last else ():
                why = (still or words) if serving else OUTSIDE_HOURS
                _append(spans, Span(a, b, serving and still is None, why))
        return tuple(spans)

    def clock(self, promise: Promise, target: int, start: int, end: int, ended: Light | None) -> SlaClock:
        """
        The clock of what lies between two seconds; `ended` says how it came to its end, if it has.
        """
        spans = self.spans(start, end)
        elapsed = _running(spans)
        paused = end - start - elapsed
        light = light_of(elapsed, target, ended=ended, paused=ended is None and self.paused_now())
        return SlaClock(promise, target, elapsed, paused, light, spans)


def _response(reading: _Reading) -> SlaClock:
    for index, event in enumerate(reading.past):
        if isinstance(event, (e.IncidentPickedUp, *_ENDS)):
            ended = Light.STOPPED if isinstance(event, e.IncidentWithdrawn) else Light.MET
            return reading.clock("response", reading.target("response", index), reading.start, event.at, ended)
    target = reading.target("response", len(reading.past))
    return reading.clock("response", target, reading.start, reading.now, None)


def _resolution(reading: _Reading) -> SlaClock:
    target = reading.target("resolution", len(reading.past))
    end, ended = _end(reading)
    return reading.clock("resolution", target, reading.start, end, ended)


def _update(reading: _Reading) -> SlaClock:
    """
    The first silence that was too long when it ended; otherwise the latest one.
    """
    since = 0
    silent = True
    for index, event in enumerate(reading.past):
        if isinstance(event, e.IncidentReopened):
            since, silent = index, True
        elif silent and isinstance(event, (e.DelegateInformed, *_ENDS)):
            target = reading.target("update", index, since)
            clock = reading.clock("update", target, reading.past[since].at, event.at, Light.MET)
            if clock.light is Light.BREACHED:
                return clock
            if isinstance(event, e.DelegateInformed):
                since = index
            else:
                silent = False
    end, ended = _end(reading)
    target = reading.target("update", len(reading.past), since)
    return reading.clock("update", target, reading.past[since].at, end, ended)


def _end(reading: _Reading) -> tuple[int, Light | None]:
    for event in reversed(reading.past):
        if isinstance(event, e.IncidentReopened):
            break
        if isinstance(event, e.IncidentResolved):
            return event.at, Light.MET
        if isinstance(event, e.IncidentWithdrawn):
            return event.at, Light.STOPPED
    return reading.now, None


def _binding(past: list[e.Event]) -> list[e.Event]:
    """
    The events without those that bind nobody: guesses, judgements that nobody has agreed to, and those of what has ended.
    """
    binding: list[e.Event] = []
    ended = False
    for event in past:
        if isinstance(event, e.IncidentAssessed) and (not event.binds or ended):
            continue
        if isinstance(event, IncidentJoined) and ended:
            continue
        ended = isinstance(event, _ENDS) or (ended and not isinstance(event, e.IncidentReopened))
        binding.append(event)
    return binding


def _priority(past: Sequence[e.Event]) -> Priority:
    for event in reversed(past):
        if isinstance(event, _VALUED):
            return event.priority
    raise ValueError("the history of an incident starts with its report")


def _running(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans if span.running)


def _reasons(past: Sequence[e.Event], agreement: Agreement) -> list[tuple[int, str | None, str]]:
    """
    From when on a clock stands still for what (`None`: it runs), and the words for its running.
    """
    reasons: list[tuple[int, str | None, str]] = []
    for event in past:
        if isinstance(event, e.IncidentPended):
            reasons.append((event.at, *_pended(event, agreement)))
        elif isinstance(event, e.IncidentLost):
            reasons.append((event.at, None, RUNNING_LOST))
        elif isinstance(event, _ENDS):
            reasons.append((event.at, PASSED_AS_RESOLVED, ""))
        elif isinstance(
            event,
            (e.IncidentReported, e.IncidentContinued, e.IncidentRecovered, e.IncidentRemembered, e.IncidentReopened),
        ):
            reasons.append((event.at, None, RUNNING))
    return reasons


def _pended(event: e.IncidentPended, agreement: Agreement) -> tuple[str | None, str]:
    if event.waiting_for == "delegate":
        return WAITING_DELEGATE, ""
    return (WAITING_SUPPLIER, "") if agreement.supplier_pauses else (None, RUNNING_SUPPLIER)


def _serving(hours: ServiceHours, now: int) -> bool:
    return not hours.spans or any(opens <= now < closes for opens, closes in hours.spans)


def _append(spans: list[Span], span: Span) -> None:
    """
    Adds a span, as part of the last one if nothing changed in between.
    """
    if spans and (spans[-1].running, spans[-1].why) == (span.running, span.why):
        spans[-1] = Span(spans[-1].start, span.end, span.running, span.why)
    else:
        spans.append(span)
