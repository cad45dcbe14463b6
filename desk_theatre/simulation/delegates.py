"""
The delegates: they wait, come back without news, give up, and notice when nothing was mended.

Who was told how it stands was also told when to expect more, and waits for that; and who knows until when it will be solved, waits
until then.  Who is at the desk does not come back to it, and who was told or saw that it is solved, or has given up, has no
patience left to lose: the timer ends with what it waited for.

Everybody who has an incident has patience of their own, and one timer is enough for it: news does not move it, but when it rings
the delegate looks at when the last news came, and waits on if that was not long ago.  An incident is withdrawn when the last of
those who have it gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.room_events import IncidentLeft
from desk_theatre.simulation.draws import LOTS, lasts
from desk_theatre.simulation.incident import Delegate

if TYPE_CHECKING:
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work

MOST_FAILURES = 2


class Delegates:
    """
    Everybody who has reported something, or joined who has.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.patience = floor.scenario.patience
        self._chases = floor.again.chases
        self._sla_seconds, self._reminded = floor.sla_seconds.update, floor.sla_seconds.reminder
        self._silent = self.patience.chases == 0 and self.patience.withdraws == 0.0

    def report(self, incident: Incident) -> None:
        """
        Whoever reports it stands in the queue at the desk, and patience begins.
        """
        incident.affected[0].queues = True
        self.wait(incident)

    def join(self, incident: Incident) -> None:
        """
        Somebody else has it, too, and waits from now on.
        """
        place = len(incident.affected)
        first, key, *_ = self.floor.chance.few_lots(incident.number, b"joined %d" % place)
        delegate = Delegate(incident, place, self.clock.now, first, key)
        incident.affected.append(delegate)
        self._lose_patience_later(delegate)

    def wait(self, incident: Incident) -> None:
        """
        Patience begins for all who have it, and were not waiting already.
        """
        for delegate in incident.affected:
            self._lose_patience_later(delegate)
        if self.floor.informing:
            self.expect_news(incident)

    def come_back(self, incident: Incident) -> None:
        """
        It was not mended: one of those who have it is in the queue at the desk to say so, and all of them wait again.
        """
        for delegate in incident.affected:
            delegate.knows = False
            delegate.news_at = self.clock.now
        incident.waiting[0].queues = True
        self.wait(incident)

    def expect_news(self, incident: Incident) -> None:
        """
        Somebody will see to it that news comes in time.
        """
        if not incident.news_watched:
            incident.news_watched = True
            self.clock.process(self._watch_news(incident))

    # -- at the desk ---------------------------------------------------------------------------------------------

    def serve(self, by: Person, delegate: Delegate) -> None:
        """
        Somebody listens.
        """
        delegate.queues = False
        delegate.served_by = by

    def leave(self, by: Person, delegate: Delegate) -> None:
        """
        The delegate leaves the desk, unless it is another visit by now.
        """
        if delegate.served_by is by:
            delegate.served_by = None

    # -- what they hear and see ----------------------------------------------------------------------------------

    def inform(self, incident: Incident) -> None:
        """
        A message reaches everybody who has it.
        """
        for delegate in incident.affected:
            delegate.news_at = self.clock.now
            delegate.told = True
            if not incident.open:
                self.content(delegate)

    def promise(self, incident: Incident, until: int) -> None:
        """
        Everybody who has it knows until when it will be solved.
        """
        for delegate in incident.affected:
            delegate.expected_at = until

    def content(self, delegate: Delegate) -> None:
        """
        The delegate knows that it is solved, and waits for nothing any more.
        """
        delegate.knows = True
        self._end_patience(delegate)

    def notice(self, by: Person, incident: Incident, errs: float) -> None:
        """
        It is said to be mended.  Whoever is being served by the person who mended it has waited for that; in a room one sees
        at once whether it is mended, and later whether it stays so.  Whoever mended it is perhaps tired, and so more likely to
        have taken it for mended when it was not, by `errs`.
        """
        seen = incident.kind.where == "room"
        for delegate in incident.affected:
            if delegate.served_by is by or (seen and not delegate.here):
                self.content(delegate)
        if not self.stays_mended(incident, errs):
            after = lasts(
                self.floor.chaos.comes_back, self.floor.again.mendings.lot(0, incident.failures, incident.key)
            )
            self.clock.call(after or 1, self._come_back, incident)

    def stays_mended(self, incident: Incident, errs: float) -> bool:
        """
        Whether it is really mended this time; nothing fails more often than twice.
        """
        failed = incident.failures
        return (
            failed >= MOST_FAILURES
            or incident.nature[11 + failed] >= (self.floor.chaos.not_mended + errs + incident.botched) * LOTS
        )

    def _come_back(self, incident: Incident) -> None:
        incident.reopened += 1
        self.floor.reopen(incident)

    # -- patience ------------------------------------------------------------------------------------------------

    def give_up(self, delegate: Delegate) -> None:
        """
        The delegate does not want it solved any more; when nobody else does, it is withdrawn.
        """
        delegate.wants = False
        self._end_patience(delegate)
        incident = delegate.incident
        if incident.waiting:
            self.floor.emit(IncidentLeft(self.clock.now, incident.number, incident.others))
        else:
            self.floor.withdraw(incident)

    def _lose_patience_later(self, delegate: Delegate) -> None:
        if not (self._silent or delegate.patient or not delegate.wants):
            delegate.patient = True
            self.clock.process(self._lose_patience(delegate, delegate.patience))

    def _end_patience(self, delegate: Delegate) -> None:
        self.floor.desk.leave(delegate)
        delegate.queues = delegate.patient = False
        delegate.served_by = None
        delegate.patience += 1

    def _lose_patience(self, delegate: Delegate, patience: int) -> Work:
        """
        Back at the desk again and again, and in the end no more; until there is nothing to wait for.
        """
        length: int | None = lasts(self.patience.first, delegate.first)
        while length is not None:
            yield self.clock.timeout(length or 1)
            if delegate.patience != patience:
                return
            length = self._think_of_it(delegate)

    def _think_of_it(self, delegate: Delegate) -> int | None:
        """
        Back at the desk, or not yet; seconds until the delegate thinks of it again, `None` if never.
        """
        incident = delegate.incident
        again = delegate.again
        if again is None:
            again = lasts(self.patience.again, self._chases.lot(1, delegate.visits, delegate.key))
            delegate.again = again
        if delegate.told and again < (sla_seconds := self._sla_seconds[incident.priority]):
            again = sla_seconds
        # Not before what was promised is due, and not before some time has passed since the last news.
        until = delegate.expected_at
        if (delegate.visits or delegate.news_at > delegate.since) and delegate.news_at + again > until:
            until = delegate.news_at + again
        if until > self.clock.now:
            return until - self.clock.now
        if delegate.served_by is not None:
            return again
        if delegate.visits >= self.patience.chases:
            delegate.patient = False
            self._stop_asking(delegate)
            return None
        if not delegate.queues:
            self._chase(delegate)
        return again

    def _chase(self, delegate: Delegate) -> None:
        incident = delegate.incident
        delegate.visits += 1
        delegate.again = None
        delegate.news_at = self.clock.now
        delegate.told = False
        delegate.queues = True
        incident.chases += 1
        self.floor.emit(e.DelegateChased(self.clock.now, incident.number, incident.chases))
        self.floor.desk.answer(delegate)

    def _stop_asking(self, delegate: Delegate) -> None:
        incident = delegate.incident
        u = self.floor.chance.uniform(
            incident.number, b"withdraws %d" % delegate.place if delegate.place else b"withdraws"
        )
        waiting = not incident.heard or incident.waiting_since >= 0 or incident.lost
        if incident.open and waiting and u < self.patience.withdraws:
            self.give_up(delegate)

    def _watch_news(self, incident: Incident) -> Work:
        """
        Remind the desk of each message that is nearly due, as long as delegates are informed.
        """
        left = self._reminded[incident.priority]
        while True:
            yield self.clock.timeout(left or 1)
            if incident.gone or not incident.open or not self.floor.informing:
                break
            within = self._reminded[incident.priority]
            left = min(delegate.news_at for delegate in incident.waiting) + within - self.clock.now
            if left <= 0:
                left = within
                if incident.heard:
                    self.floor.desk.report_late(incident)
        incident.news_watched = False
