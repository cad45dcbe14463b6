"""
The delegates: they wait, come back without news, give up, and notice when nothing was mended.

Who was told how it stands was also told when to expect more, and waits for that; and who knows until when it will be solved, waits
until then.

One timer an incident is enough for a delegate's patience: news does not move it, but when it rings the delegate looks
at when the last news came, and waits on if that was not long ago.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.chance import LOTS, lasts

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident

MOST_FAILURES = 2


class Delegates:
    """
    Everybody who has reported something.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.patience = floor.scenario.patience
        self._chases = floor.again.chases
        self._promised, self._reminded = floor.promised.update, floor.promised.reminder
        self._silent = self.patience.chases == 0 and self.patience.withdraws == 0.0

    def wait(self, incident: Incident) -> None:
        """
        Patience begins.
        """
        if not self._silent and not incident.patient:
            incident.patient = True
            self._ring(lasts(self.patience.first, incident.nature[10]), incident, self._lose_patience)
        if self.floor.informing:
            self.expect_news(incident)

    def expect_news(self, incident: Incident) -> None:
        """
        Somebody will see to it that news comes in time.
        """
        if not incident.news_watched:
            incident.news_watched = True
            self._ring(self._reminded[incident.priority], incident, self._news_due)

    def notice(self, incident: Incident, errs: float) -> None:
        """
        It is said to be mended; in a room one sees at once whether it is, and later whether it stays so.  Whoever mended
        it is perhaps tired, and so more likely to have taken it for mended when it was not, by `errs`.
        """
        incident.knows = incident.kind.where == "room"
        if not self.stays_mended(incident, errs):
            self._ring(
                lasts(self.floor.chaos.comes_back, self.floor.again.mendings.lot(0, incident.failures, incident.key)),
                incident,
                self._come_back,
            )

    def stays_mended(self, incident: Incident, errs: float) -> bool:
        """
        Whether it is really mended this time; nothing fails more often than twice.
        """
        failed = incident.failures
        return (
            failed >= MOST_FAILURES
            or incident.nature[11 + failed] >= (self.floor.chaos.not_mended + errs + incident.botched) * LOTS
        )

    def _ring(self, after: int, incident: Incident, what: Callable[[Incident], int | None]) -> None:
        self.clock.ring(after or 1, what, incident)

    def _lose_patience(self, incident: Incident) -> int | None:
        """
        Back at the counter, or not yet; seconds until the delegate thinks of it again.
        """
        if incident.gone or (not incident.open and incident.knows):
            incident.patient = False
            return None
        again = incident.again
        if again is None:
            again = lasts(self.patience.again, self._chases.lot(1, incident.chases, incident.key))
            incident.again = again
        if incident.told and again < (promised := self._promised[incident.priority]):
            again = promised
        # Not before what was promised is due, and not before some time has passed since the last news.
        until = incident.expected_at
        if (incident.chases or incident.news_at > incident.reported_at) and incident.news_at + again > until:
            until = incident.news_at + again
        if until > self.clock.now:
            return until - self.clock.now
        if incident.chases >= self.patience.chases:
            incident.patient = False
            self._give_up(incident)
            return None
        if incident.heard:
            self._chase(incident)
        return again or 1

    def _chase(self, incident: Incident) -> None:
        incident.chases += 1
        incident.again = None
        incident.news_at = self.clock.now
        incident.told = False
        self.floor.emit(e.DelegateChased(self.clock.now, incident.number, incident.chases))
        self.floor.desk.answer(incident)

    def _give_up(self, incident: Incident) -> None:
        u = self.floor.chance.uniform(incident.number, b"withdraws")
        waiting = not incident.heard or incident.waiting_since >= 0 or incident.lost
        if incident.open and waiting and u < self.patience.withdraws:
            self.floor.withdraw(incident)

    def _news_due(self, incident: Incident) -> int | None:
        if incident.gone or not incident.open or not self.floor.informing:
            incident.news_watched = False
            return None
        within = self._reminded[incident.priority]
        left = incident.news_at + within - self.clock.now
        if left > 0:
            return left
        if incident.heard:
            self.floor.desk.report_late(incident)
        return within or 1

    def _come_back(self, incident: Incident) -> None:
        incident.reopened += 1
        self.floor.reopen(incident)
