"""
The promises of all incidents at once, kept up with while things happen.

`itsm.clocks` defines and explains the clocks of one incident; this is the same arithmetic without the explanation, so that
the light of any clock can be told at any moment without reading a history again.  All three clocks of an incident stand
still together, so one count of the seconds that ran is enough for them.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import light_of
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.sla import Agreement, Light, Promise, retargeted
from desk_theatre.itsm.values import value
from desk_theatre.measures.fold import Handlers


@value
class ClockReading:
    """
    One clock at one moment, in seconds; the short form of `itsm.sla.SlaClock`.
    """

    promise: Promise
    target: int
    elapsed: int
    light: Light

    @property
    def share(self) -> float:
        """
        How much of the target is used up; 1.0 is the limit.
        """
        return self.elapsed / self.target if self.target else 0.0


@value
class Verdicts:
    """
    How many promises were kept, and how many broken, open ones included.
    """

    kept: int
    broken: int

    @property
    def share(self) -> float | None:
        """
        The share of kept ones among those that are decided; `None` while none is.
        """
        decided = self.kept + self.broken
        return self.kept / decided if decided else None


@define(eq=False)
class IncidentClocks:
    """
    What is kept of one incident.

    Args:
        targets: seconds that each clock may take from its beginning, as the priority and its changes have it.
        since: from here on seconds count; `None` while the clocks stand still.
        ran: seconds that count, up to `since`.
        told: what the count was at the last message.
        ended: how the clocks ended, if they have.
        response: the response clock, once it has ended.
        silence: the silence that broke the update promise for good.
        called: what the count was when the supplier was called, while the supplier is awaited.
        awaited: of the seconds that count, those in which the supplier was awaited.
        kept: whether the resolution promise was kept; `None` while that is open, or counts neither way.
    """

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
    kept: bool | None = None


@define(eq=False)
class Promises:
    """
    A fold over the events of one round.

    Args:
        watches: by number of the incident, all that were reported.
        open: those neither resolved nor withdrawn; lost ones are among them.
        reported: how many there are of each priority, as the business sees it.
    """

    agreement: Agreement
    watches: dict[int, IncidentClocks] = field(factory=dict, init=False)
    open: dict[int, IncidentClocks] = field(factory=dict, init=False)
    reported: dict[Priority, int] = field(factory=lambda: dict.fromkeys(Priority, 0), init=False)
    _responses: dict[bool, int] = field(factory=lambda: {True: 0, False: 0}, init=False)
    _resolutions: dict[Priority, dict[bool, int]] = field(
        factory=lambda: {priority: {True: 0, False: 0} for priority in Priority}, init=False
    )
    _agreed: dict[Priority, dict[Promise, int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        promises: tuple[Promise, ...] = ("response", "resolution", "update")
        targets = {priority: self.agreement.target(priority) for priority in Priority}
        self._agreed = {key: {name: target.seconds(name) for name in promises} for key, target in targets.items()}

    def handlers(self) -> Handlers:
        """
        Everything that moves a clock.
        """
        return {
            e.IncidentReported: self._on_reported,
            e.IncidentAssessed: self._on_assessed,
            IncidentJoined: self._on_joined,
            e.IncidentPickedUp: self._on_picked_up,
            e.IncidentPended: self._on_pended,
            e.IncidentContinued: self._on_continued,
            e.IncidentLost: self._on_continued,
            e.IncidentResolved: self._on_resolved,
            e.IncidentReopened: self._on_reopened,
            e.IncidentWithdrawn: self._on_withdrawn,
            e.DelegateInformed: self._on_informed,
        }

    # What can be asked, at any `now` that is not before the last event.

    def standing(self, incident: int, promise: Promise, now: int) -> ClockReading:
        """
        One clock of one incident.
        """
        watch = self.watches[incident]
        if promise == "response" and watch.response is not None:
            return watch.response
        if promise == "update" and watch.silence is not None:
            return watch.silence
        elapsed = self._elapsed(watch, now) - (watch.told if promise == "update" else 0)
        paused = watch.ended is None and (watch.since is None or not self._serving(now))
        return self._read(watch, promise, elapsed, paused=paused)

    def uninformed(self, watch: IncidentClocks, now: int) -> bool:
        """
        Whether the delegate was, or is, left without news for longer than promised.
        """
        if watch.silence is not None:
            return True
        return self._elapsed(watch, now) - watch.told > watch.targets["update"]

    def late(self, watch: IncidentClocks, now: int) -> bool:
        """
        Whether the resolution promise is broken.
        """
        return self._elapsed(watch, now) > watch.targets["resolution"]

    def broken_here(self, incident: int, now: int) -> bool:
        """
        Whether the resolution promise of an incident is broken, or was, by those who work here: the time in which the
        supplier was awaited is left out.
        """
        watch = self.watches[incident]
        elapsed = self._elapsed(watch, now)
        awaited = watch.awaited + (0 if watch.called is None else elapsed - watch.called)
        return elapsed - awaited > watch.targets["resolution"]

    def responses(self, now: int) -> Verdicts:
        """
        The response promises.
        """
        waiting = (watch for watch in self.open.values() if watch.response is None)
        late = sum(self._elapsed(watch, now) > watch.targets["response"] for watch in waiting)
        return Verdicts(self._responses[True], self._responses[False] + late)

    def resolutions(self, now: int) -> dict[Priority, Verdicts]:
        """
        The resolution promises, for each priority that has a target of its own or any incident.
        """
        late = {key: 0 for key, count in self.reported.items() if count or key in self.agreement.targets}
        for watch in self.open.values():
            late[watch.priority] += self.late(watch, now)
        decided = self._resolutions
        return {key: Verdicts(decided[key][True], decided[key][False] + broken) for key, broken in late.items()}

    def _elapsed(self, watch: IncidentClocks, now: int) -> int:
        if watch.since is None:
            return watch.ran
        if not self.agreement.hours.spans:
            return watch.ran + now - watch.since
        return watch.ran + self.agreement.hours.within(watch.since, now)

    def _serving(self, now: int) -> bool:
        spans = self.agreement.hours.spans
        return not spans or any(opens <= now < closes for opens, closes in spans)

    def _read(self, watch: IncidentClocks, promise: Promise, elapsed: int, *, paused: bool = False) -> ClockReading:
        target = watch.targets[promise]
        return ClockReading(promise, target, elapsed, light_of(elapsed, target, ended=watch.ended, paused=paused))

    # What happens.

    def _on_reported(self, event: e.IncidentReported) -> None:
        watch = IncidentClocks(event.priority, self._agreed[event.priority].copy(), event.at)
        self.watches[event.incident] = self.open[event.incident] = watch
        self.reported[event.priority] += 1

    def _on_assessed(self, event: e.IncidentAssessed) -> None:
        if event.binds:
            self._revalue(event)

    def _on_joined(self, event: IncidentJoined) -> None:
        self._revalue(event)

    def _revalue(self, event: e.IncidentAssessed | IncidentJoined) -> None:
        """
        It is worth something else now; once it is over, that changes nothing.
        """
        watch, priority = self.watches[event.incident], event.priority
        if watch.ended is not None or priority is watch.priority:
            return
        elapsed = self._elapsed(watch, event.at)
        for promise, agreed in self._agreed[priority].items():
            if promise == "response" and watch.response is not None:
                continue  # somebody has responded
            ran = elapsed - watch.told if promise == "update" else elapsed
            watch.targets[promise] = retargeted(watch.targets[promise], ran, agreed, raised=priority < watch.priority)
        self.reported[watch.priority] -= 1
        self.reported[priority] += 1
        watch.priority = priority

    def _on_picked_up(self, event: e.IncidentPickedUp) -> None:
        watch = self.watches[event.incident]
        if watch.response is None:
            elapsed, target = self._elapsed(watch, event.at), watch.targets["response"]
            light = light_of(elapsed, target, ended=Light.MET, paused=False)
            watch.response = ClockReading("response", target, elapsed, light)
            self._responses[light is Light.MET] += 1

    def _on_pended(self, event: e.IncidentPended) -> None:
        watch = self.watches[event.incident]
        if event.waiting_for == "delegate" or self.agreement.supplier_pauses:
            self._stop(watch, event.at)
        elif event.waiting_for == "supplier":
            watch.called = self._elapsed(watch, event.at)

    def _on_continued(self, event: e.IncidentContinued | e.IncidentLost) -> None:
        watch = self.watches[event.incident]
        if watch.since is None:
            watch.since = event.at
        self._supplied(watch, event.at)

    def _supplied(self, watch: IncidentClocks, at: int) -> None:
        if watch.called is not None:
            watch.awaited += self._elapsed(watch, at) - watch.called
            watch.called = None

    def _on_informed(self, event: e.DelegateInformed) -> None:
        watch = self.watches[event.incident]
        if watch.ended is None:
            elapsed = self._elapsed(watch, event.at)
            self._end_silence(watch, elapsed)
            self._begin_silence(watch, elapsed)

    def _on_resolved(self, event: e.IncidentResolved) -> None:
        watch = self._end(event.incident, event.at, Light.MET)
        watch.kept = not self.late(watch, event.at)
        self._resolutions[watch.priority][watch.kept] += 1

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        watch = self.watches[event.incident]
        if watch.kept is not None:
            self._resolutions[watch.priority][watch.kept] -= 1
        watch.kept = watch.ended = None
        watch.since = event.at
        self._begin_silence(watch, watch.ran)
        self.open[event.incident] = watch

    def _on_withdrawn(self, event: e.IncidentWithdrawn) -> None:
        watch = self._end(event.incident, event.at, Light.STOPPED)
        if watch.response is None:
            watch.response = self._read(watch, "response", watch.ran)
            self._responses[False] += watch.response.light is Light.BREACHED
        if self.late(watch, event.at):
            watch.kept = False
            self._resolutions[watch.priority][False] += 1

    def _end(self, incident: int, at: int, how: Light) -> IncidentClocks:
        watch = self.watches[incident]
        self._supplied(watch, at)
        self._stop(watch, at)
        self._end_silence(watch, watch.ran)
        watch.ended = how
        self.open.pop(incident, None)
        return watch

    def _stop(self, watch: IncidentClocks, at: int) -> None:
        watch.ran, watch.since = self._elapsed(watch, at), None

    def _end_silence(self, watch: IncidentClocks, elapsed: int) -> None:
        """
        If it was too long, that stays so.
        """
        target = watch.targets["update"]
        if watch.silence is None and elapsed - watch.told > target:
            watch.silence = ClockReading("update", target, elapsed - watch.told, Light.BREACHED)

    def _begin_silence(self, watch: IncidentClocks, elapsed: int) -> None:
        watch.told = elapsed
        watch.targets["update"] = self._agreed[watch.priority]["update"]
